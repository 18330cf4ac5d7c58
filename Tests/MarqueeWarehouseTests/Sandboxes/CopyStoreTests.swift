import Foundation
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// Private copies of a warehouse, on both engines.
struct CopyStoreTests {
    private struct CutShort: Error {}

    /// A table with a column of each type, its reference to itself in an order that no insert by key would satisfy.
    private func makeTables(_ bench: SandboxBench) throws {
        let sqlite = [
            "CREATE TABLE kinds (id INTEGER PRIMARY KEY, r REAL, t TEXT, b BLOB, n NUMERIC, d INT GENERATED ALWAYS AS (id * 2))",
            "INSERT INTO kinds VALUES (1, 0.1, 'ä''\"', x'00FF', 12.50), (2, -0.0, '', x'', NULL), (3, NULL, NULL, NULL, 7)",
            "CREATE TABLE loose (a INT, b REAL)",
            "INSERT INTO loose VALUES (1, 0.5), (1, 0.5), (2, NULL)",
        ]
        let mysql = [
            """
            CREATE TABLE kinds (
                id BIGINT UNSIGNED PRIMARY KEY, r DOUBLE, f FLOAT, n DECIMAL(20, 6), i TINYINT, y YEAR, t TEXT,
                l VARCHAR(20) CHARACTER SET latin1, c CHAR(5), b BLOB, v VARBINARY(10), x BINARY(4), s BIT(12),
                m DATETIME(3), z TIMESTAMP(6) NULL, w DATE, h TIME(2), j JSON, e ENUM('a', 'b'), q SET('x', 'y'),
                u UUID, g POINT, d BIGINT AS (i * 2) STORED, k INT AS (i + 1) VIRTUAL, CHECK (i < 100)) COMMENT='a (b), c'
            """,
            """
            INSERT INTO kinds (id, r, f, n, i, y, t, l, c, b, v, x, s, m, z, w, h, j, e, q, u, g) VALUES
                (18446744073709551615, 0.1, 0.1, 12345678901234.567891, -5, 2026, 'ä\\'"\\\\ ', 'é', 'ab ', x'00FF27',
                 x'00', x'01', b'101000000001', '2026-02-03 04:05:06.789', '2026-02-03 04:05:06.789123', '2026-02-03',
                 '-101:02:03.45', '{"a": [1, 2.50]}', 'b', 'x,y', '123e4567-e89b-12d3-a456-426614174000', POINT(1, 2)),
                (0, -0.0, 1e30, 0, NULL, NULL, '', '', '', '', '', '', 0, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL),
                (7, NULL, NULL, NULL, 99, 1901, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[]',
                 NULL, NULL, NULL, NULL)
            """,
            "CREATE TABLE loose (a INT, b FLOAT, c DECIMAL(5, 2), d BLOB)",
            "INSERT INTO loose VALUES (1, 0.1, 0.10, x'00'), (1, 0.1, 0.10, x'00'), (2, NULL, NULL, NULL)",
            "CREATE TABLE numbered (place INT, id INT AUTO_INCREMENT, KEY (id)) AUTO_INCREMENT = 40",
            "INSERT INTO numbered (place) VALUES (1), (2)",
        ]
        let both = [
            "CREATE TABLE chain (id INT PRIMARY KEY, next INT REFERENCES chain (id), other INT)",
            "INSERT INTO chain VALUES (3, NULL, NULL), (2, 3, NULL), (1, 2, NULL)",
            "CREATE VIEW long_titles AS SELECT c.id, c.title FROM catalog c JOIN titles t ON t.id = c.id",
            "CREATE VIEW a_view AS SELECT COUNT(*) AS n FROM long_titles",
        ]
        for sql in (bench.isMySQL ? mysql : sqlite) + both { try bench.warehouse.execute(sql, []) }
    }

