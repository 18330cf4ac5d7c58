import CSQLite
import CStatementMemory
import Glibc
import MarqueeCatalog
package import MarqueeWarehouse

/// A connection to a SQLite file, with foreign keys on.
package final class SQLiteConnection: Connection {
    let handle: OpaquePointer
    /// The file, when this connection may be the one that makes it.
    private let newFile: String?
    private var prepared = PreparedStatements()
    private var authorizer: SQLiteAuthorizer?
    /// Limits what each statement takes, where somebody else has written it or what it is about.
    private(set) var limiter: SQLiteInterrupter?
    package var dialect: Dialect { .sqlite }

    /// Opens the file, which is made if there is none. Nothing is written before the first statement that writes.
    ///
    /// - Parameter access: what the file is opened for.
    /// - Throws: `MQ501` and the like when it cannot be opened.
    init(path: String, patience: Int32, for access: Access = .making) throws {
        _ = Self.configured
        newFile = access == .making && path != ":memory:" && Glibc.access(path, F_OK) != 0 ? path : nil
        if let newFile { Self.makePrivate(newFile) }
        var opened: OpaquePointer?
        let status = sqlite3_open_v2(path, &opened, access.flags | SQLITE_OPEN_NOMUTEX, nil)
        guard let opened else {
            throw MarqueeError(.storeFailure, "SQLite has no memory for a connection", internals: [path])
        }
        handle = opened
        // From here on deinit closes the handle, also when the rest throws.
        guard status == SQLITE_OK else { throw SQLiteFailure.error(opened, "open \(path)") }
        sqlite3_extended_result_codes(opened, 1)
        sqlite3_busy_timeout(opened, patience)
        for pragma in [
            // Half as many pages to write as SQLite's own 4096 bytes make; a file that is there keeps what it was made with.
            "page_size = 8192",
            "foreign_keys = ON", "synchronous = NORMAL", "cache_size = -\(Self.cacheKibibytes)", "secure_delete = OFF",
            // Pages are never read through a mapping: whoever copies another file over this one would end the process (SIGBUS).
            "mmap_size = 0",
            // A log that one large write has made long is cut when it begins anew.
            "journal_size_limit = \(64 << 20)",
        ] {
            try execute("PRAGMA \(pragma)", [])
        }
    }

    /// Makes an empty file that its owner alone may read, for it will hold hashes of tokens. SQLite gives the same mode to what
    /// it makes beside it. Where that fails, SQLite says why.
    private static func makePrivate(_ path: String) {
        let file = Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        if file >= 0 { close(file) }
    }

    /// Has an authorizer decide what statements may do from now on, for as long as the connection lives.
    func obey(_ authorizer: SQLiteAuthorizer) {
        self.authorizer = authorizer
        sqlite3_set_authorizer(
            handle, SQLiteAuthorizer.callback, Unmanaged.passUnretained(authorizer).toOpaque())
    }

    /// Limits each statement from now on, for as long as the connection lives, and lets others stop it.
    func limitStatements() -> SQLiteInterrupter {
        let limiter = SQLiteInterrupter(handle)
        self.limiter = limiter
        return limiter
    }

    /// Runs statements as one that is limited, where they are.
    func limited<Result>(_ body: () throws -> Result) throws -> Result {
        guard let limiter else { return try body() }
        return try limiter.running(body)
    }

    /// What a file is opened for.
    enum Access {
        case reading
        case writing
        /// Writing, in a file that is made if there is none.
        case making

        fileprivate var flags: Int32 {
            switch self {
            case .reading: SQLITE_OPEN_READONLY
            case .writing: SQLITE_OPEN_READWRITE
            case .making: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        }
    }

    deinit {
        limiter?.close()
        prepared.removeAll()
        sqlite3_close_v2(handle)
        // A file into which nothing could be written is not left behind.
        var status = stat()
        if let newFile, stat(newFile, &status) == 0, status.st_size == 0 { unlink(newFile) }
    }

    private static let cacheKibibytes = 65536

    private static let configured = marquee_watch_statements()

    @discardableResult
    package func execute(_ sql: String, _ parameters: [Value]) throws -> Int {
        try limited {
            let statement = try SQLiteStatement(sql, handle)
            try statement.bind(parameters)
            while try statement.step() {}
            return Int(sqlite3_changes(handle))
        }
    }

    package func executeEach(_ sql: String, _ rows: some Sequence<[Value]>) throws {
        try limited {
            let statement = try SQLiteStatement(sql, handle)
            for row in rows {
                try statement.bind(row)
                while try statement.step() {}
                statement.reset()
            }
        }
    }

    package func query(_ sql: String, _ parameters: [Value], row: (any Row) throws -> Void) throws {
        try limited {
            let statement = try prepared.take(sql, handle)
            try statement.bind(parameters)
            while try statement.step() { try row(statement) }
            prepared.keep(statement)
        }
    }

    package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        guard sqlite3_get_autocommit(handle) != 0 else { return try body() }
        try execute("BEGIN IMMEDIATE", [])
        do {
            let result = try body()
            try execute("COMMIT", [])
            return result
        } catch {
            // The engine has rolled back by itself after some errors, such as a full disk.
            if sqlite3_get_autocommit(handle) == 0 { _ = try? execute("ROLLBACK", []) }
            throw error
        }
    }

    /// Feeds the rows through a virtual table, so that one statement inserts them all; see ``BulkFeed``.
    package func insert(_ rows: InsertRows) throws {
        let ddl = DDL(dialect)
        // In an empty table SQLite numbers rows from 1 on by itself, and need not look whether a number is free.
        let first = rows.fillsEmptyTable && rows.cells.first?.isCount == true ? 1 : 0
        let columns = rows.columns.dropFirst(first).map(dialect.quoted).joined(separator: ", ")
        let values = BulkFeed.columnNames(first..<rows.columns.count)
        if rows.fillsEmptyTable { for sql in ddl.dropIndexes(rows.table) { try execute(sql, []) } }
        try BulkFeed(rows: rows).lend(to: handle) {
            try execute(
                "INSERT INTO \(dialect.quoted(rows.table.name)) (\(columns)) SELECT \(values) FROM \(BulkFeed.table)",
                [])
        }
        guard rows.fillsEmptyTable else { return }
        try sortingInCache(rows.count) { for sql in ddl.createIndexes(rows.table) { try execute(sql, []) } }
    }

    /// Runs statements that make indexes. SQLite sorts an index in pieces as large as its page cache, and does so best when
    /// they stay near the processor. Its own threads (`PRAGMA threads`) are no help: with them it compares whole records
    /// rather than keys.
    private func sortingInCache(_ rows: Int, _ body: () throws -> Void) throws {
        guard rows > 1_000_000 else { return try body() }
        try execute("PRAGMA cache_size = -16384", [])
        try body()
        try execute("PRAGMA cache_size = -\(Self.cacheKibibytes)", [])
    }

    package var hasBrokenReferences: Bool {
        var (current, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
        return current != 0
    }

    package func finishLoad() throws {
        // A fresh file is written once with a rollback journal, which need not hold pages that were not there before. From
        // then on readers and a writer work side by side, which takes write-ahead logging.
        // Someone who reads just now is in the way of the switch; the next load tries again.
        _ = try? execute("PRAGMA journal_mode = WAL", [])
    }
}
