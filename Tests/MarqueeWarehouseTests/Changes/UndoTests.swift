import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// Whatever a write does to rows is taken back to the bit.
struct UndoTests {
    @Test(arguments: TestEngine.available)
    func everyKindOfStatement_isTakenBack(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            try bench.write("CREATE TABLE t (id INTEGER PRIMARY KEY, u INTEGER UNIQUE, v VARCHAR(20))")
            try bench.write("CREATE TABLE s (id INTEGER PRIMARY KEY, u INTEGER, v VARCHAR(20))")
            try bench.write(
                "INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two'), (3, 30, NULL)",
                "INSERT INTO s VALUES (11, 110, 'a'), (12, 120, NULL)")
            try bench.roundTrip("INSERT INTO t VALUES (4, 40, 'four'), (5, NULL, '')")
            try bench.roundTrip("UPDATE t SET v = 'x' WHERE id > 1")
            try bench.roundTrip("DELETE FROM t WHERE id = 2")
            try bench.roundTrip("DELETE FROM t")
            try bench.roundTrip("REPLACE INTO t VALUES (1, 20, 'both')")
            try bench.roundTrip("REPLACE INTO t VALUES (1, 10, 'new')")
            try bench.roundTrip("INSERT INTO t SELECT * FROM s")
            try bench.roundTrip("UPDATE t SET id = id + 100")
            try bench.roundTrip("UPDATE t SET id = 9 WHERE id = 1", "INSERT INTO t VALUES (1, 1, 'other')")
            try bench.roundTrip(
                "UPDATE t SET u = NULL WHERE id = 1", "UPDATE t SET u = 10 WHERE id = 2",
                "UPDATE t SET u = 20 WHERE id = 1")
            try bench.roundTrip("DELETE FROM t WHERE id = 1", "INSERT INTO t VALUES (1, 10, 'again')")
            try bench.roundTrip(
                "UPDATE t SET v = 'a'", "UPDATE t SET v = 'b' WHERE id = 2", "DELETE FROM t WHERE id = 3")
            if engine == .sqlite {
                try bench.roundTrip("INSERT INTO t (u) VALUES (77)")
                try bench.roundTrip("INSERT OR REPLACE INTO t VALUES (3, 10, 'r')")
                try bench.roundTrip("UPDATE OR REPLACE t SET u = 10 WHERE id = 2")
                try bench.roundTrip("INSERT INTO t VALUES (1, 5, 'c') ON CONFLICT (id) DO UPDATE SET v = excluded.v")
                try bench.roundTrip("UPDATE t SET v = s.v FROM s WHERE s.id = t.id + 10")
            } else {
                try bench.roundTrip(
                    "INSERT INTO t VALUES (1, 5, 'c'), (8, 20, 'd'), (9, 9, 'e') ON DUPLICATE KEY UPDATE v = VALUES(v)")
                try bench.roundTrip("UPDATE t JOIN s ON s.id = t.id + 10 SET t.v = 'j', s.v = t.id")
                try bench.roundTrip("DELETE t, s FROM t JOIN s ON s.id = t.id + 10")
                try bench.roundTrip("INSERT IGNORE INTO t VALUES (1, 1, 'no'), (50, 10, 'no'), (51, 51, 'yes')")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func catalogTables_andBulkInserts_areTakenBack(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            try bench.roundTrip("UPDATE titles SET imdb_score = 1, description = 'naïve \"quoted\" \\\\ 🎬'")
            try bench.roundTrip("DELETE FROM titles WHERE imdb_score IS NULL")
            try bench.roundTrip("UPDATE titles SET id = 'tm99' WHERE id = 'tm1'")
            let before = try bench.dump()
            let entry = try bench.insert("genres", ["name"], 5000) { row, _ in "genre \(row)" }
            try bench.expect(entry, before, bench.dump(), "a bulk insert", #_sourceLocation)
        }
    }

    @Test(arguments: TestEngine.available)
    func tablesWithoutPrimaryKey_andWithoutRowNumbers(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            try bench.write("CREATE TABLE bare (a INTEGER, b VARCHAR(20))")
            try bench.write(
                "INSERT INTO bare VALUES (1, 'x'), (1, 'x'), (1, 'x'), (NULL, NULL), (NULL, NULL), (2, 'y')")
            try bench.roundTrip("DELETE FROM bare WHERE a = 1")
            try bench.roundTrip("UPDATE bare SET b = 'z' WHERE a IS NULL")
            try bench.roundTrip("INSERT INTO bare VALUES (1, 'x'), (3, NULL)")
            try bench.roundTrip("UPDATE bare SET a = 1, b = 'x'")
            guard engine == .sqlite else { return }
            try bench.write("CREATE TABLE w (a REAL, k INTEGER, b INTEGER, c, PRIMARY KEY (k, b)) WITHOUT ROWID")
            try bench.write("INSERT INTO w VALUES (5, 1, 2, 'x'), (6.5, 1, 3, NULL), (-0.0, 9007199254740991, 2, 5)")
            try bench.roundTrip("UPDATE w SET k = k - 1, a = 2")
            try bench.roundTrip("DELETE FROM w")
            try bench.roundTrip("REPLACE INTO w VALUES (7, 1, 2, 3)")
            // Beyond 53 bits SQLite itself does not say which number it was.
            try bench.write("INSERT INTO w VALUES (1, 9007199254740993, 1, 1)")
            let entry = try bench.write("DELETE FROM w WHERE k = 9007199254740993")
            #expect(try bench.refused(entry, .notUndoable).contains("WITHOUT ROWID"))
            // SQLite takes NULL into keys that are no row numbers.
            try bench.write("CREATE TABLE n (k TEXT PRIMARY KEY, v)")
            try bench.write("INSERT INTO n VALUES (NULL, 1), (NULL, 1), (NULL, 2), ('a', 1)")
            try bench.roundTrip("DELETE FROM n WHERE v = 1")
            try bench.roundTrip("INSERT INTO n VALUES (NULL, 1)")
            try bench.roundTrip("UPDATE n SET v = 3 WHERE k IS NULL")
        }
    }

    @Test(arguments: TestEngine.available)
    func foreignKeys_passChangesOn_andBack(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            try bench.write("CREATE TABLE a (id INTEGER PRIMARY KEY, v INTEGER)")
            try bench.write(
                """
                CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER,
                    FOREIGN KEY (a) REFERENCES a (id) ON DELETE CASCADE ON UPDATE CASCADE)
                """)
            try bench.write(
                """
                CREATE TABLE c (id INTEGER PRIMARY KEY, b INTEGER, a INTEGER, other INTEGER,
                    FOREIGN KEY (b) REFERENCES b (id) ON DELETE CASCADE,
                    FOREIGN KEY (a) REFERENCES a (id) ON DELETE CASCADE ON UPDATE CASCADE,
                    FOREIGN KEY (other) REFERENCES a (id) ON DELETE SET NULL ON UPDATE CASCADE)
                """)
            try bench.write(
                """
                CREATE TABLE d (id INTEGER PRIMARY KEY, x INTEGER, y INTEGER, z INTEGER,
                    FOREIGN KEY (x) REFERENCES a (id) ON DELETE SET NULL ON UPDATE SET NULL,
                    FOREIGN KEY (y) REFERENCES a (id) ON DELETE SET NULL ON UPDATE CASCADE,
                    FOREIGN KEY (z) REFERENCES c (id) ON DELETE SET NULL)
                """)
            try bench.write(
                "INSERT INTO a VALUES (1, 1), (2, 2), (3, 3)",
                "INSERT INTO b VALUES (10, 1), (11, 1), (20, 2), (30, NULL)",
                "INSERT INTO c VALUES (100, 10, 1, 1), (101, 10, 2, 2), (102, 20, 1, 3), (103, NULL, NULL, 1)",
                "INSERT INTO d VALUES (1000, 1, 1, 100), (1001, 1, 2, 101), (1002, 2, 1, 102), (1003, NULL, NULL, 103)")
            try bench.roundTrip("DELETE FROM a WHERE id = 1")
            try bench.roundTrip("DELETE FROM a")
            try bench.roundTrip("DELETE FROM b WHERE id = 10")
            try bench.roundTrip("UPDATE a SET id = 7 WHERE id = 1")
            try bench.roundTrip("UPDATE a SET id = id + 10 WHERE id < 3")
            try bench.roundTrip("DELETE FROM a WHERE id NOT IN (SELECT a FROM c WHERE a IS NOT NULL)")
            try bench.roundTrip("DELETE FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.a = a.id)")
            try bench.roundTrip("UPDATE a SET id = 7 WHERE id = 1", "DELETE FROM a WHERE id = 7")
            try bench.roundTrip(
                "INSERT INTO a VALUES (4, 4)", "INSERT INTO b VALUES (40, 4)", "DELETE FROM a WHERE id = 4",
                "UPDATE a SET v = 9")
            try bench.roundTrip("REPLACE INTO a VALUES (1, 5)")
            if engine == .mysql {
                try bench.roundTrip("DELETE a, b FROM a JOIN b ON b.a = a.id")
                try bench.roundTrip(
                    "UPDATE a JOIN d ON d.y = a.id SET a.id = a.id + 50, d.id = d.id + 5000 WHERE a.id = 2")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func compositeKeys_andSelfReferences(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            try bench.write("CREATE TABLE p (a INTEGER, b VARCHAR(8), v INTEGER, PRIMARY KEY (a, b))")
            try bench.write(
                """
                CREATE TABLE q (a INTEGER, b VARCHAR(8), n INTEGER, PRIMARY KEY (a, b, n),
                    FOREIGN KEY (a, b) REFERENCES p (a, b) ON DELETE CASCADE ON UPDATE CASCADE)
                """)
            try bench.write(
                "INSERT INTO p VALUES (1, 'x', 1), (1, 'y', 2), (2, 'x', 3)",
                "INSERT INTO q VALUES (1, 'x', 1), (1, 'x', 2), (1, 'y', 1), (2, 'x', 1)")
            try bench.roundTrip("UPDATE p SET b = 'z' WHERE a = 1 AND b = 'x'")
            try bench.roundTrip("DELETE FROM p WHERE a = 1")
            try bench.roundTrip("UPDATE p SET a = a + 5, v = 0")
            try bench.write(
                "CREATE TABLE tree (id INTEGER PRIMARY KEY, up INTEGER, FOREIGN KEY (up) REFERENCES tree (id) ON DELETE CASCADE)"
            )
            try bench.write("INSERT INTO tree VALUES (1, NULL), (2, 1), (3, 2), (4, NULL)")
            try bench.roundTrip("INSERT INTO tree VALUES (5, 5)")
            try bench.roundTrip("INSERT INTO tree VALUES (5, 1), (6, 5), (7, 6)")
            try bench.roundTrip("DELETE FROM tree WHERE id = 4")
            if engine == .sqlite {
                try bench.roundTrip("DELETE FROM tree WHERE id = 1")
            } else {
                let entry = try bench.write("DELETE FROM tree WHERE id = 1")
                #expect(try bench.refused(entry).contains("does not record"))
            }
        }
    }

    @Test func columnsAddedLater_haveTheirDefault() throws {
        try UndoBench.with(.sqlite) { bench throws in
            try bench.write(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, NULL), (2, 'x'), (3, 4)")
            for column in [
                "b REAL DEFAULT 5", "c INTEGER NOT NULL DEFAULT '7'", "d TEXT DEFAULT 8", "e DEFAULT 'it''s'",
                "f DEFAULT -1.5", "g BLOB DEFAULT x'00FF'", "h", "i DEFAULT NULL",
            ] {
                try bench.write("ALTER TABLE t ADD COLUMN \(column)")
            }
            try bench.roundTrip("UPDATE t SET a = 9 WHERE id = 1")
            try bench.write("UPDATE t SET b = NULL, e = NULL WHERE id = 2")
            try bench.roundTrip("UPDATE t SET a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9")
            try bench.roundTrip("DELETE FROM t")
        }
    }

    @Test(arguments: TestEngine.available)
    func aMillionWaysToWriteAValue(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            if engine == .sqlite {
                try bench.write(
                    "CREATE TABLE v (id INTEGER PRIMARY KEY, i INTEGER, r REAL, t TEXT, b BLOB, n NUMERIC, x)")
                let values: [Value] = [
                    .integer(.min), .integer(.max), .integer(0), .real(5.0), .real(-0.0),
                    .real(Double(bitPattern: 2024)),
                    .real(.leastNonzeroMagnitude),
                    .real(1.7976931348623157e308), .real(.infinity), .real(-.infinity), .real(0.1),
                    .real(9_007_199_254_740_992),
                    .text(""), .text("'\"\\"), .text("a\u{0}b"), .text("🎬 naïve\n\t\r\u{1}\u{7F}"), .text("5"),
                    .text("5.0"),
                    .bytes([]), .bytes([0, 255, 34]), .null,
                ]
                for value in values {
                    let before = try bench.dump()
                    let insert = try bench.write([
                        .init(
                            "INSERT INTO v VALUES (1, ?, ?, ?, ?, ?, ?)", .positional(Array(repeating: value, count: 6))
                        )
                    ])
                    let made = try bench.dump()
                    try bench.expect(insert, before, made, "insert of \(value)", #_sourceLocation)
                    try bench.write([
                        .init(
                            "INSERT INTO v VALUES (1, ?, ?, ?, ?, ?, ?)", .positional(Array(repeating: value, count: 6))
                        )
                    ])
                    try bench.roundTrip(
                        "UPDATE v SET i = 1, r = 1, t = 'x', b = 1, n = 1, x = 1 WHERE 1 = 1", "DELETE FROM v")
                    try bench.roundTrip("DELETE FROM v")
                    try bench.write("DELETE FROM v")
                }
                return
            }
            try bench.write(Self.mysqlTable)
            for row in Self.mysqlRows {
                try bench.roundTrip("INSERT INTO v VALUES (\(row))")
                try bench.write("INSERT INTO v VALUES (\(row))")
                try bench.roundTrip("DELETE FROM v")
                try bench.roundTrip(
                    "UPDATE v SET id = 500, d = NULL, f = NULL, n = NULL, u = NULL, y = NULL, z = NULL, "
                        + "bi = NULL, bb = NULL, e = NULL, s = NULL, da = NULL, dt = NULL, ts = NULL, ti = NULL, j = NULL, l = NULL"
                )
                try bench.roundTrip("UPDATE v SET c = 'other'")
                try bench.write("DELETE FROM v")
            }
            try bench.write(
                "CREATE TABLE k (u BIGINT UNSIGNED PRIMARY KEY, d DECIMAL(30,10) UNIQUE, t TIMESTAMP(6) "
                    + "DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6))")
            try bench.roundTrip("INSERT INTO k (u, d) VALUES (18446744073709551615, 1), (18446744073709551614, 2)")
            try bench.write("INSERT INTO k (u, d) VALUES (18446744073709551615, 1), (18446744073709551614, 2), (0, 3)")
            try bench.roundTrip("UPDATE k SET u = 18446744073709551613 WHERE d = 2")
            try bench.roundTrip("UPDATE k SET d = d + 10, t = t WHERE u > 9223372036854775807")
            try bench.roundTrip("DELETE FROM k WHERE u = 18446744073709551614")
        }
    }

    private static let mysqlTable = """
        CREATE TABLE v (id INT PRIMARY KEY, d DOUBLE, f FLOAT, n DECIMAL(30,10), u BIGINT UNSIGNED, y YEAR,
            z INT(8) ZEROFILL, bi BIT(64), bb VARBINARY(300), e ENUM('a', 'b''c', ''), s SET('x', 'y', 'z'), da DATE,
            dt DATETIME(6), ts TIMESTAMP(3) NULL DEFAULT NULL, ti TIME(2), j JSON,
            l VARCHAR(40) CHARACTER SET latin1, c TEXT, g INT AS (id * 2) VIRTUAL, h INT AS (id * 3) STORED)
        """.replacing("bb VARBINARY(300)", with: "bb VARBINARY(300)")
    private static let mysqlRows = [
        """
        1, -1.2345678901234567e-300, 0.1, 12345678901234567890.0123456789, 18446744073709551615, 2155, 42,
        b'1111111111111111111111111111111111111111111111111111111111111111', x'00FF22', 'b''c', 'x,z', '2026-02-28',
        '2026-01-02 03:04:05.678901', '2026-01-02 03:04:05.678', '-838:59:58.99', '{"a": [1, "é"]}', 'naïve', 'te"x\\t',
        DEFAULT, DEFAULT
        """,
        """
        2, 0.1, 3.4028234e38, -0.0000000001, 9223372036854775808, 1901, 0, b'0', '', '', '', '1000-01-01',
        '9999-12-31 23:59:59.999999', '1970-01-01 00:00:01', '00:00:00', 'null', '', '', DEFAULT, DEFAULT
        """,
        """
        3, 1.7976931348623157e308, 1e-38, 0, 0, 0, 99999999, b'101', '\\0\\n', 'a', 'x,y,z', NULL, NULL, NULL, NULL, NULL,
        'ÿ  ', '🎬\\0\\n\\r\\t\\Z', DEFAULT, DEFAULT
        """,
        """
        4, -0e0, -5, 5, 9223372036854775807, NULL, NULL, NULL, NULL, NULL, NULL, '9999-12-31',
        '2026-01-01', '2026-01-01', '838:59:59', '[]', NULL, NULL, DEFAULT, DEFAULT
        """,
    ]
}
