import Foundation
import MarqueeAttacks
import Testing

/// What goes wrong around a server while it writes.
struct ServingFaultTests {
    /// Writers that insert numbered rows, each with a key, until they are told to stop or nobody answers.
    private final class Load: @unchecked Sendable {
        private let lock = NSLock()
        private var acknowledged: [Int] = []
        private var isOver = false
        private var next = 0
        private let threads = DispatchGroup()

        init(_ client: HTTPClient, token: String, writers: Int) {
            for _ in 0..<writers {
                threads.enter()
                Thread { [self] in
                    while let number = take() {
                        let body = """
                            {"statements": ["INSERT INTO load_rows (n, part) VALUES (\(number), 1)",
                             "INSERT INTO load_rows (n, part) VALUES (\(number), 2)"]}
                            """
                        let headers = [("Authorization", "Bearer \(token)"), ("Idempotency-Key", "load-\(number)")]
                        let reply = try? client.send("POST", "/v1/write", headers: headers, body: body.utf8, within: 20)
                        if reply?.status == 200 { lock.withLock { acknowledged.append(number) } }
                        if reply == nil { usleep(20_000) }
                    }
                    threads.leave()
                }.start()
            }
        }

        private func take() -> Int? {
            lock.withLock {
                next += 1
                return isOver ? nil : next
            }
        }

        var count: Int { lock.withLock { acknowledged.count } }

        /// Numbers that were acknowledged.
        func end() -> [Int] {
            lock.withLock { isOver = true }
            threads.wait()
            return lock.withLock { acknowledged }
        }
    }

    private func prepared(_ warehouse: Warehouse, _ options: [String] = []) throws -> (Serving, token: String) {
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let serving = try Serving(warehouse, ["--rate-limit", "0"] + options)
        let token = try serving.token("scientist")
        let made = try serving.post(
            "/v1/write", token: token,
            ["sql": "CREATE TABLE load_rows (n INT NOT NULL, part INT NOT NULL, PRIMARY KEY (n, part))"])
        try #require(made.status == 200, "\(made.text)")
        return (serving, token)
    }

