/// A figure of the report: a table, the rule by which it was made, and a sentence that says what is seen.
package struct Figure: Sendable {
    /// Stable name in snake_case, once in a report: how claims, the JSON and the Python client ask for it.
    package let name: String
    package let title: String
    /// Raw or imputed, exploded or first value, what n counts, how ties stand.
    package let rule: String
    /// How many observations it rests on.
    package let n: Int
    package let finding: String
    package let table: FigureTable

    package init(_ name: String, title: String, rule: String, n: Int, finding: String, table: FigureTable) {
        self.name = name
        self.title = title
        self.rule = rule
        self.n = n
        self.finding = finding
        self.table = table
    }
}

/// The data of a figure: named columns and rows of values.
package struct FigureTable: Sendable {
    /// Names in snake_case, each once.
    package let columns: [String]
    package private(set) var rows: [[FigureValue]] = []

    package init(_ columns: String...) { self.columns = columns }

    /// A table of rows that are there; each has a value for each column.
    package init(columns: [String], rows: [[FigureValue]]) {
        self.columns = columns
        self.rows = rows
    }

    /// Adds a row, which has a value for each column.
    package mutating func add(_ values: FigureValue...) { add(values) }

    /// Adds a row, which has a value for each column.
    package mutating func add(_ values: [FigureValue]) {
        precondition(values.count == columns.count, "a row has a value for each column")
        rows.append(values)
    }

    /// The place of a column.
    package func index(of column: String) -> Int? { columns.firstIndex(of: column) }
}

/// A value in a figure's table.
package enum FigureValue: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case missing
    case integer(Int)
    case real(Double)
    case text(String)
    case bool(Bool)

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }

    /// A number; what is not finite is missing.
    package static func number(_ value: Double) -> FigureValue { value.isFinite ? .real(value) : .missing }

    /// A text that may be missing.
    package static func optional(_ text: String?) -> FigureValue { text.map(FigureValue.text) ?? .missing }
}

/// Figures that belong together, under a heading.
package struct ReportSection: Sendable {
    /// Stable name in snake_case.
    package let name: String
    package let title: String
    package let figures: [Figure]

    package init(_ name: String, title: String, _ figures: [Figure]) {
        self.name = name
        self.title = title
        self.figures = figures
    }
}

/// The exploratory analysis of a catalog.
package struct Report: Sendable {
    package let sections: [ReportSection]

    package init(sections: [ReportSection]) { self.sections = sections }

    package func figure(_ name: String) -> Figure? {
        for section in sections {
            if let figure = section.figures.first(where: { $0.name == name }) { return figure }
        }
        return nil
    }
}
