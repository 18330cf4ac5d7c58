import CSQLite
import MarqueeCatalog
package import MarqueeWarehouse

/// A connection to a SQLite file for SQL from outside.
package final class GuardedSQLiteConnection: GuardedConnection {
    private let connection: SQLiteConnection
    private let authorizer: SQLiteAuthorizer
    private let largest: Int64?
    private let territory: Territory
    private let stop: SQLiteInterrupter
    private let writes: Bool
    private let recorder: RowRecorder
    /// Reads alone, so that what the authorizer has decided for one is never taken for more.
    private var prepared = PreparedStatements()
    private var handle: OpaquePointer { connection.handle }

    package var dialect: Dialect { .sqlite }
    package var own: any Connection { connection }
    package var asCaller: any Connection { CallersConnection(connection, authorizer, writes ? .rows : .read) }
    package var hasUncountedChanges: Bool { false }
    /// Changed rows that ``takeChangedRows()`` has told of.
    private var toldRows = 0
    package var interrupter: any Interrupter { stop }
    package var isUsable: Bool { true }

    /// - Parameters:
    ///   - writes: whether this connection may change anything.
    ///   - layers: the layers that are on; see ``GuardLayers``.
    /// - Throws: `MQ501` and the like.
    init(_ engine: SQLiteEngine, writes: Bool, layers: GuardLayers) throws {
        let (path, patience) = (engine.path, engine.patience)
        self.writes = writes
        (largest, territory) = (engine.largest, engine.territory)
        authorizer = SQLiteAuthorizer(engine.territory)
        let readsAlone = !writes && layers.contains(.connection)
        connection = try SQLiteConnection(path: path, patience: patience, for: readsAlone ? .reading : .writing)
        stop = connection.limitStatements()
        recorder = RowRecorder(connection)
        try connection.execute("PRAGMA mmap_size = 268435456", [])
        // The engine sorts in pieces as large as its cache, and one such sort can't be stopped.
        try connection.execute("PRAGMA cache_size = -8192", [])
        if readsAlone { try connection.execute("PRAGMA query_only = ON", []) }
        // What was acknowledged is on the disk, also when the power goes.
        if writes { try connection.execute("PRAGMA synchronous = FULL", []) }
        if writes, let largest {
            let page = try connection.integer("PRAGMA page_size") ?? 4096
            try connection.execute("PRAGMA max_page_count = \(max(1, largest / page))", [])
        }
        // Table-valued functions look up their own schema once, which the authorizer would have to allow for all.
        try connection.execute("SELECT 1 FROM json_each('[]'), json_tree('[]')", [])
        SQLiteConfinement.limit(connection.handle)
        LinearFunctions.register(on: connection.handle)
        JSONAggregates.register(on: connection.handle)
        BoundedFormat.register(on: connection.handle)
        if layers.contains(.engine) { connection.obey(authorizer) }
    }

    private static let longestAnswer: Int32 = 256 << 20

    deinit {
        recorder.end()
        stop.close()
        prepared.removeAll()
    }

    @discardableResult
    package func run(
        _ statement: StatementGuard.Statement, _ parameters: StatementParameters, into sink: any ResultSink
    ) throws -> Int {
        let (sql, values) = try parameters.bound(to: statement.tokens)
        if statement.kind == .description {
            let description = try SQLiteDescription(statement.tokens)
            return try execute(description.sql, description.values, .own, into: sink)
        }
        let mode: SQLiteAuthorizer.Mode =
            switch statement.kind {
            case .query, .description: .read
            case .rows: writes ? .rows : .read
            case .definition: writes ? .definition : .read
            }
        guard statement.kind == .definition else { return try execute(sql, values, mode, into: sink) }
        try NameRules.check(statement.tokens, .sqlite) { Set(try connection.strings(Self.knownNames)) }
        try StatementSize.check(statement.tokens, .sqlite, known: views)
        let reserved = try reservedNames()
        let changed = try execute(AutoIncrement(statement.tokens).sql ?? sql, values, mode, into: sink)
        // The authorizer is not told what a table is renamed to.
        if let name = try reservedNames().subtracting(reserved).first { throw ManagedTables.reserved(name) }
        return changed
    }

    private static let knownNames = """
        SELECT name FROM sqlite_master
        UNION SELECT i.name FROM sqlite_master m JOIN pragma_table_xinfo(m.name) i WHERE m.type IN ('table', 'view')
        """

    /// Names and definitions of all views.
    private func views() throws -> [(name: String, sql: String)] {
        var views: [(String, String)] = []
        try connection.query("SELECT name, sql FROM sqlite_master WHERE type = 'view'", []) {
            views.append(($0[0].string ?? "", $0[1].string ?? ""))
        }
        return views
    }

    /// Names of a later version's tables under which there is something, in a warehouse.
    private func reservedNames() throws -> Set<String> {
        guard territory == .warehouse else { return [] }
        return Set(try connection.strings("SELECT lower(name) FROM sqlite_master")).intersection(ReservedNames.all)
    }

    private func execute(
        _ sql: String, _ values: [Value], _ mode: SQLiteAuthorizer.Mode, into sink: any ResultSink
    ) throws -> Int {
        authorizer.begin(mode)
        defer { authorizer.mode = .own }
        let before = sqlite3_total_changes(handle)
        toldRows = recorder.rows
        try stop.running(memory: mode == .rows ? SQLiteInterrupter.memoryOfChanges : SQLiteInterrupter.memory) {
            do {
                let statement =
                    mode == .read
                    ? try prepared.take(sql, handle) : try SQLiteStatement(sql, handle, alone: true)
                let limit = narrow(statement)
                defer { sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, limit) }
                try statement.bind(values)
                var hasRow = try statement.step()
                try sink.begin(statement.resultColumns)
                while hasRow {
                    guard try sink.add(statement) else { break }
                    hasRow = try statement.step()
                }
                if mode == .read { prepared.keep(statement) }
            } catch let error as MarqueeError {
                if error.code == .severalStatements { throw error }
                throw authorizer.refusal ?? withQuota(SQLiteFailure.outside(error, handle))
            }
        }
        return try takeChangedRows() ?? Int(sqlite3_total_changes(handle) - before)
    }

    /// Keeps a row of the result in memory's bounds: the more columns, the shorter their values.
    ///
    /// - Returns: the limit before.
    private func narrow(_ statement: SQLiteStatement) -> Int32 {
        let most = statement.columnCount > 16 ? Self.widestRow / statement.columnCount : -1
        return sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, most)
    }

    private static let widestRow: Int32 = 16 << 20

    package func takeChangedRows() throws -> Int? {
        guard recorder.isRecording else { return nil }
        defer { toldRows = recorder.rows }
        return recorder.rows - toldRows
    }

    package func limited<Value>(_ body: () throws -> Value) throws -> Value { try stop.running(body) }

    package func insert(_ rows: InsertRows) throws {
        authorizer.begin(.rows)
        defer { authorizer.mode = .own }
        let columns = rows.columns.map(dialect.quoted).joined(separator: ", ")
        let insert = "INSERT INTO \(dialect.quoted(rows.table.name)) (\(columns))"
        var row = 0
        do {
            try stop.running(memory: SQLiteInterrupter.memoryOfChanges) {
                let isShort = rows.columns.count <= BulkFeed.mostColumns
                if isShort, try insertAtOnce(rows, insert) { return }
                // One by one, to find the row that is refused.
                let places = Array(repeating: "?", count: rows.columns.count).joined(separator: ", ")
                let statement = try SQLiteStatement("\(insert) VALUES (\(places))", handle)
                while row < rows.count {
                    for column in rows.cells.indices { try statement.bind(rows.cells[column].cell(row), column) }
                    _ = try statement.step()
                    statement.reset()
                    row += 1
                }
                if isShort {
                    throw MarqueeError(.storeFailure, "the rows were refused together, and taken one by one")
                }
            }
        } catch let error as MarqueeError {
            if error.code == .timeLimit || error.code == .cancelled { throw error }
            let outside = withQuota(SQLiteFailure.outside(error, handle))
            if outside.code == .sandboxQuota { throw outside }
            throw RowFailure(row: min(row, rows.count - 1), error: authorizer.refusal ?? outside)
        }
    }

    /// Inserts the rows by one statement.
    ///
    /// - Returns: false when one of the rows was refused, and none is in.
    private func insertAtOnce(_ rows: InsertRows, _ insert: String) throws -> Bool {
        let values = BulkFeed.columnNames(0..<rows.columns.count)
        authorizer.mode = .own
        try connection.execute("SAVEPOINT bulk_insert", [])
        var isRefused = false
        do {
            try BulkFeed(rows: rows).lend(to: handle) {
                // The virtual table looks up its own schema once, which the authorizer would have to allow for all.
                _ = try SQLiteStatement("SELECT 1 FROM \(BulkFeed.table)", handle)
                authorizer.begin(.rows)
                let statement = try SQLiteStatement("\(insert) SELECT \(values) FROM \(BulkFeed.table)", handle)
                do { _ = try statement.step() } catch {
                    let code = sqlite3_errcode(handle) & 0xFF
                    // A table may say that a conflict ends the whole transaction.
                    isRefused = [SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG].contains(code) && isInTransaction
                    throw error
                }
            }
        } catch  where isRefused {
            authorizer.mode = .own
            // Or that the rows before it stay.
            try connection.execute("ROLLBACK TO bulk_insert", [])
            authorizer.begin(.rows)
            return false
        }
        return true
    }

    /// A file that may not grow any further is full for the engine like a disk.
    private func withQuota(_ error: MarqueeError) -> MarqueeError {
        guard error.code == .storeFull, let largest else { return error }
        return MarqueeError(
            .sandboxQuota, "the sandbox may take \(largest) bytes, or the disk is full", details: error.details,
            hint: "delete rows or drop tables that are no longer needed, or reset the sandbox")
    }

    package func seal(
        _ entry: AuditEntry, _ answer: KeptAnswer?, _ note: ChangeNote,
        digest: @escaping @Sendable (String) -> String
    ) throws -> Int64 {
        do { return try stop.unlimited { try sealing(entry, answer, note, digest: digest) } } catch let error
            as MarqueeError
        {
            throw withQuota(error)
        }
    }

    private func sealing(
        _ entry: AuditEntry, _ answer: KeptAnswer?, _ note: ChangeNote,
        digest: @escaping @Sendable (String) -> String
    ) throws -> Int64 {
        // The limit is for statements from outside; an answer that is kept may be longer.
        let limit = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestAnswer)
        defer { sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, limit) }
        let id = try AuditLog(connection, digest: digest).append(entry)
        try recorder.keep(for: id, note)
        if let answer { try IdempotencyStore(connection).keep(answer.naming(id), for: answer.key) }
        return id
    }

    package func begin() throws {
        try stop.unlimited {
            try connection.execute(writes ? "BEGIN IMMEDIATE" : "BEGIN", [])
            if writes { try recorder.begin() }
        }
        toldRows = 0
    }

    package func changingDefinitions<Value>(_ body: () throws -> Value) throws -> Value { try body() }

    package func commit() throws {
        do { try stop.unlimited { try connection.execute("COMMIT", []) } } catch let error as MarqueeError {
            throw withQuota(error)
        }
    }

    package func rollback() {
        recorder.discard()
        if isInTransaction { stop.unlimited { _ = try? connection.execute("ROLLBACK", []) } }
    }

    package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    package func changeMark() throws -> Int64 { try connection.integer("PRAGMA data_version") ?? -1 }
}
