import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// What the engine itself lets an analyst's and a scientist's statements do, the statement guard left out: rights of the account
/// on MariaDB, the authorizer on SQLite.
struct RightsMatrixTests {
    enum Role: String, CaseIterable { case analyst, scientist }

    /// A statement, who may run it, and on which engines it is one.
    struct Entry {
        let sql: String
        var kind = StatementGuard.Kind.rows
        var allowed: Set<Role> = []
        var engines: Set<TestEngine> = [.sqlite, .mysql]
    }

    private static let reads: [Entry] = [
        "SELECT title FROM titles", "SELECT id FROM import_runs", "SELECT version FROM schema_versions",
        "SELECT title FROM catalog", "SELECT id FROM mine",
    ].map { Entry(sql: $0, kind: .query, allowed: [.analyst, .scientist]) }

    private static let rows: [Entry] = [
        "UPDATE titles SET seasons = 1", "INSERT INTO title_types (id, name) VALUES (9, 'X')",
        "DELETE FROM title_types WHERE id = 9", "INSERT INTO mine (id) VALUES (1)", "UPDATE mine SET id = 2",
        "DELETE FROM mine",
    ].map { Entry(sql: $0, allowed: [.scientist]) }

    private static let ledger: [Entry] =
        [
            "UPDATE import_runs SET pruned = 1", "DELETE FROM import_rejects", "DELETE FROM recommendations",
            "INSERT INTO schema_versions (version, applied_at) VALUES (99, '2026-01-01 00:00:00')",
            "UPDATE schema_versions SET version = 99",
            "REPLACE INTO import_timings (run_id, stage, seconds) VALUES (1, 'x', 1)",
        ].map { Entry(sql: $0) }
        + [
            "UPDATE (SELECT 1 AS one) x, import_runs r SET r.pruned = 1",
            "UPDATE titles t, import_runs r SET r.pruned = 1", "DELETE r FROM import_runs r JOIN titles t",
            "INSERT INTO import_timings (run_id, stage, seconds) VALUES (1, 'x', 1) ON DUPLICATE KEY UPDATE seconds = 2",
            "LOAD DATA LOCAL INFILE '/dev/null' INTO TABLE import_runs",
        ].map { Entry(sql: $0, engines: [.mysql]) }

    private static let shapes: [Entry] =
        [
            "DROP TABLE titles", "DROP TABLE import_runs", "DROP VIEW catalog",
            "ALTER TABLE titles ADD COLUMN harm INTEGER",
            "CREATE INDEX harm ON titles (title)", "ALTER TABLE titles RENAME TO harm",
        ].map { Entry(sql: $0, kind: .definition) }
        + [
            "CREATE OR REPLACE TABLE credits (id INT)", "CREATE OR REPLACE VIEW catalog AS SELECT 1 AS one",
            "CREATE OR REPLACE VIEW import_runs AS SELECT 1 AS one", "TRUNCATE TABLE credits", "DROP VIEW import_runs",
            "RENAME TABLE titles TO harm", "ALTER TABLE titles ADD SYSTEM VERSIONING",
            "ALTER TABLE titles ENGINE = MyISAM",
            "ALTER TABLE titles PARTITION BY HASH (id) PARTITIONS 2", "CREATE TABLE unannounced (id INT)",
            "CREATE VIEW unannounced AS SELECT 1 AS one", "CREATE TABLE viewers (id INT)",
            "CREATE TEMPORARY TABLE harm (id INT)", "CREATE SEQUENCE harm", "RENAME TABLE mine TO viewers",
            "CREATE TRIGGER harm AFTER INSERT ON mine FOR EACH ROW SET @x = 1",
            "CREATE PROCEDURE harm() SELECT 1", "CREATE FUNCTION harm() RETURNS INT RETURN 1",
            "CREATE EVENT harm ON SCHEDULE EVERY 1 DAY DO SELECT 1", "CREATE DATABASE harm", "CREATE USER harm",
            "CREATE ROLE harm",
        ].map { Entry(sql: $0, kind: .definition, engines: [.mysql]) }
        + [
            "CREATE TRIGGER harm AFTER INSERT ON titles BEGIN SELECT 1; END", "CREATE TEMP TABLE harm (id INTEGER)",
            "CREATE VIRTUAL TABLE harm USING fts5(a)", "ATTACH DATABASE ':memory:' AS harm", "VACUUM INTO '/tmp/harm'",
            "PRAGMA writable_schema = 1", "ANALYZE", "DETACH DATABASE main",
        ].map { Entry(sql: $0, kind: .definition, engines: [.sqlite]) }

