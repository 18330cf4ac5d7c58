import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// What stands in the way of taking a write back, and that nothing has changed then.
struct UndoRefusalTests {
    private func withTables(_ engine: TestEngine, _ body: (UndoBench) throws -> Void) throws {
        try UndoBench.with(engine) { bench throws in
            try bench.write("CREATE TABLE p (id INTEGER PRIMARY KEY, u INTEGER UNIQUE, v INTEGER)")
            for (name, rule) in [("cas", "CASCADE"), ("nul", "SET NULL"), ("res", "RESTRICT")] {
                try bench.write(
                    """
                    CREATE TABLE \(name) (id INTEGER PRIMARY KEY, p INTEGER, v INTEGER,
                        FOREIGN KEY (p) REFERENCES p (id) ON DELETE \(rule) ON UPDATE \(rule))
                    """)
            }
            try bench.write("INSERT INTO p VALUES (1, 1, 1), (2, 2, 2), (3, 3, 3)", "INSERT INTO cas VALUES (1, 1, 1)")
            try body(bench)
        }
    }

    @Test(arguments: TestEngine.available)
    func laterChanges_standInTheWay(_ engine: TestEngine) throws {
        try withTables(engine) { bench throws in
            let update = try bench.write("UPDATE p SET v = 10 WHERE id = 2")
            let later = try bench.write("UPDATE p SET v = 11 WHERE id = 2")
            #expect(try bench.refused(update).contains("p (id = 2) has changed since"))
            try bench.undo(later)
            try bench.undo(update)

            // Another column of the row is no obstacle.
            let one = try bench.write("UPDATE p SET v = 10 WHERE id = 2")
            let other = try bench.write("UPDATE p SET u = 20 WHERE id = 2")
            try bench.undo(one)
            #expect(try bench.writer.own.integer("SELECT u FROM p WHERE id = 2 AND v = 2") == 20)
            try bench.undo(other)

            // What is as it was before, but by somebody else, is not taken for taken back.
            let back = try bench.write("UPDATE p SET v = 10 WHERE id = 2")
            let by = try bench.write("UPDATE p SET v = 2 WHERE id = 2")
            #expect(try bench.refused(back).contains("p (id = 2) has changed since"))
            try bench.undo(by)
            try bench.undo(back)
        }
    }

    @Test(arguments: TestEngine.available)
    func rowsRemovedOrKeysTaken_standInTheWay(_ engine: TestEngine) throws {
        try withTables(engine) { bench throws in
            let insert = try bench.write("INSERT INTO p VALUES (4, 4, 4)")
            let removal = try bench.write("DELETE FROM p WHERE id = 4")
            #expect(try bench.refused(insert).contains("p (id = 4) has changed since"))
            let again = try bench.write("INSERT INTO p VALUES (4, 5, 6)")
            #expect(try bench.refused(removal).contains("p (id = 4) has changed since"))
            try bench.undo(again)
            try bench.undo(removal)
            try bench.undo(insert)

            let update = try bench.write("UPDATE p SET v = 9 WHERE id = 3")
            try bench.write("DELETE FROM p WHERE id = 3")
            #expect(try bench.refused(update).contains("p (id = 3)"))
            let gone = try bench.write("DELETE FROM p WHERE id = 2")
            try bench.write("INSERT INTO p VALUES (22, 2, 0)")
            #expect(try bench.refused(gone).contains("p (id = 2): "))
            // The first rows of a refused undo were taken back in vain.
            let both = try bench.write("UPDATE p SET v = 70 WHERE id = 1", "UPDATE p SET v = 71 WHERE id = 22")
            try bench.write("UPDATE p SET v = 72 WHERE id = 1")
            #expect(try bench.refused(both).contains("p (id = 1) has changed since"))
        }
    }

