import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// What SQL from outside may and may not do, on both engines.
struct GuardedConnectionTests {
    private func read(
        _ sql: String, _ parameters: StatementParameters = .none, on engine: any Engine, seconds: Double? = nil,
        limit: Int? = nil
    ) throws -> String {
        let watchdog = Watchdog()
        defer { watchdog.end() }
        var bytes: [UInt8] = []
        _ = try ReadQuery(sql, parameters, limit: limit, timeout: seconds).run(
            on: engine.connectGuarded(writes: false, layers: .all), limits: .generous, watchdog: watchdog
        ) { ResultEncoder(.csv(null: "NULL", hasEnd: false), bounds: $0) { bytes += $0 } }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: TestEngine.available)
    func read_givesRows(_ engine: TestEngine) throws {
        try engine.withGovernedWarehouse { engine, _ throws in
            let sql = "SELECT id, imdb_score FROM titles WHERE release_year > ? ORDER BY id"
            #expect(
                try read(sql, .positional([.integer(2002)]), on: engine)
                    == "id,imdb_score\ntm3,NULL\ntm4,4.5\ntm5,5.5\n")
            #expect(
                try read("SELECT id FROM titles WHERE id = :id", .named(["id": .text("tm1")]), on: engine)
                    == "id\ntm1\n")
            #expect(try read("SHOW TABLES", on: engine).contains("titles_imputed"))
            #expect(!(try read("SHOW TABLES", on: engine).contains("access_tokens")))
            #expect(try read("DESCRIBE titles", on: engine).contains("release_year"))
            #expect(try read("EXPLAIN SELECT * FROM titles", on: engine).contains("\n"))
        }
    }

    @Test(arguments: TestEngine.available)
    func read_afterALimit_canBeFollowedByAnother(_ engine: TestEngine) throws {
        try engine.withGovernedWarehouse { engine, _ throws in
            let watchdog = Watchdog()
            defer { watchdog.end() }
            let connection = try engine.connectGuarded(writes: false, layers: .all)
            for _ in 1...3 {
                let end = try ReadQuery("SELECT a.id FROM titles a, titles b, titles c", limit: 2).run(
                    on: connection, limits: .generous, watchdog: watchdog
                ) { ResultEncoder(.json, bounds: $0) { _ in } }
                #expect(end.rows == 2 && end.limit == .requested)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func statement_thatTakesTooLong_isStopped_andTheConnectionGoesOn(_ engine: TestEngine) throws {
        try engine.withGovernedWarehouse { engine, _ throws in
            let watchdog = Watchdog()
            defer { watchdog.end() }
            let connection = try engine.connectGuarded(writes: false, layers: .all)
            let endless = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT COUNT(*) FROM r"
            let cross =
                "SELECT COUNT(*) FROM "
                + Array(repeating: "titles", count: 24).enumerated().map { "\($1) t\($0)" }.joined(separator: ", ")
            for sql in [engine.dialect == .sqlite ? endless : cross, cross] {
                let start = ContinuousClock.now
                expectError(.timeLimit) {
                    _ = try ReadQuery(sql, timeout: 0.3).run(
                        on: connection, limits: .generous, watchdog: watchdog
                    ) { ResultEncoder(.json, bounds: $0) { _ in } }
                }
                #expect(ContinuousClock.now - start < .seconds(5))
                expectError(.cancelled) {
                    _ = try ReadQuery(sql).run(
                        on: connection, limits: .generous, watchdog: watchdog, isAbandoned: { true }
                    ) { ResultEncoder(.json, bounds: $0) { _ in } }
                }
                let end = try ReadQuery("SELECT COUNT(*) FROM titles").run(
                    on: connection, limits: .generous, watchdog: watchdog
                ) { ResultEncoder(.json, bounds: $0) { _ in } }
                #expect(end.rows == 1)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func changeMark_movesWithEveryCommit_ofAnybody(_ engine: TestEngine) throws {
        try engine.withGovernedWarehouse { engine, _ throws in
            let connection = try engine.connectGuarded(writes: false, layers: .all)
            let other = try #require(try engine.connect(createIfMissing: false))
            for year in 1990...1995 {
                let before = try connection.changeMark()
                try other.execute("UPDATE titles SET release_year = ? WHERE id = 'tm1'", [.integer(Int64(year))])
                #expect(try connection.changeMark() != before)
            }
        }
    }

    @Test func createTable_withAutoIncrement_runsOnSQLite() throws {
        try TestEngine.sqlite.withGovernedWarehouse { engine, _ throws in
            let connection = try engine.connectGuarded(writes: true, layers: .all)
            for (name, columns) in [
                ("a", "demo_id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(30) NOT NULL"),
                ("b", "name TEXT, id BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT, PRIMARY KEY (id)"),
                ("c", "`id` INTEGER PRIMARY KEY AUTO_INCREMENT"),
            ] {
                try connection.begin()
                let guarded = StatementGuard(.sqlite)
                try connection.run(
                    guarded.write("CREATE TABLE \(name) (\(columns))"), .none, into: DiscardedResult())
                try connection.run(
                    guarded.write(
                        name == "c" ? "INSERT INTO c DEFAULT VALUES" : "INSERT INTO \(name) (name) VALUES ('x')"),
                    .none, into: DiscardedResult())
                try connection.commit()
                let key = name == "a" ? "demo_id" : "id"
                #expect(try connection.own.integer("SELECT \(key) FROM \(name)") == 1)
            }
        }
    }
}

extension QueryLimits {
    static let generous = QueryLimits(
        time: .seconds(60), rows: .max, bytes: .max, statementBytes: 100_000, concurrentStatements: 8,
        requestsPerSecond: 1000)
}
