import CMariaDB
import MarqueeCatalog
import MarqueeWarehouse

/// Rows of a table that are read over one connection while they are written over another, by array binding. The values pass
/// as the binary protocol has them, so that each arrives as it was.
struct RowStream {
    /// A column as the server declares it.
    struct Column {
        let name: String
        /// In lower case, without its length.
        let type: String
        let isUnsigned: Bool

        fileprivate var bound: enum_field_types {
            switch type {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year": MYSQL_TYPE_LONGLONG
            case "double", "float": MYSQL_TYPE_DOUBLE
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit": MYSQL_TYPE_LONG_BLOB
            // What is no text the client library must not take for one.
            case _ where Self.shapes.contains(type): MYSQL_TYPE_LONG_BLOB
            default: MYSQL_TYPE_STRING
            }
        }

        private static let shapes: Set<String> = [
            "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
            "geometrycollection", "geomcollection",
        ]
    }

    private static let rowsPerBatch = 2048
    /// Well below the server's usual `max_allowed_packet` of 16 MB.
    private static let bytesPerBatch = 4 << 20

    let source: MySQLConnection
    let target: MySQLConnection

    /// Copies all rows of a table.
    ///
    /// - Parameters:
    ///   - columns: those that the server does not compute by itself.
    ///   - progress: called with the number of rows of each batch.
    /// - Throws: what `progress` throws; `MQ5xx` as the engine does.
    func copy(_ from: String, to: String, _ columns: [Column], progress: (Int) throws -> Void) throws {
        let names = columns.map { Dialect.mysql.quoted($0.name) }
        // A single-precision number would be read as the text that shows it, which has six digits.
        let read = zip(names, columns).map { $1.type == "float" ? "CAST(\($0) AS DOUBLE)" : $0 }
        let select = try MySQLStatement("SELECT \(read.joined(separator: ", ")) FROM \(from)", source)
        try select.execute([])
        let row = try MySQLRow(select, exactDecimals: true)
        let places = Array(repeating: "?", count: names.count).joined(separator: ", ")
        let insert = try MySQLStatement(
            "INSERT INTO \(to) (\(names.joined(separator: ", "))) VALUES (\(places))", target)
        let buffers = columns.map { ColumnBuffer($0.bound, isUnsigned: $0.isUnsigned, Self.rowsPerBatch) }
        let binds = UnsafeMutableBufferPointer<MYSQL_BIND>.allocate(capacity: buffers.count)
        defer { binds.deallocate() }
        for (index, buffer) in buffers.enumerated() { binds.initializeElement(at: index, to: buffer.bind) }
        let kept = KeptBytes()
        // The client library reads from them, which the compiler can't see.
        defer { withExtendedLifetime((buffers, kept)) {} }
        var (count, bytes) = (0, 0)
        func send() throws {
            guard count > 0 else { return }
            guard marquee_stmt_rows(insert.handle, UInt32(count)) == 0,
                mysql_stmt_bind_param(insert.handle, binds.baseAddress) == 0, mysql_stmt_execute(insert.handle) == 0
            else { throw insert.failure }
            try progress(count)
            kept.removeAll()
            (count, bytes) = (0, 0)
        }
        while try row.fetch() {
            for (index, buffer) in buffers.enumerated() { bytes += buffer.put(kept.keep(row[index]), at: count) }
            count += 1
            if count == Self.rowsPerBatch || bytes >= Self.bytesPerBatch { try send() }
        }
        try send()
    }
}

/// Texts and bytes of the rows of a batch, which stay where they are until all of them go.
private final class KeptBytes {
    private static let room = 1 << 20

    private var rooms: [UnsafeMutableRawBufferPointer] = []
    private var larger: [UnsafeMutableRawBufferPointer] = []
    private var current = 0
    private var used = 0

    deinit { for room in rooms + larger { room.deallocate() } }

    /// The same value beyond its row.
    func keep(_ cell: Cell) -> Cell {
        switch cell {
        case .text(let bytes): .text(copy(bytes))
        case .bytes(let bytes): .bytes(copy(bytes))
        default: cell
        }
    }

    private func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let place = take(bytes.count)
        place.copyMemory(from: UnsafeRawBufferPointer(bytes))
        return UnsafeBufferPointer(place.assumingMemoryBound(to: UInt8.self))
    }

    private func take(_ count: Int) -> UnsafeMutableRawBufferPointer {
        guard count <= Self.room / 4 else {
            larger.append(.allocate(byteCount: count, alignment: 8))
            return larger[larger.count - 1]
        }
        if rooms.isEmpty || used + count > Self.room {
            if !rooms.isEmpty { current += 1 }
            if current == rooms.count { rooms.append(.allocate(byteCount: Self.room, alignment: 8)) }
            used = 0
        }
        defer { used += count }
        return UnsafeMutableRawBufferPointer(rebasing: rooms[current][used..<used + count])
    }

    func removeAll() {
        for room in larger { room.deallocate() }
        larger = []
        (current, used) = (0, 0)
    }
}
