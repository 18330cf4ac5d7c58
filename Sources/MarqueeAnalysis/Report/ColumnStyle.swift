/// How a column of a figure is headed and its numbers are written, in pictures and in tables alike.
///
/// It follows from the column's name, so that a column that is new has a heading at once.
package struct ColumnStyle: Sendable {
    package enum Numbers: Sendable {
        /// Digits alone, for what is not counted: years, ranks, ids.
        case plain
        /// Parts of one, shown per cent.
        case share
        /// Grouped by thousands.
        case amount
    }

    /// The name as it stands above a column and on an axis: `mean_score_imputed` is "Mean score, imputed".
    package let heading: String
    package let numbers: Numbers

    package init(_ column: String) {
        heading = Self.headings[column] ?? Self.sentence(column)
        numbers =
            if column == "share" || column.hasSuffix("_share") {
                .share
            } else if Self.plain.contains(column) {
                .plain
            } else {
                .amount
            }
    }

    /// The same in the notation of d3-format, which Vega takes.
    package var format: String {
        switch numbers {
        case .plain: "d"
        case .share: ".1%"
        case .amount: ",.2~f"
        }
    }

    /// The same for round numbers, as on an axis.
    package var axisFormat: String {
        switch numbers {
        case .plain: "d"
        case .share: "~%"
        case .amount: ",~f"
        }
    }

    private static let plain: Set<String> = [
        "rank", "tied", "position", "year", "release_year", "decade", "median_year", "id", "person_id", "community",
        "code_point", "source", "target",
    ]

    private static let headings = [
        "n": "n", "std": "Standard deviation", "q1": "Lower quartile", "q3": "Upper quartile", "min": "Least",
        "max": "Greatest", "mode_count": "Count of the mode", "id": "ID", "person_id": "ID", "ks": "KS distance",
        "psi": "PSI", "phi": "Phi", "n_before": "Rows before", "n_after": "Rows after", "pearson": "Pearson’s r",
        "spearman": "Spearman’s rho", "from": "From", "to": "To (excluded)", "x": "x", "y": "y", "a": "First",
        "b": "Second", "titles": "Titles", "what": "What",
    ]

    private static func sentence(_ column: String) -> String {
        var words = column.split(separator: "_").map(String.init)
        if words.count > 1, let last = words.last, last == "imputed" || last == "raw" {
            words[words.count - 2] += ","
        }
        let text = words.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
