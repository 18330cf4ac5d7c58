import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// What every engine owes its callers.
struct ConnectionTests {
    @Test(arguments: TestEngine.available)
    func values_comeBackAsTheyWereBound(_ engine: TestEngine) throws {
        try engine.withConnection { connection throws in
            let blob = connection.dialect == .sqlite ? "BLOB" : "LONGBLOB"
            try connection.execute("CREATE TABLE t (a BIGINT, b DOUBLE PRECISION, c TEXT, d \(blob))", [])
            let rows: [[Value]] = [
                [.integer(.min + 1), .real(0.1), .text("Raúl 日本 🎬"), .bytes([0, 255, 39])],
                [.integer(.max), .real(-1e300), .text(""), .bytes([])],
                [.null, .null, .null, .null],
            ]
            try connection.executeEach("INSERT INTO t VALUES (?, ?, ?, ?)", rows)
            var found: [[Value]] = []
            try connection.query("SELECT a, b, c, d FROM t", []) { row in found.append((0..<4).map { Value(row[$0]) }) }
            #expect(found == rows)
        }
    }

    @Test(arguments: TestEngine.available)
    func rowsOfParameters_changeWhatTheySay(_ engine: TestEngine) throws {
        try engine.withConnection { connection throws in
            try connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c DOUBLE PRECISION)", [])
            let numbers = (1...5000).map { Int64($0) }
            try connection.executeEach("INSERT INTO t (a) VALUES (?)", numbers.lazy.map { [.integer($0)] })
            try connection.executeEach(
                "UPDATE t SET b = ?, c = ? WHERE a = ?",
                numbers.map { number in
                    // A whole number among numbers with a fraction, and texts that are not there.
                    [
                        number % 3 == 0 ? .null : .text("row \(number)"),
                        number % 2 == 0 ? .integer(number) : .real(Double(number) + 0.25), .integer(number),
                    ]
                })
            try connection.executeEach("DELETE FROM t WHERE a = ?", numbers.filter { $0 > 4 }.map { [.integer($0)] })
            #expect(
                try connection.lines("SELECT a, b, c FROM t ORDER BY a")
                    == ["1|row 1|1.25", "2|row 2|2.0", "3|∅|3.25", "4|row 4|4.0"])
            expectError(.constraintViolated) {
                try connection.executeEach("INSERT INTO t (a) VALUES (?)", [[.integer(9)], [.integer(9)]])
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func textLargerThanAnyBuffer_comesBackWhole(_ engine: TestEngine) throws {
        try engine.withConnection { connection throws in
            try connection.execute(
                "CREATE TABLE t (a INTEGER, b \(connection.dialect == .sqlite ? "TEXT" : "LONGTEXT"))", [])
            let texts = ["short", String(repeating: "ä", count: 300_000), "", String(repeating: "b", count: 700)]
            try connection.executeEach(
                "INSERT INTO t VALUES (?, ?)", texts.enumerated().map { [.integer(Int64($0)), .text($1)] })
            #expect(try connection.strings("SELECT b FROM t ORDER BY a") == texts)
        }
    }

    @Test(arguments: TestEngine.available)
    func transactionThatThrows_leavesNothing(_ engine: TestEngine) throws {
        struct Stop: Error {}
        try engine.withWarehouse { connection throws in
            do {
                try connection.transaction { () throws -> Void in
                    try connection.execute("INSERT INTO genres (name) VALUES ('drama')", [])
                    throw Stop()
                }
                Issue.record("the error did not come through")
            } catch is Stop {}
            #expect(try connection.integer("SELECT COUNT(*) FROM genres") == 0)
            try connection.transaction { _ = try connection.execute("INSERT INTO genres (name) VALUES ('drama')", []) }
            #expect(try connection.integer("SELECT COUNT(*) FROM genres") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func foreignKeys_areOn(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            expectError(.constraintViolated) {
                try connection.execute(
                    "INSERT INTO title_genres (title_id, genre_id, position) VALUES ('tm1', 1, 1)", [])
            }
            try connection.execute("INSERT INTO title_types (id, name) VALUES (1, 'MOVIE')", [])
            try connection.execute("INSERT INTO titles (id, type_id) VALUES ('tm1', 1)", [])
            expectError(.constraintViolated) { try connection.execute("DELETE FROM title_types", []) }
        }
    }

    @Test(arguments: TestEngine.available)
    func keys_compareByBytes(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let names = ["a", "A", "á", "Ａ", "ß", "ss"]
            try connection.executeEach("INSERT INTO genres (name) VALUES (?)", names.map { [.text($0)] })
            #expect(try connection.integer("SELECT COUNT(*) FROM genres") == Int64(names.count))
            expectError(.constraintViolated) { try connection.execute("INSERT INTO genres (name) VALUES ('a')", []) }
        }
    }

    @Test(arguments: TestEngine.available)
    func checks_holdScoresAndYears(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try connection.execute("INSERT INTO title_types (id, name) VALUES (1, 'MOVIE')", [])
            for assignment in ["imdb_score", "tmdb_score"] {
                expectError(.constraintViolated) {
                    try connection.execute("INSERT INTO titles (id, type_id, \(assignment)) VALUES ('x', 1, 10.5)", [])
                }
            }
            expectError(.constraintViolated) {
                try connection.execute("INSERT INTO titles (id, type_id, release_year) VALUES ('x', 1, 20220)", [])
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func statementWithAMistake_isAStoreFailureThatShowsIt(_ engine: TestEngine) throws {
        try engine.withConnection { connection throws in
            let error = expectError(.storeFailure) { try connection.execute("SELEC 1", []) }
            #expect(error?.internals.contains { $0.contains("SELEC 1") } == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func secondWriter_waitsAndThenGivesUp(_ engine: TestEngine) throws {
        try engine.withEngine { engine throws in
            let first = try engine.openForWriting()
            let second = try engine.openForWriting()
            if engine.dialect == .mysql { try second.execute("SET SESSION innodb_lock_wait_timeout = 1", []) }
            try first.transaction {
                try first.execute("INSERT INTO genres (name) VALUES ('drama')", [])
                expectError(.storeLocked) {
                    try second.transaction { _ = try second.execute("INSERT INTO genres (name) VALUES ('drama')", []) }
                }
            }
            #expect(try second.integer("SELECT COUNT(*) FROM genres") == 1)
        }
    }
}
