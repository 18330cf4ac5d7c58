import MarqueeCatalog
import MarqueeWarehouse

/// Triggers that record what a writer's statements do to rows. They run with the rights of the account that made them, write
/// into the governance schema, which the writer can't see, and do nothing for anybody but the writer: an import pays for them
/// only until it drops them.
///
/// Changes that foreign keys pass on fire no triggers (https://mariadb.com/kb/en/trigger-limitations/), so the triggers of the
/// referenced table record what the engine is about to do to its dependents.
struct RowTriggers {
    private let engine: MySQLEngine

    /// - Parameter engine: the server, with the account that owns the governance schema.
    init(_ engine: MySQLEngine) { self.engine = engine }

    /// The number of the last recorded row; nil when not all tables have their triggers.
    static func floor(_ governance: any Connection) throws -> Int64? {
        var floor: Int64?
        try governance.query(
            "SELECT is_on, (SELECT COALESCE(MAX(id), 0) FROM row_changes) FROM row_recording WHERE id = 1", []
        ) { if $0[0].integer == 1 { floor = $0[1].integer } }
        return floor
    }

    /// Makes the triggers that are missing, drops those that are out of date, and gives writers rights on the tables that have
    /// theirs. A table for which that fails cannot be written from then on, and concerns no other.
    ///
    /// - Throws: `MQ509` when the login may not, `MQ504` when somebody else does the same for too long.
    func prepare() throws {
        try withLock { governance, connection in
            if try Self.floor(governance) != nil { return }
            try makeTriggers(governance, connection)
            try governance.execute("UPDATE row_recording SET is_on = 1 WHERE id = 1", [])
        }
    }

    /// Does the same where tables are there that nobody has announced, made by another tool.
    ///
    /// - Throws: as ``prepare()``.
    func prepareAnew() throws { try withLock { try makeTriggers($0, $1) } }

    private func makeTriggers(_ governance: any Connection, _ connection: any Connection) throws {
        let plan = try plan(connection, governance)
        let present = try names(connection)
        var reasons = plan.reasons
        let wanted = Set(plan.triggers.values.flatMap(\.keys))
        for name in present.subtracting(wanted) { try drop(name, connection) }
        let recorder = try MySQLAccounts(engine, governance).account(.recorder)
        for (table, triggers) in plan.triggers {
            do {
                for (name, body) in triggers.sorted(by: { $0.key < $1.key }) where !present.contains(name) {
                    try MySQLEngine.owned(by: recorder.sql) { definer in
                        try connection.execute("CREATE \(definer)TRIGGER \(Dialect.mysql.quoted(name)) \(body)", [])
                    }
                }
            } catch let error as MarqueeError where ![.connectionLost, .serverUnreachable].contains(error.code) {
                reasons[table] = MySQLFailure.reason(error)
            }
        }
        try UnwritableTables(governance).replace(by: reasons)
        try MySQLAccounts(engine, governance).reconcile()
    }

    /// Runs `body` while no writer's transaction is open. Before the next of them triggers are looked at anew.
    ///
    /// - Parameter droppingAll: whether the triggers go now.
    func withoutWriters<Value>(droppingAll: Bool = false, _ body: () throws -> Value) throws -> Value {
        try withLock { governance, connection in
            guard let holder = try engine.connect(createIfMissing: false) else {
                throw MarqueeError(.cannotOpenStore, "the database cannot be opened")
            }
            // Early versions made triggers on the ledger too. One on the table locked below could not be dropped any more.
            for name in try names(connection, on: LedgerTables.schemaVersions.name) { try drop(name, connection) }
            try holder.execute("START TRANSACTION", [])
            let versions = try holder.name(of: LedgerTables.schemaVersions)
            _ = try holder.integer("SELECT version FROM \(versions) ORDER BY version FOR UPDATE")
            defer { _ = try? holder.execute("ROLLBACK", []) }
            try governance.execute("UPDATE row_recording SET is_on = 0 WHERE id = 1", [])
            if droppingAll { for name in try names(connection) { try drop(name, connection) } }
            return try body()
        }
    }

    /// One at a time, on whichever server of ours.
    private func withLock<Value>(_ body: (any Connection, any Connection) throws -> Value) throws -> Value {
        guard let governance = try engine.governance.connect(createIfMissing: false),
            let connection = try engine.connect(createIfMissing: false)
        else { throw MarqueeError(.noWarehouse, "the governance schema is gone") }
        try connection.execute(MySQLConnection.briefLocks, [])
        guard try governance.integer("SELECT GET_LOCK(?, 10)", [.text(lockName)]) == 1 else {
            throw MarqueeError(.storeLocked, "somebody else is changing tables", hint: "try again in a moment")
        }
        defer { _ = try? governance.integer("SELECT RELEASE_LOCK(?)", [.text(lockName)]) }
        return try body(governance, connection)
    }

