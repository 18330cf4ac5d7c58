import CMariaDB
import MarqueeCatalog
import MarqueeWarehouse

/// A prepared statement.
final class MySQLStatement {
    let handle: UnsafeMutablePointer<MYSQL_STMT>
    let sql: String
    /// Keeps the connection alive as long as the statement.
    private let connection: MySQLConnection

    init(_ sql: String, _ connection: MySQLConnection) throws {
        guard let handle = mysql_stmt_init(connection.handle) else { throw MySQLFailure.error(connection.handle, sql) }
        self.handle = handle
        self.sql = sql
        self.connection = connection
        guard mysql_stmt_prepare(handle, sql, UInt(sql.utf8.count)) == 0 else { throw failure }
    }

    deinit { mysql_stmt_close(handle) }

    /// The last error. What fails while rows are being fetched is known to the connection alone.
    var failure: MarqueeError {
        mysql_stmt_errno(handle) == 0 ? MySQLFailure.error(connection.handle, sql) : MySQLFailure.error(handle, sql)
    }

    /// Whether its rows of parameters can be sent together.
    var bindsArrays: Bool { connection.sendsArrays && marquee_stmt_takes_rows(handle) != 0 }

    var affectedRows: Int { Int(truncatingIfNeeded: mysql_stmt_affected_rows(handle)) }

    /// Runs the statement with these values.
    func execute(_ values: [Value]) throws {
        let parameters = Parameters(values)
        try withExtendedLifetime(parameters) {
            guard values.isEmpty || mysql_stmt_bind_param(handle, parameters.binds.baseAddress) == 0,
                mysql_stmt_execute(handle) == 0
            else { throw failure }
        }
    }

    /// Values where the client library can read them.
    private final class Parameters {
        let binds: UnsafeMutableBufferPointer<MYSQL_BIND>
        private var owned: [UnsafeMutableRawPointer] = []

        init(_ values: [Value]) {
            binds = .allocate(capacity: values.count)
            for (index, value) in values.enumerated() {
                var bind = MYSQL_BIND()
                switch value {
                case .null: bind.buffer_type = MYSQL_TYPE_NULL
                case .integer(var number):
                    bind.buffer_type = MYSQL_TYPE_LONGLONG
                    bind.buffer = copy(&number, 8)
                case .real(var number):
                    bind.buffer_type = MYSQL_TYPE_DOUBLE
                    bind.buffer = copy(&number, 8)
                case .text(var text):
                    bind.buffer_type = MYSQL_TYPE_STRING
                    text.withUTF8 {
                        bind.buffer = copy($0.baseAddress, $0.count)
                        bind.buffer_length = UInt($0.count)
                    }
                case .bytes(let bytes):
                    bind.buffer_type = MYSQL_TYPE_LONG_BLOB
                    bytes.withUnsafeBytes {
                        bind.buffer = copy($0.baseAddress, $0.count)
                        bind.buffer_length = UInt($0.count)
                    }
                }
                binds.initializeElement(at: index, to: bind)
            }
        }

        private func copy(_ source: UnsafeRawPointer?, _ count: Int) -> UnsafeMutableRawPointer {
            let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 8)
            if let source { memory.copyMemory(from: source, byteCount: count) }
            owned.append(memory)
            return memory
        }

        deinit {
            for memory in owned { memory.deallocate() }
            binds.deallocate()
        }
    }
}
