import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// What is recorded of rows that are inserted in bulk.
@Suite struct BulkRecordTests {
    private static let texts = [
        "plain", "", "a \"quote\" and \\ a backslash", "tab\tand\nline", "\u{1}\u{1F}\u{7F}", "naïve ☃ 🎬 é", "[1,2]",
        "null",
        " before", "line\r\nand end", "\u{2028}",
    ]
    private static let whole = ["0", "-1", "7", "2147483647", "999999999999999999", "-999999999999999999"]
    private static let reals = ["0", "-0.0", "0.1", "1e23", "5e-324", "123456789.123", "-1.5E+10", "1e16"]
    private static let definition =
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, number BIGINT, score DOUBLE, note VARCHAR(40), more TEXT)"
    private static let columns = ["more", "note", "score", "number", "id"]

    private static func value(_ row: Int, _ column: Int) -> String? {
        switch column {
        case 0: row % 5 == 0 ? nil : texts[row % texts.count]
        case 1: row % 7 == 0 ? nil : texts[(row + 3) % texts.count]
        case 2: row % 3 == 0 ? nil : reals[row % reals.count]
        case 3: row % 4 == 0 ? nil : whole[row % whole.count]
        default: String(row + 1)
        }
    }

    @Test(arguments: TestEngine.available) func areTheSameWhoeverRecordsThem(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench in
            try bench.write(Self.definition)
            let before = try bench.dump()
            let rows = 10_000
            let bulk = try bench.bulk("notes", Self.columns, rows, Self.value)
            #expect((try bench.loading(bulk) == nil) == bench.isSQLite)
            var images: [[[Value]?]] = []
            for isLoading in [true, false] {
                let id = try bench.insert("notes", Self.columns, rows, isLoading: isLoading, Self.value)
                images.append(try bench.images(id))
                let entry = try EntryPage(of: id, limit: 3, bench.governance, digest: Digest.sha256)
                #expect(entry.record?.changes == rows)
                #expect(entry.rows.map { $0.after?.first } == [.integer(1), .integer(2), .integer(3)])
                try bench.undo(id)
                #expect(try bench.dump() == before)
            }
            #expect(images[0].count == rows)
            #expect(images[0] == images[1])
        }
    }

    @Test(arguments: TestEngine.available) func pagesHoldEachRowOnce(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench in
            try bench.write(Self.definition)
            let id = try bench.insert("notes", Self.columns, 9000, Self.value)
            var (place, seen): (Int64?, [Value]) = (nil, [])
            repeat {
                let page = try EntryPage(of: id, behind: place, limit: 700, bench.governance, digest: Digest.sha256)
                seen += page.rows.compactMap { $0.after?.first }
                place = page.next
            } while place != nil
            #expect(seen == (1...9000).map { .integer($0) })
        }
    }

    @Test(.enabled(if: TestEngine.server != nil, "MARQUEE_MYSQL_SERVER is not set"))
    func takeTheLongWayWhereTheServerMayKeepThemOtherwise() throws {
        try UndoBench.with(.mysql) { bench in
            try bench.write(
                """
                CREATE TABLE other (id INTEGER PRIMARY KEY AUTO_INCREMENT, price DECIMAL(10, 2), day DATE, code CHAR(5),
                    single FLOAT)
                """)
            try bench.write("CREATE TABLE plain (id INTEGER PRIMARY KEY AUTO_INCREMENT, note VARCHAR(5))")
            try bench.write(
                "CREATE TABLE numbered (id INTEGER PRIMARY KEY, number INTEGER NOT NULL AUTO_INCREMENT UNIQUE)")
            try bench.write("CREATE TABLE rounded (id INTEGER PRIMARY KEY, score DOUBLE(7, 2))")
            try bench.write("CREATE VIEW seen AS SELECT id, note FROM plain")
            let before = try bench.dump()
            let table = ["id", "price", "day", "code", "single"]
            let cases: [(table: String, columns: [String], values: [String])] = [
                ("other", table, ["1", "1.5", "2026-1-2", "a", "0.1"]),
                ("plain", ["note"], ["a"]), ("plain", ["id", "note"], ["007", "a"]),
                ("plain", ["id", "note"], ["0", "a"]),
                ("plain", ["id", "note"], ["1", "abcde\t"]), ("seen", ["id", "note"], ["1", "a"]),
                ("rounded", ["id", "score"], ["1", "0.126"]), ("numbered", ["id", "number"], ["1", "0"]),
                ("plain", ["id", "note"], ["1", "a    "]), ("plain", ["id", "note"], ["+1", "a"]),
            ]
            for one in cases {
                let bulk = try bench.bulk(one.table, one.columns, 1) { one.values[$1] }
                #expect(try bench.loading(bulk) == nil, "\(one)")
                let id = try bench.insert(one.table, one.columns, 1) { one.values[$1] }
                #expect(try bench.images(id).count == 1)
                try bench.undo(id)
                #expect(try bench.dump() == before, "\(one)")
            }
        }
    }

    @Test(arguments: ["ROLLBACK", "FAIL", "ABORT", "IGNORE", "REPLACE"])
    func leaveNothingWhereATableSaysWhatAConflictDoes(_ resolution: String) throws {
        try UndoBench.with(.sqlite) { bench in
            try bench.write("CREATE TABLE t (a INTEGER UNIQUE ON CONFLICT \(resolution))")
            let before = try bench.dump()
            let values = ["1", "2", "2", "3"]
            if ["IGNORE", "REPLACE"].contains(resolution) {
                try bench.undo(try bench.insert("t", ["a"], 4) { row, _ in values[row] })
            } else {
                let error = #expect(throws: MarqueeError.self) {
                    try bench.insert("t", ["a"], 4) { row, _ in values[row] }
                }
                #expect(error?.code == .rowRefused)
                if resolution != "ROLLBACK" { #expect(error?.message == "row 3 was refused") }
            }
            #expect(try bench.dump() == before)
        }
    }

    @Test(arguments: TestEngine.available) func noRowsAreInsertedAnywhere(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench in
            try bench.write("CREATE VIEW seen AS SELECT COUNT(*) AS n FROM titles")
            let before = try bench.dump()
            for (table, columns) in [("seen", ["n"]), ("genres", ["name"])] {
                #expect(try bench.images(try bench.insert(table, columns, 0) { _, _ in nil }).isEmpty)
            }
            #expect(try bench.dump() == before)
        }
    }

    @Test func goIntoATableThatHasTheNameOfTheirWay() throws {
        try UndoBench.with(.sqlite) { bench in
            try bench.write("CREATE TABLE marquee_feed (c0, c1)", "INSERT INTO marquee_feed VALUES (7, 8)")
            let id = try bench.insert("marquee_feed", ["c0", "c1"], 3) { row, column in "\(row)\(column)" }
            #expect(
                try bench.images(id).map { $0?.prefix(2) } == (0..<3).map { [.text("\($0)0"), .text("\($0)1")] })
        }
    }
}
