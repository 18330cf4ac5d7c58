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
