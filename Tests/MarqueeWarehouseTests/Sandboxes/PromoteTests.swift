import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// What was done in a copy is carried over to the warehouse, on both engines.
struct PromoteTests {
    private func makeTables(_ bench: SandboxBench) throws {
        for sql in [
            """
            CREATE TABLE notes (
                id INT PRIMARY KEY, title_id VARCHAR(64) REFERENCES titles (id) ON DELETE CASCADE, text VARCHAR(40))
            """,
            "INSERT INTO notes VALUES (1, 'tm1', 'a'), (2, 'tm2', 'b'), (3, 'tm3', 'c')",
        ] {
            try bench.warehouse.execute(sql, [])
        }
        // Another tool has made it.
        try bench.engine.prepareService()
    }

    private let changes = [
        "UPDATE titles SET title = 'mine', imdb_score = 1.25 WHERE id IN ('tm1', 'tm4')",
        "INSERT INTO titles (id, title, type_id) VALUES ('tm9', 'Nine', 2)",
        "INSERT INTO notes VALUES (9, 'tm9', 'new')", "UPDATE notes SET text = NULL WHERE id = 1",
        "DELETE FROM notes WHERE id = 2", "DELETE FROM titles WHERE id = 'tm2'",
    ]

    @Test(arguments: TestEngine.available)
    func rows_areCarriedOver_andTakenBack(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            try makeTables(bench)
            let sandbox = try bench.create()
            try bench.write(changes, in: bench.copy(sandbox))
            let before = try bench.content(bench.warehouse)
            let tried = try bench.promote(sandbox, mode: .dryRun)
            #expect(try bench.content(bench.warehouse) == before)
            let done = try bench.promote(sandbox)
            #expect(tried.tallies == done.tallies && done.tallies.map(\.rows).reduce(0, +) == 7)
            #expect(try bench.content(bench.warehouse) == bench.content(bench.connect(sandbox)))
            try bench.undo(done.entry)
            #expect(try bench.content(bench.warehouse) == before)
            // One table alone leaves a note behind that refers to a title which would go.
            expectError(.constraintViolated) { try bench.promote(sandbox, tables: ["titles"]) }
            #expect(try bench.content(bench.warehouse) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func newTables_comeAlong(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            let sandbox = try bench.create()
            try bench.write(
                [
                    "CREATE TABLE z_parents (id INT PRIMARY KEY, title_id VARCHAR(64) REFERENCES titles (id))",
                    "CREATE TABLE a_children (id INT PRIMARY KEY, parent_id INT NOT NULL REFERENCES z_parents (id))",
                    "INSERT INTO z_parents VALUES (1, 'tm1'), (2, NULL)", "INSERT INTO a_children VALUES (1, 2)",
                ], in: bench.copy(sandbox))
            if bench.isMySQL {
                expectError(.mixedDDL) { try bench.promote(sandbox, mode: .dryRun) }
            } else {
                #expect(try bench.promote(sandbox, mode: .dryRun).tallies.count == 2)
            }
            #expect(try Introspection(bench.warehouse).tables()["z_parents"] == nil)
            let done = try bench.promote(sandbox)
            #expect(done.tallies.map(\.isNew) == [true, true] && done.tallies.map(\.added).reduce(0, +) == 3)
            #expect(try bench.rows(of: "a_children", bench.warehouse) == [[.integer(1), .integer(2)]])
            expectError(.constraintViolated) {
                try bench.warehouse.execute("INSERT INTO a_children VALUES (2, 7)", [])
            }
            expectError(.notUndoable) { try bench.undo(done.entry) }
            expectError(.notPromotable) { try bench.promote(sandbox) }
        }
    }

    @Test(arguments: TestEngine.available)
    func newTables_goAgain_whenTheirRowsAreRefused(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            let sandbox = try bench.create()
            try bench.write(
                [
                    "CREATE TABLE made (id INT PRIMARY KEY, title_id VARCHAR(64) REFERENCES titles (id))",
                    "INSERT INTO made VALUES (1, 'tm5')",
                ], in: bench.copy(sandbox))
            try bench.write(["DELETE FROM titles WHERE id = 'tm5'"], in: bench.engine)
            expectError(.constraintViolated) { try bench.promote(sandbox) }
            #expect(try Introspection(bench.warehouse).tables()["made"] == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func conflicts_areNamed_unlessASideIsChosen(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            try makeTables(bench)
            let sandbox = try bench.create()
            try bench.write(changes, in: bench.copy(sandbox))
            try bench.write(["UPDATE titles SET title = 'theirs' WHERE id IN ('tm1', 'tm5')"], in: bench.engine)
            let before = try bench.content(bench.warehouse)
            let error = expectError(.promoteConflict) { try bench.promote(sandbox) }
            #expect(error?.details.count == 1 && error?.details.first?.contains("\"tm1\"") == true)
            #expect(try bench.content(bench.warehouse) == before)
            let theirs = try bench.promote(sandbox, on: .warehouse)
            #expect(theirs.tallies.map(\.kept).reduce(0, +) == 1)
            let title = "SELECT title FROM titles WHERE id = 'tm1'"
            #expect(try bench.warehouse.strings(title) == ["theirs"])
            try bench.undo(theirs.entry)
            #expect(try bench.content(bench.warehouse) == before)
            let mine = try bench.promote(sandbox, on: .sandbox)
            #expect(try bench.warehouse.strings(title) == ["mine"])
            #expect(try bench.warehouse.strings("SELECT title FROM titles WHERE id = 'tm5'") == ["theirs"])
            try bench.undo(mine.entry)
            #expect(try bench.content(bench.warehouse) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func rowsThatAKeyWouldTakeAlong_standInTheWay(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            try makeTables(bench)
            let sandbox = try bench.create()
            try bench.write(
                ["DELETE FROM notes WHERE id = 3", "DELETE FROM titles WHERE id = 'tm3'"], in: bench.copy(sandbox))
            try bench.write(["INSERT INTO notes VALUES (7, 'tm3', 'later')"], in: bench.engine)
            let before = try bench.content(bench.warehouse)
            let error = expectError(.constraintViolated) { try bench.promote(sandbox) }
            #expect(error?.details.contains { $0.hasPrefix("notes (id = 7)") } == true)
            #expect(try bench.content(bench.warehouse) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func ledgerRows_andOtherShapes_areNotCarriedOver(_ engine: TestEngine) throws {
        try SandboxBench.with(engine) { bench throws in
            try makeTables(bench)
            let sandbox = try bench.create()
            try bench.write(["ALTER TABLE notes ADD COLUMN more INT"], in: bench.copy(sandbox))
            expectError(.notPromotable) { try bench.promote(sandbox) }
            #expect(try bench.promote(sandbox, tables: ["titles"]).tallies.isEmpty)
        }
    }
}
