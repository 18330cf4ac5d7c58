import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// On SQLite, where Marquee edits the definition of the table.
struct ForeignKeyRemovalTests {
    /// A warehouse with two titles, a person and a table of a user's, whose foreign keys are dropped.
    private func dropping(
        _ definitions: [String], only isDropped: (UserReference) -> Bool = { _ in true },
        _ check: (any Connection) throws -> Void
    ) throws {
        try TestEngine.sqlite.withEngine { engine in
            let connection = try engine.openForWriting()
            let rows = [
                "INSERT INTO title_types VALUES (1, 'MOVIE')", "INSERT INTO persons VALUES (7, 'Ann')",
                "INSERT INTO titles (id, type_id) VALUES ('tm1', 1), ('tm2', 1)",
                "INSERT INTO genres VALUES (1, 'drama')", "INSERT INTO title_genres VALUES ('tm1', 1, 1)",
            ]
            for sql in rows + definitions { try connection.execute(sql, []) }
            try connection.transaction {
                try ForeignKeyRemoval(connection).remove(UserReference.all(of: connection).filter(isDropped))
                try check(connection)
            }
            // Others see the table as it is now.
            try check(try #require(try engine.connect(createIfMissing: false)))
            #expect(try connection.strings("PRAGMA integrity_check") == ["ok"])
            #expect(try connection.integer("PRAGMA writable_schema") == 0)
        }
    }

    private func keys(_ table: String, _ connection: any Connection) throws -> [String] {
        try connection.lines("SELECT \"table\", \"from\" FROM pragma_foreign_key_list(?) ORDER BY id", [.text(table)])
    }

    @Test func tableWithAllItCanHave_keepsTheRest() throws {
        let definitions = [
            """
            CREATE TABLE "p q" (n INTEGER PRIMARY KEY AUTOINCREMENT, -- the number
              "the title" TEXT CONSTRAINT "k" REFERENCES titles (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
              up INT REFERENCES "p q" (n), long AS (length("the title")) STORED, CHECK (n > 0))
            """,
            "CREATE UNIQUE INDEX pq_index ON \"p q\" (\"the title\" COLLATE NOCASE DESC) WHERE n > 1",
            "CREATE TABLE log (what TEXT)",
            "CREATE TRIGGER pq_trigger AFTER INSERT ON \"p q\" BEGIN INSERT INTO log VALUES (new.\"the title\"); END",
            "CREATE VIEW pq_view AS SELECT \"the title\" AS t FROM \"p q\"",
            "INSERT INTO \"p q\" (n, \"the title\", up) VALUES (5, 'tm1', NULL), (9, 'tm2', 5)",
            "DELETE FROM \"p q\" WHERE n = 9",
        ]
        try dropping(definitions, only: { $0.parent.name == "titles" }) { connection in
            #expect(try keys("p q", connection) == ["p q|up"])
            #expect(try connection.lines("SELECT t FROM pq_view") == ["tm1"])
            try connection.transaction {
                try connection.execute("DELETE FROM title_genres", [])
                try connection.execute("DELETE FROM titles", [])
                // The highest number that there ever was is not given again.
                try connection.execute("INSERT INTO \"p q\" (\"the title\", up) VALUES ('nobody', 5)", [])
            }
            let n = try connection.integer("SELECT MAX(n) FROM \"p q\"") ?? 0
            #expect(n >= 10)
            #expect(try connection.lines("SELECT what FROM log ORDER BY rowid DESC LIMIT 1") == ["nobody"])
            expectError(.constraintViolated) {
                try connection.execute("INSERT INTO \"p q\" (\"the title\", up) VALUES ('x', 999)", [])
            }
            try connection.execute("DELETE FROM \"p q\" WHERE n = ?", [.integer(n)])
        }
    }

    @Test(arguments: [
        "CREATE TABLE u (a TEXT, b INT, FOREIGN KEY (a, b) REFERENCES title_genres (title_id, genre_id))",
        "CREATE TABLE u (a TEXT, b INT, x REFERENCES persons, CONSTRAINT c FOREIGN KEY (a, b) REFERENCES title_genres)",
        "CREATE TABLE u (a TEXT PRIMARY KEY REFERENCES titles, b INT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE u (a TEXT PRIMARY KEY, b INT NOT NULL, FOREIGN KEY (a) REFERENCES titles) STRICT, WITHOUT ROWID",
        "CREATE TABLE u (a TEXT REFERENCES TITLES (ID), b INT) STRICT",
        "CREATE TABLE [u] ([a] 'TEXT' REFERENCES `titles` ON UPDATE CASCADE, 'b' INT)",
        "CREATE TABLE IF NOT EXISTS main.u (a TEXT, b INT, FOREIGN KEY (a) REFERENCES titles (title))",
    ])
    func anyTable_losesItsKeysAndKeepsItsRows(_ definition: String) throws {
        let insert =
            definition.contains("(title)") ? "SELECT 1" : "INSERT INTO u (a, b) VALUES ('tm1', 1)"
        try dropping([definition, insert]) { connection in
            #expect(try keys("u", connection) == [])
            #expect(try UserReference.all(of: connection).isEmpty)
            if insert != "SELECT 1" { #expect(try connection.lines("SELECT a, b FROM u") == ["tm1|1"]) }
            try connection.execute("DELETE FROM title_genres", [])
            try connection.execute("DELETE FROM titles", [])
        }
    }

    @Test func keyToItsOwnTable_isDroppedAlone() throws {
        let definitions = [
            "CREATE TABLE \"to (1)\" (n INTEGER PRIMARY KEY, up INT REFERENCES \"to (1)\", t TEXT REFERENCES titles)",
            "INSERT INTO \"to (1)\" VALUES (1, NULL, 'tm1'), (2, 1, NULL)",
        ]
        try dropping(definitions, only: { $0.parent == $0.table }) { connection in
            #expect(try keys("to (1)", connection) == ["titles|t"])
            try connection.execute("DELETE FROM \"to (1)\" WHERE n = 1", [])
            #expect(try connection.lines("SELECT n, up FROM \"to (1)\"") == ["2|1"])
        }
    }

    /// What cannot be cut out safely is left alone.
    @Test func definitionOfAnotherShape_isRefusedAndRolledBack() throws {
        try TestEngine.sqlite.withWarehouse { connection in
            try connection.execute("CREATE TABLE u (a TEXT REFERENCES titles)", [])
            let references = try UserReference.all(of: connection)
            try connection.execute("DROP TABLE u", [])
            try connection.execute("CREATE TABLE u (a TEXT)", [])
            let error = expectError(.storeFailure) { try ForeignKeyRemoval(connection).remove(references) }
            #expect(error?.message.contains("foreign key of u cannot be dropped") == true)
            let definition = try connection.strings("SELECT sql FROM sqlite_master WHERE name = 'u'")
            #expect(definition == ["CREATE TABLE u (a TEXT)"])
        }
    }

    @Test func constraintName_isReadFromTheDefinition() throws {
        try TestEngine.sqlite.withWarehouse { connection in
            try connection.execute(
                """
                CREATE TABLE u (a TEXT CONSTRAINT first REFERENCES titles (id), b INT REFERENCES persons (id),
                  CONSTRAINT "third one" FOREIGN KEY (a) REFERENCES titles (id) ON DELETE CASCADE)
                """, [])
            let found = try UserReference.all(of: connection)
            #expect(
                Set(found.map { "\($0.constraint ?? "-") \($0.text) \($0.parentText) \($0.onDelete)" })
                    == [
                        "first u (a) titles (id) NO ACTION", "- u (b) persons (id) NO ACTION",
                        "third one u (a) titles (id) CASCADE",
                    ])
        }
    }
}
