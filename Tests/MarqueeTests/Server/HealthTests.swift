import Foundation
import MarqueeAttacks
import Testing

/// `/health/ready`, which is cheap, and repeats what `marquee doctor` has found.
struct HealthTests {
    private static func ready(_ serving: Serving, _ query: String = "") throws -> (status: Int, body: [String: Any]) {
        let reply = try serving.send("GET", "/health/ready\(query)", token: nil)
        return (reply.status, reply.json as? [String: Any] ?? [:])
    }

    private static func doctor(_ body: [String: Any]) -> [String: String] { body["doctor"] as? [String: String] ?? [:] }

    @Test(arguments: Warehouse.Kind.tested)
    func verdictOfTheLastDoctor_isRepeated(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let warehouse = serving.warehouse
        let first = try Self.ready(serving)
        #expect(first.status == 200 && first.body["status"] as? String == "ready", "\(first)")
        #expect(first.body["database"] as? String == "ready" && first.body["doctor"] == nil, "\(first)")
        #expect(try Marquee.run(["doctor", "--database", warehouse.url]).status == 0)
        #expect(Self.doctor(try Self.ready(serving).body)["verdict"] == "sound")
        let schema = kind == .mysql ? "\(warehouse.name)_governance." : ""
        _ = try serving.token("analyst")
        try warehouse.execute("UPDATE \(schema)principals SET role = 'engineer'")
        #expect(try Marquee.run(["doctor", "--database", warehouse.url]).status == 65)
        let last = try Self.ready(serving)
        // Queries are answered all the same.
        #expect(last.status == 200 && Self.doctor(last.body)["verdict"] == "failed", "\(last)")
        #expect(Self.doctor(last.body)["code"] == "MQ517" && Self.doctor(last.body)["at"]?.count == 20, "\(last)")
    }

    @Test(arguments: Warehouse.Kind.tested)
    func recommender_isWaitedForOnRequest(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        #expect(try Self.ready(serving).body["recommender"] as? String == "not-made")
        #expect(try Self.ready(serving, "?require=recommender").status == 503)
        try wait(for: "the index") { try Self.ready(serving, "?require=recommender").status == 200 }
        #expect(try Self.ready(serving).body["recommender"] as? String == "ready")
        #expect(try Self.ready(serving, "?require=coffee").status == 400)
    }

    /// The bound is for a program that is built for use; one that is built for debugging is given more.
    @Test(arguments: Warehouse.Kind.tested)
    func answer_isCheap(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let seconds = try (0..<21).map { _ -> Double in
            let start = ContinuousClock.now
            let status = try Self.ready(serving).status
            #expect(status == 200)
            return (ContinuousClock.now - start) / .seconds(1)
        }
        let median = seconds.sorted()[10]
        print("/health/ready on \(kind.testDescription): \((median * 1000).rounded()) ms")
        #expect(median < 0.05)
    }

    @Test(.enabled(if: Server.mayRun, "there is no server"))
    func databaseThatStandsStill_isToldInTime() throws {
        let database = try PrivateServer()
        let warehouse = try Warehouse(.mysql, on: database.address)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let serving = try Serving(warehouse)
        let before = try Self.ready(serving).status
        #expect(before == 200)
        try database.freeze(true)
        defer { try? database.freeze(false) }
        let start = ContinuousClock.now
        let during = try Self.ready(serving).status
        #expect(during == 503 && ContinuousClock.now - start < .seconds(4))
        try database.freeze(false)
        try wait(for: "the database") { try Self.ready(serving).status == 200 }
    }

    @Test func rowOfADamagedTable_isNoticed() throws {
        let serving = try Serving.fixture(.sqlite)
        let warehouse = serving.warehouse
        try serving.stop()
        try Damage.overwriteRoot(of: "titles", in: warehouse)
        let again = try Serving(warehouse)
        #expect(try Self.ready(again).status != 200)
        #expect(try again.send("GET", "/health/live", token: nil).status == 200)
    }
}
