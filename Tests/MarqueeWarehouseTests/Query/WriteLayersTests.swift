import Foundation
import MarqueeAttacks
import MarqueeCatalog
import MarqueeMySQL
import MarqueeSQLite
import MarqueeWarehouse
import Testing

/// The layers under a write: without the statement guard, the engine still refuses a scientist what is not theirs.
struct WriteLayersTests {
    /// Views over hidden tables: SQLite looks into them when they are read, and refuses that.
    private static let unreadable: Set<String> = [
        "view-governance", "view-governance-quoted", "view-governance-brackets", "view-count-governance",
        "view-cte-governance", "view-reads-master",
    ]
    /// Definitions that only the guard refuses on SQLite: a key into a hidden table tells which numbers there are; an index
    /// is written anew. The number of columns and constraints is no matter of rights.
    private static let guardAloneOnSQLite: Set<String> = [
        "foreign-key-governance", "reindex-table", "disk-columns", "disk-checks",
    ]
    /// Definitions that only the guard refuses on MariaDB: what is called like a governance table in the warehouse's own
    /// schema is none there; and views that wait for their readers, or show them what only they may see.
    private static let guardAloneOnMariaDB: Set<String> = [
        "drop-governance-if", "create-governance", "rename-over-governance", "view-in-place", "view-calls-function",
        "view-server",
    ]

    @Test(arguments: [StatementGuard.Kind.rows, .definition])
    func hostileWrites_withoutTheStatementGuard_areRefusedBySQLite(_ kind: StatementGuard.Kind) throws {
        try TestEngine.sqlite.withEngine { engine in
            let before = try GuardLayersTests.prepare(engine)
            let connection = try engine.connectGuarded(writes: true, layers: [.connection, .engine])
            var refused = 0
            let letIn = Self.guardAloneOnSQLite.union(Self.unreadable)
            for attack in Self.writes(in: AttackList.families, "sqlite") where !letIn.contains(attack.id) {
                if Self.isRefused(attack, by: connection, kind, [:]) {
                    refused += 1
                } else {
                    Issue.record("\(attack.id) was let in as \(kind): \(attack.text)")
                }
            }
            #expect(refused > 100)
            #expect(try GuardLayersTests.state(engine) == before)
        }
    }

    @Test func viewsOverHiddenTables_withoutTheStatementGuard_cannotBeRead() throws {
        try TestEngine.sqlite.withEngine { engine in
            _ = try GuardLayersTests.prepare(engine)
            let connection = try engine.connectGuarded(writes: true, layers: [.connection, .engine])
            let read = StatementGuard.Statement(
                kind: .query, tokens: try SQLTokens("SELECT * FROM marquee_attack_made", .sqlite))
            for attack in AttackList.all where Self.unreadable.contains(attack.id) {
                try connection.begin()
                defer { connection.rollback() }
                let view = StatementGuard.Statement(kind: .definition, tokens: try SQLTokens(attack.text, .sqlite))
                _ = try connection.run(view, .none, into: DiscardedResult())
                let error = expectError(.tableOutOfReach) {
                    _ = try connection.run(read, .none, into: DiscardedResult())
                }
                #expect(error != nil, "\(attack.id)")
            }
        }
    }

    /// What the writer's account may not do, whatever is sent: governance tables, accounts, definitions that run for others.
    @Test(.enabled(if: TestEngine.server != nil))
    func hostileWrites_withoutTheStatementGuard_areRefusedByTheWritersAccount() throws {
        try TestEngine.mysql.withEngine { engine in
            let before = try GuardLayersTests.prepare(engine)
            let connection = try engine.connectGuarded(writes: true, layers: [.connection, .engine])
            let names: Set = ["governance-writes", "accounts", "definitions-for-others"]
            let families = AttackList.families.filter { names.contains($0.name) }
            let values = ["database": try GuardLayersTests.database(engine)]
            for attack in Self.writes(in: families, "mysql") where !Self.guardAloneOnMariaDB.contains(attack.id) {
                if !Self.isRefused(attack, by: connection, .rows, values) {
                    Issue.record("\(attack.id) was let in: \(attack.text)")
                }
            }
            #expect(try GuardLayersTests.state(engine) == before)
        }
    }

    /// Rights by table keep a scientist from the ledger's rows and the shape of the warehouse's tables; see RightsMatrixTests.
    @Test(
        .enabled(if: TestEngine.server != nil),
        arguments: [
            "DELETE FROM import_runs WHERE id = -1", "UPDATE schema_versions SET version = version WHERE version = -1",
            "ALTER TABLE titles COMMENT = 'x'",
        ])
    func ledgerAndShapes_withoutTheStatementGuard_areRefusedByTheWritersAccount(_ sql: String) throws {
        try TestEngine.mysql.withEngine { engine in
            _ = try GuardLayersTests.prepare(engine)
            expectError(.tableOutOfReach) { _ = try StatementGuard(.mysql).write(sql) }
            let connection = try engine.connectGuarded(writes: true, layers: [.connection, .engine])
            let statement = StatementGuard.Statement(kind: .rows, tokens: try SQLTokens(sql, .mysql))
            expectError(.tableOutOfReach) { _ = try connection.run(statement, .none, into: DiscardedResult()) }
        }
    }

    /// Statements that a scientist must not run: those whose refusal is for what they touch, not for how they are sent.
    private static func writes(in families: [AttackFamily], _ dialect: String) -> [Attack] {
        families.flatMap(\.attacks).filter { attack in
            [.write, .dryRun].contains(attack.door) && attack.role == "scientist" && attack.dialects.contains(dialect)
                && !attack.refusals.isDisjoint(with: [.code("MQ208"), .code("MQ303")])
        }
    }

    /// Runs an attack's statements in a transaction that is rolled back; true if one of them is refused.
    private static func isRefused(
        _ attack: Attack, by connection: any GuardedConnection, _ kind: StatementGuard.Kind, _ values: [String: String]
    ) -> Bool {
        let text = AttackText(values)
        do {
            try connection.begin()
            defer { connection.rollback() }
            for sql in attack.text.split(separator: "\n;;\n") {
                let tokens = try SQLTokens(text.statement(String(sql)), connection.dialect)
                let statement = StatementGuard.Statement(kind: kind, tokens: tokens)
                _ = try connection.run(statement, .none, into: DiscardedResult())
            }
            return false
        } catch { return error is MarqueeError }
    }
}
