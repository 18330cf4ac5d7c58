import MarqueeCatalog
import MarqueeSQLite
import MarqueeWarehouse
import Testing

/// What SQLite itself does not stop: statements that take their memory and time while they are prepared, in one call, or in the
/// stack. The views lie in the file, as another tool or an earlier version has made them, so that no earlier layer refuses them.
struct StatementMemoryTests {
    private static func views(_ connection: any Connection) throws {
        try connection.transaction {
            try connection.execute("CREATE VIEW bomb_0 AS SELECT 1 AS x", [])
            for n in 1...20 {
                let below = "SELECT x FROM bomb_\(n - 1)"
                try connection.execute("CREATE VIEW bomb_\(n) AS \(below) UNION ALL \(below)", [])
            }
            try connection.execute("CREATE VIEW deep_0 AS SELECT 1 AS x", [])
            for n in 1...8_000 {
                try connection.execute("CREATE VIEW deep_\(n) AS SELECT x FROM deep_\(n - 1)", [])
            }
            try connection.execute("CREATE VIEW broken AS SELECT y FROM nowhere", [])
        }
    }

    private func read(_ sql: String, _ connection: any GuardedConnection, seconds: Double = 20) throws -> ResultEnd {
        let watchdog = Watchdog()
        defer { watchdog.end() }
        return try ReadQuery(sql, timeout: seconds).run(on: connection, limits: .generous, watchdog: watchdog) {
            ResultEncoder(.json, bounds: $0) { _ in }
        }
    }

    @Test func storedBombs_endWithinTheirLimits_andLeaveTheConnectionUsable() throws {
        try TestEngine.sqlite.withGovernedWarehouse { engine, other throws in
            try Self.views(try #require(try engine.connect(createIfMissing: false)))
            let connection = try engine.connectGuarded(writes: true, layers: .all)
            try connection.begin()
            try connection.run(
                StatementGuard(.sqlite).write("UPDATE titles SET release_year = 1901"), .none, into: DiscardedResult())
            for sql in ["SELECT COUNT(*) FROM bomb_20", "SELECT COUNT(*) FROM deep_8000"] {
                expectError(.valueTooLarge) { _ = try read(sql, connection) }
            }
            // The transaction that was open is open, with what it has done.
            #expect(connection.isInTransaction)
            #expect(try connection.own.integer("SELECT MAX(release_year) FROM titles") == 1901)
            connection.rollback()
            #expect(try connection.own.integer("SELECT MAX(release_year) FROM titles") != 1901)
            for sql in ["DESCRIBE bomb_20", "DESCRIBE deep_8000"] {
                expectError(.valueTooLarge) { _ = try read(sql, connection) }
            }
            expectError(.timeLimit) { _ = try read("SELECT COUNT(*) FROM bomb_20", connection, seconds: 0.05) }
            // A sort can't be stopped by SQLite's own means where it merges what lies in its files.
            let sort = (1...20).map { "titles t\($0)" }.joined(separator: ", ")
            let start = ContinuousClock.now
            expectError(.timeLimit) {
                _ = try read("SELECT t1.title FROM \(sort) ORDER BY t1.title || t2.title", connection, seconds: 0.3)
            }
            #expect(ContinuousClock.now - start < .seconds(2))
            #expect(try read("SELECT x FROM bomb_8", connection).rows == 256)
            // They can be dropped.
            for view in ["bomb_20", "deep_8000", "broken"] {
                try connection.begin()
                try connection.run(StatementGuard(.sqlite).write("DROP VIEW \(view)"), .none, into: DiscardedResult())
                try connection.commit()
            }
        }
    }

    @Test func valueOfAWideRow_isWholeOrRefused() throws {
        try TestEngine.sqlite.withGovernedWarehouse { engine, _ throws in
            let other = try #require(try engine.connect(createIfMissing: false))
            let columns = (1...1_500).map { "c\($0) TEXT" }.joined(separator: ", ")
            try other.execute("CREATE TABLE wide (\(columns))", [])
            try other.execute(
                "INSERT INTO wide (c1, c2) VALUES (?, 'short'), ('short', 'short')",
                [.text(String(repeating: "x", count: 900_000))])
            let connection = try engine.connectGuarded(writes: false, layers: .all)
            expectError(.valueTooLarge) { _ = try read("SELECT * FROM wide", connection) }
            #expect(try read("SELECT * FROM wide WHERE rowid = 2", connection).rows == 1)
            #expect(try read("SELECT c1, c2 FROM wide", connection).rows == 2)
            let bomb = "SELECT " + (1...1_500).map { "hex(zeroblob(400000)) AS c\($0)" }.joined(separator: ", ")
            expectError(.valueTooLarge) { _ = try read(bomb, connection) }
            #expect(try read("SELECT length(hex(zeroblob(400000)))", connection).rows == 1)
        }
    }
}
