import Foundation
import MarqueeAttacks
import Testing

/// Writes over HTTP, on both engines.
struct WriteTests {
    @Test(arguments: Warehouse.Kind.tested)
    func batch_isCommittedWhole_orNotAtAll(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        let before = try serving.warehouse.dump()
        let failing = try serving.post(
            "/v1/write", token: token,
            [
                "statements": [
                    "UPDATE titles SET runtime_minutes = 1",
                    ["sql": "UPDATE titles SET type_id = ? WHERE id = 'tm1'", "parameters": [77]] as [String: Any],
                    "UPDATE titles SET type_id = 77",
                ] as [Any]
            ])
        #expect(failing.status == 409 && failing.code == "MQ507")
        let error = (failing.json as? [String: [String: Any]])?["error"]
        #expect(error?["rolled_back"] as? Bool == true)
        #expect((error?["details"] as? [String])?.first?.hasPrefix("statement ") == true)
        let dry = try serving.post(
            "/v1/write", token: token, ["sql": "UPDATE titles SET runtime_minutes = 1", "mode": "dry-run"])
        #expect((dry.json as? [String: Any])?["outcome"] as? String == "rolled-back")
        #expect((dry.json as? [String: Any])?["rows_affected"] as? Int == Int(Fixture.counts["titles"] ?? 0))
        let capped = try serving.post(
            "/v1/write", token: token, ["sql": "UPDATE titles SET runtime_minutes = 1", "max_affected": 2])
        #expect(capped.code == "MQ313")
        #expect(try serving.warehouse.dump() == before)
        let done = try serving.post("/v1/write", token: token, ["sql": "UPDATE titles SET runtime_minutes = 1"])
        #expect(done.status == 200)
        let changed = try serving.warehouse.number("SELECT COUNT(*) FROM titles WHERE runtime_minutes = 1")
        #expect(changed == Fixture.counts["titles"])
        try expectAudit(serving, ["rolled-back MQ507", "rolled-back ", "rolled-back MQ313", "committed "])
    }

