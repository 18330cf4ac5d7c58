import Foundation
import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse
import NIOCore

/// Reads rows of a request's body: CSV or NDJSON.
struct UploadedRows {
    let table: String
    /// The table's columns: rows that name others are refused as soon as they do, whatever follows them.
    let known: [Introspection.ColumnDescription]
    /// Latest end of reading.
    let deadline: ContinuousClock.Instant

    /// Rows times columns, of which each takes 8 to 16 bytes beside its text.
    private static let maxCells = 20_000_000
    /// Rows after which the clock is looked at.
    private static let rowsBetweenLooks = 256

    /// Takes time and memory in proportion to the body's size.
    ///
    /// - Parameter contentType: `text/csv`, with `null` as in ``ResultFormat``, or `application/x-ndjson`.
    /// - Throws: `MQ107` for another type, `MQ314` for a row that is damaged, `MQ103` for columns that the table does not have
    ///   and for too many values, `MQ305` when it takes too long.
    func read(_ body: ByteBuffer, contentType: String?) throws -> BulkInsert {
        let type = MediaType(contentType ?? "")
        guard body.withUnsafeReadableBytes({ UTF8Text.isValid($0.bindMemory(to: UInt8.self)) }) else {
            throw JSONRequest.malformed("the body is not UTF-8")
        }
        switch type.name {
        case "text/csv": return try csv(body, null: type.parameters["null"])
        case "application/x-ndjson", "application/jsonl", "application/jsonlines": return try ndjson(body)
        default:
            throw MarqueeError(
                .unsupportedMediaType, "rows are sent as text/csv or application/x-ndjson", hint: "set Content-Type")
        }
    }

    /// - Parameter null: the text that stands for NULL; nil for an empty field without quotes.
    private func csv(_ body: ByteBuffer, null: String?) throws -> BulkInsert {
        let reader = RecordReader(BodySource(body))
        guard case .record = try reader.next() else { throw JSONRequest.malformed("the header line is missing") }
        let columns = (0..<min(reader.fieldCount, RecordReader.mostFields)).map {
            String(decoding: reader.field($0), as: UTF8.self)
        }
        try checkHeader(columns)
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
                try check(row + 1, columns.count)
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

    private func ndjson(_ body: ByteBuffer) throws -> BulkInsert {
        let arena = TextArena()
        let names = Set(known.map { UTF8Key($0.name) })
        var columns: [String] = []
        var places: [UTF8Key: Int] = [:]
        var values: [[TextRef]] = []
        var row = 0
        var rest = body.readableBytesView
        // One line after the other: a list of all lines would be larger than the body where they are short.
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            let line = rest[..<end]
            rest = end < rest.endIndex ? rest[(end + 1)...] : rest[end...]
            if line.isEmpty { continue }
            guard case .object(let members) = try node(line, row: row) else {
                throw MarqueeError(.rowRefused, "row \(row + 1) is not a JSON object", details: ["row \(row + 1)"])
            }
            for (name, value) in members {
                let key = UTF8Key(name)
                guard names.contains(key) else { throw BulkInsert.unknownColumn(name, of: table, known) }
                let place = places[key] ?? columns.count
                if place == columns.count {
                    places[key] = place
                    columns.append(name)
                    values.append([TextRef](repeating: .missing, count: row))
                }
                let text = try text(value, row: row, column: name)
                guard text?.utf8.count ?? 0 <= TextArena.longestText else {
                    throw MarqueeError(.rowRefused, "row \(row + 1) has a text that is too long")
                }
                values[place].append(text.map { arena.store($0) } ?? .missing)
            }
            row += 1
            try check(row, columns.count)
            for place in values.indices where values[place].count < row { values[place].append(.missing) }
        }
        guard !columns.isEmpty else { throw JSONRequest.malformed("there is no row") }
        return BulkInsert(table: table, columns: columns, values: values, arena: arena)
    }

    private func check(_ rows: Int, _ columns: Int) throws {
        guard rows * columns <= Self.maxCells else {
            throw JSONRequest.malformed(
                "the rows have more than \(Self.maxCells) values: send them in several requests")
        }
        if rows % Self.rowsBetweenLooks == 0, deadline < .now {
            throw MarqueeError(.timeLimit, "reading the rows took longer than a statement may")
        }
    }

    private func checkHeader(_ columns: [String]) throws {
        let names = Set(known.map { UTF8Key($0.name) })
        var seen: Set<UTF8Key> = []
        for column in columns {
            guard names.contains(UTF8Key(column)) else { throw BulkInsert.unknownColumn(column, of: table, known) }
            guard seen.insert(UTF8Key(column)).inserted else {
                throw JSONRequest.malformed("the header names \(column) twice")
            }
        }
    }

    private func node(_ line: ByteBufferView, row: Int) throws -> JSONNode {
        do {
            return try line.withUnsafeBytes { try JSONReader.read($0.assumingMemoryBound(to: UInt8.self)) }
        } catch let fault as JSONFault {
            throw MarqueeError(
                .rowRefused, "row \(row + 1) is not a JSON object: \(fault.message)",
                details: ["row \(row + 1)", "byte \(fault.offset)"])
        }
    }

    private func text(_ value: JSONNode, row: Int, column: String) throws -> String? {
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
}

/// A request's body as a source of records, without a copy of it.
private final class BodySource: ByteSource {
    private var body: ByteBuffer

    init(_ body: ByteBuffer) { self.body = body }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, body.readableBytes)
        body.withUnsafeReadableBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        body.moveReaderIndex(forwardBy: count)
        return count
    }
}
