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

    /// Makes the triggers that are missing, and drops those that are out of date.
    ///
    /// - Throws: `MQ509` when the account may not, `MQ504` when a table is in use for too long.
    func prepare() throws {
        try withLock { governance, connection in
            if try Self.floor(governance) != nil { return }
            let wanted = try bodies(connection, governance)
            let present = try names(connection)
            for name in present.subtracting(wanted.keys) { try drop(name, connection) }
            for (name, sql) in wanted.sorted(by: { $0.key < $1.key }) where !present.contains(name) {
                try connection.execute(sql, [])
            }
            try governance.execute("UPDATE row_recording SET is_on = 1 WHERE id = 1", [])
        }
    }

    /// Runs `body` while no writer's transaction is open. Before the next of them triggers are looked at anew.
    ///
    /// - Parameter droppingAll: whether the triggers go now.
    func withoutWriters<Value>(droppingAll: Bool = false, _ body: () throws -> Value) throws -> Value {
        try withLock { governance, connection in
            guard let holder = try engine.connect(createIfMissing: false) else {
                throw MarqueeError(.cannotOpenStore, "the database cannot be opened")
            }
            try holder.execute("START TRANSACTION", [])
            _ = try holder.integer("SELECT version FROM schema_versions ORDER BY version FOR UPDATE")
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
        try connection.execute("SET SESSION lock_wait_timeout = 10", [])
        guard try governance.integer("SELECT GET_LOCK(?, 10)", [.text(lockName)]) == 1 else {
            throw MarqueeError(.storeLocked, "somebody else is changing tables", hint: "try again in a moment")
        }
        defer { _ = try? governance.integer("SELECT RELEASE_LOCK(?)", [.text(lockName)]) }
        return try body(governance, connection)
    }

    /// A lock's name has at most 64 characters.
    private var lockName: String { "marquee_rows_\(Self.fingerprint(engine.database))" }

    private func names(_ connection: any Connection) throws -> Set<String> {
        Set(
            try connection.strings(
                """
                SELECT trigger_name FROM information_schema.triggers
                WHERE trigger_schema = DATABASE() AND trigger_name LIKE 'marquee\\_%'
                """))
    }

    private func drop(_ name: String, _ connection: any Connection) throws {
        try connection.execute("DROP TRIGGER IF EXISTS \(Dialect.mysql.quoted(name))", [])
    }

    /// The statements that make all triggers, by their names, which change with what the triggers do.
    private func bodies(_ connection: any Connection, _ governance: any Connection) throws -> [String: String] {
        let writer = try MySQLAccounts(engine, governance).account(.writer).name
        let tables = try connection.strings(
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
            """)
        let log = ChangeLog(governance)
        var shapes: [String: RecordedTable] = [:]
        // Nobody's statement writes these; and one of them is locked while triggers are dropped.
        let ledger = ManagedTables(engine.territory).ledger
        let known = try TableShape.all(tables, of: connection)
        for table in tables where !ledger.contains(table.lowercased()) {
            guard let shape = known[table] else { continue }
            shapes[table] = RecordedTable(
                shape: shape, number: try log.shape(table, shape.names), schema: engine.governance.database)
        }
        let references = try Reference.all(of: connection)
        var bodies: [String: String] = [:]
        for (table, recorded) in shapes {
            for event in RecordedTable.Event.allCases {
                guard let statements = recorded.statements(event, references, shapes) else { continue }
                let body = """
                    \(event.rawValue) ON \(Dialect.mysql.quoted(table)) FOR EACH ROW
                    BEGIN
                        IF SUBSTRING_INDEX(USER(), '@', 1) = \(MySQLAccounts.literal(writer)) THEN
                    \(statements)
                        END IF;
                    END
                    """
                let name = "marquee_\(Self.fingerprint(body))"
                bodies[name] = "CREATE TRIGGER \(Dialect.mysql.quoted(name)) \(body)"
            }
        }
        return bodies
    }

    /// FNV-1a of a text, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), hexadecimal.
    static func fingerprint(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
