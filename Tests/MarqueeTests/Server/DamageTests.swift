import Foundation
import MarqueeAttacks
import MarqueeWarehouse
import Testing

/// `marquee doctor` finds whatever the engine's own check finds, and never falls over it.
struct DamageTests {
    /// `MARQUEE_DAMAGE=50` takes so many places of the file; a few else.
    private static let places = ProcessInfo.processInfo.environment["MARQUEE_DAMAGE"].flatMap { Int($0) } ?? 8

    private struct Verdict {
        let status: Int32
        let code: String?
        let checks: [String: String]
        let findings: [String]
    }

    private static func doctor(_ url: String) throws -> Verdict {
        let result = try Marquee.run(["doctor", "--format", "json", "--database", url])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any],
            "\(result.out)\(result.err)")
        let checks = object["checks"] as? [[String: Any]] ?? []
        return Verdict(
            status: result.status, code: (object["error"] as? [String: Any])?["code"] as? String,
            checks: Dictionary(
                uniqueKeysWithValues: checks.map { ($0["name"] as? String ?? "", $0["outcome"] as? String ?? "") }),
            findings: checks.flatMap { $0["findings"] as? [String] ?? [] })
    }

    @Test(arguments: Warehouse.Kind.tested)
    func everyCheck_isSaidAsItRuns(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        #expect(try serving.post("/v1/sandboxes", token: token, ["name": "mine"]).status == 201)
        let names = [
            "files", "integrity", "schema", "foreign-keys", "audit-chain", "writers", "rights", "sandboxes",
            "free-space",
        ]
        let result = try Marquee.run(["doctor", "--database", serving.warehouse.url])
        #expect(result.status == 0, "\(result.err)")
        let said = result.out.split(separator: "\n").dropLast().map {
            $0.split(separator: " ").prefix(2).joined(separator: " ")
        }
        #expect(Array(said) == names.map { "ok \($0)" }, "\(result.out)")
        let verdict = try Self.doctor(serving.warehouse.url)
        #expect(verdict.code == nil && verdict.checks == Dictionary(uniqueKeysWithValues: names.map { ($0, "ok") }))
    }

    @Test func randomBytesInAFile_areFoundWhereverSQLiteFindsThem() throws {
        let serving = try Serving.fixture(.sqlite)
        let warehouse = serving.warehouse
        _ = try serving.token("analyst")
        try serving.stop()
        try Damage.settle(warehouse)
        let whole = try warehouse.folder.bytes("w.sqlite")
        #expect(try Self.doctor(warehouse.url).code == nil)
        var random = SeededBytes(seed: 16)
        var found = 0
        for number in 0..<Self.places {
            let size = min(16 << 10, whole.count / 4)
            // The first is the header of the file.
            let offset = number == 0 ? 0 : Int(random.next() % UInt64(whole.count - size))
            var bytes = whole
            bytes.replaceSubrange(offset..<offset + size, with: random.bytes(size))
            let other = TemporaryFolder()
            try other.write(bytes, to: "w.sqlite")
            let engines = try Command(["sqlite3", other("w.sqlite"), "PRAGMA integrity_check"]).finished()
            let isDamaged = engines.status != 0 || engines.out != "ok\n"
            let verdict = try Self.doctor("sqlite:\(other("w.sqlite"))")
            #expect(verdict.status < 128, "the doctor fell over bytes at \(offset)")
            if isDamaged {
                found += 1
                #expect(verdict.status != 0 && verdict.checks["integrity"] == "failed", "at \(offset): \(verdict)")
                #expect(!verdict.findings.isEmpty)
            }
        }
        #expect(found > Self.places / 2, "\(found) of \(Self.places)")
    }

    @Test(arguments: ["titles", "credits", "audit_log", "import_files", "sqlite_sequence"])
    func rootOfATable_isLookedAt(_ table: String) throws {
        let serving = try Serving.fixture(.sqlite)
        try serving.stop()
        let tables = try serving.warehouse.rows("SELECT name FROM sqlite_master WHERE name = '\(table)'")
        guard !tables.isEmpty else { return }
        try Damage.overwriteRoot(of: table, in: serving.warehouse)
        let verdict = try Self.doctor(serving.warehouse.url)
        #expect(verdict.code == "MQ511" && verdict.checks["integrity"] == "failed", "\(verdict)")
    }

    @Test func indexThatLacksARow_isFound() throws {
        let serving = try Serving.fixture(.sqlite)
        try serving.stop()
        try Damage.settle(serving.warehouse)
        // An index that says what the table does not.
        try Command.output([
            "sqlite3", serving.warehouse.file,
            """
            CREATE INDEX by_name ON genres (name); PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET sql = 'CREATE INDEX by_name ON genres (id)' WHERE name = 'by_name'
            """,
        ])
        let verdict = try Self.doctor(serving.warehouse.url)
        #expect(verdict.code == "MQ511" && verdict.findings.contains { $0.contains("by_name") }, "\(verdict)")
    }

    @Test(arguments: Warehouse.Kind.tested)
    func rowsWithoutTheRowTheyReferTo_areFoundInUsersTablesToo(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let warehouse = serving.warehouse
        let token = try serving.token("scientist")
        for sql in [
            "CREATE TABLE shelf (a INTEGER, b INTEGER, PRIMARY KEY (a, b))",
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, FOREIGN KEY (a, b) REFERENCES shelf (a, b))",
            "INSERT INTO shelf VALUES (1, 2)", "INSERT INTO notes VALUES (1, 1, 2), (2, NULL, 9)",
        ] {
            #expect(try serving.post("/v1/write", token: token, ["sql": sql]).status == 200, "\(sql)")
        }
        #expect(try Self.doctor(warehouse.url).code == nil)
        try serving.stop()
        let connection = try #require(try warehouse.connection())
        try connection.execute(kind == .sqlite ? "PRAGMA foreign_keys = OFF" : "SET foreign_key_checks = 0", [])
        try connection.execute("DELETE FROM shelf", [])
        let verdict = try Self.doctor(warehouse.url)
        #expect(verdict.code == "MQ507" && verdict.checks["foreign-keys"] == "failed", "\(verdict)")
        #expect(verdict.findings.contains { $0.contains("notes to shelf: 1 ") }, "\(verdict)")
    }

    @Test(arguments: Warehouse.Kind.tested)
    func partsThatAreMissing_areNamed(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let warehouse = serving.warehouse
        let token = try serving.token("scientist")
        #expect(try serving.post("/v1/sandboxes", token: token, ["name": "mine"]).status == 201)
        try serving.stop()
        let copies = try #require(warehouse.engine().copies)
        for id in try copies.present() { try copies.remove(id) }
        let lost = try Self.doctor(warehouse.url)
        let owner = try Self.owner(warehouse)
        #expect(lost.code == "MQ511" && lost.findings == ["the sandbox mine of \(owner) is missing"], "\(lost)")
        try warehouse.execute("DROP VIEW titles_imputed")
        try warehouse.execute(
            kind == .sqlite
                ? "DROP INDEX credits_person_id"
                : "ALTER TABLE credits DROP FOREIGN KEY "
                    + "\(try Self.key(warehouse)), DROP INDEX \(try Self.index(warehouse))")
        let verdict = try Self.doctor(warehouse.url)
        #expect(verdict.checks["schema"] == "failed" && verdict.checks["rights"] == "skipped", "\(verdict)")
        #expect(verdict.findings.contains("the view titles_imputed is missing"))
        #expect(verdict.findings.contains("the index on credits.person_id is missing"))
    }

    private static func owner(_ warehouse: Warehouse) throws -> String {
        let schema = warehouse.kind == .mysql ? "\(warehouse.name)_governance." : ""
        return try #require(try warehouse.rows("SELECT name FROM \(schema)principals").first)
    }

    private static func key(_ warehouse: Warehouse) throws -> String {
        try #require(
            try warehouse.rows(
                """
                SELECT constraint_name FROM information_schema.key_column_usage WHERE table_schema = DATABASE()
                AND table_name = 'credits' AND column_name = 'person_id' AND referenced_table_name IS NOT NULL
                """
            ).first)
    }

    private static func index(_ warehouse: Warehouse) throws -> String {
        try #require(
            try warehouse.rows(
                """
                SELECT index_name FROM information_schema.statistics WHERE table_schema = DATABASE()
                AND table_name = 'credits' AND column_name = 'person_id' AND seq_in_index = 1
                """
            ).first)
    }

    /// Files of a server of its own that are damaged while it is stopped. What it cannot open when it starts again, it says of
    /// each table; the doctor says the same.
    @Test(.enabled(if: Server.mayRun, "there is no server"))
    func tablesOfMariaDB_areFoundWhereverTheServerFindsThem() throws {
        let database = try PrivateServer()
        let (name, url) = ("damaged", "\(database.address.url)/damaged")
        _ = try Marquee.importing([Fixture.catalog, "--database", url])
        #expect(try Marquee.run(["user", "add", "ann", "--role", "analyst", "--database", url]).status == 0)
        #expect(try Self.doctor(url).code == nil)
        try database.address.query("SET GLOBAL innodb_fast_shutdown = 0")
        try database.end()
        let folder = "\(database.data)/data/\(name)"
        var random = SeededBytes(seed: 5)
        // The definition of one, the rows of another, and nothing at all of a third.
        try Damage.overwrite("\(folder)/title_genres.frm", at: 0, random.bytes(512))
        try Damage.overwrite("\(folder)/credits.ibd", at: 3 * 16384, random.bytes(16384))
        try FileManager.default.removeItem(atPath: "\(folder)/title_countries.ibd")
        try database.restart()
        let tables = ["title_genres", "credits", "title_countries", "genres"]
        let engines = try tables.filter { table in
            let said = try Command(
                database.address.client + ["-e", "CHECK TABLE \(table) EXTENDED", name]
            ).finished()
            return !said.out.contains("\tstatus\tOK")
        }
        #expect(engines.contains("title_genres") && engines.contains("title_countries") && !engines.contains("genres"))
        let verdict = try Self.doctor(url)
        #expect(verdict.status != 0 && verdict.checks["integrity"] == "failed", "\(verdict)")
        for table in engines { #expect(verdict.findings.contains { $0.contains(table) }, "\(table): \(verdict)") }
    }
}
