import CSQLite
package import MarqueeCatalog
package import MarqueeWarehouse

/// A connection to a SQLite file for SQL from outside.
package final class GuardedSQLiteConnection: GuardedConnection {
    let connection: SQLiteConnection
    let authorizer: SQLiteAuthorizer
    private let territory: Territory
    let stop: SQLiteInterrupter
    private let writes: Bool
    private let recorder: RowRecorder
    private let turn: AdministrationTurn
    /// Reads alone, so that what the authorizer has decided for one is never taken for more.
    private var prepared = PreparedStatements()
    var handle: OpaquePointer { connection.handle }

    package var dialect: Dialect { .sqlite }
    package var own: any Connection { connection }
    package var asCaller: any Connection { CallersConnection(connection, authorizer, writes ? .rows : .read) }
    package var hasUncountedChanges: Bool { false }
    /// Changed rows that ``takeChangedRows()`` has told of.
    private var toldRows = 0
    package var interrupter: any Interrupter { stop }
    package var isUsable: Bool { true }
    package var writeLimits = WriteLimits.none
    package let excess: @Sendable () -> ErrorCode?
    private let room: WriteRoom

    /// - Parameters:
    ///   - writes: whether this connection may change anything.
    ///   - layers: the layers that are on; see ``GuardLayers``.
    /// - Throws: `MQ501` and the like.
    init(_ engine: SQLiteEngine, writes: Bool, layers: GuardLayers) throws {
        let (path, patience) = (engine.path, engine.patience)
        self.writes = writes
        territory = engine.territory
        authorizer = SQLiteAuthorizer(engine.territory)
        turn = AdministrationTurn(database: path)
        let readsAlone = !writes && layers.contains(.connection)
        connection = try SQLiteConnection(path: path, patience: patience, for: readsAlone ? .reading : .writing)
        let stop = connection.limitStatements()
        self.stop = stop
        recorder = RowRecorder(connection)
        recorder.onExcess = { stop.interrupt(.tooManyRowsAffected) }
        room = WriteRoom(connection, path, largest: engine.largest)
        let reserves = TemporaryFolders.reserves + (writes ? [room.reserve] : [])
        excess = { reserves.contains(where: \.isUsedUp) ? .storeFull : nil }
        // The engine sorts in pieces as large as its cache, and one such sort can't be stopped.
        try connection.execute("PRAGMA cache_size = -8192", [])
        if readsAlone { try connection.execute("PRAGMA query_only = ON", []) }
        // What was acknowledged is on the disk, also when the power goes.
        if writes { try connection.execute("PRAGMA synchronous = FULL", []) }
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
        try DefinitionLimits.check(
            statement.tokens, objects: { try connection.integer(Self.usersObjects) ?? 0 },
            indexes: { table in
                let count = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'index' AND lower(tbl_name) = lower(?)"
                return try connection.integer(count, [.text(table)]) ?? 0
            }, partitions: { _ in 0 })
        try StatementSize.check(statement.tokens, .sqlite, known: views)
        let reserved = try reservedNames()
        let changed = try execute(AutoIncrement(statement.tokens).sql ?? sql, values, mode, into: sink)
        // The authorizer is not told what a table is renamed to.
        if let name = try reservedNames().subtracting(reserved).first {
            throw ReservedNames.all.contains(name) ? ManagedTables.reserved(name) : Self.takenByEngine(name)
        }
        // The engine does not say how many rows a table was made with.
        if writeLimits.rows < .max, let objects = DefinedObjects(statement.tokens), objects.makesTable {
            for made in objects.made {
                let rows = "SELECT 1 FROM \(dialect.quoted(made.name)) LIMIT \(writeLimits.rows + 1)"
                try writeLimits.check(Int(try connection.integer("SELECT COUNT(*) FROM (\(rows))") ?? 0))
            }
        }
        return changed
    }

    private static let usersObjects = """
        SELECT COUNT(*) FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """

    /// Table-valued functions would be hidden by tables of their names, from Marquee too.
    private lazy var engineNames = try? Set(
        connection.strings(
            "SELECT lower(name) FROM pragma_module_list UNION SELECT 'pragma_' || lower(name) FROM pragma_pragma_list"))

    private static func takenByEngine(_ name: String) -> MarqueeError {
        MarqueeError(
            .tableOutOfReach, "the name \(name) belongs to a function of the engine", details: ["rule: reserved-name"],
            hint: "choose another name")
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

    /// Names under which there is something that should not be: those of a later version's tables, in a warehouse, and those of
    /// the engine's functions.
    private func reservedNames() throws -> Set<String> {
        let reserved = (engineNames ?? []).union(territory == .warehouse ? ReservedNames.all : [])
        return Set(try connection.strings("SELECT lower(name) FROM sqlite_master")).intersection(reserved)
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
                let (statement, isFirst, limit) = try begun(sql, values, mode)
                defer { sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, limit) }
                var hasRow = isFirst
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

    /// Prepares a statement, and runs it up to its first row.
    ///
    /// - Returns: the limit of a value's length before, too.
    private func begun(
        _ sql: String, _ values: [Value], _ mode: SQLiteAuthorizer.Mode
    ) throws -> (SQLiteStatement, hasRow: Bool, limit: Int32) {
        let before = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, -1)
        do {
            let statement =
                mode == .read ? try prepared.take(sql, handle) : try SQLiteStatement(sql, handle, alone: true)
            narrow(statement)
            try statement.bind(values)
            return (statement, try statement.step(), before)
        } catch {
            sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, before)
            guard authorizer.mayTryAgain(connection) else { throw error }
            return try begun(sql, values, mode)
        }
    }

    /// Keeps a row of the result in memory's bounds: the more columns, the shorter their values.
    private func narrow(_ statement: SQLiteStatement) {
        guard statement.columnCount > 16 else { return }
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.widestRow / statement.columnCount)
    }

    private static let widestRow: Int32 = 16 << 20

    package func takeChangedRows() throws -> Int? {
        guard recorder.isRecording else { return nil }
        defer { toldRows = recorder.rows }
        return recorder.rows - toldRows
    }

    package func limited<Value>(_ body: () throws -> Value) throws -> Value { try stop.running(body) }

    func withQuota(_ error: MarqueeError) -> MarqueeError { room.explained(error, writeLimits) }

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
        if writes { turn.letGo() }
        if writes { try room.prepare() }
        try stop.unlimited {
            try connection.execute(writes ? "BEGIN IMMEDIATE" : "BEGIN", [])
            guard writes else { return }
            do { try room.bound(to: writeLimits) } catch {
                rollback()
                throw error
            }
            recorder.maxRows = writeLimits.rows
            try recorder.begin()
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
