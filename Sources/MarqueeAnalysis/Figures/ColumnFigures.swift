import MarqueeCatalog

extension Figure {
    /// Every column of titles, credits and persons, as it is and imputed.
    static func columns(_ study: Study) -> Figure {
        var table = FigureTable(
            "table", "column", "variant", "kind", "count", "missing", "missing_share", "distinct", "mean", "std", "min",
            "q1", "median", "q3", "max", "mode", "mode_count", "mode_ties", "skewness", "outliers", "lower_fence",
            "upper_fence", "non_alphanumeric", "longest", "longest_bytes", "beyond_basic_plane")
        for column in study.columns {
            switch column.content {
            case .numbers(let raw, let imputed):
                table.add(column, "raw", raw, missing: column.missing)
                if let imputed { table.add(column, "imputed", imputed, missing: column.total - imputed.moments.count) }
            case .texts(let texts):
                table.add(column, texts)
            }
        }
        return Figure(
            "columns", title: "Columns",
            rule: """
                raw, and imputed where a rule fills missing values in: seasons 0, imdb_score and imdb_votes their \
                median. Genres and countries are lists: a title without any is missing, a mode counts the titles that \
                have it. std of a sample (n − 1); quantiles interpolate; skewness is adjusted Fisher-Pearson; outliers \
                are outside Tukey's fences (1.5 times the interquartile range). Of several modes the smallest is shown \
                and mode_ties counts them; texts of which none comes twice have none. Texts are compared by their \
                bytes; lengths are in Unicode scalars, longest_bytes in UTF-8; non_alphanumeric and beyond_basic_plane \
                count values with such a character.
                """,
            n: study.count, finding: finding(study), table: table)
    }

    private static func finding(_ study: Study) -> String {
        guard study.count > 0 else { return English.noTitles }
        let incomplete = study.columns.count { $0.missing > 0 }
        return """
            \(English.sentence(English.count(study.count, "title"))), \
            \(English.count(study.catalog.credits.count, "credit")) and \
            \(English.count(study.catalog.persons.count, "person")); \(incomplete) of \(study.columns.count) columns \
            have missing values.
            """
    }
}

extension FigureTable {
    fileprivate mutating func add(_ column: Column, _ variant: String, _ summary: NumberSummary, missing: Int) {
        add(
            .text(column.table), .text(column.name), .text(variant), .text(column.kind.rawValue),
            .integer(summary.moments.count), .integer(missing), .share(missing, of: column.total),
            .integer(summary.distinct), .number(summary.moments.mean), .number(summary.moments.standardDeviation),
            .number(summary.minimum), .number(summary.q1), .number(summary.median), .number(summary.q3),
            .number(summary.maximum), .number(summary.mode), .integer(summary.modeCount), .integer(summary.modeTies),
            .number(summary.moments.skewness), .integer(summary.outliers), .number(summary.fences.lower),
            .number(summary.fences.upper), .missing, .missing, .missing, .missing)
    }

    fileprivate mutating func add(_ column: Column, _ texts: TextProfile) {
        add(
            .text(column.table), .text(column.name), "raw", .text(column.kind.rawValue), .integer(texts.count),
            .integer(texts.missing), .share(texts.missing, of: column.total), .integer(texts.distinct), .missing,
            .missing,
            .optional(texts.minimum), .missing, .missing, .missing, .optional(texts.maximum), .optional(texts.mode),
            .integer(texts.modeCount), .integer(texts.modeTies), .missing, .missing, .missing, .missing,
            .integer(texts.characters.rows), .integer(texts.longest), .integer(texts.longestInBytes),
            .integer(texts.characters.rowsBeyondBasicPlane))
    }
}
