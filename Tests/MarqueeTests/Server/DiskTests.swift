import Foundation
import MarqueeAttacks
import Testing

/// What writes, refusals and definitions may take of the disk and of others' time.
@Suite(.serialized) struct DiskTests {
    @Test(arguments: Warehouse.Kind.tested)
    func write_ofTooManyRows_changesNothing(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--write-rows", "scientist=20,engineer=1000"])
        let token = try serving.token("scientist")
        let made = try serving.post(
            "/v1/write", token: token, ["sql": "CREATE TABLE numbers (n INT PRIMARY KEY, t VARCHAR(2000))"])
        try #require(made.status == 200, "\(made.text)")
        let source =
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < MANY) SELECT n, 'x' FROM c"
        func insert(_ many: Int, _ token: String) throws -> HTTPReply {
            let sql = "INSERT INTO numbers \(source.replacing("MANY", with: String(many)))"
            return try serving.post("/v1/write", token: token, ["sql": sql])
        }
        #expect(try insert(21, token).code == "MQ313")
        let two = try serving.post(
            "/v1/write", token: token,
            ["statements": (1...21).map { "INSERT INTO numbers VALUES (\($0), 'x')" }])
        #expect(two.code == "MQ313", "\(two.text)")
        let rows = "n,t\n" + (1...21).map { "\($0),x\n" }.joined()
        let bulk = try serving.send(
            "POST", "/v1/tables/numbers/rows", token: token, headers: [("Content-Type", "text/csv")], body: rows)
        #expect(bulk.code == "MQ313", "\(bulk.text)")
        let copy = try serving.post(
            "/v1/write", token: token,
            ["sql": "CREATE TABLE many AS \(source.replacing("MANY", with: "21"))"])
        #expect(copy.code == "MQ313", "\(copy.text)")
        #expect(try serving.post("/v1/query", token: token, ["sql": "SELECT * FROM many"]).code == "MQ304")
        #expect(try serving.warehouse.number("SELECT COUNT(*) FROM numbers") == 0)
        #expect(try insert(20, token).status == 200)
        let deleted = try serving.post("/v1/write", token: token, ["sql": "DELETE FROM numbers"])
        #expect(deleted.status == 200, "\(deleted.text)")
        #expect(try insert(21, try serving.token("engineer")).status == 200)
        #expect(try serving.post("/v1/write", token: token, ["sql": "DELETE FROM numbers"]).code == "MQ313")
        #expect(try serving.warehouse.number("SELECT COUNT(*) FROM numbers") == 21)
    }

    @Test func write_ofTooManyBytes_changesNothing_andTheNextOneGoesOn() throws {
        let serving = try Serving.fixture(.sqlite, ["--write-bytes", "4000000"])
        let token = try serving.token("scientist")
        _ = try serving.post("/v1/write", token: token, ["sql": "CREATE TABLE large (n INTEGER PRIMARY KEY, t TEXT)"])
        let source = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < MANY)"
        func write(_ start: String, _ many: Int) throws -> HTTPReply {
            let sql = "\(start) \(source.replacing("MANY", with: String(many))) SELECT n, printf('%0900d', n) FROM c"
            return try serving.post("/v1/write", token: token, ["sql": sql])
        }
        let inserted = try write("INSERT INTO large", 10_000)
        #expect(inserted.code == "MQ307" && inserted.text.contains("rule: written-bytes"), "\(inserted.text)")
        let copied = try write("CREATE TABLE larger AS", 10_000)
        #expect(copied.code == "MQ307", "\(copied.text)")
        #expect(try serving.warehouse.number("SELECT COUNT(*) FROM large") == 0)
        for round in 0..<3 {
            let start = "INSERT INTO large (n, t) SELECT n + \(round * 1000), t FROM ("
            let sql = "\(start)\(source.replacing("MANY", with: "1000")) SELECT n, printf('%0900d', n) AS t FROM c)"
            let reply = try serving.post("/v1/write", token: token, ["sql": sql])
            #expect(reply.status == 200, "\(reply.text)")
        }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func refusals_areKeptShort_andBeyondSomeAMinuteSummedUp(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--rate-limit", "0"])
        let token = try serving.token("analyst", name: "ann")
        let long = "DROP TABLE titles -- \(String(repeating: "é", count: 20_000))"
        for _ in 0..<90 {
            #expect(try serving.post("/v1/query", token: token, ["sql": long]).code == "MQ301")
        }
        #expect(try serving.stop().status == 0)
        let list = try Marquee.run([
            "audit", "list", "--limit", "1000", "--format", "json", "--database", serving.warehouse.url,
        ])
        let page = try #require(try JSONSerialization.jsonObject(with: Data(list.out.utf8)) as? [String: Any])
        let entries = (page["entries"] as? [[String: Any]] ?? []).filter { $0["principal"] as? String == "ann" }
        let listed = entries.filter { $0["error_code"] as? String == "MQ301" }.compactMap { $0["statement"] as? String }
        #expect(listed.count == 60)
        #expect(
            listed.allSatisfy { $0.utf8.count < 2200 && $0.hasPrefix("DROP TABLE titles") && $0.contains("SHA-256") })
        let sum = entries.first { $0["action"] as? String == "refusals" }?["statement"] as? String ?? ""
        #expect(sum.hasPrefix("30 refused") && sum.contains("MQ301 30"), "\(sum)")
        #expect(try Marquee.run(["audit", "verify", "--database", serving.warehouse.url]).status == 0)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func definitions_haveABoundedSize(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        var refused = ["CREATE TABLE wide (\((0...1000).map { "c\($0) INT" }.joined(separator: ", ")))"]
        if kind == .mysql {
            let list = (0...100).map { "PARTITION p\($0) VALUES LESS THAN (\($0))" }.joined(separator: ", ")
            refused += [
                "CREATE TABLE parts (a INT) PARTITION BY HASH (a) PARTITIONS 8000",
                "CREATE TABLE parts (a INT) PARTITION BY RANGE (a) SUBPARTITION BY HASH (a) SUBPARTITIONS 60 (PARTITION p VALUES LESS THAN (1), PARTITION q VALUES LESS THAN (2))"
                    .replacing("SUBPARTITIONS 60", with: "SUBPARTITIONS 200"),
                "CREATE TABLE parts (a INT) PARTITION BY RANGE (a) (\(list))",
            ]
        }
        for sql in refused {
            let reply = try serving.post("/v1/write", token: token, ["sql": sql])
            #expect(
                reply.code == "MQ303" && reply.text.contains("rule: definition-size"), "\(sql.prefix(60)) \(reply.text)"
            )
        }
        _ = try serving.post("/v1/write", token: token, ["sql": "CREATE TABLE busy (a INT)"])
        var last = try serving.post("/v1/query", token: token, ["sql": "SELECT 1"])
        for number in 0..<65 where last.status == 200 {
            last = try serving.post("/v1/write", token: token, ["sql": "CREATE INDEX busy_\(number) ON busy (a)"])
        }
        #expect(last.code == "MQ303" && last.text.contains("64 indexes"), "\(last.text)")
    }

    /// SQLite's file, replaced in place under a server.
    @Test func file_copiedOverTheServedOne_doesNotEndTheServer() throws {
        let serving = try Serving.fixture(.sqlite)
        let token = try serving.token("analyst")
        let client = serving.client
        let file = serving.warehouse.file
        #expect(try serving.post("/v1/query", token: token, ["sql": "SELECT COUNT(*) FROM credits"]).status == 200)
        let backup = serving.warehouse.folder("backup.sqlite")
        try Command.output(["sqlite3", file, ".backup '\(backup)'"])
        let over = Date(timeIntervalSinceNow: 3)
        let statuses = Parallel.run(5) { number in
            var statuses: Set<Int> = []
            while Date() < over {
                if number == 4 {
                    _ = try Command(["cp", backup, file]).finished()
                    usleep(20_000)
                } else {
                    let body = Array(
                        "{\"sql\":\"SELECT COUNT(*), \(Int.random(in: 0...99999)) FROM credits c JOIN titles t ON t.id = c.title_id\"}"
                            .utf8)
                    let headers = [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")]
                    statuses.insert(try client.send("POST", "/v1/query", headers: headers, body: body)?.status ?? 0)
                }
            }
            return statuses
        }
        #expect(statuses.allSatisfy { !$0.contains(0) }, "\(statuses)")
        #expect(try serving.send("GET", "/health/live", token: nil).status == 200)
    }
}
