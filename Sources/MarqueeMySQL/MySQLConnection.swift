import CMariaDB
import MarqueeCatalog
package import MarqueeWarehouse

/// A connection to a server, with the account's rights and foreign keys on.
package final class MySQLConnection: Connection {
    let handle: UnsafeMutablePointer<MYSQL>
    /// Lets others cut the connection, as long as it lives.
    private(set) var socket: HeldSocket?
    package var dialect: Dialect { .mysql }
    package var cutter: (any Interrupter)? { socket }
    private var isInTransaction = false
    /// Whether a statement's rows of parameters are sent together, where the server takes them so.
    let sendsArrays: Bool
    /// The lock that a transaction takes first, so that writers wait for each other.
    var writersLock = WritersLock.schemaVersions
    private let database: String?
    private var knownLedgerSchema: String??

    enum WritersLock {
        case schemaVersions
        /// The end of the audit log, on a connection to the governance schema.
        case auditHead
        case none
    }

    /// - Parameters:
    ///   - database: the database to use; nil for none.
    ///   - orNil: whether a database that does not exist gives nil instead of an error.
    ///   - longestRow: bytes that a row may have; nil for what the client library takes.
    /// - Throws: `MQ508`, `MQ509` and the like.
    init?(_ engine: MySQLEngine, database: String?, orNil: Bool, longestRow: Int? = nil) throws {
        guard Self.isLibraryReady, let handle = mysql_init(nil) else {
            throw MarqueeError(.storeFailure, "the MariaDB client library cannot be started")
        }
        self.handle = handle
        sendsArrays = engine.sendsArrays
        self.database = database
        mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4")
        var seconds = engine.connectSeconds
        mysql_options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &seconds)
        if var seconds = engine.answerSeconds { mysql_options(handle, MYSQL_OPT_READ_TIMEOUT, &seconds) }
        if var longestRow { mysql_options(handle, MYSQL_OPT_MAX_ALLOWED_PACKET, &longestRow) }
        guard
            mysql_real_connect(
                handle, engine.host, engine.user, engine.password, database, engine.port, nil, UInt(CLIENT_FOUND_ROWS))
                != nil
        else {
            if orNil, mysql_errno(handle) == MySQLFailure.unknownDatabase { return nil }
            throw MySQLFailure.error(handle, "connect to \(engine.host):\(engine.port)")
        }
        socket = HeldSocket(mysql_get_socket(handle))
        if let socket { engine.sockets?.add(socket) }
        // Values that do not fit are errors, not warnings; the moments that the ledger keeps are in UTC.
        try execute(
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'", [])
        try execute(
            "SET SESSION group_concat_max_len = 1048576, innodb_lock_wait_timeout = 10, lock_wait_timeout = 60", [])
    }

    /// Whoever waits for the lock that a definition needs holds up everybody who uses the table later. So nobody waits for
    /// long.
    static let briefLocks = "SET SESSION lock_wait_timeout = 2"

    /// Lets `KILL` and time limits end whatever statement runs here, and bounds its memory.
    ///
    /// MariaDB looks at them once for a buffer of joined rows, and not for each row. With thousands of rows in a buffer and
    /// milliseconds of work for each, a statement ran on for minutes after it was killed, and took 24 GB. Unions need
    /// much: 1.1 GB for 255 of them within one another.
    func boundStatements() throws {
        guard isMariaDB else { return }
        try execute("SET SESSION join_cache_level = 0, max_session_mem_used = \(1536 << 20)", [])
    }

    deinit { mysql_close(handle) }

    private static let isLibraryReady = mysql_server_init(0, nil, nil) == 0

    @discardableResult
    package func execute(_ sql: String, _ parameters: [Value]) throws -> Int {
        guard !parameters.isEmpty else {
            guard mysql_query(handle, sql) == 0 else { throw MySQLFailure.error(handle, sql) }
            return Int(truncatingIfNeeded: mysql_affected_rows(handle))
        }
        let statement = try MySQLStatement(sql, self)
        try statement.execute(parameters)
        return statement.affectedRows
    }

    /// Runs a statement that the account may not be allowed to run, which is then no error.
    func execute(_ sql: String, _ parameters: [Value], unlessRefused: Bool) throws {
        do {
            try execute(sql, parameters)
        } catch let error as MarqueeError where error.code == .loginRefused && unlessRefused {}
    }

    package func executeEach(_ sql: String, _ rows: some Sequence<[Value]>) throws {
        var execution = EachExecution(sql, self)
        try execution.run(rows)
    }

    package func query(_ sql: String, _ parameters: [Value], row: (any Row) throws -> Void) throws {
        let statement = try MySQLStatement(sql, self)
        try statement.execute(parameters)
        let current = try MySQLRow(statement)
        while try current.fetch() { try row(current) }
        // A procedure's result is followed by how it ended.
        while mysql_stmt_more_results(statement.handle) != 0, mysql_stmt_next_result(statement.handle) == 0 {}
    }

    package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        guard !isInTransaction else { return try body() }
        try execute("START TRANSACTION", [])
        isInTransaction = true
        defer { isInTransaction = false }
        do {
            // Writers wait for each other here, as SQLite's do: what one of them has compared stays true until it commits.
            if let sql = try writersLockSQL { _ = try integer(sql) }
            let result = try body()
            try execute("COMMIT", [])
            return result
        } catch {
            _ = try? execute("ROLLBACK", [])
            throw error
        }
    }

    private var writersLockSQL: String? {
        get throws {
            switch writersLock {
            case .schemaVersions:
                "SELECT version FROM \(try name(of: LedgerTables.schemaVersions)) ORDER BY version FOR UPDATE"
            case .auditHead: "SELECT entries FROM \(GovernanceTables.auditHead.name) WHERE id = 1 FOR UPDATE"
            case .none: nil
            }
        }
    }

    package var ledgerSchema: String? {
        get throws {
            if let knownLedgerSchema { return knownLedgerSchema }
            guard let database else { return nil }
            // Tables of which an account sees one that writes any of the ledger.
            let schema = MySQLEngine.governanceName(of: database)
            let found = try integer(
                """
                SELECT COUNT(*) FROM information_schema.tables
                WHERE table_schema = ? AND table_name IN (?, ?) AND table_type = 'BASE TABLE'
                """,
                [.text(schema), .text(RecommendationTables.runs.name), .text(LedgerTables.schemaVersions.name)])
            let apart = found ?? 0 > 0 ? schema : nil
            knownLedgerSchema = .some(apart)
            return apart
        }
    }

    /// True on MariaDB, false on MySQL's own server.
    var isMariaDB: Bool { String(cString: mysql_get_server_info(handle)).contains("MariaDB") }

    package func insert(_ rows: InsertRows) throws {
        try BatchInsert(rows, self).run()
    }

    package var hasBrokenReferences: Bool { false }

    package func finishLoad() {}
}