    @Test(arguments: TestEngine.available)
    func laterRowsThatRefer_standInTheWay_whateverTheirKeyDoes(_ engine: TestEngine) throws {
        try withTables(engine) { bench throws in
            for table in ["cas", "nul", "res"] {
                let quoted = bench.engine.dialect.quoted(table)
                let insert = try bench.write(
                    "INSERT INTO p VALUES (4, 4, 4)", "INSERT INTO \(quoted) VALUES (50, 4, 1)")
                let later = try bench.write("INSERT INTO \(quoted) VALUES (51, 4, 1)")
                #expect(try bench.refused(insert).contains("\(table) (id = 51) refers to p"))
                try bench.undo(later)
                // A row that the write has touched, and a later one has made refer.
                let touching = try bench.write("INSERT INTO \(quoted) VALUES (60, 1, 1)")
                try bench.undo(insert)
                let both = try bench.write("UPDATE \(quoted) SET v = 5 WHERE id = 60", "INSERT INTO p VALUES (5, 5, 5)")
                let moved = try bench.write("UPDATE \(quoted) SET p = 5 WHERE id = 60")
                #expect(try bench.refused(both).contains("\(table) (id = 60) refers to p"))
                try bench.undo(moved)
                try bench.undo(both)
                try bench.undo(touching)
                let key = try bench.write("UPDATE p SET id = 30 WHERE id = 3")
                let referring = try bench.write("INSERT INTO \(quoted) VALUES (52, 30, 1)")
                #expect(try bench.refused(key).contains("\(table) (id = 52) refers to p"))
                try bench.undo(referring)
                try bench.undo(key)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whatWasTakenBack_isRefused_namingTheUndo(_ engine: TestEngine) throws {
        try withTables(engine) { bench throws in
            let update = try bench.write("UPDATE p SET v = v")
            let first = try bench.undo(update)
            #expect(try bench.refused(update).contains("by entry \(first)"))
            let redo = try bench.undo(first)
            #expect(try bench.refused(first).contains("by entry \(redo)"))
            let second = try bench.undo(update)
            #expect(try bench.refused(update).contains("by entry \(second)"))
            #expect(try ChangeLog(bench.governance).undone(update) == [second])
            try bench.undo(second, mode: .dryRun)
            #expect(try bench.refused(update).contains("by entry \(second)"))
        }
    }

    @Test(arguments: TestEngine.available)
    func definitions_andWritesWithoutRecord_areRefused(_ engine: TestEngine) throws {
        try withTables(engine) { bench throws in
            let table = try bench.write("CREATE TABLE mine (id INTEGER PRIMARY KEY, v INTEGER)")
            #expect(try bench.refused(table, .notUndoable).contains("shape of tables"))
            let first = try bench.write("INSERT INTO mine VALUES (1, 1)")
            let update = try bench.write("UPDATE p SET v = 5")
            try bench.write("ALTER TABLE mine ADD COLUMN more INTEGER")
            #expect(try bench.refused(first).contains("the table mine has other columns now, or is gone"))
            try bench.roundTrip("INSERT INTO mine VALUES (2, 2, 2)")
            try bench.write("DROP TABLE mine")
            #expect(try bench.refused(first).contains("the table mine has other columns now, or is gone"))
            try bench.undo(update)

            let number = { try bench.governance.integer("SELECT COUNT(*) FROM row_changes") }
            let count = try number()
            let tried = try bench.write("UPDATE p SET v = 5", mode: .dryRun)
            #expect(tried == 0)
            expectError(.constraintViolated) { try bench.write("UPDATE p SET v = 5", "UPDATE p SET u = 1") }
            expectError(.tooManyRowsAffected) {
                try bench.write([.init("UPDATE p SET v = 5")], maxAffected: 2)
            }
            #expect(try number() == count)
            let keyed = try bench.write("UPDATE p SET v = 6", key: "k")
            let kept = try number()
            #expect(try bench.write("UPDATE p SET v = 6", key: "k") == keyed)
            #expect(try number() == kept)
            // A dry run of an undo leaves everything.
            let before = try bench.dump()
            try bench.undo(keyed, mode: .dryRun)
            try bench.expect(before, "a dry run")
            try bench.undo(keyed)
            let last = try bench.governance.integer("SELECT MAX(id) FROM audit_log") ?? 0
            let unknown = try #require(expectError(.notUndoable) { try bench.undo(last + 1) })
            #expect(unknown.message.contains("can't be taken back"))
        }
    }

    @Test func definitionsOnMariaDB_waitForWriters_andImportsDropTriggers() throws {
        guard TestEngine.available.contains(.mysql) else { return }
        try withTables(.mysql) { bench throws in
            let plain = try #require(try bench.engine.connect(createIfMissing: false))
            let triggers = "SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = DATABASE()"
            #expect(try plain.integer(triggers) ?? 0 > 30)
            let other = try bench.another()
            try other.writer.begin()
            _ = try other.writer.own.execute("UPDATE p SET v = 100 WHERE id = 1", [])
            let start = ContinuousClock.now
            expectError(.storeLocked) { try bench.write("CREATE TABLE waits (id INT PRIMARY KEY)") }
            #expect(ContinuousClock.now - start > .seconds(3))
            other.writer.rollback()
            try bench.write("CREATE TABLE waits (id INT PRIMARY KEY)")
            try bench.roundTrip("INSERT INTO waits VALUES (1)")
            try bench.engine.prepareLoad()
            #expect(try plain.integer(triggers) == 0)
            try bench.roundTrip("INSERT INTO waits VALUES (2)")
            #expect(try plain.integer(triggers) ?? 0 > 30)
        }
    }
}
