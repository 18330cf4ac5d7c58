import Foundation
import MarqueeAttacks
import Testing

/// A server on an upgraded database, used by the people of the fixture.
final class UpgradedService {
    private let fixture: UpgradeFixture
    private let warehouse: Warehouse
    private let serving: Serving
    /// Numbers and hashes of the audit entries of the fixture.
    private let audit: [String]
    /// The answer kept under the fixture's idempotency key.
    private let answer: String?
    private let analyst, scientist, engineer: String

    init(_ fixture: UpgradeFixture, _ warehouse: Warehouse) throws {
        self.fixture = fixture
        self.warehouse = warehouse
        audit = try warehouse.rows("SELECT id, hash FROM \(warehouse.governance("audit_log")) ORDER BY id")
        answer = try warehouse.rows("SELECT response FROM \(warehouse.governance("idempotency_keys"))").first
        serving = try Serving(warehouse)
        let isServed = fixture.governance != nil
        analyst = try isServed ? UpgradeFixture.token(1) : serving.token("analyst")
        scientist = try isServed ? UpgradeFixture.token(2) : serving.token("scientist")
        engineer = try isServed ? UpgradeFixture.token(3) : serving.token("engineer")
    }

    func stop() throws { try serving.stop() }

    // MARK: Old state

    func expectTokens() throws {
        func status(_ token: String) throws -> Int { try serving.send("GET", "/v1/me", token: token).status }
        #expect(try status(analyst) == 200)
        #expect(try status(scientist) == 200)
        #expect(try status(engineer) == 200)
        #expect(try status(UpgradeFixture.token(4)) == 401)
        #expect(try status(UpgradeFixture.token(5)) == 401)
        let refused = try serving.post("/v1/write", token: analyst, ["sql": "DELETE FROM shelf"])
        #expect(refused.code == "MQ203")
        guard fixture.governance != nil else { return }
        let revoked = try Marquee.run(["user", "revoke", "tim", "--database", warehouse.url])
        #expect(revoked.status == 0, "\(revoked.err)")
    }

