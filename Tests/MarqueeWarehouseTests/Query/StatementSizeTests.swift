import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// Statements that are small as text and large once they are prepared.
struct StatementSizeTests {
    private func chain(_ count: Int, _ body: (Int) -> String, last: String = "SELECT * FROM t") -> String {
        "WITH t0 AS (SELECT 1 AS x)" + (1..<count).map { ", t\($0) AS (\(body($0 - 1)))" }.joined()
            + " \(last)\(count - 1)"
    }

    /// A name means the innermost table expression of that name: this grows although there are two names alone.
    private func shadowing(_ depth: Int) -> String {
        (0..<depth).reversed().reduce("SELECT * FROM a, b") { inner, n in
            let (new, old) = n % 2 == 0 ? ("b", "a") : ("a", "b")
            return "WITH \(new) AS (SELECT 1 AS x FROM \(old) p, \(old) q) SELECT * FROM (\(inner)) z"
        }
    }

    private func isRefused(_ sql: String, _ dialect: Dialect) throws -> Bool {
        do { _ = try StatementGuard(dialect).read(sql) } catch let error as MarqueeError {
            guard error.code == .valueTooLarge else { throw error }
            #expect(error.details.contains("rule: nesting"))
            return true
        }
        return false
    }

    @Test(arguments: [Dialect.sqlite, .mysql])
    func bombs_areRefusedByTheirBound_andOrdinaryStatementsAreNot(_ dialect: Dialect) throws {
        let doubling = { (n: Int) in "SELECT * FROM t\(n) UNION ALL SELECT * FROM t\(n)" }
        let refused = [
            chain(20, doubling), chain(1_001, { "SELECT x FROM t\($0)" }), chain(15_000, { "SELECT x FROM t\($0)" }),
            chain(12, { "SELECT a.x FROM t\($0) a, t\($0) b" }),
            chain(12, { "SELECT x FROM (SELECT * FROM t\($0)) y JOIN t\($0) USING (x)" }),
            chain(12, { "SELECT 1 AS x WHERE 1 IN (SELECT x FROM t\($0)) AND EXISTS (SELECT 1 FROM t\($0))" }),
            "SELECT 1" + String(repeating: " UNION ALL SELECT 1", count: 1_000),
            "SELECT " + String(repeating: "(", count: 101) + "1" + String(repeating: ")", count: 101),
            shadowing(12),
        ]
        for sql in refused { #expect(try isRefused(sql, dialect), "\(sql.prefix(100))") }
        let ordinary = [
            chain(900, { "SELECT x FROM t\($0)" }), chain(8, doubling),
            // A table expression that nothing reads is not put in place.
            chain(20, doubling, last: "SELECT 1 AS t"),
            // Columns and aliases that are called like one are not it.
            chain(
                8, doubling,
                last: "SELECT " + Array(repeating: "t7", count: 200).joined(separator: ", ") + " FROM titles t"),
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT COUNT(*) FROM n",
            "SELECT genre, COUNT(*) FROM title_genres GROUP BY genre"
                + (dialect == .mysql ? " WITH ROLLUP" : ""),
            "SELECT " + String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100),
        ]
        for sql in ordinary { #expect(try !isRefused(sql, dialect), "\(sql.prefix(100))") }
    }

    @Test(arguments: TestEngine.available)
    func viewsOfViews_areRefusedWhenTheyAreMade_inAnyOrder(_ engine: TestEngine) throws {
        try engine.withGovernedWarehouse { engine, _ throws in
            let connection = try engine.connectGuarded(writes: true, layers: .all)
            func define(_ sql: String) throws {
                let statement = try StatementGuard(engine.dialect).write(sql)
                if engine.dialect.hasTransactionalDDL { try connection.begin() }
                do {
                    try connection.run(statement, .none, into: DiscardedResult())
                    if engine.dialect.hasTransactionalDDL { try connection.commit() }
                } catch {
                    connection.rollback()
                    throw error
                }
            }
            try define("CREATE VIEW size_0 AS SELECT 1 AS x")
            var made = 0
            expectError(.valueTooLarge) {
                for n in 1...20 {
                    try define(
                        "CREATE VIEW size_\(n) AS SELECT x FROM size_\(n - 1) UNION ALL SELECT x FROM size_\(n - 1)")
                    made = n
                }
            }
            #expect(made == 8)
            // The view below may not grow either.
            try define("DROP VIEW size_0")
            expectError(.valueTooLarge) {
                try define("CREATE VIEW size_0 AS SELECT 1 AS x" + String(repeating: " UNION ALL SELECT 2", count: 9))
            }
            try define("CREATE VIEW size_0 AS SELECT 1 AS x")
            let end = try ReadQuery("SELECT COUNT(*) FROM size_8").run(
                on: connection, limits: .generous, watchdog: Watchdog()
            ) { ResultEncoder(.json, bounds: $0) { _ in } }
            #expect(end.rows == 1)
            for n in (0...8).reversed() { try define("DROP VIEW size_\(n)") }
        }
    }
}
