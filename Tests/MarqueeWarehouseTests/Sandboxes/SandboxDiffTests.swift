import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// What differs between a copy, its base and the warehouse, on both engines.
struct SandboxDiffTests {
    private func makeTables(_ bench: SandboxBench) throws {
        let types = bench.isMySQL ? "f FLOAT, d DECIMAL(10, 3), b BLOB" : "f REAL, d NUMERIC, b BLOB"
        for sql in [
            "CREATE TABLE kinds (id INT PRIMARY KEY, \(types), t VARCHAR(20))",
            "INSERT INTO kinds VALUES (1, 0.1, 1.250, x'00FF', 'a'), (2, NULL, NULL, NULL, NULL), (3, 7, 7, x'', 'c')",
            "CREATE TABLE loose (a INT, \(types))",
            """
            INSERT INTO loose VALUES
                (1, 0.1, 1.5, x'00'), (1, 0.1, 1.5, x'00'), (2, NULL, NULL, NULL), (3, 0.3, 2, x'01')
            """,
            "CREATE TABLE gone (id INT PRIMARY KEY)", "INSERT INTO gone VALUES (1)",
            "CREATE TABLE grown (id INT PRIMARY KEY, a INT)", "INSERT INTO grown VALUES (1, 1), (2, 2)",
        ] {
            try bench.warehouse.execute(sql, [])
        }
    }

    private let changes = [
        "UPDATE titles SET title = 'new', imdb_score = NULL WHERE id = 'tm1'",
        "DELETE FROM titles WHERE id = 'tm2'",
        "INSERT INTO titles (id, title, type_id) VALUES ('tm9', 'Nine', 2)",
        "UPDATE kinds SET f = 0.2, d = 1.251, b = x'00FE' WHERE id = 1",
        "UPDATE kinds SET t = '' WHERE id = 2", "UPDATE kinds SET t = 'c ' WHERE id = 3",
        // SQLite would give the number of a row that is gone to the next.
        "INSERT INTO loose VALUES (2, NULL, NULL, NULL)", "INSERT INTO loose (a, f) VALUES (5, 0.5)",
        "DELETE FROM loose WHERE a = 3",
        "DROP TABLE gone", "ALTER TABLE grown ADD COLUMN b INT", "UPDATE grown SET a = 3, b = 4 WHERE id = 1",
        "CREATE TABLE made (id INT PRIMARY KEY, t TEXT)", "INSERT INTO made VALUES (1, 'x')",
    ]

    private func lines(_ page: DiffPage) -> [String] {
        page.rows.map { row in
            let change = row.change
            let columns = change.kind == .changed ? change.changedColumns.map { change.columns[$0] } : []
            let id = (change.before ?? change.after)?.first.map { RowImage.node($0).json } ?? ""
            return ([change.table, change.kind.rawValue, id] + columns + (row.isConflict ? ["!"] : []))
                .joined(separator: " ")
        }
    }

    private static let expected = [
        "gone removed 1", "grown changed 1 a", "kinds changed 1 f d b", "kinds changed 2 t", "kinds changed 3 t",
        "loose added 2", "loose added 5", "loose removed 3", "made added 1", "titles added \"tm9\"",
        "titles changed \"tm1\" title imdb_score", "titles removed \"tm2\"",
    ]

    @Test(arguments: TestEngine.available)
    func diff_isEmptyOfAnUntouchedCopy_andTellsEveryRow(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            try makeTables(bench)
            let sandbox = try bench.create()
            for against in SandboxDiff.Against.allCases {
                let page = try bench.diff(sandbox, against: against)
                #expect(page.rows.isEmpty && page.next == nil && !page.tables.contains(where: \.hasOtherShape))
            }
            try bench.write(changes, in: bench.copy(sandbox))
            for against in SandboxDiff.Against.allCases {
                let page = try bench.diff(sandbox, against: against)
                #expect(lines(page).sorted() == Self.expected)
                #expect(
                    page.tables.filter(\.hasOtherShape).map(\.table) == ["gone", "grown", "made"]
                        && page.tables.first { $0.table == "grown" }?.newColumns == ["b"])
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func pagesOfOneRow_areThePage(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            try makeTables(bench)
            let sandbox = try bench.create()
            try bench.write(changes, in: bench.copy(sandbox))
            let whole = try bench.diff(sandbox)
            for limit in [1, 2, 5] {
                let diff = try SandboxDiff(of: sandbox, in: bench.engine)
                var (found, place) = ([String](), String?.none)
                repeat {
                    let page = try DiffPage(diff, behind: place, limit: limit)
                    #expect(page.rows.count <= limit && (page.next == nil || page.rows.count == limit))
                    found += lines(page)
                    place = page.next
                } while place != nil && found.count <= whole.rows.count
                #expect(found == lines(whole), "by \(limit)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func conflicts_areSeen(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            let sandbox = try bench.create()
            try bench.write(
                [
                    "UPDATE titles SET title = 'mine' WHERE id IN ('tm1', 'tm2', 'tm3')",
                    "DELETE FROM titles WHERE id = 'tm4'",
                    "INSERT INTO titles (id, title, type_id) VALUES ('tm8', 'mine', 1), ('tm9', 'same', 1)",
                ], in: bench.copy(sandbox))
            try bench.write(
                [
                    "UPDATE titles SET title = 'theirs' WHERE id IN ('tm1', 'tm4', 'tm5')",
                    "UPDATE titles SET title = 'mine' WHERE id = 'tm2'",
                    "INSERT INTO titles (id, title, type_id) VALUES ('tm8', 'theirs', 1), ('tm9', 'same', 1)",
                ], in: bench.engine)
            #expect(
                lines(try bench.diff(sandbox)) == [
                    "titles changed \"tm1\" title !", "titles changed \"tm2\" title", "titles changed \"tm3\" title",
                    "titles removed \"tm4\" !", "titles added \"tm8\" !", "titles added \"tm9\"",
                ])
        }
    }
}
