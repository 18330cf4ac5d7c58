import Foundation
import MarqueeAttacks
import MarqueeCatalog
import Testing

/// The statements of the list of attacks, sent from inside a sandbox. Its owner may do there whatever stays there.
@Suite(.serialized) struct SandboxAttackTests {
    /// Rules that keep the warehouse's own tables in shape, and not anybody in a sandbox; and what is refused to an analyst
    /// alone, who has no sandboxes, so that these statements are sent by a scientist: writes, and long statements.
    private static let onlyOutside = [
        "rule: managed-table", "rule: ledger-table", "rule: authorizer-managed", "rule: authorizer-ledger", "MQ203",
        "MQ308",
    ]

    @Test(arguments: Warehouse.Kind.tested)
    func everyStatement_fromInside_leavesTheOutsideAsItWas(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let (analyst, scientist) = (try serving.token("analyst"), try serving.token("scientist", name: "sue"))
        let other = try serving.token("scientist", name: "tom")
        for (token, name) in [(scientist, "mine"), (other, "theirs")] {
            #expect(try serving.post("/v1/sandboxes", token: token, ["name": name]).status == 201)
        }
        // What the attacks aim at is there, inside and outside.
        let probe = "CREATE TABLE \(Attack.probe) (id INTEGER PRIMARY KEY, note VARCHAR(100))"
        let rows = "INSERT INTO \(Attack.probe) (id, note) VALUES (1, 'one'), (2, 'two')"
        try serving.warehouse.execute(probe)
        try serving.warehouse.execute(rows)
        for (token, name) in [(scientist, "mine"), (other, "theirs")] {
            for sql in [probe, rows] {
                #expect(try serving.post("/v1/write", token: token, ["sql": sql, "sandbox": name]).status == 200)
            }
        }
        let before = try Self.outside(serving, kind, other)

        let target = try AttackTarget(serving.address, analyst: analyst, scientist: scientist, sandbox: "mine")
        // The limits of time are the same inside: a part of the attacks that reach them will do.
        let statements = AttackList.all.enumerated().filter { number, attack in
            attack.isStatement && attack.role != "none" && (attack.timeout == nil || number % 4 == 0)
        }.map(\.element)
        let outcomes = try AttackRun(target).run(statements)

        #expect(outcomes.count > 500)
        // What was let in is refused outside because the tables there are everybody's.
        // Others fail because one before them has changed what they aim at.
        for outcome in outcomes where !outcome.isRefused && outcome.answer.hasPrefix("200") {
            let refusal = try Self.refusalOutside(outcome.attack, serving, analyst, scientist)
            #expect(
                Self.onlyOutside.contains { refusal.contains($0) },
                "\(outcome.attack.id): \(outcome.answer); outside \(refusal)")
        }
        #expect(try Self.outside(serving, kind, other) == before)
    }

    private static func refusalOutside(
        _ attack: Attack, _ serving: Serving, _ analyst: String, _ scientist: String
    ) throws -> String {
        let target = try AttackTarget(serving.address, analyst: analyst, scientist: scientist)
        return try AttackRun(target).run([attack]).first?.answer ?? ""
    }

    /// Whatever the owner of the one sandbox has no right to: the warehouse, who may do what, the other sandbox.
    private static func outside(_ serving: Serving, _ kind: Warehouse.Kind, _ other: String) throws -> String {
        let warehouse = serving.warehouse
        let schema = kind == .mysql ? "\(warehouse.name)_governance." : ""
        let diff = try serving.send("GET", "/v1/sandboxes/theirs/diff", token: other)
        return try warehouse.wholeDump() + warehouse.rows("SELECT id, note FROM \(Attack.probe) ORDER BY id").joined()
            + warehouse.rows("SELECT id, name, role FROM \(schema)principals ORDER BY id").joined()
            + warehouse.rows("SELECT id, hash, revoked_at FROM \(schema)access_tokens ORDER BY id").joined()
            + warehouse.rows("SELECT id, owner, name, state FROM \(schema)sandboxes ORDER BY id").joined()
            + warehouse.rows("SELECT COUNT(*) FROM \(schema)audit_log WHERE outcome = 'committed'").joined() + diff.text
    }
}
