import MarqueeWarehouse

/// Statements of every form that changes rows, with the number of rows that each changes in ``makeTables(_:)``'s tables.
enum RecordingForms {
    struct Form {
        let sql: String
        /// Rows changed, those that foreign keys change included.
        let rows: Int
        var engines: Set<TestEngine> = [.sqlite, .mysql]

        func isFor(_ engine: TestEngine) -> Bool { engines.contains(engine) }
    }

    static let odd = "it's; -- [a] \\ /* 名"

    static let tables = ["parents", "children", "grandchildren", "links", odd]

    static func makeTables(_ bench: UndoBench) throws {
        let (table, column) = (bench.engine.dialect.quoted(odd), bench.engine.dialect.quoted(odd + "?"))
        try bench.write(
            "CREATE TABLE parents (id INTEGER PRIMARY KEY, name VARCHAR(50), code VARCHAR(20) UNIQUE)")
        try bench.write(
            """
            CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INTEGER, note VARCHAR(50),
                FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE ON UPDATE CASCADE)
            """)
        try bench.write(
            """
            CREATE TABLE grandchildren (id INTEGER PRIMARY KEY, child_id INTEGER,
                FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE CASCADE)
            """)
        try bench.write(
            """
            CREATE TABLE links (id INTEGER PRIMARY KEY, parent_id INTEGER,
                FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE SET NULL ON UPDATE CASCADE)
            """)
        try bench.write("CREATE TABLE \(table) (\(column) VARCHAR(50) PRIMARY KEY, n INTEGER)")
        try bench.write(
            "INSERT INTO parents (id, name, code) VALUES (1, 'one', 'a'), (2, 'two', 'b'), (3, 'three', NULL)",
            "INSERT INTO children (id, parent_id, note) VALUES (10, 1, 'x'), (11, 1, 'y'), (12, 2, NULL)",
            "INSERT INTO grandchildren (id, child_id) VALUES (100, 10), (101, 10), (102, 12)",
            "INSERT INTO links (id, parent_id) VALUES (1, 1), (2, 2), (3, NULL)",
            "INSERT INTO \(table) (\(column), n) VALUES ('a', 1), ('b', 2)")
    }

    static let all: [Form] =
        common + sqlite.map { Form(sql: $0.0, rows: $0.1, engines: [.sqlite]) }
        + mysql.map { Form(sql: $0.0, rows: $0.1, engines: [.mysql]) }

    private static let common = [
        Form(sql: "INSERT INTO parents (id, name) VALUES (4, 'four')", rows: 1),
        Form(sql: "INSERT INTO parents (id, name) VALUES (4, 'four'), (5, 'fünf'), (6, '')", rows: 3),
        Form(sql: "INSERT INTO parents (id, name) SELECT id + 10, name FROM parents", rows: 3),
        Form(sql: "INSERT INTO parents (id, name) SELECT id + 10, name FROM parents WHERE id > 99", rows: 0),
        Form(sql: "INSERT INTO parents (id, name) VALUES (4, 'four') RETURNING id, name", rows: 1),
        Form(sql: "UPDATE parents SET name = 'new' WHERE id = 2", rows: 1),
        Form(sql: "UPDATE parents SET name = name", rows: 3),
        Form(sql: "UPDATE parents SET name = 'none' WHERE id = 99", rows: 0),
        Form(sql: "UPDATE parents SET id = 9 WHERE id = 1", rows: 4),
        Form(sql: "UPDATE parents SET id = id + 100", rows: 8),
        Form(
            sql: "UPDATE children SET note = 'z' WHERE parent_id IN (SELECT id FROM parents WHERE name = 'one')",
            rows: 2),
        Form(sql: "DELETE FROM parents WHERE id = 3", rows: 1),
        Form(sql: "DELETE FROM parents WHERE id = 1", rows: 6),
        Form(sql: "DELETE FROM parents", rows: 11),
        Form(sql: "DELETE FROM children WHERE id = 10 RETURNING id, note", rows: 3),
        Form(sql: "DELETE FROM parents WHERE id = 1 RETURNING id", rows: 6),
        Form(sql: "DELETE FROM links", rows: 3),
        Form(sql: "REPLACE INTO links (id, parent_id) VALUES (1, 3)", rows: 2),
        Form(sql: "REPLACE INTO links (id, parent_id) VALUES (4, 3)", rows: 1),
        Form(sql: "REPLACE INTO links (id, parent_id) VALUES (1, 3) RETURNING id", rows: 2),
    ]

    private static var name: String { Dialect.sqlite.quoted(odd) }
    private static var column: String { Dialect.sqlite.quoted(odd + "?") }

    private static let sqlite: [(String, Int)] = [
        ("INSERT INTO parents (id, name) VALUES (1, 'again') ON CONFLICT (id) DO UPDATE SET name = excluded.name", 1),
        ("INSERT INTO parents (id, name) VALUES (1, 'again'), (7, 'new') ON CONFLICT (id) DO NOTHING", 1),
        ("INSERT OR IGNORE INTO parents (id, name) VALUES (1, 'again')", 0),
        ("UPDATE parents SET name = 'r' RETURNING id", 3),
        ("UPDATE OR REPLACE parents SET code = 'a' WHERE id = 2", 7),
        ("WITH w AS (SELECT 2 AS id) UPDATE parents SET name = 'cte' WHERE id IN (SELECT id FROM w)", 1),
        ("UPDATE parents SET name = c.note FROM children c WHERE c.parent_id = parents.id AND c.id = 10", 1),
        ("INSERT INTO \(name) (\(column), n) VALUES ('c', 3)", 1),
        ("UPDATE \(name) SET \(column) = 'd' WHERE n = 1", 1),
        ("DELETE FROM \(name) WHERE \(column) = 'b'", 1),
    ]

    private static var mysqlName: String { Dialect.mysql.quoted(odd) }
    private static var mysqlColumn: String { Dialect.mysql.quoted(odd + "?") }

    private static let mysql: [(String, Int)] = [
        ("INSERT INTO parents (id, name) VALUES (1, 'again') ON DUPLICATE KEY UPDATE name = VALUES(name)", 1),
        ("INSERT INTO parents (id, name) VALUES (1, 'x'), (7, 'new') ON DUPLICATE KEY UPDATE name = VALUES(name)", 2),
        ("INSERT IGNORE INTO parents (id, name) VALUES (1, 'again'), (8, 'new')", 1),
        ("UPDATE parents p JOIN children c ON c.parent_id = p.id SET p.name = 'j', c.note = 'j' WHERE p.id = 2", 2),
        ("DELETE p, c FROM parents p JOIN children c ON c.parent_id = p.id WHERE p.id = 2", 4),
        ("DELETE FROM parents ORDER BY id DESC LIMIT 1", 1),
        ("UPDATE (SELECT 1 AS one) x, parents p SET p.name = 'derived' WHERE p.id = 3", 1),
        ("INSERT INTO \(mysqlName) (\(mysqlColumn), n) VALUES ('c', 3)", 1),
        ("UPDATE \(mysqlName) SET \(mysqlColumn) = 'd' WHERE n = 1", 1),
        ("DELETE FROM \(mysqlName) WHERE \(mysqlColumn) = 'b'", 1),
    ]
}
