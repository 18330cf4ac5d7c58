import MarqueeCatalog
import MarqueeMySQL
import MarqueeWarehouse
import Testing

/// What keeps the owner of a copy in it on a server: the rights of its accounts, whatever statement comes.
@Suite(.enabled(if: TestEngine.server != nil))
struct SandboxAccountTests {
    @Test func owner_isKeptInHisOwnSchema_byTheServer() throws {
        try SandboxBench.with(.mysql) { bench throws in
            let (mine, other) = (try bench.create("mine"), try bench.create("other"))
            let engine = bench.copy(mine)
            _ = try engine.connectGovernance()
            // Without the guard, so that nothing but the server refuses.
            let writer = try engine.connectGuarded(writes: true, layers: [.engine]).own
            let reader = try engine.connectGuarded(writes: false, layers: [.engine]).own
            try writer.execute("UPDATE titles SET title = 'mine'", [])
            try writer.execute("CREATE TABLE new (id INT PRIMARY KEY)", [])
            try writer.execute("CREATE VIEW seen AS SELECT * FROM titles", [])
            #expect(try writer.integer("SELECT COUNT(*) FROM seen WHERE title = 'mine'") == 5)
            #expect(try reader.integer("SELECT COUNT(*) FROM seen WHERE title = 'mine'") == 5)
            let sides = try bench.copies.connectComparing(mine.id)
            let others = try bench.copies.connectComparing(other.id)
            let schemas = [
                sides.base, sides.warehouse, others.copy, others.base, "\(sides.copy)_governance",
                "\(sides.warehouse)_governance", "mysql",
            ]
            for schema in schemas {
                let table = schema.hasSuffix("_governance") ? "principals" : schema == "mysql" ? "user" : "titles"
                for connection in [writer, reader] {
                    for sql in [
                        "SELECT * FROM `\(schema)`.`\(table)`", "DELETE FROM `\(schema)`.`\(table)`",
                        "UPDATE `\(schema)`.`\(table)` SET name = 1", "INSERT INTO `\(schema)`.`\(table)` VALUES (1)",
                        "CREATE TABLE `\(schema)`.stray (id INT)", "DROP TABLE `\(schema)`.`\(table)`",
                        "ALTER TABLE `\(schema)`.`\(table)` ADD COLUMN stray INT", "DROP DATABASE `\(schema)`",
                        "CREATE VIEW `\(schema)`.stray AS SELECT 1", "RENAME TABLE titles TO `\(schema)`.stray",
                        "CREATE TABLE stray AS SELECT * FROM `\(schema)`.`\(table)`",
                        "CREATE TABLE stray (id VARCHAR(64) REFERENCES `\(schema)`.`\(table)` (id))",
                    ] {
                        Self.expectNoRight(sql, connection)
                    }
                }
            }
            for sql in [
                "CREATE DATABASE stray", "CREATE USER stray", "GRANT SELECT ON `\(sides.copy)`.* TO stray",
                "CREATE TRIGGER stray BEFORE INSERT ON titles FOR EACH ROW SET NEW.title = ''",
                "CREATE PROCEDURE stray() SELECT 1", "CREATE EVENT stray ON SCHEDULE EVERY 1 DAY DO SELECT 1",
            ] {
                Self.expectNoRight(sql, writer)
            }
            // The other's rows are as they were, and so is the warehouse.
            #expect(try bench.connect(other).integer("SELECT COUNT(*) FROM titles WHERE title = 'mine'") == 0)
            #expect(try bench.warehouse.integer("SELECT COUNT(*) FROM titles WHERE title = 'mine'") == 0)
        }
    }

    /// It is the account's rights that refuse, and nothing else.
    private static func expectNoRight(_ sql: String, _ connection: any Connection) {
        #expect("\(sql)") {
            try connection.execute(sql, [])
        } throws: {
            ($0 as? MarqueeError)?.code == .loginRefused
        }
    }

    @Test func accountsAndSessions_goWithTheCopy() throws {
        try SandboxBench.with(.mysql) { bench throws in
            let sandbox = try bench.create()
            let engine = bench.copy(sandbox)
            let writer = try engine.connectGuarded(writes: true, layers: .all)
            try writer.own.execute("START TRANSACTION", [])
            try writer.own.execute("UPDATE titles SET title = 'open'", [])
            let accounts = "SELECT COUNT(*) FROM mysql.user WHERE User LIKE '%\(sandbox.id)%'"
            let schemas = "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name LIKE '%\(sandbox.id)%'"
            #expect(try bench.warehouse.integer(accounts) == 4)
            #expect(try bench.warehouse.integer(schemas) == 3)
            try bench.sandboxes.drop("mine", of: "sue", by: SandboxBench.author)
            #expect(try bench.warehouse.integer(accounts) == 0)
            #expect(try bench.warehouse.integer(schemas) == 0)
            expectError(.connectionLost) { try writer.own.execute("SELECT 1", []) }
        }
    }

    @Test func namesOfOthers_areLeftAlone() throws {
        try SandboxBench.with(.mysql) { bench throws in
            let sandbox = try bench.create()
            let prefix = try bench.copies.connectComparing(sandbox.id).copy.dropLast(sandbox.id.count)
            let names = ["marquee_sandbox_0_x", "marquee_sandbox", "\(prefix)X", "\(prefix)a_b", "\(prefix)"]
            for name in names { try bench.warehouse.execute("CREATE DATABASE IF NOT EXISTS `\(name)`", []) }
            defer { for name in names { _ = try? bench.warehouse.execute("DROP DATABASE `\(name)`", []) } }
            #expect(try bench.copies.present() == [sandbox.id])
            // What is left of one that was cut short, an account alone.
            try bench.warehouse.execute("CREATE USER 'marquee_writer_\(prefix)left'@'%'", [])
            #expect(try bench.copies.present() == [sandbox.id, "left"])
            try bench.sandboxes.cleanUp()
            #expect(try bench.copies.present() == [sandbox.id])
        }
    }
}
