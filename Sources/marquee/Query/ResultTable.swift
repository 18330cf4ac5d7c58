import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse

/// A result as a table for the terminal.
struct ResultTable {
    /// The format that it is made from: texts as they are, numbers with all their digits.
    static let format = ResultFormat.csv(null: null, hasEnd: false)
    private static let null = "\u{1}"
    /// Characters of a text that are shown.
    private static let longestText = 60

    let text: String

    init(_ bytes: [UInt8], types: [ResultType]) throws {
        let reader = RecordReader(MemorySource(bytes))
        var table: TextTable?
        while case .record = try reader.next() {
            let fields = (0..<reader.fieldCount).map { String(decoding: reader.field($0), as: UTF8.self) }
            if table == nil {
                table = TextTable(fields)
            } else {
                table?.add(zip(fields, types).map(Self.cell))
            }
        }
        text = table?.text ?? ""
    }

    private static func cell(_ field: String, _ type: ResultType) -> TextTable.Cell {
        let isNumber = type == .integer || type == .real || type == .decimal
        if field == null { return isNumber ? .digits("NULL") : .word("NULL") }
        if isNumber { return .digits(field) }
        let line = field.replacing("\r", with: "").replacing("\n", with: "⏎").replacing("\t", with: " ")
        return .word(line.count > longestText ? "\(line.prefix(longestText - 1))…" : line)
    }
}
