import MarqueeCatalog

extension ReportSection {
    /// What the last import changed; nil where nothing has been imported.
    static func drift(_ history: ImportHistory) -> ReportSection? {
        guard history.last != nil else { return nil }
        return ReportSection(
            "drift", title: "Since the import before", [.driftEntities(history), .driftColumns(history)])
    }
}

extension Figure {
    /// Rows that the last import added, changed and no longer found.
    fileprivate static func driftEntities(_ history: ImportHistory) -> Figure {
        var table = FigureTable("table", "added", "changed", "unchanged", "gone", "removed")
        for change in history.changes {
            table.add(
                .text(change.table), .integer(change.added), .integer(change.changed), .integer(change.unchanged),
                .integer(change.gone), .integer(change.removed))
        }
        let titles = history.changes.first { $0.table == "titles" }
        let finding =
            if let titles, titles.added + titles.changed + titles.gone == 0 {
                "The last import found every title as it was."
            } else if let titles {
                "The last import added \(English.count(titles.added, "title")), changed \(English.number(titles.changed)) "
                    + "and no longer found \(English.number(titles.gone))."
            } else { "The last import had no titles." }
        return Figure(
            "drift_entities", title: "Added, changed and gone",
            rule: "rows of each table in the last import, run \(history.last ?? 0); gone are those that its files lack",
            n: history.changes.reduce(0) { $0 + $1.added + $1.changed + $1.unchanged }, finding: finding, table: table)
    }

    /// How far each column has moved from one import to the next.
    fileprivate static func driftColumns(_ history: ImportHistory) -> Figure {
        var table = FigureTable("column", "kind", "ks", "psi", "n_before", "n_after", "alert")
        var alerts: [String] = []
        for after in history.after {
            guard let before = history.before.first(where: { $0.column == after.column }) else { continue }
            let drift = Drift(before: before, after: after)
            let isAlert = drift.ks >= Drift.alertingDistance || drift.psi >= Drift.alertingStability
            if isAlert { alerts.append(after.column) }
            let kind = if case .numbers = after.entries { "number" } else { "category" }
            table.add(
                .text(after.column), .text(kind), .number(drift.ks), .number(drift.psi), .integer(before.count),
                .integer(after.count), .bool(isAlert))
        }
        let finding =
            if history.previous == nil {
                "There was one import so far, so there is nothing to compare with."
            } else if alerts.isEmpty { "No column has shifted since the import before." } else {
                "\(English.sentence(English.list(alerts))) shifted since the import before."
            }
        return Figure(
            "drift_columns", title: "Shift of the columns",
            rule: """
                titles after run \(history.last ?? 0) against those after \
                \(history.previous.map { "run \($0)" } ?? "the run before"); numbers: \
                Kolmogorov–Smirnov distance, alert from \(English.plain(Drift.alertingDistance)); categories: population stability \
                index, alert from \(English.plain(Drift.alertingStability)); of several genres or countries each counts
                """,
            n: table.rows.count, finding: finding, table: table)
    }
}

extension Drift {
    /// From here on a shift of numbers is an alert: a tenth of the rows would have to move.
    package static let alertingDistance = 0.1
    /// From here on a shift of categories is an alert: the customary bound of the population stability index (Siddiqi 2006).
    package static let alertingStability = 0.25
}
