import Foundation
import MarqueeAttacks
import Testing

/// `marquee doctor` names what differs from what Marquee has made.
struct DoctorTests {
    @Test(arguments: Warehouse.Kind.tested)
    func roleThatChangedWithoutAnEntry_isNamed(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        _ = try serving.token("analyst", name: "ann as scientist")
        let schema = kind == .mysql ? "\(serving.warehouse.name)_governance." : ""
        #expect(try Self.findings(serving.warehouse) == [])
        try serving.warehouse.execute("UPDATE \(schema)principals SET role = 'engineer'")
        let found = try Self.findings(serving.warehouse)
        #expect(found.count == 1 && found.first?.contains("ann as scientist has the role engineer") == true, "\(found)")
        let now = "'2026-01-01 00:00:00.000'"
        try serving.warehouse.execute("UPDATE \(schema)principals SET role = 'analyst'")
        try serving.warehouse.execute(
            "INSERT INTO \(schema)principals (id, name, role, created_at) VALUES (99, 'mallory', 'engineer', \(now))")
        #expect(try Self.findings(serving.warehouse).contains { $0.contains("mallory") })
    }

    @Test(.enabled(if: Server.mayRun)) func accountsRightsTriggersAndProcedures_areCompared_andPutRight() throws {
        let serving = try Serving.fixture(.mysql)
        let warehouse = serving.warehouse
        let token = try serving.token("scientist")
        func write(_ sql: String) throws {
            let reply = try serving.post("/v1/write", token: token, ["sql": sql])
            #expect(reply.status == 200, "\(sql): \(reply.text)")
        }
        try write("CREATE TABLE mine (id INTEGER PRIMARY KEY)")
        try write("INSERT INTO mine (id) VALUES (1)")
        #expect(try Self.findings(warehouse) == [])
        let (name, gov) = (warehouse.name, "\(warehouse.name)_governance")
        let trigger = try #require(
            try warehouse.rows(
                """
                SELECT trigger_name FROM information_schema.triggers
                WHERE trigger_schema = '\(name)' AND event_object_table = 'mine' LIMIT 1
                """
            ).first)
        let harm: [(sql: String, words: String)] = [
            ("GRANT CREATE ON `\(name)`.* TO marquee_writer_\(name)", "has CREATE on"),
            ("GRANT SELECT ON `\(gov)`.* TO marquee_reader_\(name)", "has SELECT on"),
            ("REVOKE UPDATE ON `\(name)`.titles FROM marquee_writer_\(name)", "lacks UPDATE on"),
            ("DROP TRIGGER \(trigger)", "the trigger \(trigger) is missing"),
            (
                "CREATE TRIGGER stranger AFTER INSERT ON titles FOR EACH ROW SET @x = 1",
                "the trigger stranger of titles"
            ),
            ("DROP PROCEDURE `\(gov)`.begin_write_4", "the procedure begin_write_4 is missing"),
            ("CREATE PROCEDURE `\(gov)`.stranger() SELECT 1", "the procedure stranger is not"),
            ("CREATE OR REPLACE VIEW import_runs AS SELECT 1 AS id", "the view import_runs of the ledger was changed"),
        ]
        for (sql, _) in harm { try warehouse.execute(sql) }
        let found = try Self.findings(warehouse)
        for (sql, words) in harm { #expect(found.contains { $0.contains(words) }, "\(sql): \(found)") }
        try warehouse.execute("DROP TRIGGER stranger")
        try warehouse.execute("DROP PROCEDURE `\(gov)`.stranger")
        _ = try Serving(warehouse)
        try write("INSERT INTO mine (id) VALUES (2)")
        #expect(try Self.findings(warehouse) == [])
    }

    /// What doctor names, none when all is well.
    private static func findings(_ warehouse: Warehouse) throws -> [String] {
        let result = try Marquee.run(["doctor", "--format", "json", "--database", warehouse.url])
        if result.status == 0 { return [] }
        let object = try JSONSerialization.jsonObject(with: Data((result.err + result.out).utf8)) as? [String: Any]
        let error = try #require(object?["error"] as? [String: Any], "\(result.err)\(result.out)")
        #expect(error["code"] as? String == "MQ517", "\(error)")
        return error["details"] as? [String] ?? []
    }
}
