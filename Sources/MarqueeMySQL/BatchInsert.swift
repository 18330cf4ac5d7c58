import CMariaDB
import MarqueeCatalog
import MarqueeWarehouse

/// Inserts rows by array binding: one statement and one round trip carry a batch of rows
/// (https://mariadb.com/kb/en/bulk-insert-column-wise-binding/).
struct BatchInsert {
    private static let rowsPerBatch = 2048
    /// Well below the server's usual `max_allowed_packet` of 16 MB.
    private static let bytesPerBatch = 4 << 20

    private let rows: InsertRows
    private let connection: MySQLConnection

    init(_ rows: InsertRows, _ connection: MySQLConnection) {
        self.rows = rows
        self.connection = connection
    }

    func run() throws {
        let statement = try MySQLStatement(connection.insertSQL(rows.table.name, rows.columns), connection)
        let columns = rows.columns.indices.map { index in
            ColumnBuffer(Self.type(rows.table.column(rows.columns[index])?.kind), Self.rowsPerBatch)
        }
        let binds = UnsafeMutableBufferPointer<MYSQL_BIND>.allocate(capacity: columns.count)
        defer { binds.deallocate() }
        for (index, column) in columns.enumerated() { binds.initializeElement(at: index, to: column.bind) }
        // The client library reads from them, which the compiler can't see.
        defer { withExtendedLifetime(columns) {} }
        var next = 0
        while next < rows.count {
            let count = fill(columns, from: next)
            guard marquee_stmt_rows(statement.handle, UInt32(count)) == 0,
                mysql_stmt_bind_param(statement.handle, binds.baseAddress) == 0,
                mysql_stmt_execute(statement.handle) == 0
            else { throw statement.failure }
            next += count
            rows.progress(count)
        }
    }

    private static func type(_ kind: Column.Kind?) -> enum_field_types {
        switch kind {
        case .integer: MYSQL_TYPE_LONGLONG
        case .real: MYSQL_TYPE_DOUBLE
        default: MYSQL_TYPE_STRING
        }
    }

    /// Puts the next rows into the columns' buffers.
    ///
    /// - Returns: their number.
    private func fill(_ columns: [ColumnBuffer], from first: Int) -> Int {
        var bytes = 0
        var count = 0
        while count < Self.rowsPerBatch, first + count < rows.count, bytes < Self.bytesPerBatch {
            let row = rows.selection.map { Int($0[first + count]) } ?? first + count
            for (column, cells) in zip(columns, rows.cells) { bytes += column.put(cells.cell(row), at: count) }
            count += 1
        }
        return count
    }
}

/// One column of a batch where the client library can read it.
final class ColumnBuffer {
    private let type: enum_field_types
    private let isUnsigned: Bool
    private let values: UnsafeMutableRawPointer
    private let lengths: UnsafeMutablePointer<UInt>
    private let indicators: UnsafeMutablePointer<CChar>

    /// - Parameters:
    ///   - type: what the values are sent as: whole numbers of 64 bits, numbers with a fraction, text or bytes.
    ///   - capacity: rows of a batch.
    init(_ type: enum_field_types, isUnsigned: Bool = false, _ capacity: Int) {
        self.type = type
        self.isUnsigned = isUnsigned
        values = .allocate(byteCount: capacity * 8, alignment: 8)
        lengths = .allocate(capacity: capacity)
        indicators = .allocate(capacity: capacity)
    }

    deinit {
        values.deallocate()
        lengths.deallocate()
        indicators.deallocate()
    }

    /// Numbers lie in the buffer; for texts it holds their addresses.
    var bind: MYSQL_BIND {
        var bind = MYSQL_BIND()
        bind.buffer_type = type
        bind.buffer = values
        bind.length = lengths
        bind.u.indicator = indicators
        bind.is_unsigned = isUnsigned ? 1 : 0
        return bind
    }

    /// Puts a row's value at a place of the batch. Text and bytes stay where they are until the batch has been sent.
    ///
    /// - Returns: about how many bytes it adds to the batch.
    func put(_ cell: Cell, at place: Int) -> Int {
        indicators[place] = CChar(STMT_INDICATOR_NONE.rawValue)
        switch cell {
        case .null:
            indicators[place] = CChar(STMT_INDICATOR_NULL.rawValue)
            return 1
        case .integer(let number):
            values.storeBytes(of: number, toByteOffset: place * 8, as: Int64.self)
            return 9
        case .real(let number):
            values.storeBytes(of: number, toByteOffset: place * 8, as: Double.self)
            return 9
        case .text(let bytes), .bytes(let bytes):
            values.storeBytes(of: bytes.baseAddress, toByteOffset: place * 8, as: UnsafePointer<UInt8>?.self)
            lengths[place] = UInt(bytes.count)
            return bytes.count + 4
        }
    }
}
