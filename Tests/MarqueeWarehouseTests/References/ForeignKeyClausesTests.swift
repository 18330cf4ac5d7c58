import MarqueeWarehouse
import Testing

struct ForeignKeyClausesTests {
    /// A definition without some of its foreign keys, whitespace put together.
    private func removing(_ indices: [Int], _ sql: String) throws -> String {
        try ForeignKeyClauses(sql).removing(indices).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    @Test(arguments: [
        ("CREATE TABLE p(a INT, t TEXT REFERENCES titles(id))", "CREATE TABLE p(a INT, t TEXT )"),
        ("CREATE TABLE p(t REFERENCES titles NOT NULL)", "CREATE TABLE p(t NOT NULL)"),
        (
            "CREATE TABLE p(t VARCHAR(64) CONSTRAINT k REFERENCES 'titles'('id') ON DELETE SET NULL ON UPDATE NO ACTION MATCH full NOT NULL)",
            "CREATE TABLE p(t VARCHAR(64) NOT NULL)"
        ),
        (
            "CREATE TABLE p(t TEXT REFERENCES titles(id) ON DELETE CASCADE CHECK (t > '') NOT DEFERRABLE INITIALLY IMMEDIATE)",
            "CREATE TABLE p(t TEXT CHECK (t > '') )"
        ),
        (
            "CREATE TABLE p(t TEXT, CONSTRAINT [odd name] FOREIGN KEY (t) REFERENCES titles (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (t))",
            "CREATE TABLE p(t TEXT , UNIQUE (t))"
        ),
        (
            "CREATE TABLE p(t TEXT, FOREIGN KEY (t) REFERENCES titles (id) CHECK (t > 'a'))",
            "CREATE TABLE p(t TEXT, CHECK (t > 'a'))"
        ),
        (
            "CREATE TABLE p(t TEXT DEFAULT 'REFERENCES x(y)', \"REFERENCES\" INT, g AS (iif(t, 1, 2)) /* FOREIGN KEY */, FOREIGN KEY(t) -- why\nREFERENCES titles)",
            "CREATE TABLE p(t TEXT DEFAULT 'REFERENCES x(y)', \"REFERENCES\" INT, g AS (iif(t, 1, 2)) /* FOREIGN KEY */ )"
        ),
        (
            "CREATE TABLE `p\"(`(t TEXT, FOREIGN KEY (t) REFERENCES titles(id)) WITHOUT ROWID, STRICT",
            "CREATE TABLE `p\"(`(t TEXT ) WITHOUT ROWID, STRICT"
        ),
    ])
    func onlyKey_isCutOut(_ sql: String, _ expected: String) throws {
        #expect(try ForeignKeyClauses(sql).clauses.count == 1)
        #expect(try removing([0], sql) == expected)
    }

    @Test func severalKeys_areCutOutOneByOne() throws {
        let sql = """
            CREATE TABLE p(a TEXT REFERENCES titles(id), b INT CONSTRAINT "b""k" REFERENCES persons(id),
              FOREIGN KEY (a) REFERENCES x (y) CONSTRAINT c FOREIGN KEY (b, a) REFERENCES z (u, v), CHECK (a > b))
            """
        #expect(try ForeignKeyClauses(sql).clauses.map(\.name) == [nil, "b\"k", nil, "c"])
        #expect(
            try removing([1], sql)
                == """
                CREATE TABLE p(a TEXT REFERENCES titles(id), b INT , FOREIGN KEY (a) REFERENCES x (y) CONSTRAINT c \
                FOREIGN KEY (b, a) REFERENCES z (u, v), CHECK (a > b))
                """)
        #expect(
            try removing([2, 3], sql)
                == """
                CREATE TABLE p(a TEXT REFERENCES titles(id), b INT CONSTRAINT "b""k" REFERENCES persons(id) , CHECK (a > b))
                """)
        #expect(try removing([0, 1, 2, 3], sql) == "CREATE TABLE p(a TEXT , b INT , CHECK (a > b))")
    }

    /// It belongs to the last key before it, which is what the parser makes of it, too.
    @Test func deferralOfAnotherKey_stays() throws {
        let sql =
            "CREATE TABLE p(a REFERENCES x(y) DEFERRABLE INITIALLY DEFERRED, b REFERENCES titles(id) NOT NULL DEFERRABLE)"
        #expect(
            try removing([1], sql) == "CREATE TABLE p(a REFERENCES x(y) DEFERRABLE INITIALLY DEFERRED, b NOT NULL )")
        #expect(try removing([0], sql) == "CREATE TABLE p(a , b REFERENCES titles(id) NOT NULL DEFERRABLE)")
    }
}