    private static let governance: [Entry] =
        ["SELECT name FROM principals", "SELECT hash FROM access_tokens"].map {
            Entry(sql: $0, kind: .query, engines: [.sqlite])
        }
        + [
            "UPDATE principals SET role = 'engineer'", "DELETE FROM audit_log", "DELETE FROM row_changes",
            "INSERT INTO access_tokens (id, principal_id, hash, created_at) VALUES (9, 1, 'x', 'x')",
        ].map { Entry(sql: $0, engines: [.sqlite]) }
        + [
            "SELECT name FROM GOV.principals", "SELECT password FROM GOV.database_accounts",
            "SELECT id FROM GOV.import_runs", "SELECT User FROM mysql.user",
        ].map { Entry(sql: $0, kind: .query, engines: [.mysql]) }
        + [
            "UPDATE GOV.principals SET role = 'engineer'", "DELETE FROM GOV.audit_log",
            "INSERT INTO GOV.row_changes (shape_id) VALUES (1)", "UPDATE GOV.row_recording SET is_on = 0",
            "DELETE FROM GOV.schema_versions", "DROP DATABASE GOV", "DROP TABLE GOV.audit_log",
            "DROP PROCEDURE GOV.seal_write_4",
            "GRANT ALL ON *.* TO CURRENT_USER()", "SET GLOBAL max_connections = 1",
            "SET SESSION enforce_storage_engine = NULL", "LOCK TABLES titles WRITE", "FLUSH TABLES",
            "SELECT 1 INTO OUTFILE '/tmp/harm'", "INSTALL SONAME 'ha_connect'", "DROP DATABASE OWN",
        ].map { Entry(sql: $0, kind: .definition, engines: [.mysql]) }

    @Test(arguments: TestEngine.available, Role.allCases)
    func engine_letsARoleDoWhatIsMeantForIt_andNothingElse(_ engine: TestEngine, _ role: Role) throws {
        try engine.withGovernedWarehouse { warehouse, governance throws in
            let bench = try UndoBench(warehouse, governance, Watchdog())
            try bench.write("CREATE TABLE mine (id INTEGER PRIMARY KEY)")
            try bench.write("INSERT INTO mine (id) VALUES (5)")
            let names = try Self.names(warehouse)
            let before = try bench.dump()
            for entry in Self.reads + Self.rows + Self.ledger + Self.shapes + Self.governance
            where entry.engines.contains(engine) {
                let sql = entry.sql.replacing("GOV", with: names.governance).replacing("OWN", with: names.own)
                let error = try Self.run(sql, entry.kind, role, warehouse)
                if entry.allowed.contains(role) {
                    #expect(error == nil, "\(role) \(sql): \(String(describing: error))")
                } else {
                    #expect(error.map(Self.isRefusal) == true, "\(role) \(sql): \(String(describing: error))")
                }
            }
            #expect(try bench.dump() == before)
            #expect(try warehouse.findings() == [])
        }
    }

    private static func names(_ engine: any Engine) throws -> (own: String, governance: String) {
        guard let governance = engine.governanceSchema else { return ("main", "main") }
        return (String(governance.dropLast("_governance".count)), governance)
    }

    /// Runs a statement in a transaction that is rolled back.
    private static func run(
        _ sql: String, _ kind: StatementGuard.Kind, _ role: Role, _ engine: any Engine
    ) throws -> MarqueeError? {
        let connection = try engine.connectGuarded(writes: role == .scientist, layers: [.engine])
        defer { connection.rollback() }
        do {
            if engine.dialect == .mysql {
                try connection.own.execute("START TRANSACTION", [])
                if kind == .query {
                    try connection.own.query(sql, []) { _ in }
                } else {
                    try connection.own.execute(sql, [])
                }
            } else {
                if kind != .definition { try connection.begin() }
                let tokens = try SQLTokens(sql, .sqlite)
                try connection.run(.init(kind: kind, tokens: tokens), .none, into: DiscardedResult())
            }
            return nil
        } catch let error as MarqueeError { return error }
    }

    /// True if it is the engine that says no, and not a statement that it does not understand: by the numbers of MariaDB's
    /// refusals, and by the authorizer's code.
    private static func isRefusal(_ error: MarqueeError) -> Bool {
        let numbers = [
            "1142", "1143", "1044", "1227", "1370", "1356", "1410", "1290", "1045", "1288", "1471", "1347", "4123",
        ]
        let words = (error.details + error.internals).joined() + error.message
        return error.code == .tableOutOfReach || numbers.contains { words.contains("server error \($0)") }
    }

