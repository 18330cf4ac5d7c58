import Foundation
import MarqueeAttacks
import Testing

/// A token that is revoked ends at once, whatever its owner does; and nobody's refusal waits for a writer.
@Suite struct RevocationTests {
    private static let endlessRead =
        "SELECT COUNT(*) FROM persons a, persons b, persons c, persons d, persons e, persons f,"
        + " persons g, persons h, persons i, persons j, persons k, persons l"
    private static let endlessWrite = "CREATE TABLE copied AS \(endlessRead)"

    @Test(arguments: Warehouse.Kind.tested)
    func revocation_goesBeforeAnOwnerWhoKeepsWriting(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let (one, two) = (try serving.token("scientist", name: "sue"), try serving.token("scientist", name: "sam"))
        let isOver = Flag()
        let group = DispatchGroup()
        for token in [one, one, two, two] {
            let client = serving.client
            group.enter()
            Thread.detachNewThread {
                let body = Array("{\"sql\": \"UPDATE titles SET seasons = 2\"}".utf8)
                while !isOver.isSet {
                    _ = try? client.send(
                        "POST", "/v1/write",
                        headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")],
                        body: body)
                }
                group.leave()
            }
        }
        defer {
            isOver.set()
            group.wait()
        }
        try wait(for: "writes") {
            try serving.send("GET", "/metrics", token: nil).text.contains("marquee_rows_written_total")
        }
        let start = ContinuousClock.now
        let revoked = try Marquee.run(["user", "revoke", "sue", "--database", serving.warehouse.url])
        #expect(revoked.status == 0, "\(revoked.err)")
        #expect(.now - start < .seconds(10))
        #expect(try serving.post("/v1/write", token: one, ["sql": "UPDATE titles SET seasons = 3"]).code == "MQ202")
    }

    @Test(arguments: Warehouse.Kind.tested, ["query", "write"])
    func revocation_stopsTheStatementThatRuns(_ kind: Warehouse.Kind, _ route: String) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist", name: "sue")
        let sql = route == "query" ? Self.endlessRead : Self.endlessWrite
        let reply = Reply()
        let client = serving.client
        Thread.detachNewThread {
            let body = try? JSONSerialization.data(withJSONObject: ["sql": sql])
            let answer = try? client.send(
                "POST", "/v1/\(route)",
                headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")],
                body: body ?? Data())
            reply.set(answer?.code ?? "none")
        }
        let pool = route == "query" ? "readers" : "writers"
        try wait(for: "the statement") {
            try serving.send("GET", "/metrics", token: nil).text.contains("marquee_pool_busy{pool=\"\(pool)\"} 1")
        }
        let revoked = try Marquee.run(["user", "revoke", "sue", "--database", serving.warehouse.url])
        #expect(revoked.status == 0, "\(revoked.err)")
        let start = ContinuousClock.now
        try wait(for: "the end of the statement") { reply.code != nil }
        #expect(.now - start < .seconds(5))
        #expect(reply.code == "MQ202")
    }

    @Test(arguments: Warehouse.Kind.tested)
    func refusal_waitsForNoWriter_andIsInTheAuditLog(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let (scientist, analyst) = (try serving.token("scientist", name: "sue"), try serving.token("analyst"))
        let engineer = try serving.token("engineer")
        let client = serving.client
        Thread.detachNewThread {
            let body = try? JSONSerialization.data(withJSONObject: ["sql": Self.endlessWrite])
            _ = try? client.send(
                "POST", "/v1/write",
                headers: [("Authorization", "Bearer \(scientist)"), ("Content-Type", "application/json")],
                body: body ?? Data())
        }
        try wait(for: "the write") {
            try serving.send("GET", "/metrics", token: nil).text.contains("marquee_pool_busy{pool=\"writers\"} 1")
        }
        let start = ContinuousClock.now
        #expect(try serving.post("/v1/query", token: analyst, ["sql": "DELETE FROM titles"]).code == "MQ301")
        #expect(.now - start < .seconds(1))
        #expect(try Marquee.run(["user", "revoke", "sue", "--database", serving.warehouse.url]).status == 0)
        try wait(for: "the entry") {
            try serving.send("GET", "/v1/audit", token: engineer).text.contains("DELETE FROM titles")
        }
    }

    /// `@unchecked Sendable`: `lock` guards the rest.
    private final class Flag: @unchecked Sendable {
        private let lock = NSLock()
        private var value = false
        var isSet: Bool { lock.withLock { value } }
        func set() { lock.withLock { value = true } }
    }

    /// `@unchecked Sendable`: `lock` guards the rest.
    private final class Reply: @unchecked Sendable {
        private let lock = NSLock()
        private var value: String?
        var code: String? { lock.withLock { value } }
        func set(_ code: String) { lock.withLock { value = code } }
    }
}
