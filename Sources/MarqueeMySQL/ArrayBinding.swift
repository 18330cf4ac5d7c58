import CMariaDB
import MarqueeCatalog
import MarqueeWarehouse

/// A statement that runs once for each row of a batch, in one round trip: array binding
/// (https://mariadb.com/kb/en/bulk-insert-column-wise-binding/).
///
/// A server without array binding, which is MariaDB's own, is sent the rows of a batch one by one.
final class ArrayBinding {
    /// What a value of a column is sent as.
    struct Kind: Equatable {
        let type: enum_field_types
        var isUnsigned = false

        static let integer = Kind(type: MYSQL_TYPE_LONGLONG)
        static let real = Kind(type: MYSQL_TYPE_DOUBLE)
        static let text = Kind(type: MYSQL_TYPE_STRING)
        static let bytes = Kind(type: MYSQL_TYPE_LONG_BLOB)
    }

    /// Rows after which a batch is sent.
    static let rowsPerBatch = 2048
    /// Bytes after which a batch is sent: well below the server's usual `max_allowed_packet` of 16 MB.
    static let bytesPerBatch = 4 << 20

    /// Where the values of a batch are put.
    let columns: [ColumnBuffer]
    private let statement: MySQLStatement
    private let binds: UnsafeMutableBufferPointer<MYSQL_BIND>
    private let sendsArrays: Bool

    /// - Parameter capacity: the most rows of a batch.
    init(_ statement: MySQLStatement, _ kinds: [Kind], capacity: Int = rowsPerBatch) {
        self.statement = statement
        columns = kinds.map { ColumnBuffer($0, capacity) }
        binds = .allocate(capacity: kinds.count)
        sendsArrays = statement.bindsArrays
    }

    deinit { binds.deallocate() }

    /// Runs the statement for the first rows of the columns' buffers.
    ///
    /// - Throws: `MQ5xx` as the server does.
    func execute(_ count: Int) throws {
        if sendsArrays {
            for (index, column) in columns.enumerated() { binds.initializeElement(at: index, to: column.bind) }
            guard marquee_stmt_rows(statement.handle, UInt32(count)) == 0 else { throw statement.failure }
            try run()
        } else {
            for row in 0..<count {
                for (index, column) in columns.enumerated() { binds.initializeElement(at: index, to: column.bind(row)) }
                try run()
            }
        }
    }

    private func run() throws {
        guard mysql_stmt_bind_param(statement.handle, binds.baseAddress) == 0, mysql_stmt_execute(statement.handle) == 0
        else { throw statement.failure }
    }
}

/// One column of a batch where the client library can read it.
final class ColumnBuffer {
    private let kind: ArrayBinding.Kind
    private let values: UnsafeMutableRawPointer
    private let lengths: UnsafeMutablePointer<UInt>
    private let indicators: UnsafeMutablePointer<CChar>

    fileprivate init(_ kind: ArrayBinding.Kind, _ capacity: Int) {
        self.kind = kind
        values = .allocate(byteCount: capacity * 8, alignment: 8)
        lengths = .allocate(capacity: capacity)
        indicators = .allocate(capacity: capacity)
    }

    deinit {
        values.deallocate()
        lengths.deallocate()
        indicators.deallocate()
    }

    /// All rows. Numbers lie in the buffer; for texts it holds their addresses.
    fileprivate var bind: MYSQL_BIND {
        var bind = MYSQL_BIND()
        bind.buffer_type = kind.type
        bind.buffer = values
        bind.length = lengths
        bind.u.indicator = indicators
        bind.is_unsigned = kind.isUnsigned ? 1 : 0
        return bind
    }

    /// One row.
    fileprivate func bind(_ row: Int) -> MYSQL_BIND {
        var bind = MYSQL_BIND()
        guard indicators[row] != CChar(STMT_INDICATOR_NULL.rawValue) else {
            bind.buffer_type = MYSQL_TYPE_NULL
            return bind
        }
        bind.buffer_type = kind.type
        bind.is_unsigned = kind.isUnsigned ? 1 : 0
        if kind.type == MYSQL_TYPE_LONGLONG || kind.type == MYSQL_TYPE_DOUBLE {
            bind.buffer = values + row * 8
        } else {
            bind.buffer = values.load(fromByteOffset: row * 8, as: UnsafeMutableRawPointer?.self)
            bind.buffer_length = lengths[row]
        }
        return bind
    }

    /// Puts a row's value at a place of the batch. Text and bytes stay where they are until the batch has been sent.
    ///
    /// - Returns: about how many bytes it adds to the batch.
    @inline(__always)
    func put(_ cell: Cell, at place: Int) -> Int {
        indicators[place] = CChar(STMT_INDICATOR_NONE.rawValue)
        switch cell {
        case .null:
            indicators[place] = CChar(STMT_INDICATOR_NULL.rawValue)
            return 1
        case .integer(let number):
            values.storeBytes(of: number, toByteOffset: place &* 8, as: Int64.self)
            return 9
        case .real(let number):
            values.storeBytes(of: number, toByteOffset: place &* 8, as: Double.self)
            return 9
        case .text(let bytes), .bytes(let bytes):
            values.storeBytes(of: bytes.baseAddress, toByteOffset: place &* 8, as: UnsafePointer<UInt8>?.self)
            lengths[place] = UInt(bytes.count)
            return bytes.count + 4
        }
    }
}

/// Texts and bytes of the rows of a batch, which stay where they are until all of them go.
final class KeptBytes {
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
