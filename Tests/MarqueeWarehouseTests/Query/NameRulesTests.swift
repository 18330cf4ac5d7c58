import MarqueeCatalog
import MarqueeWarehouse
import Testing

struct NameRulesTests {
    private static let dialects: [Dialect] = [.sqlite, .mysql]

    @Test(arguments: dialects)
    func quotedName_isOneNameToken_whateverItHolds(_ dialect: Dialect) throws {
        // A quote and a combining mark are one character to Swift and two to an engine.
        for name in ["a\"b", "a`b", "\"", "``", "\"\u{0308}x", "`\u{0301}", "a; DROP TABLE t --", "/*! */", "\\", "'"] {
            let tokens = try SQLTokens("SELECT * FROM \(dialect.quoted(name)) WHERE 1", dialect).tokens
            let found = tokens.filter { $0.kind == .name }
            #expect(found.map { Array($0.text.utf8) } == [Array(name.utf8)], "\(name)")
            #expect(tokens.count == 6, "\(name)")
        }
    }

    @Test(arguments: dialects)
    func literal_isOneStringToken_whateverItHolds(_ dialect: Dialect) throws {
        for text in ["it's", "'\u{0308}", "\\'", "\\", "a\\\\'b", ""] {
            let tokens = try SQLTokens("SELECT \(dialect.literal(text)) AS x", dialect).tokens
            #expect(tokens.count == 4 && tokens[1].kind == .string, "\(text)")
        }
    }

    @Test func newName_isRefusedForItsCharactersAlone() {
        for name in [
            "a b", "it's", "a;b", "--", "/*", "[x]", "a\\b", "select", "таблица", "名前", "a\u{200D}b", "%", "a.b",
        ] {
            #expect(NameRules.problem(with: name, in: .sqlite) == nil, "\(name)")
            #expect(NameRules.problem(with: name, in: .mysql) == nil, "\(name)")
        }
        for name in ["", "a\"b", "a`b", "a\u{0}", "a\nb", "a\u{85}b", "a\u{202E}b", "\u{2066}", "\u{200F}"] {
            #expect(NameRules.problem(with: name, in: .sqlite) != nil, "\(name)")
        }
        #expect(NameRules.problem(with: "🎬", in: .sqlite) == nil)
        #expect(NameRules.problem(with: "🎬", in: .mysql) != nil)
        #expect(NameRules.problem(with: String(repeating: "é", count: 64), in: .mysql) == nil)
        #expect(NameRules.problem(with: String(repeating: "a", count: 65), in: .mysql) != nil)
    }

    @Test(
        arguments: [
            ("CREATE TABLE a (b INT)", ["a"], [], []),
            ("CREATE OR REPLACE TABLE IF NOT EXISTS s.a LIKE b", ["s.a"], [], []),
            ("CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW `v w` AS SELECT 1", ["v w"], [], []),
            ("CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a)", [], ["t"], []),
            ("ALTER TABLE t ADD COLUMN titles INT", [], ["t"], []),
            ("ALTER TABLE t RENAME TO u, ADD c INT", ["u"], ["t"], ["t"]),
            ("ALTER TABLE t RENAME u", ["u"], ["t"], ["t"]),
            ("ALTER TABLE t RENAME COLUMN a TO b", [], ["t"], []), ("ALTER TABLE t RENAME a TO b", [], ["t"], []),
            ("ALTER TABLE t RENAME INDEX a TO b", [], ["t"], []),
            ("ALTER TABLE t EXCHANGE PARTITION p WITH TABLE u", [], ["t", "u"], []),
            ("RENAME TABLE a TO b, s.c TO d", ["b", "d"], [], ["a", "s.c"]),
            ("DROP TABLE IF EXISTS a, s.b CASCADE", [], [], ["a", "s.b"]), ("DROP VIEW v", [], [], ["v"]),
            ("TRUNCATE TABLE t", [], ["t"], []), ("TRUNCATE t", [], ["t"], []),
            ("CREATE TABLE 1abc (event INT, user INT)", ["1abc"], [], []),
        ] as [(String, [String], [String], [String])])
    func definedObjects_areReadFromTheWords(_ sql: String, _ made: [String], _ changed: [String], _ dropped: [String])
        throws
    {
        let objects = try #require(DefinedObjects(try SQLTokens(sql, .mysql)))
        func text(_ names: [DefinedObjects.Name]) -> [String] {
            names.map { name in name.schema.map { "\($0).\(name.name)" } ?? name.name }
        }
        #expect(text(objects.made) == made)
        #expect(text(objects.changed) == changed)
        #expect(text(objects.dropped) == dropped)
    }

    @Test(
        arguments: [
            "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW DROP TABLE b", "CREATE USER u", "ALTER DATABASE d",
            "CREATE PROCEDURE p() ALTER TABLE t ADD a INT", "DROP EVENT e", "CREATE SEQUENCE s", "ALTER USER u",
            "DROP DATABASE d", "CREATE FUNCTION f() RETURNS INT RETURN (SELECT 1 FROM TABLE)", "RENAME USER a TO b",
        ])
    func otherDefinitions_areNotUnderstood(_ sql: String) throws {
        #expect(DefinedObjects(try SQLTokens(sql, .mysql)) == nil)
        expectError(.statementRefused) { _ = try StatementGuard(.mysql).write(sql) }
    }
}
