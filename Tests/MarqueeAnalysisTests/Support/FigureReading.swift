import MarqueeAnalysis
import Testing

extension Report {
    /// The value of a column in the row whose first columns have these values.
    func value(_ figure: String, _ column: String, where key: FigureValue...) throws -> FigureValue {
        let table = try #require(self.figure(figure), "\(figure)").table
        let place = try #require(table.index(of: column), "\(figure).\(column)")
        let row = try #require(table.rows.first { Array($0.prefix(key.count)) == key }, "\(figure): no row \(key)")
        return row[place]
    }

    func number(_ figure: String, _ column: String, where key: FigureValue...) throws -> Double {
        let table = try #require(self.figure(figure), "\(figure)").table
        let place = try #require(table.index(of: column), "\(figure).\(column)")
        let row = try #require(table.rows.first { Array($0.prefix(key.count)) == key }, "\(figure): no row \(key)")
        return try #require(row[place].number, "\(figure).\(column) of \(key) is \(row[place])")
    }

    /// A column of a figure, from the first row on.
    func column(_ figure: String, _ column: String) throws -> [FigureValue] {
        let table = try #require(self.figure(figure), "\(figure)").table
        let place = try #require(table.index(of: column), "\(figure).\(column)")
        return table.rows.map { $0[place] }
    }

    /// Numbers of a column by the texts of another.
    func numbers(_ figure: String, _ column: String, by key: String) throws -> [(key: String, value: Double)] {
        zip(try self.column(figure, key), try self.column(figure, column)).compactMap { key, value in
            value.number.map { (key.text ?? "\(key)", $0) }
        }
    }
}

extension FigureValue {
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        default: nil
        }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}
