import CSQLite
import MarqueeCatalog
import MarqueeWarehouse

/// A prepared statement, and its current row.
final class SQLiteStatement: Row {
    private let handle: OpaquePointer
    private let connection: OpaquePointer
    let sql: String
    private var known: (preparations: Int32, columns: [ResultColumn])?

    /// - Parameter alone: whether nothing may stand behind the statement; the engine would pass over it.
    init(_ sql: String, _ connection: OpaquePointer, alone: Bool = false) throws {
        // The engine would take it for the end of the statement.
        guard !sql.utf8.contains(0) else {
            throw MarqueeError(.statementRefused, "a statement has no NUL character")
        }
        var prepared: OpaquePointer?
        var hasMore = false
        let status = sql.withCString { start in
            var tail: UnsafePointer<CChar>?
            let status = sqlite3_prepare_v2(connection, start, -1, &prepared, &tail)
            hasMore = tail.map { $0.pointee != 0 } ?? false
            return status
        }
        guard status == SQLITE_OK, let prepared else { throw SQLiteFailure.error(connection, sql) }
        guard !alone || !hasMore else {
            sqlite3_finalize(prepared)
            throw MarqueeError(.severalStatements, "something stands behind the statement")
        }
        handle = prepared
        self.connection = connection
        self.sql = sql
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ values: [Value]) throws {
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let status =
                switch value {
                case .null: sqlite3_bind_null(handle, place)
                case .integer(let number): sqlite3_bind_int64(handle, place, number)
                case .real(let number): sqlite3_bind_double(handle, place, number)
                case .text(var text):
                    text.withUTF8 { bytes in
                        bytes.withMemoryRebound(to: CChar.self) {
                            marquee_bind_text(handle, place, $0.baseAddress ?? Self.nothing, Int32($0.count))
                        }
                    }
                case .bytes(let bytes):
                    bytes.withUnsafeBytes {
                        marquee_bind_blob(
                            handle, place, $0.baseAddress ?? UnsafeRawPointer(Self.nothing), Int32($0.count))
                    }
                }
            guard status == SQLITE_OK else { throw SQLiteFailure.error(connection, sql) }
        }
    }

    /// Binds a cell, which must stay where it is until the statement has run.
    func bind(_ cell: Cell, _ column: Int) throws {
        let place = Int32(column + 1)
        let status =
            switch cell {
            case .null: sqlite3_bind_null(handle, place)
            case .integer(let number): sqlite3_bind_int64(handle, place, number)
            case .real(let number): sqlite3_bind_double(handle, place, number)
            case .text(let bytes):
                bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(handle, place, $0.baseAddress ?? Self.nothing, Int32($0.count), nil)
                }
            case .bytes(let bytes):
                sqlite3_bind_blob(
                    handle, place, bytes.baseAddress ?? UnsafePointer(OpaquePointer(Self.nothing)), Int32(bytes.count),
                    nil)
            }
        guard status == SQLITE_OK else { throw SQLiteFailure.error(connection, sql) }
    }

    /// What an empty text is bound by: without an address it would be NULL.
    nonisolated(unsafe) private static let nothing: UnsafePointer<CChar> = {
        let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        byte.initialize(to: 0)
        return UnsafePointer(byte)
    }()

    /// Moves to the next row; false when there is none.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFailure.error(connection, sql)
        }
    }

    func reset() { sqlite3_reset(handle) }

    /// Lets go of everything but the prepared statement itself.
    func rest() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// Whether it may stay prepared: a short text can become a program of megabytes.
    private(set) lazy var isSmall = sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_MEMUSED, 0) <= 256 << 10

    /// Columns of its result.
    var columnCount: Int32 { sqlite3_column_count(handle) }

    /// Whether it tells how another statement would run. It does not look whether tables have changed since it was prepared.
    var isExplanation: Bool { sqlite3_stmt_isexplain(handle) != 0 }

    /// Names and declared types of the result's columns; none for a statement that gives no rows. A statement that was
    /// prepared some time ago is prepared anew by its first step where tables have changed, so that comes first.
    var resultColumns: [ResultColumn] {
        let preparations = sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_REPREPARE, 0)
        if let known, known.preparations == preparations { return known.columns }
        let columns = (0..<sqlite3_column_count(handle)).map { column in
            let declared = sqlite3_column_decltype(handle, column).map { String(cString: $0) } ?? ""
            return ResultColumn(String(cString: sqlite3_column_name(handle, column)), Self.type(declared.uppercased()))
        }
        known = (preparations, columns)
        return columns
    }

    /// The type that a declaration means, as far as values of another kind are not common under it.
    private static func type(_ declared: String) -> ResultType {
        switch declared.prefix(while: { $0 != "(" }) {
        case "INTEGER", "INT", "BIGINT", "SMALLINT", "TINYINT", "MEDIUMINT", "BOOLEAN": .integer
        case "REAL", "DOUBLE", "FLOAT", "DOUBLE PRECISION": .real
        case "TEXT", "VARCHAR", "CHAR", "CLOB", "NVARCHAR": .text
        case "DECIMAL", "NUMERIC": .decimal
        case "DATE": .date
        case "DATETIME", "TIMESTAMP": .datetime
        case "TIME": .time
        case "BLOB": .blob
        default: .unknown
        }
    }

    subscript(_ column: Int) -> Cell {
        let column = Int32(column)
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            let text = sqlite3_column_text(handle, column)
            return .text(UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, column))))
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(handle, column)?.assumingMemoryBound(to: UInt8.self)
            return .bytes(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
        default: return .null
        }
    }
}
