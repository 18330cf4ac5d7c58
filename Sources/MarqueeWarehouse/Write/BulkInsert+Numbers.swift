import MarqueeCatalog

extension BulkInsert {
    /// The same rows, the numbers of numeric columns read: an engine takes a number faster than the text of one. A column with
    /// a value that is no number, or is written in another way than an engine writes it, stays as it is, for the engine to
    /// judge.
    ///
    /// - Parameter shape: the table's.
    package func readingNumbers(for shape: TableShape, _ dialect: Dialect) throws -> BulkInsert {
        var read = self
        try values.map(ColumnValues.text).withCells(in: arena) { cells in
            for (place, name) in columns.enumerated() {
                guard let column = shape.columns.first(where: { $0.name == name }) else { continue }
                switch Self.kind(column.type, dialect) {
                case .integer: Self.all(cells[place], rows, Self.integer).map { read.numbers[place] = .integer($0) }
                case .real: Self.all(cells[place], rows, Self.real).map { read.numbers[place] = .real($0) }
                default: break
                }
            }
        }
        return read
    }

    private static func kind(_ type: String, _ dialect: Dialect) -> Column.Kind {
        if dialect == .mysql {
            return ["tinyint", "smallint", "mediumint", "int", "bigint"].contains(type)
                ? .integer : type == "double" ? .real : .text
        }
        // https://www.sqlite.org/datatype3.html#determination_of_column_affinity
        if type.contains("int") { return .integer }
        let isText = ["char", "clob", "text", "blob"].contains { type.contains($0) }
        return !isText && ["real", "floa", "doub"].contains { type.contains($0) } ? .real : .text
    }

    /// - Parameter read: reads a value; nil for NULL gives what stands for NULL.
    /// - Returns: nil when it can't read one of them.
    private static func all<Number>(
        _ cells: CellColumn, _ rows: Int, _ read: (UnsafeBufferPointer<UInt8>?) -> Number?
    ) -> [Number]? {
        var numbers: [Number] = []
        numbers.reserveCapacity(rows)
        for row in 0..<rows {
            var text: UnsafeBufferPointer<UInt8>?
            if case .text(let bytes) = cells.cell(row) { text = bytes }
            guard let number = read(text) else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    /// A whole number of up to 18 digits, without anything that an engine would leave out.
    private static func integer(_ text: UnsafeBufferPointer<UInt8>?) -> Int64? {
        guard let text else { return ColumnValues.missingInteger }
        let start = text.first == UInt8(ascii: "-") ? 1 : 0
        guard 1...18 ~= text.count - start, text[start] != UInt8(ascii: "0") || text.count == 1 else { return nil }
        var number: Int64 = 0
        for digit in text[start...] {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            number = number * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return start == 0 ? number : -number
    }

    private static func real(_ text: UnsafeBufferPointer<UInt8>?) -> Double? {
        guard let text else { return .nan }
        // Nothing but decimal digits, so that the engine would read the same number.
        guard text.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
        return Double(String(decoding: text, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }
}
