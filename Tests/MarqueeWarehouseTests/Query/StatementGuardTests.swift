import MarqueeCatalog
import MarqueeWarehouse
import Testing

struct StatementGuardTests {
    @Test(arguments: Dialect.allCases)
    func reads_areLetIn(_ dialect: Dialect) throws {
        for sql in [
            "SELECT 1", " ( SELECT 1 ) ", "-- why\nSELECT 1;", "WITH a AS (SELECT 1) SELECT * FROM a", "VALUES (1)",
            "EXPLAIN SELECT 1", "SHOW TABLES", "DESCRIBE titles", "DESC titles", "SHOW COLUMNS FROM titles",
            "SELECT replace(title, 'a', 'b'), 'DELETE FROM titles; DROP' FROM titles",
            "SELECT ROW_NUMBER() OVER (PARTITION BY type_id ORDER BY id) FROM titles",
        ] {
            #expect(throws: Never.self, "\(sql)") { _ = try StatementGuard(dialect).read(sql) }
        }
    }

    @Test(arguments: [
        ("DELETE FROM titles", ErrorCode.notARead), ("WITH a AS (SELECT 1) DELETE FROM titles", .notARead),
        ("INSERT INTO titles SELECT * FROM titles", .notARead), ("CREATE TABLE t (a INT)", .notARead),
        ("SELECT 1; SELECT 2", .severalStatements), ("PRAGMA query_only = 0", .statementRefused),
        ("ATTACH 'x' AS y", .statementRefused), ("VACUUM INTO 'x'", .statementRefused),
        ("SET x = 1", .statementRefused),
        ("EXPLAIN DELETE FROM titles", .statementRefused), ("SELECT * FROM access_tokens", .tableOutOfReach),
        ("SELECT * FROM \"Audit_Log\"", .tableOutOfReach), ("", .statementFailed), ("COMMIT", .statementRefused),
        ("SELECT load_extension('x')", .statementRefused),
    ])
    func whatIsNoRead_isRefusedWithItsRule(_ sql: String, _ code: ErrorCode) {
        for dialect in Dialect.allCases where !(sql.contains("\"") && dialect == .mysql) {
            let error = expectError(code) { _ = try StatementGuard(dialect).read(sql) }
            if ![.statementFailed].contains(code) {
                #expect(error?.details.contains { $0.hasPrefix("rule: ") } == true, "\(sql)")
            }
        }
    }

    @Test func definitions_ofTheWarehousesOwnTables_areRefused() throws {
        for dialect in Dialect.allCases {
            for sql in [
                "DROP TABLE titles", "ALTER TABLE credits ADD x INT", "CREATE INDEX i ON titles (title)",
                "CREATE OR REPLACE VIEW catalog AS SELECT 1", "TRUNCATE TABLE import_runs", "DROP VIEW titles_imputed",
                "UPDATE import_runs SET pruned = 1", "DELETE FROM schema_versions",
            ] {
                expectError(.tableOutOfReach) { _ = try StatementGuard(dialect).write(sql) }
            }
            for sql in [
                "CREATE TABLE mine AS SELECT * FROM titles", "CREATE TABLE t (id INT REFERENCES titles (id))",
                "INSERT INTO mine SELECT id FROM import_runs", "DROP TABLE mine",
                "CREATE VIEW v AS SELECT * FROM titles",
            ] {
                #expect(throws: Never.self, "\(sql)") { _ = try StatementGuard(dialect).write(sql) }
            }
        }
    }

    @Test func repeatable_isWhatDependsOnDataAlone() throws {
        let cases = [
            ("SELECT COUNT(*), AVG(imdb_score) FROM titles WHERE id IN ('a')", true), ("SELECT random()", false),
            ("SELECT datetime('now')", false), ("SELECT CURRENT_TIMESTAMP", false), ("SELECT now()", false),
            ("WITH a AS (SELECT 1 AS x) SELECT SUM(x) OVER (ORDER BY x) FROM a", true),
            ("SELECT my_function(1)", false),
        ]
        for (sql, expected) in cases {
            #expect(Repeatability.isRepeatable(try SQLTokens(sql, .mysql)) == expected, "\(sql)")
        }
    }
}
