/// The table of a figure, which stands beside its picture and in its place where there is none.
struct PageTable {
    let figure: Figure
    /// Rows of a table that the page shows; the JSON has all.
    static let mostRows = 50

    /// What the line says that opens and closes it.
    var summary: String {
        let count = figure.table.rows.count
        let rows = count == 1 ? "1 row" : "\(NumberText.grouped(count)) rows"
        return count <= Self.mostRows
            ? "Table: \(rows)" : "Table: first \(Self.mostRows) of \(rows); all of them are in the JSON"
    }

    /// Whether paper has to be turned for it.
    var isWide: Bool { figure.table.columns.count > 16 }

    var markup: Markup {
        let columns = figure.table.columns.enumerated().map { place, name in
            let isNumeric = figure.table.rows.contains { $0[place].number != nil }
            return Column(style: ColumnStyle(name), isNumeric: isNumeric, isMeasured: Self.measured.contains(name))
        }
        return """
            <div class="scroll" role="region" tabindex="0" aria-label="\(figure.title), table">
            <table>
            <caption>\(figure.title)</caption>
            <thead><tr>\(columns.map(\.head))</tr></thead>
            <tbody>
            \(figure.table.rows.prefix(Self.mostRows).map { row($0, columns) })</tbody>
            </table>
            </div>

            """
    }

    private static let measured: Set<String> = [
        "mean", "min", "q1", "median", "q3", "max", "mode", "lower_fence", "upper_fence", "lowest", "highest",
    ]

    private struct Column {
        let style: ColumnStyle
        let isNumeric: Bool
        /// Whether its numbers are in the unit of the column that a row is about.
        let isMeasured: Bool

        var head: Markup {
            isNumeric
                ? "<th scope=\"col\" class=\"number\">\(style.heading)</th>" : "<th scope=\"col\">\(style.heading)</th>"
        }
    }

    /// The first cell is the row's heading. Texts bring their own direction, which ends with their cell.
    private func row(_ values: [FigureValue], _ columns: [Column]) -> Markup {
        var cells: Markup = "<tr>"
        // A row that is about a column of years has years for its mean and its quartiles.
        let isAboutYears = figure.table.index(of: "column").map { values[$0] } == "release_year"
        for (place, (value, column)) in zip(values, columns).enumerated() {
            let text = NumberText.text(
                of: value, isAboutYears && column.isMeasured ? ColumnStyle("year") : column.style)
            let traits: Markup = column.isNumeric ? " class=\"number\"" : " dir=\"auto\""
            cells += place == 0 ? "<th scope=\"row\"\(traits)>\(text)</th>" : "<td\(traits)>\(text)</td>"
        }
        cells += "</tr>\n"
        return cells
    }
}
