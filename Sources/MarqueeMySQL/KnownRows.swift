import MarqueeCatalog
import MarqueeWarehouse

/// Rows of a bulk insert whose images are known before the server has them: each column is there, and the server keeps each
/// value as it stands in the text that is sent, or refuses it.
struct KnownRows: Equatable {
    let shape: TableShape
    private let columns: [Column]

    private struct Column: Equatable {
        let kind: Kind
        /// Where it is among the columns that are sent.
        let place: Int
        /// Whether the server puts a number of its own in place of NULL and 0.
        let isNumbered: Bool
    }

    private enum Kind {
        case integer
        case real
        case text

        /// - Returns: nil for a type whose values the server may keep in another form: with other digits, without blanks.
        init?(_ type: String) {
            switch type {
            case "tinyint", "smallint", "mediumint", "int", "bigint": self = .integer
            case "double": self = .real
            case "varchar", "tinytext", "text", "mediumtext", "longtext": self = .text
            default: return nil
            }
        }
    }

    /// - Parameter numbered: the column that the server may number.
    /// - Returns: nil when the table has a column that is not sent, or of a type whose values are not known.
    init?(_ shape: TableShape, sent: [String], numbered: String?) {
        guard !shape.hasGenerated, sent.count == shape.columns.count else { return nil }
        var columns: [Column] = []
        for column in shape.columns {
            guard let kind = Kind(column.type), let place = sent.firstIndex(of: column.name) else { return nil }
            columns.append(Column(kind: kind, place: place, isNumbered: column.name == numbered))
        }
        self.shape = shape
        self.columns = columns
    }

    /// Whether the server keeps each value as it is.
    func areKnown(_ cells: [CellColumn], _ count: Int) -> Bool {
        columns.allSatisfy { column in
            (0..<count).allSatisfy { row in
                switch (column.kind, cells[column.place].cell(row)) {
                case (_, .null): !column.isNumbered
                case (.integer, .integer(let number)): number != 0 || !column.isNumbered
                case (.real, .real): true
                // Blanks, tabs and line ends that a VARCHAR has no room for are cut off without a word.
                case (.text, .text(let bytes)): bytes.last.map { $0 > UInt8(ascii: " ") } ?? true
                // A number that the server still has to read.
                default: false
                }
            }
        }
    }

    /// Appends the image of a row of which ``areKnown(_:_:)`` is true.
    func append(_ cells: [CellColumn], _ row: Int, to image: inout [UInt8]) {
        image.append(UInt8(ascii: "["))
        for (number, column) in columns.enumerated() {
            if number > 0 { image.append(UInt8(ascii: ",")) }
            // A request's body is UTF-8 throughout.
            _ = RowImage.append(cells[column.place].cell(row), to: &image)
        }
        image.append(UInt8(ascii: "]"))
    }
}