    /// A lock's name has at most 64 characters.
    private var lockName: String { "marquee_rows_\(Self.fingerprint(engine.database))" }

    /// The names of our triggers, which end in a fingerprint. Others may make triggers too.
    private func names(_ connection: any Connection, on table: String? = nil) throws -> Set<String> {
        Set(
            try connection.strings(
                """
                SELECT trigger_name FROM information_schema.triggers
                WHERE trigger_schema = DATABASE() AND trigger_name REGEXP '^marquee_[0-9a-f]{1,16}$'
                    AND event_object_table = COALESCE(?, event_object_table)
                """, [table.map(Value.text) ?? .null]))
    }

    /// Drops our triggers on some tables.
    ///
    /// - Throws: `MQ504` when a table is in use for too long, `MQ5xx` as the engine does.
    func dropAll(on tables: [String]) throws {
        guard let connection = try engine.connect(createIfMissing: false) else { return }
        try connection.execute(MySQLConnection.briefLocks, [])
        for table in tables {
            for name in try names(connection, on: table) { try drop(name, connection) }
        }
    }

    private func drop(_ name: String, _ connection: any Connection) throws {
        try connection.execute("DROP TRIGGER IF EXISTS \(Dialect.mysql.quoted(name))", [])
    }

    /// The triggers that a schema should have.
    private struct Plan {
        /// By table, the triggers by their names, which change with what the triggers do.
        var triggers: [String: [String: String]] = [:]
        /// Why tables cannot be recorded.
        var reasons: [String: String] = [:]
    }

    private func plan(_ connection: any Connection, _ governance: any Connection) throws -> Plan {
        var plan = Plan()
        let writer = Dialect.mysql.literal(try MySQLAccounts(engine, governance).account(.writer).name)
        let log = ChangeLog(governance)
        let server = WriterProcedures.serverID(try connection.strings("SELECT VERSION()").first ?? "")
        // Nobody's statement writes these; and one of them is locked while triggers are dropped.
        let ledger = ManagedTables(engine.territory).ledger
        var names: [String] = []
        try connection.query(
            """
            SELECT table_name, engine FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type IN (\(Introspection.mysqlTableTypes))
            """, []
        ) { row in
            let (name, storage) = (row[0].string ?? "", row[1].string ?? "no storage engine that is there")
            if storage == "InnoDB" {
                if !ledger.contains(name.lowercased()) { names.append(name) }
            } else {
                plan.reasons[name] = "it lies in \(storage), which cannot roll back"
            }
        }
        var shapes: [String: RecordedTable] = [:]
        for (table, shape) in try TableShape.all(names, of: connection) {
            shapes[table] = RecordedTable(
                shape: shape, number: try log.shape(table, shape.names), schema: engine.governance.database,
                server: server)
        }
        let references = try Reference.all(of: connection)
        for (table, recorded) in shapes {
            var triggers: [String: String] = [:]
            for event in RecordedTable.Event.allCases {
                guard let statements = recorded.statements(event, references, shapes) else { continue }
                let body = Self.body(
                    event.rawValue, on: table,
                    """
                    BEGIN
                        IF SUBSTRING_INDEX(USER(), '@', 1) = \(writer) THEN
                    \(statements)
                        END IF;
                    END
                    """)
                triggers[Self.name(of: body)] = body
            }
            plan.triggers[table] = triggers
        }
        return plan
    }

    /// A trigger's event and what it does.
    static func body(_ event: String, on table: String, _ statements: String) -> String {
        "\(event) ON \(Dialect.mysql.quoted(table)) FOR EACH ROW\n\(statements)"
    }

    /// The name of a trigger, which changes with what it does.
    static func name(of body: String) -> String { "marquee_\(fingerprint(body))" }

    /// The names of the triggers that should be there, but for tables that cannot be written.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func expectedNames() throws -> Set<String> {
        guard let governance = try engine.governance.connect(createIfMissing: false),
            let connection = try engine.connect(createIfMissing: false)
        else { return [] }
        let unwritable = try UnwritableTables(governance).reasons()
        return Set(
            try plan(connection, governance).triggers.filter { unwritable[$0.key] == nil }.values.flatMap(\.keys))
    }

    /// FNV-1a of a text, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), hexadecimal.
    static func fingerprint(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