    /// The latest entries of the audit log, and that its chain holds.
    private func expectAudit(
        _ serving: Serving, _ expected: [String], _ location: SourceLocation = #_sourceLocation
    ) throws {
        let engineer = try serving.token("engineer")
        let reply = try serving.send("GET", "/v1/audit?limit=1000", token: engineer)
        let entries = try #require(
            (reply.json as? [String: Any])?["entries"] as? [[String: Any]], sourceLocation: location)
        let outcomes = entries.reversed().filter { ($0["action"] as? String)?.hasPrefix("user-") == false }
            .map { "\($0["outcome"] as? String ?? "") \($0["error_code"] as? String ?? "")" }
        #expect(outcomes == expected, sourceLocation: location)
        let result = try Marquee.run(["audit", "verify", "--database", serving.warehouse.url])
        #expect(result.status == 0, "\(result.err)", sourceLocation: location)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func idempotencyKey_holdsOverServers_andOverRestarts(_ kind: Warehouse.Kind) throws {
        let one = try Serving.fixture(kind)
        let token = try one.token("scientist")
        let body: [String: Any] = ["sql": "INSERT INTO genres (name) VALUES ('idempotent')"]
        let key = [("Idempotency-Key", "key-1")]
        let first = try one.post("/v1/write", token: token, headers: key, body)
        try #require(first.status == 200, "\(first.text)")
        let two = try Serving(one.warehouse)
        let second = try two.post("/v1/write", token: token, headers: key, body)
        #expect(second.body == first.body && second["idempotency-replayed"] == "true")
        try one.stop()
        try two.stop()
        let three = try Serving(one.warehouse)
        #expect(try three.post("/v1/write", token: token, headers: key, body).body == first.body)
        #expect(
            try three.post("/v1/write", token: token, headers: key, ["sql": "DELETE FROM genres"]).code == "MQ109")
        #expect(try one.warehouse.number("SELECT COUNT(*) FROM genres WHERE name = 'idempotent'") == 1)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func keySentManyTimesAtOnce_writesOnce(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        let body = Array("{\"sql\": \"INSERT INTO genres (name) VALUES ('once')\"}".utf8)
        let headers = [("Authorization", "Bearer \(token)"), ("Idempotency-Key", "storm")]
        let client = serving.client
        let replies = Parallel.run(8) { _ in
            try client.send("POST", "/v1/write", headers: headers, body: body)?.text ?? ""
        }
        let answers = Set(replies.filter { $0.contains("\"committed\"") })
        #expect(answers.count == 1, "\(replies)")
        #expect(try serving.warehouse.number("SELECT COUNT(*) FROM genres WHERE name = 'once'") == 1)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func bulkInsert_isAllOrNothing(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        let make = try serving.post(
            "/v1/write", token: token,
            [
                "sql":
                    "CREATE TABLE ratings (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, stars REAL, title_id VARCHAR(64), FOREIGN KEY (title_id) REFERENCES titles (id))"
            ])
        try #require(make.status == 200, "\(make.text)")
        let csv = [("Content-Type", "text/csv")]
        let title = try #require(try serving.warehouse.rows("SELECT id FROM titles ORDER BY id LIMIT 1").first)
        let good = "who,stars,title_id\n\"a, \"\"b\"\"\",4.5,\(title)\n\"\",,\n"
        let inserted = try serving.send("POST", "/v1/tables/ratings/rows", token: token, headers: csv, body: good)
        #expect((inserted.json as? [String: Any])?["rows_affected"] as? Int == 2, "\(inserted.text)")
        let rows = try serving.warehouse.rows("SELECT who, stars, title_id FROM ratings ORDER BY id")
        #expect(rows == ["a, \"b\"|4.5|\(title)", "|NULL|NULL"])
        for (bad, row) in [
            ("who,stars,title_id\nx,1,\(title)\ny,1,nowhere\n", 2), ("who,stars\nx,1\n,2\n", 2),
            ("who,stars\nx,1\ny\n", 2),
        ] {
            let reply = try serving.send("POST", "/v1/tables/ratings/rows", token: token, headers: csv, body: bad)
            #expect(reply.code == "MQ314" && reply.text.contains("row \(row)"), "\(reply.text)")
        }
        let dry = try serving.send(
            "POST", "/v1/tables/ratings/rows?mode=dry-run", token: token,
            headers: [("Content-Type", "application/x-ndjson")],
            body: "{\"who\": \"z\", \"stars\": 1}\n{\"who\": \"q\"}\n")
        #expect((dry.json as? [String: Any])?["outcome"] as? String == "rolled-back", "\(dry.text)")
        #expect(try serving.warehouse.number("SELECT COUNT(*) FROM ratings") == 2)
        for (path, type, body, code) in [
            ("nothing", "text/csv", "a\n1\n", "MQ111"), ("audit_log", "text/csv", "id\n1\n", "MQ208"),
            ("import_runs", "text/csv", "id\n1\n", "MQ208"), ("ratings", "text/html", "x", "MQ107"),
            ("ratings", "text/csv", "nope\n1\n", "MQ103"), ("ratings", "text/csv", "who,who\n1,2\n", "MQ103"),
        ] {
            let reply = try serving.send(
                "POST", "/v1/tables/\(path)/rows", token: token, headers: [("Content-Type", type)], body: body)
            #expect(reply.code == code, "\(path) \(type) \(reply.text)")
        }
        _ = try serving.post("/v1/write", token: token, ["sql": "DROP TABLE ratings"])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func tablesOfOnesOwn_areMadeChangedAndDropped(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        for sql in [
            "CREATE TABLE mine (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(30) NOT NULL UNIQUE)",
            "INSERT INTO mine (name) VALUES ('a'), ('b')", "ALTER TABLE mine ADD COLUMN stars REAL",
            "ALTER TABLE mine RENAME COLUMN stars TO points", "CREATE INDEX mine_points ON mine (points)",
            "UPDATE mine SET points = (SELECT AVG(imdb_score) FROM titles)",
            kind == .sqlite
                ? "INSERT INTO mine (name) VALUES ('a') ON CONFLICT (name) DO UPDATE SET points = 1"
                : "INSERT INTO mine (name) VALUES ('a') ON DUPLICATE KEY UPDATE points = 1",
            "CREATE TABLE copy AS SELECT id, title FROM titles",
            "CREATE VIEW best AS SELECT * FROM mine WHERE points >= 1",
            "REPLACE INTO mine (id, name) VALUES (2, 'c')", "ALTER TABLE copy RENAME TO copied",
        ] {
            let reply = try serving.post("/v1/write", token: token, ["sql": sql])
            #expect(reply.status == 200, "\(sql): \(reply.text)")
        }
        let schema = try serving.send("GET", "/v1/schema", token: token).json as? [String: Any]
        let tables = (schema?["tables"] as? [[String: Any]] ?? []).filter { $0["managed"] as? Bool == false }
        #expect(Set(tables.compactMap { $0["name"] as? String }) == ["mine", "copied", "best"])
        #expect(try serving.warehouse.rows("SELECT name FROM mine ORDER BY name") == ["a", "c"])
        #expect(try serving.warehouse.number("SELECT COUNT(*) FROM copied") == Fixture.counts["titles"])
        for sql in ["DROP VIEW best", "DROP TABLE mine", "DROP TABLE copied"] {
            #expect(try serving.post("/v1/write", token: token, ["sql": sql]).status == 200, "\(sql)")
        }
        // An import finds its own tables as they were.
        #expect(try !Marquee.importing([Fixture.catalog, "--database", serving.warehouse.url]).changed)
    }

    /// MariaDB by itself speaks of rights on tables that are not there.
    @Test(arguments: Warehouse.Kind.tested)
    func tablesThatAreNotThere_areNamedAsThat(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        for sql in ["DROP TABLE IF EXISTS missing", "DROP VIEW IF EXISTS missing"] {
            let reply = try serving.post("/v1/write", token: token, ["sql": sql])
            #expect(reply.status == 200, "\(sql): \(reply.text)")
        }
        for sql in [
            "DROP TABLE missing", "DROP VIEW missing", "ALTER TABLE missing ADD COLUMN a INTEGER",
            "ALTER TABLE missing RENAME TO something", "CREATE INDEX i ON missing (a)",
            "INSERT INTO missing VALUES (1)",
            "UPDATE missing SET a = 1", "DELETE FROM missing", "INSERT INTO missing SELECT 1",
        ] {
            let reply = try serving.post("/v1/write", token: token, ["sql": sql])
            #expect(reply.code == "MQ304", "\(sql): \(reply.text)")
        }
        let rows = try serving.send(
            "POST", "/v1/tables/missing/rows", token: token, headers: [("Content-Type", "text/csv")], body: "a\n1\n")
        #expect(rows.code == "MQ111", "\(rows.text)")
        // No right stays behind on a name that somebody else may use later.
        let doctor = try Marquee.run(["doctor", "--database", serving.warehouse.url])
        #expect(doctor.status == 0, "\(doctor.out)\(doctor.err)")
    }

    @Test func writersThatDeadlock_areTriedAgain() throws {
        guard Server.mayRun else { return }
        let serving = try Serving.fixture(.mysql)
        let token = try serving.token("scientist")
        let ids = try serving.warehouse.rows("SELECT id FROM titles ORDER BY id LIMIT 2")
        let client = serving.client
        // Each pair takes two rows in opposite order.
        let replies = Parallel.run(8) { number in
            let order = number % 2 == 0 ? ids : ids.reversed()
            let statements = order.map {
                "\"UPDATE titles SET runtime_minutes = runtime_minutes + 1 WHERE id = '\($0)'\""
            }
            let body = "{\"statements\": [\(statements.joined(separator: ", "))]}"
            return try (0..<10).map { _ in
                try client.send("POST", "/v1/write", headers: [("Authorization", "Bearer \(token)")], body: body.utf8)?
                    .status ?? 0
            }
        }
        let statuses = replies.flatMap { $0 }
        // What could not be done even after three attempts says so, and nothing of it was done.
        let done = statuses.count { $0 == 200 }
        #expect(statuses.allSatisfy { [200, 503].contains($0) } && done > 60, "\(statuses)")
    }
}
