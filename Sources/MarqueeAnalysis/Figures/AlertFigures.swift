import MarqueeCatalog

extension Figure {
    /// What a reader should know before trusting the numbers.
    static func alerts(_ study: Study) -> Figure {
        var table = FigureTable("kind", "table", "column", "value", "threshold", "message")
        let alerts =
            study.columns.flatMap(Alert.of) + Alert.suspiciousValues(study) + Alert.brokenReferences(study)
            + Alert.duplicates(study)
        for alert in alerts {
            table.add(
                .text(alert.kind.rawValue), .text(alert.table), .text(alert.column), alert.measured(alert.value),
                alert.measured(alert.threshold), .text(alert.message))
        }
        return Figure(
            "alerts", title: "Alerts",
            rule: """
                raw; constant: one value in two rows or more; mostly_missing: over \
                \(English.plain(Alert.mostlyMissing * 100))% missing; imbalance: one name in over \
                \(English.plain(Alert.imbalance * 100))% of values; skew: skewness beyond \
                ±\(English.plain(Alert.skew)); high_cardinality: over \(English.plain(Alert.highCardinality * 100))% \
                of the names of a category differ; value is what was measured and threshold what it exceeds. \
                suspicious_value, broken_reference and duplicates count rows; n is the number of alerts.
                """,
            n: alerts.count,
            finding: study.count == 0
                ? English.noTitles
                : "\(English.sentence(English.count(alerts.count, "alert"))) "
                    + "\(alerts.count == 1 ? "asks" : "ask") for a look.",
            table: table)
    }
}

/// Something about a column that a reader should know.
struct Alert {
    enum Kind: String {
        case constant
        case mostlyMissing = "mostly_missing"
        case imbalance
        case skew
        case highCardinality = "high_cardinality"
        case suspiciousValue = "suspicious_value"
        case brokenReference = "broken_reference"
        case duplicates
    }

    /// Share of rows without a value above which a column says little.
    static let mostlyMissing = 0.5
    /// Share of values that one name has, above which the others hardly matter.
    static let imbalance = 0.9
    /// Skewness beyond which a mean misleads.
    static let skew = 3.0
    /// Share of different names among the values of a category, above which it is none.
    static let highCardinality = 0.5
    /// The year of the oldest film that survives (Roundhay Garden Scene).
    static let firstYear = 1888.0

    let kind: Kind
    let table: String
    let column: String
    let value: Double
    let threshold: Double
    let message: String

    init(_ kind: Kind, _ table: String, _ column: String, _ value: Double, above threshold: Double, _ message: String) {
        (self.kind, self.table, self.column) = (kind, table, column)
        (self.value, self.threshold, self.message) = (value, threshold, message)
    }

    /// A value or threshold of the alert, a whole number where its kind counts rows or names.
    func measured(_ value: Double) -> FigureValue {
        switch kind {
        case .constant, .suspiciousValue, .brokenReference, .duplicates: .integer(Int(value))
        case .mostlyMissing, .imbalance, .skew, .highCardinality: .number(value)
        }
    }

    /// What the values of a column give reason for.
    static func of(_ column: Column) -> [Alert] {
        guard column.total > 0 else { return [] }
        var alerts: [Alert] = []
        func add(_ kind: Kind, _ value: Double, above threshold: Double, _ message: String) {
            alerts.append(Alert(kind, column.table, column.name, value, above: threshold, message))
        }
        let share = Double(column.missing) / Double(column.total)
        if share > mostlyMissing {
            let all = column.missing == column.total
            add(
                .mostlyMissing, share, above: mostlyMissing,
                all
                    ? "\(column.name) is empty"
                    : "\(column.name) is missing in \(English.share(column.missing, of: column.total)) of rows")
        }
        let present = column.total - column.missing
        switch column.content {
        case .numbers(let summary, _):
            if summary.distinct == 1, present > 1 {
                add(.constant, 1, above: 1, "\(column.name) is \(English.plain(summary.mode)) wherever it is there")
            }
            if abs(summary.moments.skewness) > skew {
                add(
                    .skew, summary.moments.skewness, above: skew,
                    "\(column.name) is skewed (\(English.number(summary.moments.skewness, 1))): its median says "
                        + "more than its mean"
                )
            }
        case .texts(let texts):
            if texts.distinct == 1, present > 1 {
                add(.constant, 1, above: 1, "\(column.name) is \(texts.mode ?? "") wherever it is there")
            }
            guard column.kind == .category, texts.distinct > 1 else { break }
            let most = Double(texts.modeCount) / Double(present)
            if most > imbalance {
                add(
                    .imbalance, most, above: imbalance,
                    "\(column.name) is \(texts.mode ?? "") in \(English.share(texts.modeCount, of: present)) of values")
            }
            let different = Double(texts.distinct) / Double(present)
            if different > highCardinality {
                add(
                    .highCardinality, different, above: highCardinality,
                    "\(English.share(texts.distinct, of: present)) of the values of \(column.name) differ")
            }
        }
        return alerts
    }
}