    @Test(arguments: TestEngine.available)
    func copy_isTheWarehouse_andItsBaseStaysSo(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            try makeTables(bench)
            var shares: [Double] = []
            try bench.copies.make("abc") { shares.append($0) }
            #expect(shares == shares.sorted() && shares.last == 1 && shares.allSatisfy { (0...1).contains($0) })
            let copy = try #require(try bench.copies.engine(of: "abc", largest: .max).connect(createIfMissing: false))
            let expected = try bench.content(bench.warehouse)
            #expect(try bench.content(copy) == expected)
            #expect(expected["kinds"]?.count == 3 && expected["titles"]?.count == 5)
            for view in ["long_titles", "a_view", "catalog", "titles_imputed"] {
                #expect(try bench.rows(of: view, copy) == bench.rows(of: view, bench.warehouse), "\(view)")
            }
            // The keys hold, the views read the copy, and the base takes no part in either.
            expectError(.constraintViolated) { try copy.execute("INSERT INTO chain VALUES (9, 8, NULL)", []) }
            expectError(.constraintViolated) { try copy.execute("UPDATE titles SET type_id = 9", []) }
            expectError(.constraintViolated) { try copy.execute("UPDATE titles SET release_year = 1", []) }
            try copy.execute("DELETE FROM titles WHERE id = 'tm1'", [])
            #expect(try copy.integer("SELECT n FROM a_view") == 4)
            #expect(try bench.warehouse.integer("SELECT n FROM a_view") == 5)
            let sides = try bench.copies.connectComparing("abc")
            let quoted = sides.connection.dialect.quoted
            #expect(try sides.connection.integer("SELECT COUNT(*) FROM \(quoted(sides.base)).titles") == 5)
            #expect(try sides.connection.integer("SELECT COUNT(*) FROM \(quoted(sides.copy)).titles") == 4)
            #expect(try sides.connection.integer("SELECT COUNT(*) FROM \(quoted(sides.warehouse)).titles") == 5)
            #expect(try bench.copies.size(of: "abc") > 0)
            let governance = try bench.copies.engine(of: "abc", largest: .max).connectGovernance()
            #expect(try governance.strings("SELECT name FROM principals") == ["sue"])
            #expect(try governance.integer("SELECT COUNT(*) FROM access_tokens") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func copy_isOfOneMoment_whileOthersWrite(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            for table in ["a_pair", "z_pair"] {
                try bench.warehouse.execute("CREATE TABLE \(table) (id INT PRIMARY KEY, n INT)", [])
            }
            for number in 1...300 {
                for table in ["a_pair", "z_pair"] {
                    try bench.warehouse.execute("INSERT INTO \(table) VALUES (\(number), 0)", [])
                }
            }
            let writer = Stepper(bench.engine)
            writer.start()
            for id in ["one", "two", "three"] {
                let before = writer.steps
                try bench.copies.make(id) { _ in }
                let sides = try bench.copies.connectComparing(id)
                for schema in [sides.copy, sides.base] {
                    let quoted = sides.connection.dialect.quoted
                    let sums = try ["a_pair", "z_pair"].map {
                        try sides.connection.integer(
                            "SELECT CAST(SUM(n) AS \(bench.isMySQL ? "SIGNED" : "INTEGER")) FROM \(quoted(schema)).\($0)"
                        )
                    }
                    #expect(sums[0] == sums[1])
                    #expect((sums[0] ?? 0) >= Int64(before) * 300)
                }
            }
            #expect(writer.end() == nil)
            #expect(writer.steps > 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func remove_leavesNothing_andOnlyItsOwnGoes(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            #expect(try bench.copies.present().isEmpty)
            try bench.copies.make("one") { _ in }
            try bench.copies.make("two") { _ in }
            try engine.withGovernedWarehouse { other, _ throws in
                let others = try #require(other.copies)
                try others.make("one") { _ in }
                #expect(try bench.copies.present() == ["one", "two"] && others.present() == ["one"])
                try bench.copies.remove("one")
                try bench.copies.remove("one")
                #expect(try bench.copies.present() == ["two"] && others.present() == ["one"])
                try others.remove("one")
            }
            try bench.copies.remove("two")
            #expect(try bench.copies.present().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func copyCutShort_isRemovedByWhoeverComesNext(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            let kept = try bench.create()
            for share in [0.0, 0.3, 0.7] {
                #expect(throws: CutShort.self) {
                    try bench.copies.make("cut") { if $0 >= share { throw CutShort() } }
                }
                #expect(try bench.copies.present() == ["cut", kept.id] || share == 0)
                try bench.sandboxes.cleanUp()
                #expect(try bench.copies.present() == [kept.id])
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func lock_isHeldByOne(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            let held = try bench.copies.withLock(patience: .zero) {
                try bench.copies.withLock(patience: .zero) { true }
            }
            #expect(held == .some(nil))
            #expect(try bench.copies.withLock(patience: .zero) { 1 } == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func writeBeyondTheQuota_isRefused_andRoomCanBeMade(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            let sandbox = try bench.create()
            let largest = try bench.copies.size(of: sandbox.id) + 2 << 20
            let small = bench.copies.engine(of: sandbox.id, largest: largest)
            try bench.write(["CREATE TABLE notes (id INT PRIMARY KEY, text TEXT)"], in: small)
            let text = String(repeating: "x", count: 4_000)
            let rows = (1...200).map { "(\($0), '\(text)')" }
            expectError(.sandboxQuota) {
                try bench.write(
                    ["INSERT INTO notes VALUES \(rows[..<18].joined(separator: ", "))"]
                        + (1..<60).map {
                            "INSERT INTO notes SELECT id + \($0 * 18), text FROM notes WHERE id <= 18"
                        }, in: small)
            }
            try bench.write(["DELETE FROM notes"], in: small)
            #expect(try bench.warehouse.integer("SELECT COUNT(*) FROM titles") == 5)
        }
    }
}

/// Counts two tables up in step until it is told to end, on a thread of its own.
///
/// `@unchecked Sendable`: `lock` guards the rest.
private final class Stepper: @unchecked Sendable {
    private let engine: any Engine
    private let lock = NSCondition()
    private var count = 0
    private var isEnding = false
    private var isDone = false
    private var failure: (any Error)?

    init(_ engine: any Engine) { self.engine = engine }

    /// Committed steps.
    var steps: Int { lock.withLock { count } }

    func start() {
        Thread { [self] in
            do {
                guard let connection = try engine.connect(createIfMissing: false) else { return }
                while !lock.withLock({ isEnding }) {
                    do {
                        try connection.transaction {
                            for table in ["z_pair", "a_pair"] {
                                try connection.execute("UPDATE \(table) SET n = n + 1", [])
                            }
                        }
                        lock.withLock { count += 1 }
                    } catch let error as MarqueeError where error.code == .storeLocked {}
                }
            } catch { lock.withLock { failure = error } }
            lock.withLock {
                isDone = true
                lock.broadcast()
            }
        }.start()
    }

    func end() -> (any Error)? {
        lock.withLock {
            isEnding = true
            while !isDone { lock.wait() }
            return failure
        }
    }
}
