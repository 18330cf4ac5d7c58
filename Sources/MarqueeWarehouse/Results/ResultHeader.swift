/// What stands before and behind the rows of a result.
package enum ResultHeader {
    /// `[{"name": …, "type": …}, …]`.
    package static func json(_ columns: [ResultColumn]) -> String {
        var buffer = OutputBuffer(capacity: 256)
        buffer.append("[")
        for (index, column) in columns.enumerated() {
            buffer.append(index > 0 ? ",{\"name\":" : "{\"name\":")
            buffer.appendJSON(column.name)
            buffer.append(",\"type\":\"\(column.type.rawValue)\"}")
        }
        buffer.append("]")
        return text(&buffer)
    }

    /// The names, as the first line of CSV.
    static func csv(_ columns: [ResultColumn], forSpreadsheets: Bool = false) -> String {
        var buffer = OutputBuffer(capacity: 256)
        for (index, column) in columns.enumerated() {
            if index > 0 { buffer.append(",") }
            buffer.appendCSV(forSpreadsheets ? SpreadsheetText.guarded(column.name) : column.name)
        }
        buffer.append("\n")
        return text(&buffer)
    }

    /// How a result ended, as a JSON object.
    package static func end(_ end: ResultEnd) -> String {
        let types = end.types.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        let limit =
            switch end.limit {
            case nil: ""
            case .requested: ",\"limited_by\":\"limit\""
            case .rows: ",\"limited_by\":\"MQ306\""
            case .bytes: ",\"limited_by\":\"MQ307\""
            }
        let next = end.nextOffset.map { ",\"next_offset\":\($0)" } ?? ""
        return "{\"row_count\":\(end.rows),\"truncated\":\(end.limit != nil)\(limit)\(next),\"types\":[\(types)],"
            + "\"checksum\":\"\(end.checksum)\"}"
    }

    private static func text(_ buffer: inout OutputBuffer) -> String {
        var text = ""
        buffer.flush { text = String(decoding: $0, as: UTF8.self) }
        return text
    }
}
