import CMariaDB
import MarqueeCatalog
import MarqueeWarehouse

/// The current row of an executed query. Rows come from the server one by one; texts lie in buffers that grow with them.
final class MySQLRow: Row {
    private enum Kind { case integer, real, text, bytes }

    private let statement: MySQLStatement
    private let count: Int
    private let kinds: [Kind]
    /// Names and types of the columns.
    let columns: [ResultColumn]
    private let binds: UnsafeMutableBufferPointer<MYSQL_BIND>
    private let lengths: UnsafeMutableBufferPointer<UInt>
    private let nulls: UnsafeMutableBufferPointer<my_bool>
    private let buffers: UnsafeMutableBufferPointer<UnsafeMutableRawBufferPointer>
    /// Charset number of columns that hold bytes (https://mariadb.com/kb/en/supported-character-sets-and-collations/).
    private static let binaryCharset: UInt32 = 63

    /// - Parameter exactDecimals: whether a decimal is given as its digits instead of the nearest real number.
    init(_ statement: MySQLStatement, exactDecimals: Bool = false) throws {
        self.statement = statement
        let metadata = mysql_stmt_result_metadata(statement.handle)
        defer { mysql_free_result(metadata) }
        count = metadata.map { Int(mysql_num_fields($0)) } ?? 0
        let fields = (0..<count).map { column in
            metadata.flatMap { mysql_fetch_field_direct($0, UInt32(column)) }?.pointee ?? MYSQL_FIELD()
        }
        columns = fields.map { field in
            let name = UnsafeRawBufferPointer(start: field.name, count: Int(field.name_length))
            return ResultColumn(String(decoding: name, as: UTF8.self), Self.type(of: field))
        }
        kinds = columns.map { column in
            switch column.type {
            case .integer: .integer
            case .real: .real
            case .decimal: exactDecimals ? .text : .real
            case .blob: .bytes
            default: .text
            }
        }
        binds = .allocate(capacity: count)
        lengths = .allocate(capacity: count)
        nulls = .allocate(capacity: count)
        buffers = .allocate(capacity: count)
        lengths.initialize(repeating: 0)
        nulls.initialize(repeating: 0)
        for column in 0..<count {
            buffers.initializeElement(at: column, to: .allocate(byteCount: 256, alignment: 8))
            binds.initializeElement(at: column, to: bind(column))
        }
        guard count == 0 || mysql_stmt_bind_result(statement.handle, binds.baseAddress) == 0 else {
            throw statement.failure
        }
    }

    private static func type(of field: MYSQL_FIELD) -> ResultType {
        switch field.type {
        case MYSQL_TYPE_TINY, MYSQL_TYPE_SHORT, MYSQL_TYPE_LONG, MYSQL_TYPE_INT24, MYSQL_TYPE_LONGLONG, MYSQL_TYPE_YEAR:
            .integer
        case MYSQL_TYPE_FLOAT, MYSQL_TYPE_DOUBLE: .real
        case MYSQL_TYPE_DECIMAL, MYSQL_TYPE_NEWDECIMAL: .decimal
        case MYSQL_TYPE_TINY_BLOB, MYSQL_TYPE_BLOB, MYSQL_TYPE_MEDIUM_BLOB, MYSQL_TYPE_LONG_BLOB, MYSQL_TYPE_BIT,
            MYSQL_TYPE_STRING, MYSQL_TYPE_VAR_STRING, MYSQL_TYPE_VARCHAR:
            field.charsetnr == binaryCharset ? .blob : .text
        case MYSQL_TYPE_DATE, MYSQL_TYPE_NEWDATE: .date
        case MYSQL_TYPE_DATETIME, MYSQL_TYPE_TIMESTAMP: .datetime
        case MYSQL_TYPE_TIME: .time
        default: .text
        }
    }

    deinit {
        mysql_stmt_free_result(statement.handle)
        for buffer in buffers { buffer.deallocate() }
        buffers.deallocate()
        binds.deallocate()
        lengths.deallocate()
        nulls.deallocate()
    }

    private func bind(_ column: Int) -> MYSQL_BIND {
        var bind = MYSQL_BIND()
        bind.buffer_type =
            switch kinds[column] {
            case .integer: MYSQL_TYPE_LONGLONG
            case .real: MYSQL_TYPE_DOUBLE
            case .text: MYSQL_TYPE_STRING
            case .bytes: MYSQL_TYPE_LONG_BLOB
            }
        bind.buffer = buffers[column].baseAddress
        bind.buffer_length = UInt(buffers[column].count)
        bind.length = lengths.baseAddress?.advanced(by: column)
        bind.is_null = nulls.baseAddress?.advanced(by: column)
        return bind
    }

    /// Moves to the next row; false when there is none.
    func fetch() throws -> Bool {
        switch mysql_stmt_fetch(statement.handle) {
        case 0: return true
        case MYSQL_NO_DATA: return false
        case MYSQL_DATA_TRUNCATED:
            for column in 0..<count where nulls[column] == 0 && Int(lengths[column]) > buffers[column].count {
                try enlarge(column)
            }
            guard mysql_stmt_bind_result(statement.handle, binds.baseAddress) == 0 else { throw statement.failure }
            return true
        default: throw statement.failure
        }
    }

    /// Fetches a value that was cut off again, into a buffer that holds it.
    private func enlarge(_ column: Int) throws {
        buffers[column].deallocate()
        buffers[column] = .allocate(byteCount: Int(lengths[column]) * 2, alignment: 8)
        binds[column] = bind(column)
        guard mysql_stmt_fetch_column(statement.handle, &binds[column], UInt32(column), 0) == 0 else {
            throw statement.failure
        }
    }

    subscript(_ column: Int) -> Cell {
        guard nulls[column] == 0 else { return .null }
        let buffer = buffers[column]
        switch kinds[column] {
        case .integer: return .integer(buffer.load(as: Int64.self))
        case .real: return .real(buffer.load(as: Double.self))
        case .text, .bytes:
            let start = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            let bytes = UnsafeBufferPointer(start: start, count: Int(lengths[column]))
            return kinds[column] == .text ? .text(bytes) : .bytes(bytes)
        }
    }
}
