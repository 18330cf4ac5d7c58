import Foundation
import MarqueeAttacks
import MarqueeCatalog
import MarqueeMySQL
import MarqueeSQLite
import MarqueeWarehouse
import Testing

/// Nothing rests on one layer of the guard: with any of them gone, those that are left keep a reader from changing anything.
struct GuardLayersTests {
    @Test(
        arguments: TestEngine.available,
        [GuardLayers.all, [.connection, .engine], [.statement, .engine], [.statement, .connection]])
    func hostileWrites_withALayerGone_changeNothing(_ kind: TestEngine, _ layers: GuardLayers) throws {
        try kind.withEngine { engine in
            let before = try Self.prepare(engine)
            let connection = try engine.connectGuarded(writes: false, layers: layers)
            let watchdog = Watchdog()
            defer { watchdog.end() }
            let dialect = engine.dialect.rawValue
            let text = AttackText(["database": try Self.database(engine)])
            // What only takes time or shows something is the guard's and the limits' matter.
            for attack in AttackList.all where attack.door == .query && attack.dialects.contains(dialect) {
                guard attack.timeout == nil, attack.role != "none" else { continue }
                guard !attack.refusals.contains(.ignored) else { continue }
                let sql = text.statement(attack.text)
                guard Self.writes(sql) else { continue }
                do {
                    let query = ReadQuery(sql, timeout: 5)
                    _ = try query.run(on: connection, limits: Self.limits, watchdog: watchdog, layers: layers) {
                        ResultEncoder(.json, bounds: $0) { _ in }
                    }
                    Issue.record("\(attack.id) was let in: \(sql)")
                } catch is MarqueeError {}
            }
            #expect(try Self.state(engine) == before)
        }
    }

    /// With one layer alone the data is still as it was: each of them keeps a reader from writing.
    @Test(arguments: TestEngine.available, [GuardLayers.statement, .connection, .engine])
    func writes_withOneLayerAlone_changeNothing(_ kind: TestEngine, _ layers: GuardLayers) throws {
        try kind.withEngine { engine in
            let before = try Self.prepare(engine)
            let connection = try engine.connectGuarded(writes: false, layers: layers)
            let watchdog = Watchdog()
            defer { watchdog.end() }
            for sql in [
                "INSERT INTO \(Attack.probe) (id) VALUES (9)", "DELETE FROM \(Attack.probe)",
                "UPDATE \(Attack.probe) SET note = 'harm'", "DELETE FROM import_runs",
            ] {
                #expect(throws: MarqueeError.self, "\(sql)") {
                    _ = try ReadQuery(sql).run(on: connection, limits: Self.limits, watchdog: watchdog, layers: layers)
                    { ResultEncoder(.json, bounds: $0) { _ in } }
                }
            }
            #expect(try Self.state(engine) == before)
        }
    }

    /// A transaction that is read-only refuses what an administrator's account may do, also what commits by itself.
    @Test(
        .enabled(if: TestEngine.server != nil),
        arguments: [
            "INSERT INTO marquee_attack_probe (id) VALUES (9)", "DELETE FROM marquee_attack_probe",
            "SELECT * FROM marquee_attack_probe FOR UPDATE",
            "CREATE TEMPORARY TABLE marquee_attack_made (id INT)", "CREATE TABLE marquee_attack_made (id INT)",
            "DROP TABLE marquee_attack_probe", "TRUNCATE TABLE marquee_attack_probe",
            "ALTER TABLE marquee_attack_probe ADD COLUMN harm INT", "ANALYZE DELETE FROM marquee_attack_probe",
            "SET STATEMENT max_statement_time = 0 FOR DELETE FROM marquee_attack_probe",
            "EXECUTE IMMEDIATE 'DELETE FROM marquee_attack_probe'",
            "CREATE USER marquee_attack_made", "CREATE DATABASE marquee_attack_made",
        ])
    func connectionAlone_underAnAdministrator_refuses(_ sql: String) throws {
        try TestEngine.mysql.withEngine { engine in
            let before = try Self.prepare(engine)
            let connection = try engine.connectGuarded(writes: false, layers: .connection)
            let watchdog = Watchdog()
            defer { watchdog.end() }
            #expect(throws: MarqueeError.self) {
                _ = try ReadQuery(sql).run(
                    on: connection, limits: Self.limits, watchdog: watchdog, layers: .connection
                ) { ResultEncoder(.json, bounds: $0) { _ in } }
            }
            #expect(try Self.state(engine) == before)
        }
    }

    private static let limits = QueryLimits(
        time: .seconds(20), rows: 1000, bytes: 1 << 20, statementBytes: 1_000_000, concurrentStatements: 1,
        requestsPerSecond: .infinity)

    /// Whether a statement would change or lock something, or set something, if it were let in.
    private static func writes(_ sql: String) -> Bool {
        let harmless = ["SHOW", "EXPLAIN", "DESCRIBE", "HELP", "DELIMITER", "CHECKSUM"]
        let verbs: Set<Substring> = [
            "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "TRUNCATE", "ATTACH", "VACUUM", "REINDEX", "GRANT",
            "REVOKE", "OUTFILE", "DUMPFILE", "WRITABLE_SCHEMA",
        ]
        let text = sql.uppercased()
        let words = text.split { !$0.isLetter && $0 != "_" }
        guard !harmless.contains(where: text.hasPrefix) else { return false }
        return !verbs.isDisjoint(with: words) || text.contains("REPLACE INTO")
    }

    /// A warehouse with a table at which attacks aim; gives its state.
    static func prepare(_ engine: any Engine) throws -> [String] {
        let connection = try engine.openForWriting()
        try connection.execute("CREATE TABLE \(Attack.probe) (id INTEGER PRIMARY KEY, note VARCHAR(100))", [])
        try connection.execute("INSERT INTO \(Attack.probe) (id, note) VALUES (1, 'one'), (2, 'two')", [])
        _ = try engine.connectGovernance()
        return try state(engine)
    }

    static func state(_ engine: any Engine) throws -> [String] {
        let connection = try #require(try engine.connect(createIfMissing: false))
        let objects = try Introspection(connection).objects().map(\.name)
        return try objects + connection.lines("SELECT id, note FROM \(Attack.probe) ORDER BY id")
            + connection.lines("SELECT version FROM schema_versions")
    }

    static func database(_ engine: any Engine) throws -> String {
        guard engine.dialect == .mysql else { return "" }
        return try #require(try engine.connect(createIfMissing: false)).strings("SELECT DATABASE()").first ?? ""
    }
}
