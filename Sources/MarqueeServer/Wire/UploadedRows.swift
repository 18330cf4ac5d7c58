import Foundation
import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse
import NIOCore

/// Rows of a request's body: CSV or NDJSON.
enum UploadedRows {
    /// Columns of NDJSON, whose rows may each name others: as many as a table of SQLite can have, and more than one of InnoDB.
    private static let maxColumns = 2000
    /// Rows times columns of NDJSON, whose rows need not name all columns: as many as the largest body has with all named.
    private static let maxCells = 50_000_000

    /// - Parameters:
    ///   - contentType: `text/csv`, with `null` as in ``ResultFormat``, or `application/x-ndjson`.
    /// - Throws: `MQ107` for another type, `MQ314` for a row that is damaged.
    static func read(_ body: ByteBuffer, contentType: String?, table: String) throws -> BulkInsert {
        let type = MediaType(contentType ?? "")
        guard String(validating: body.readableBytesView, as: UTF8.self) != nil else {
            throw JSONRequest.malformed("the body is not UTF-8")
        }
        switch type.name {
        case "text/csv": return try csv(body, null: type.parameters["null"], table)
        case "application/x-ndjson", "application/jsonl", "application/jsonlines": return try ndjson(body, table)
        default:
            throw MarqueeError(
                .unsupportedMediaType, "rows are sent as text/csv or application/x-ndjson", hint: "set Content-Type")
        }
    }

    /// - Parameter null: the text that stands for NULL; nil for an empty field without quotes.
    private static func csv(_ body: ByteBuffer, null: String?, _ table: String) throws -> BulkInsert {
        let reader = RecordReader(MemorySource(Array(body.readableBytesView)))
        guard case .record = try reader.next() else { throw JSONRequest.malformed("the header line is missing") }
        let columns = (0..<reader.fieldCount).map { String(decoding: reader.field($0), as: UTF8.self) }
        try refuseDoubled(columns)
        reader.expectedFields = columns.count
        let arena = TextArena()
        var values = [[TextRef]](repeating: [], count: columns.count)
        let marker = Array((null ?? "").utf8)
        var row = 0
        while true {
            switch try reader.next() {
            case .end:
                if columns.count == 1, reader.blankLines > 0 {
                    throw JSONRequest.malformed("a blank line is no row: write \"\" or a marker for NULL")
                }
                return BulkInsert(table: table, columns: columns, values: values, arena: arena)
            case .damage(let damage):
                throw MarqueeError(
                    .rowRefused, "row \(row + 1) can't be read",
                    details: ["row \(row + 1)", "line \(damage.line)", "\(damage.kind)"])
            case .record:
                for column in columns.indices {
                    let field = reader.field(column)
                    let isNull = field.elementsEqual(marker) && !reader.isQuoted(column)
                    guard isNull || field.count <= TextArena.longestText else {
                        throw MarqueeError(.rowRefused, "row \(row + 1) has a text that is too long")
                    }
                    values[column].append(isNull ? .missing : arena.store(field))
                }
                row += 1
            }
        }
    }

    private static func ndjson(_ body: ByteBuffer, _ table: String) throws -> BulkInsert {
        let arena = TextArena()
        var columns: [String] = []
        var places: [String: Int] = [:]
        var values: [[TextRef]] = []
        var row = 0
        for line in body.readableBytesView.split(separator: UInt8(ascii: "\n")) {
            guard case .object(let members) = try node(line, row: row) else {
                throw MarqueeError(.rowRefused, "row \(row + 1) is not a JSON object", details: ["row \(row + 1)"])
            }
            for (key, value) in members {
                if places[key] == nil {
                    guard columns.count < maxColumns else {
                        throw JSONRequest.malformed("the rows name more than \(maxColumns) columns")
                    }
                    places[key] = columns.count
                    columns.append(key)
                    values.append([TextRef](repeating: .missing, count: row))
                }
                guard let place = places[key] else { continue }
                let text = try text(value, row: row, column: key)
                guard text?.utf8.count ?? 0 <= TextArena.longestText else {
                    throw MarqueeError(.rowRefused, "row \(row + 1) has a text that is too long")
                }
                values[place].append(text.map { arena.store($0) } ?? .missing)
            }
            row += 1
            guard row * columns.count <= maxCells else {
                throw JSONRequest.malformed("the rows have more than \(maxCells) values")
            }
            for place in values.indices where values[place].count < row { values[place].append(.missing) }
        }
        guard !columns.isEmpty else { throw JSONRequest.malformed("there is no row") }
        return BulkInsert(table: table, columns: columns, values: values, arena: arena)
    }

    private static func node(_ line: ByteBufferView, row: Int) throws -> JSONNode {
        do {
            return try line.withUnsafeBytes { try JSONReader.read($0.assumingMemoryBound(to: UInt8.self)) }
        } catch let fault as JSONFault {
            throw MarqueeError(
                .rowRefused, "row \(row + 1) is not a JSON object: \(fault.message)",
                details: ["row \(row + 1)", "byte \(fault.offset)"])
        }
    }

    private static func text(_ value: JSONNode, row: Int, column: String) throws -> String? {
        switch value {
        case .null: return nil
        case .bool(let value): return value ? "1" : "0"
        case .integer(let number): return String(number)
        case .real(let number): return String(number)
        case .text(let text): return text
        case .list, .object:
            throw MarqueeError(
                .rowRefused, "row \(row + 1) has a list or an object",
                details: ["row \(row + 1)", "column \(column)"])
        }
    }

    private static func refuseDoubled(_ columns: [String]) throws {
        if let doubled = columns.first(where: { column in columns.count { $0 == column } > 1 }) {
            throw JSONRequest.malformed("the header names \(doubled) twice")
        }
    }
}