    /// Every acknowledged write is there with its audit entry, none is there in part, none is there without an entry.
    private func expectWhole(
        _ warehouse: Warehouse, acknowledged: [Int], _ location: SourceLocation = #_sourceLocation
    ) throws {
        let rows = Set(try warehouse.rows("SELECT n FROM load_rows WHERE part = 1"))
        #expect(
            try warehouse.rows("SELECT n, COUNT(*) FROM load_rows GROUP BY n HAVING COUNT(*) <> 2").isEmpty,
            sourceLocation: location)
        #expect(acknowledged.allSatisfy { rows.contains("\($0)") }, sourceLocation: location)
        let list = try Marquee.run([
            "audit", "list", "--limit", "100000", "--format", "json", "--database", warehouse.url,
        ])
        let page = try #require(
            try JSONSerialization.jsonObject(with: Data(list.out.utf8)) as? [String: Any], sourceLocation: location)
        let committed = (page["entries"] as? [[String: Any]] ?? []).filter {
            $0["outcome"] as? String == "committed" && $0["rows_affected"] as? Int == 2
        }
        #expect(committed.count == rows.count, sourceLocation: location)
        let verified = try Marquee.run(["audit", "verify", "--database", warehouse.url])
        #expect(verified.status == 0, "\(verified.err)", sourceLocation: location)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func killedServer_loses_nothingThatItAcknowledged(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        let (serving, scientist) = try prepared(warehouse)
        let load = Load(serving.client, token: scientist, writers: 4)
        try wait(for: "some writes") { load.count > 40 }
        kill(serving.id, SIGKILL)
        try expectWhole(warehouse, acknowledged: load.end())
        let (again, token) = try restarted(warehouse)
        #expect(try again.post("/v1/write", token: token, ["sql": "INSERT INTO load_rows VALUES (0, 0)"]).status == 200)
    }

    private func restarted(_ warehouse: Warehouse) throws -> (Serving, token: String) {
        let serving = try Serving(warehouse, ["--rate-limit", "0"])
        return (serving, try serving.token("scientist"))
    }

    @Test(.enabled(if: Server.mayRun, "there is no server"))
    func killedDatabase_loses_nothing_andTheServerComesBackToIt() throws {
        let database = try PrivateServer()
        let warehouse = try Warehouse(.mysql, on: database.address)
        let (serving, token) = try prepared(warehouse)
        let load = Load(serving.client, token: token, writers: 4)
        try wait(for: "some writes") { load.count > 40 }
        try database.kill()
        let during = try serving.post("/v1/query", token: token, ["sql": "SELECT COUNT(*) FROM titles"])
        #expect([503].contains(during.status), "\(during.text)")
        try database.restart()
        let before = load.count
        try wait(for: "writes after the restart") { load.count > before + 20 }
        try expectWhole(warehouse, acknowledged: load.end())
        #expect(try serving.post("/v1/query", token: token, ["sql": "SELECT COUNT(*) FROM titles"]).status == 200)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func sigterm_letsRunningRequestsEnd(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("engineer")
        let sql =
            kind == .sqlite
            ? "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r WHERE x < 3000000) SELECT COUNT(*) FROM r"
            : "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r WHERE x < 900) SELECT COUNT(*) FROM r a, r b, r c WHERE a.x + b.x > 1700"
        let client = serving.client
        let (id, body) = (serving.id, Array("{\"sql\": \"\(sql)\"}".utf8))
        let replies = Parallel.run(2) { number -> HTTPReply? in
            if number == 1 {
                usleep(200_000)
                kill(id, SIGTERM)
                return nil
            }
            return try client.send("POST", "/v1/query", headers: [("Authorization", "Bearer \(token)")], body: body)
        }
        #expect(replies.compactMap { $0 }.first?.status == 200)
        #expect(try serving.stop().status == 0)
        #expect((try? serving.client.connection()) == nil)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func readers_besideWriters_neverFail_atFlatMemory(_ kind: Warehouse.Kind) throws {
        let seconds = Double(ProcessInfo.processInfo.environment["MARQUEE_LOAD_SECONDS"] ?? "") ?? 5
        let (serving, token) = try prepared(try Warehouse(kind), ["--patience", "30"])
        let tokens = try (0..<8).map { _ in try serving.token("scientist") }
        let load = Load(serving.client, token: token, writers: 2)
        let client = serving.client
        let end = ContinuousClock.now + .milliseconds(Int(seconds * 1000))
        let bodies = [
            "SELECT * FROM titles WHERE id = 'tm1'", "SELECT COUNT(*) FROM load_rows",
            "SELECT title, genres FROM catalog ORDER BY title", "SELECT COUNT(*), AVG(imdb_score) FROM titles",
        ].map { Array("{\"sql\": \"\($0)\"}".utf8) }
        let id = serving.id
        let failures = Parallel.run(65) { number -> [String] in
            if number == 64 {
                // Memory once everything is warm, and at the end.
                usleep(UInt32(seconds * 400_000))
                let before = Self.memory(of: id)
                usleep(UInt32(seconds * 500_000))
                let growth = Self.memory(of: id) - before
                return growth < 32 << 20 ? [] : ["memory grew by \(growth >> 20) MB"]
            }
            let headers = [("Authorization", "Bearer \(tokens[number % 8])")]
            var failures: [String] = []
            var round = number
            while ContinuousClock.now < end {
                let reply = try client.send("POST", "/v1/query", headers: headers, body: bodies[round % bodies.count])
                if reply?.status != 200 { failures.append(reply?.text ?? "no answer") }
                round += 1
            }
            return failures
        }
        let acknowledged = load.end()
        #expect(
            failures.flatMap { $0 }.filter { !$0.contains("MQ205") }.isEmpty, "\(failures.flatMap { $0 }.prefix(5))")
        #expect(acknowledged.count > 5)
        try expectWhole(serving.warehouse, acknowledged: acknowledged)
    }

    private static func memory(of id: pid_t) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line.flatMap { Int($0.filter(\.isNumber)) } ?? 0) * 1024
    }
}
