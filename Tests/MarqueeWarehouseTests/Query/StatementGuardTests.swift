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

    @Test func definitions_ofTheWarehousesOwnTables_areRefusedHoweverTheyAreWritten() {
        for sql in [
            "CREATE OR REPLACE TABLE w.title_best_of (id INT)", "CREATE TABLE IF NOT EXISTS `w` . `titles` (id INT)",
            "CREATE OR REPLACE ALGORITHM = MERGE VIEW catalog AS SELECT 1",
            "CREATE OR REPLACE SQL SECURITY INVOKER VIEW w.catalog AS SELECT 1",
            "CREATE OR REPLACE INDEX i ON titles (title)", "CREATE OR REPLACE UNIQUE INDEX i ON titles (title)",
        ] {
            expectError(.tableOutOfReach) { _ = try StatementGuard(.mysql).write(sql) }
        }
    }

    @Test func writesOfTheLedger_areRefusedBehindSubqueries() throws {
        for sql in [
            "UPDATE titles t JOIN (SELECT 1 AS one) d JOIN import_runs r SET r.id = r.id",
            "DELETE r FROM (SELECT 1 AS one WHERE 1) d JOIN import_runs r WHERE r.id = 1",
            "UPDATE (titles t, import_runs r) SET r.id = r.id",
            "WITH `DELETE` AS (SELECT 1) UPDATE import_runs SET id = id",
            "WITH x AS (SELECT REPLACE('a', 'b', 'c') WHERE 1) DELETE FROM import_runs",
        ] {
            expectError(.tableOutOfReach) { _ = try StatementGuard(.mysql).write(sql) }
        }
        for sql in [
            "INSERT INTO mine (SELECT id FROM import_runs)",
            "UPDATE mine m JOIN (SELECT id FROM import_runs) r SET m.x = 1",
            "DELETE FROM mine WHERE id IN (SELECT id FROM import_runs)",
        ] {
            #expect(throws: Never.self, "\(sql)") { _ = try StatementGuard(.mysql).write(sql) }
        }
    }

    @Test func whatShowsTheServer_isRefused_andWhatDescribesTablesIsNot() throws {
        for sql in [
            "SELECT * FROM information_schema.global_variables", "SELECT * FROM INFORMATION_SCHEMA . `USER_PRIVILEGES`",
            "SELECT IS_FREE_LOCK('x')", "SELECT LAST_INSERT_ID(7)", "SELECT SFORMAT('{:>1000000000}', 'x')",
        ] {
            expectError(.statementRefused) { _ = try StatementGuard(.mysql).read(sql) }
        }
        for sql in [
            "SELECT * FROM information_schema.columns", "SELECT table_name FROM `information_schema`.`TABLES`",
        ] {
            #expect(throws: Never.self, "\(sql)") { _ = try StatementGuard(.mysql).read(sql) }
        }
        #expect(throws: Never.self) {
            _ = try StatementGuard(.mysql).write("INSERT INTO mine (parent) VALUES (LAST_INSERT_ID())")
        }
    }

    @Test func wordsOfDefinitions_areRefusedBeforeTable_andAreNamesBehindIt() {
        for sql in [
            "CREATE OR REPLACE DEFINER = CURRENT_USER() TRIGGER t AFTER INSERT ON mine FOR EACH ROW SET @x = 1",
            "DROP TEMPORARY TABLE mine", "ALTER TABLE mine DISCARD TABLESPACE", "CREATE SEQUENCE s", "DROP ROLE r",
        ] {
            expectError(.statementRefused) { _ = try StatementGuard(.mysql).write(sql) }
        }
        #expect(throws: Never.self) {
            _ = try StatementGuard(.mysql).write("CREATE TABLE likes (user INT, role INT, event TEXT, title_id TEXT)")
        }
    }

    @Test func storageEngine_isInnoDB_howeverItIsNamed() {
        for sql in [
            "CREATE TABLE mine (id INT) ENGINE 'MyISAM'", "CREATE TABLE mine (id INT) ENGINE = \"CSV\"",
            "ALTER TABLE mine ENGINE Aria", "CREATE TABLE mine (id INT) ENGINE InnoDB ENGINE `MEMORY`",
        ] {
            expectError(.statementRefused) { _ = try StatementGuard(.mysql).write(sql) }
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
