import Foundation
import MarqueeAttacks
import MarqueeCatalog
import Testing

/// The list of attacks, sent to a server that is as it is run. One after the other, because attacks have a time.
@Suite(.serialized) struct AttackListTests {
    @Test(arguments: Warehouse.Kind.tested)
    func everyAttack_isRefused_andNothingChanges(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--body-seconds", "2"])
        // What the attacks aim at is there, so that a hit could be seen.
        try AttackedState.makeProbe(in: serving.warehouse)
        let (analyst, scientist) = (try serving.token("analyst"), try serving.token("scientist"))
        let before = try AttackedState(serving.warehouse)

        let target = try AttackTarget(serving.address, analyst: analyst, scientist: scientist)
        // The other tests run beside this one. What overruns by a quarter of a second alone is for `make hostile-load`.
        let outcomes = try AttackRun(target, tolerance: 10).run()

        for outcome in outcomes where !outcome.isRefused {
            Issue.record("\(outcome.attack.id) \(outcome.seconds) s: \(outcome.answer)")
        }
        #expect(try AttackedState(serving.warehouse) == before)
        #expect(try serving.warehouse.counts(CatalogTables.all) == Fixture.counts)
        let verified = try Marquee.run(["audit", "verify", "--database", serving.warehouse.url])
        #expect(verified.status == 0, "\(verified.err)")
        let health = try Marquee.run(["doctor", "--database", serving.warehouse.url])
        #expect(health.status == 0, "\(health.err)")
    }

    @Test(arguments: Warehouse.Kind.tested)
    func tokens_thatExpiredOrWereRevoked_areRefused(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let revoked = try serving.token("analyst", name: "gone")
        let expired = try serving.token("scientist", name: "late", ["--expires-in", "1"])
        #expect(try serving.send("GET", "/v1/me", token: revoked).status == 200)
        #expect(try Marquee.run(["user", "revoke", "gone", "--database", serving.warehouse.url]).status == 0)
        let schema = kind == .mysql ? "\(serving.warehouse.name)_governance." : ""
        try serving.warehouse.execute(
            "UPDATE \(schema)access_tokens SET expires_at = '2001-01-01 00:00:00' WHERE expires_at IS NOT NULL")
        for token in [revoked, expired] {
            #expect(try serving.send("GET", "/v1/me", token: token).code == "MQ202")
            #expect(try serving.post("/v1/query", token: token, ["sql": "SELECT 1"]).code == "MQ202")
        }
    }

    @Test func doctor_saysThatAllIsRefused() throws {
        let serving = try Serving.fixture(.sqlite)
        let arguments = [
            "doctor", "--security", serving.address, "--token-analyst", try serving.token("analyst"),
            "--token-scientist", try serving.token("scientist"), "--only", "read-", "--format", "json",
        ]
        let result = try Marquee.run(arguments)
        #expect(result.status == 0, "\(result.out)")
        let report = try #require(try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any])
        #expect(report["attacks"] as? Int == report["refused"] as? Int)
        #expect(report["attacks"] as? Int ?? 0 > 10)
    }

    /// A statement that is let in, in the place of a hole.
    @Test func attackThatIsLetIn_isNoted() throws {
        let serving = try Serving.fixture(.sqlite)
        let attacks = AttackList.parse(
            """
            == hole both query analyst MQ301
            # a read, which is let in
            SELECT 1
            """)
        let target = try AttackTarget(
            serving.address, analyst: try serving.token("analyst"), scientist: try serving.token("scientist"))
        let outcomes = try AttackRun(target).run(attacks)
        #expect(outcomes.map(\.isRefused) == [false])
        #expect(outcomes.first?.answer.contains("200") == true)
    }

    @Test func doctor_refusesTokensOfOtherRoles() throws {
        let serving = try Serving.fixture(.sqlite)
        let token = try serving.token("scientist")
        let result = try Marquee.run([
            "doctor", "--security", serving.address, "--token-analyst", token, "--token-scientist", token,
        ])
        #expect(result.status == 77, "\(result.err)")
        #expect(result.err.contains("MQ203"))
    }
}
