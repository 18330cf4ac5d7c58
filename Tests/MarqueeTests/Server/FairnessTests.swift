import Foundation
import MarqueeAttacks
import Testing

/// Nobody stops the service for others: principals take turns, and what must always be answered waits for no statement.
@Suite struct FairnessTests {
    /// More rows than any machine counts while a test runs.
    private static func endless(seconds: Double) -> [UInt8] {
        let tables = (0..<12).map { "persons t\($0)" }.joined(separator: ", ")
        return Array("{\"sql\": \"SELECT COUNT(*) FROM \(tables)\", \"timeout\": \(seconds)}".utf8)
    }

    /// Sends endless statements, runs `body` meanwhile, and gives how each of them ended and after how many seconds.
    private static func besides(
        _ count: Int, seconds: Double, of token: String, _ serving: Serving, _ body: () throws -> Void
    ) throws -> [(code: String, seconds: Double)] {
        let (client, sql) = (serving.client, endless(seconds: seconds))
        let ended = Ended()
        for _ in 0..<count {
            Thread.detachNewThread {
                let start = ContinuousClock.now
                let reply = try? client.send(
                    "POST", "/v1/query", headers: [("Authorization", "Bearer \(token)")], body: sql)
                ended.add(reply?.code ?? "none", (.now - start) / .seconds(1))
            }
        }
        try wait(for: "the statements") {
            try serving.send("GET", "/metrics", token: nil).text.contains("marquee_pool_busy{pool=\"readers\"} 2")
        }
        try body()
        try wait(for: "the end of the statements") { ended.all.count == count }
        return ended.all
    }

    @Test(arguments: Warehouse.Kind.tested)
    func statementsWithoutEnd_leaveHalfOfTheThreadsToOthers(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--readers", "4"])
        let (scientist, other) = (try serving.token("scientist"), try serving.token("analyst"))
        let engineer = try serving.token("engineer")
        let start = ContinuousClock.now
        let ended = try Self.besides(8, seconds: 4, of: scientist, serving) { () throws in
            for _ in 0..<20 {
                #expect(
                    try serving.post("/v1/query", token: other, ["sql": "SELECT COUNT(*) FROM titles"]).status == 200)
            }
            for path in ["/health/ready", "/v1/audit", "/v1/me", "/v1/schema"] {
                #expect(try serving.send("GET", path, token: engineer).status == 200, "\(path)")
            }
            // All of that while the statements run.
            #expect(.now - start < .seconds(4))
        }
        #expect(ended.allSatisfy { ["MQ305", "MQ311"].contains($0.code) }, "\(ended)")
    }

    @Test(arguments: Warehouse.Kind.tested)
    func slowCallersTogether_leaveHalfOfTheThreadsToOthers(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--readers", "4"])
        let (slow, quick) = (try (0..<6).map { _ in try serving.token("analyst") }, try serving.token("analyst"))
        let (client, ended) = (serving.client, Ended())
        for token in slow {
            Thread.detachNewThread {
                // The first one shows that they are slow.
                for seconds in [0.3, 3] {
                    let reply = try? client.send(
                        "POST", "/v1/query", headers: [("Authorization", "Bearer \(token)")],
                        body: Self.endless(seconds: seconds))
                    if seconds > 1 { ended.add(reply?.code ?? "none", 0) }
                }
            }
        }
        Thread.sleep(forTimeInterval: 3)
        let start = ContinuousClock.now
        for _ in 0..<20 {
            #expect(try serving.post("/v1/query", token: quick, ["sql": "SELECT COUNT(*) FROM titles"]).status == 200)
        }
        #expect(.now - start < .seconds(2))
        #expect(ended.all.count < 6)
        try wait(for: "the end of the statements") { ended.all.count == 6 }
        #expect(ended.all.allSatisfy { $0.code == "MQ305" }, "\(ended.all)")
    }

    /// MariaDB stops no function in the middle. The caller is told in time; the server goes on for a while.
    @Test(.enabled(if: Warehouse.Kind.tested.contains(.mysql)))
    func statementsThatRunOnAtTheServer_holdTheirThreads() throws {
        let serving = try Serving.fixture(.mysql, ["--readers", "4"])
        let (token, other) = (try serving.token("scientist"), try serving.token("analyst"))
        let sql = "SELECT LOCATE(CONCAT(REPEAT('a', 4000), 'b'), REPEAT('a', 1000000))"
        let running = "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'SELECT LOCATE%'"
        var most = 0
        for _ in 0..<5 {
            let start = ContinuousClock.now
            let reply = try serving.post("/v1/query", token: token, ["sql": sql, "timeout": 0.2])
            // Those beyond half of the threads wait in line.
            #expect(["MQ305", "MQ311"].contains(reply.code), "\(reply.text)")
            #expect(.now - start < .seconds(15))
            most = max(most, Int(try serving.warehouse.rows(running).first ?? "") ?? 0)
            #expect(try serving.post("/v1/query", token: other, ["sql": "SELECT COUNT(*) FROM titles"]).status == 200)
        }
        #expect(1...2 ~= most)
    }

    /// Work of milliseconds for each row of a join: MariaDB must be stopped between the rows.
    @Test(
        .enabled(if: Warehouse.Kind.tested.contains(.mysql)),
        arguments: [
            ("COUNT(SHA2(REPEAT(a.name, 100000), 512))", "MQ305"),
            ("COUNT(COLUMN_CREATE('a', REPEAT(a.name, 100000)))", "MQ309"),
        ])
    func rowsThatTakeLong_areNotWorkedOnAtTheServerOnceStopped(_ expression: String, _ code: String) throws {
        let serving = try Serving.fixture(.mysql)
        let sql = "SELECT \(expression) FROM \((0..<8).map { "persons t\($0)" }.joined(separator: ", "))"
            .replacing("a.name", with: "t0.name")
        let reply = try serving.post("/v1/query", token: try serving.token("analyst"), ["sql": sql, "timeout": 2])
        #expect(["MQ305", code].contains(reply.code), "\(reply.text)")
        let running = """
            SELECT COUNT(*) FROM information_schema.processlist
            WHERE db = '\(serving.warehouse.name)' AND user LIKE 'marquee_reader%' AND command = 'Query'
            """
        let stopped = ContinuousClock.now
        try wait(for: "the end of the statement on the server") { try serving.warehouse.rows(running) == ["0"] }
        #expect(.now - stopped < .seconds(5))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func statementsBeyondTheLimit_areRefusedAtOnce(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--readers", "4"])
        let ended = try Self.besides(6, seconds: 3, of: try serving.token("analyst"), serving) {}
        let refused = ended.filter { $0.code == "MQ205" }
        #expect(refused.count == 2, "\(ended)")
        #expect(refused.allSatisfy { $0.seconds < 1 }, "\(ended)")
    }

    @Test(arguments: Warehouse.Kind.tested)
    func tokensThatNobodyHas_waitForNoStatement(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--readers", "4"])
        _ = try Self.besides(8, seconds: 2, of: try serving.token("scientist"), serving) { () throws in
            let start = ContinuousClock.now
            #expect(try serving.post("/v1/query", token: "mq_1_nobody", ["sql": "SELECT 1"]).code == "MQ202")
            #expect(.now - start < .seconds(1))
        }
    }

    /// `@unchecked Sendable`: `lock` guards the list.
    private final class Ended: @unchecked Sendable {
        private let lock = NSLock()
        private var ended: [(code: String, seconds: Double)] = []

        func add(_ code: String, _ seconds: Double) { lock.withLock { ended.append((code, seconds)) } }
        var all: [(code: String, seconds: Double)] { lock.withLock { ended } }
    }
}