    /// Repeats a write with its idempotency key, and replays a kept recommendation.
    func expectAnswersKept() throws {
        guard let answer else { return }
        let body = "{\"sql\": \"INSERT INTO genres (name) VALUES ('from before')\"}"
        let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "from-before")]
        let reply = try serving.send(
            "POST", "/v1/write", token: scientist, headers: headers, body: body)
        #expect(reply.text == "\(answer)\n")
        #expect(reply["idempotency-replayed"] == "true", "\(reply.text)")
        #expect(try warehouse.number("SELECT COUNT(*) FROM genres WHERE name = 'from before'") == 1)
        for run in try warehouse.rows("SELECT id FROM recommendation_runs") {
            let replayed = try Marquee.run(["recommend", "replay", run, "--database", warehouse.url])
            #expect(replayed.status == 0, "\(replayed.err)")
            // The recommender of version 1 computed other scores.
            let isSame = replayed.out.contains("The same as run \(run), to the byte.")
            #expect(isSame || !fixture.hasUndo, "\(replayed.out)")
        }
    }

    func expectAuditKept() throws {
        let reply = try serving.send("GET", "/v1/audit?limit=1000", token: engineer)
        let entries = (reply.json as? [String: Any])?["entries"] as? [[String: Any]] ?? []
        let now = entries.reversed().map { "\($0["id"] as? Int ?? 0)|\($0["hash"] as? String ?? "")" }
        #expect(Array(now.prefix(audit.count)) == audit)
        let verified = try Marquee.run(["audit", "verify", "--database", warehouse.url])
        #expect(verified.status == 0, "\(verified.err)")
    }

    /// Checks that an analyst's account of the database server reads the same tables as before and cannot write.
    func expectAccount() throws {
        guard try fixture.hasAccount() else { return }
        let server = try Server.address()
        let client = [
            "mariadb", "--no-defaults", "-h\(server.host)", "-P\(server.port)", "-udan_\(warehouse.name)",
            "-pdan-password", "-N", warehouse.name, "-e",
        ]
        for table in ["titles", "catalog", "shelf", "best_shelf", "import_runs"] {
            #expect(try Command(client + ["SELECT COUNT(*) FROM \(table)"]).finished().status == 0, "\(table)")
        }
        #expect(try Command(client + ["DELETE FROM remarks"]).finished().status != 0)
        let tokens = "SELECT COUNT(*) FROM \(warehouse.governance("access_tokens"))"
        #expect(try Command(client + [tokens]).finished().status != 0)
    }

    // MARK: Undo

    private func entry(_ column: String, _ text: String) throws -> String {
        let log = warehouse.governance("audit_log")
        let committed = "outcome = 'committed' AND action <> 'dry-run'"
        return try #require(
            warehouse.rows("SELECT id FROM \(log) WHERE \(committed) AND \(column) LIKE '\(text)' ORDER BY id").last)
    }

    private func undo(_ entry: String) throws -> HTTPReply {
        try serving.post("/v1/audit/\(entry)/undo", token: scientist, [:])
    }

    func expectOldWritesTakenBack() throws {
        guard fixture.governance != nil else { return }
        let (batch, rows) = (try entry("statement", "%DELETE FROM shelf%"), try entry("action", "insert"))
        guard fixture.hasUndo else { return #expect(try undo(batch).code == "MQ319") }
        #expect(try undo(try entry("statement", "UPDATE titles SET imdb_votes = 1 %")).code == "MQ318")
        let page = try serving.send("GET", "/v1/audit/\(batch)", token: scientist)
        #expect(((page.json as? [String: Any])?["rows"] as? [Any])?.count == 6, "\(page.text)")
        for entry in [batch, rows] {
            let reply = try undo(entry)
            #expect(reply.status == 200, "\(reply.text)")
        }
        #expect(
            try warehouse.rows("SELECT title_id, stars, weight, note, cover FROM shelf ORDER BY title_id") == [
                "tm201|5|0.1|naïve \"quote\" \\ 電|0ff41", "tm202|-3|12345678901.5||", "ts203|NULL|1e-07|NULL|NULL",
            ])
        #expect(
            try warehouse.rows("SELECT id, title_id, remark FROM remarks ORDER BY id")
                == ["1|ts203|goes along", "2|tm201|stays"])
        #expect(try warehouse.rows("SELECT stars FROM best_shelf ORDER BY title_id") == ["5", "-3", "NULL"])
        #expect(try warehouse.rows("SELECT imdb_score FROM titles WHERE id = 'tm201'") == ["7.4"])
        #expect(try warehouse.rows("SELECT id FROM marks") == [])
    }

    // MARK: New writes

    private func write(_ sql: String, in sandbox: String? = nil) throws -> HTTPReply {
        var body: [String: Any] = ["sql": sql]
        body["sandbox"] = sandbox
        return try serving.post("/v1/write", token: scientist, body)
    }

    private static func entry(_ reply: HTTPReply) -> String {
        ((reply.json as? [String: Any])?["audit_id"] as? Int).map(String.init) ?? "none"
    }

    /// Writes to the old tables in every way, then undoes all of it.
    func expectWrites() throws {
        let before = try Holdings(of: warehouse, only: ["titles", "shelf", "remarks", "marks"])
        var entries: [String] = []
        for sql in [
            "UPDATE titles SET runtime_minutes = 1", "DELETE FROM shelf WHERE title_id = 'tm201'",
            "INSERT INTO shelf (title_id, stars) VALUES ('tm201', 2)", "INSERT INTO marks (who) VALUES ('e')",
        ] {
            let reply = try write(sql)
            #expect(reply.status == 200, "\(sql): \(reply.text)")
            entries.append(Self.entry(reply))
        }
        let rows = try serving.send(
            "POST", "/v1/tables/marks/rows", token: scientist, headers: [("Content-Type", "text/csv")],
            body: "id,who\n101,f\n102,g\n")
        #expect(rows.status == 200, "\(rows.text)")
        entries.append(Self.entry(rows))
        #expect(try warehouse.number("SELECT COUNT(*) FROM marks WHERE who IN ('e', 'f', 'g')") == 3)
        #expect(try warehouse.number("SELECT COUNT(*) FROM remarks WHERE title_id = 'tm201'") == 0)
        // The foreign keys of the old tables still hold.
        #expect(try write("INSERT INTO shelf (title_id) VALUES ('nowhere')").code == "MQ507")
        for entry in entries.reversed() {
            let reply = try undo(entry)
            #expect(reply.status == 200, "\(reply.text)")
        }
        #expect(try before.differences(now: warehouse) == [])
        let kept = try serving.post(
            "/v1/recommendations", token: scientist, ["ids": ["tm201"], "k": 2, "save": true])
        #expect(kept.status == 200, "\(kept.text)")
    }

    /// Reads, writes, compares and promotes the fixture's sandbox, or a new one if the fixture has none.
    func expectSandbox() throws {
        if try !fixture.hasSandbox() {
            let made = try serving.post("/v1/sandboxes", token: scientist, ["name": "trial"])
            #expect(made.status == 201, "\(made.text)")
            for sql in [
                "UPDATE titles SET imdb_score = 6.5 WHERE id = 'tm204'",
                "CREATE TABLE ideas (id INTEGER PRIMARY KEY, idea TEXT)",
                "INSERT INTO ideas (id, idea) VALUES (1, 'more of these')",
            ] { #expect(try write(sql, in: "trial").status == 200) }
        }
        let read = try serving.post(
            "/v1/query", token: scientist, ["sql": "SELECT idea FROM ideas", "sandbox": "trial"])
        #expect(read.text.contains("[\"more of these\"]"), "\(read.text)")
        // A new write, and the undo of the first old one.
        let written = try write("INSERT INTO ideas (id, idea) VALUES (2, 'fewer')", in: "trial")
        #expect(written.status == 200, "\(written.text)")
        let back = try serving.post(
            "/v1/audit/1/undo", token: scientist, ["sandbox": "trial"])
        #expect(back.status == 200, "\(back.text)")
        #expect(try write("UPDATE titles SET imdb_score = 6.6 WHERE id = 'tm204'", in: "trial").status == 200)
        let diff = try serving.send(
            "GET", "/v1/sandboxes/trial/diff", token: scientist, headers: [("Accept", "text/csv")])
        #expect(diff.text.contains("imdb_score,,6.6,false,"), "\(diff.text)")
        let promoted = try serving.post("/v1/sandboxes/trial/promote", token: scientist, [:])
        #expect(promoted.status == 200, "\(promoted.text)")
        #expect(try warehouse.rows("SELECT imdb_score FROM titles WHERE id = 'tm204'") == ["6.6"])
        #expect(try warehouse.rows("SELECT idea FROM ideas ORDER BY id") == ["more of these", "fewer"])
        let dropped = try serving.send("DELETE", "/v1/sandboxes/trial", token: scientist)
        #expect(dropped.status == 200, "\(dropped.text)")
    }
}
