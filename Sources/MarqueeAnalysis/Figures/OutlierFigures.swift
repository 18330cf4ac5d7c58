extension Figure {
    /// Numbers outside Tukey's fences.
    static func outliers(_ study: Study) -> Figure {
        var table = FigureTable(
            "column", "n", "lower_fence", "upper_fence", "below", "above", "outliers", "lowest", "highest")
        var most: (column: String, summary: NumberSummary)?
        for column in study.columns {
            guard case .numbers(let summary, _) = column.content, summary.moments.count > 0 else { continue }
            table.add(
                .text(column.name), .integer(summary.moments.count), .number(summary.fences.lower),
                .number(summary.fences.upper), .integer(summary.below), .integer(summary.above),
                .integer(summary.outliers), .number(summary.minimum), .number(summary.maximum))
            if summary.outliers > most?.summary.outliers ?? 0 { most = (column.name, summary) }
        }
        let finding =
            if let most {
                "\(most.column) has the most outliers: \(English.number(most.summary.outliers)) of "
                    + "\(English.count(most.summary.moments.count, "value"))."
            } else { study.count == 0 ? English.noTitles : "No number lies outside the fences." }
        return Figure(
            "outliers", title: "Outliers",
            rule: """
                raw, missing left out; strictly below q1 − 1.5 (q3 − q1) or above q3 + 1.5 (q3 − q1); quantiles \
                interpolate; the column n counts the values of a column. Outliers are shown, never removed.
                """,
            n: study.count, finding: finding, table: table)
    }
}