    /// A foreign key of a user's cannot refer to the ledger, and a locking read of it holds nobody up.
    @Test(.enabled(if: TestEngine.server != nil))
    func ledger_cannotBeReferredToNorHeld() throws {
        try TestEngine.mysql.withGovernedWarehouse { warehouse, governance throws in
            let bench = try UndoBench(warehouse, governance, Watchdog())
            for parent in ["import_runs", "schema_versions"] {
                #expect(throws: MarqueeError.self) {
                    try bench.write(
                        "CREATE TABLE mine (id BIGINT PRIMARY KEY, FOREIGN KEY (id) REFERENCES \(parent) (id))")
                }
            }
            let writer = try warehouse.connectGuarded(writes: true, layers: [.engine])
            try writer.own.execute("START TRANSACTION", [])
            try writer.own.query("SELECT version FROM schema_versions FOR UPDATE", []) { _ in }
            let administrator = try #require(try warehouse.connect(createIfMissing: false))
            try administrator.execute("SET SESSION innodb_lock_wait_timeout = 1", [])
            try administrator.transaction {
                try administrator.execute(
                    "UPDATE \(administrator.name(of: LedgerTables.schemaVersions)) SET applied_at = applied_at", [])
            }
            writer.rollback()
        }
    }

    /// Every storage engine that the server lists, in every spelling that it understands.
    @Test(.enabled(if: TestEngine.server != nil))
    func tables_areInnoDBs_whateverTheSpelling() throws {
        try TestEngine.mysql.withGovernedWarehouse { warehouse, governance throws in
            let bench = try UndoBench(warehouse, governance, Watchdog())
            let engines = try governance.strings(
                "SELECT engine FROM information_schema.engines WHERE support IN ('YES', 'DEFAULT') AND engine <> 'InnoDB'"
            )
            #expect(engines.count > 5)
            let part = "PARTITION BY HASH (id) (PARTITION p0"
            for engine in engines {
                for option in [
                    "ENGINE=\(engine)", "ENGINE \(engine)", "ENGINE '\(engine)'", "ENGINE=`\(engine)`",
                    "engine /**/ = '\(engine)'",
                    "\(part) ENGINE=\(engine))", "\(part) ENGINE '\(engine)')",
                ] {
                    let sql = "CREATE TABLE other (id INT PRIMARY KEY) \(option)"
                    let tokens = try SQLTokens(sql, .mysql)
                    #expect(throws: MarqueeError.self, "\(sql)") {
                        try bench.writer.changingDefinitions {
                            try bench.writer.run(
                                .init(kind: .definition, tokens: tokens), .none, into: DiscardedResult())
                        }
                    }
                    #expect(throws: MarqueeError.self, "\(sql)") { _ = try StatementGuard(.mysql).write(sql) }
                }
            }
            let plain = try #require(try warehouse.connect(createIfMissing: false))
            #expect(try Introspection(plain).columns(of: "other").isEmpty)
            #expect(try warehouse.findings() == [])
            // What another tool has made elsewhere can be read, and not written.
            try plain.execute("CREATE TABLE elsewhere (id INT PRIMARY KEY) ENGINE = MyISAM", [])
            try plain.execute("INSERT INTO elsewhere (id) VALUES (1)", [])
            try warehouse.prepareService()
            let error = expectError(.tableOutOfReach) { try bench.write("DELETE FROM elsewhere") }
            #expect(error?.details.contains { $0.contains("MyISAM") } == true, "\(String(describing: error))")
            #expect(try bench.writer.own.integer("SELECT COUNT(*) FROM elsewhere") == 1)
        }
    }

    /// A table that another tool has made while the server runs is recorded from its first write on.
    @Test(arguments: TestEngine.available)
    func tableOfAnotherTool_isWrittenAndRecorded(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            try bench.write("UPDATE titles SET seasons = 1")
            let plain = try #require(try bench.engine.connect(createIfMissing: false))
            try plain.execute("CREATE TABLE strangers (id INTEGER PRIMARY KEY, note VARCHAR(20))", [])
            let insert = "INSERT INTO strangers (id, note) VALUES (1, 'a')"
            let entry: Int64
            // A server tries a transaction again that has ended so.
            do { entry = try bench.write(insert) } catch let error as MarqueeError where error.code == .storeLocked {
                entry = try bench.write(insert)
            }
            #expect(try bench.changes(entry).count == 1)
            try bench.undo(entry)
            #expect(try plain.integer("SELECT COUNT(*) FROM strangers") == 0)
        }
    }
}
