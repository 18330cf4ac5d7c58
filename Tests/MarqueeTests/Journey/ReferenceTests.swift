import Foundation
import Testing

/// Users' tables that refer to rows which a prune deletes.
@Suite struct ReferenceTests {
    /// The fixture's catalog, of which the next edition lacks title tm110 and person 28, with tables of a user's.
    private func warehouse(_ kind: Warehouse.Kind, _ definitions: [String]) throws -> Warehouse {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        try definitions.forEach(warehouse.execute)
        return warehouse
    }

    private func prune(_ warehouse: Warehouse, _ options: [String] = []) throws -> Report {
        let edition = try Fixture.nextEdition()
        return try Marquee.importing([edition.path, "--prune", "--database", warehouse.url] + options)
    }

    private static let picks = [
        """
        CREATE TABLE picks (n INTEGER PRIMARY KEY, title_id VARCHAR(64),
          CONSTRAINT picked FOREIGN KEY (title_id) REFERENCES titles (id))
        """,
        "INSERT INTO picks VALUES (1, 'tm110'), (2, 'tm101'), (3, 'tm110'), (4, NULL)",
        "CREATE TABLE fans (of_person BIGINT, FOREIGN KEY (of_person) REFERENCES persons (id))",
        "INSERT INTO fans VALUES (28), (27)",
    ]

    @Test(arguments: Warehouse.Kind.tested)
    func refuse_namesEveryKeyAndWritesNothing(_ kind: Warehouse.Kind) throws {
        let warehouse = try warehouse(kind, Self.picks)
        let edition = try Fixture.nextEdition()
        let arguments = ["import", edition.path, "--prune", "--database", warehouse.url]
        try expectRefusal("MQ411", status: 65, arguments, leaving: warehouse)
        let error = try Marquee.run(arguments).err
        let rule = kind == .sqlite ? "NO ACTION" : "RESTRICT"
        #expect(
            error.contains("2 rows of picks (title_id) refer to titles (id), ON DELETE \(rule), constraint picked\n"))
        #expect(error.contains("1 row of fans (of_person) refers to persons (id), ON DELETE \(rule)"))
        #expect(error.contains("set-null") && error.contains("drop-constraint"))

        let planned = try prune(warehouse, ["--dry-run"])
        #expect(planned.onReference == "refuse")
        let expected = ["fans.of_person > persons.id: 1 delete refuse", "picks.title_id > titles.id: 2 delete refuse"]
        #expect(planned.references.map(\.summary).sorted() == expected)
        #expect(planned.references.first { $0.table == "picks" }?.constraint == "picked")
        let text = try Marquee.run(arguments + ["--dry-run"]).out
        #expect(text.contains("picks (title_id)") && text.contains("import refused"))
        #expect(try warehouse.number("SELECT COUNT(*) FROM picks WHERE title_id IS NOT NULL") == 3)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func setNull_keepsTheRows(_ kind: Warehouse.Kind) throws {
        let warehouse = try warehouse(kind, Self.picks)
        _ = try Marquee.run(["user", "add", "ann", "--role", "analyst", "--database", warehouse.url])
        let planned = try prune(warehouse, ["--dry-run", "--on-reference", "set-null"])
        #expect(try warehouse.number("SELECT COUNT(*) FROM picks WHERE title_id = 'tm110'") == 2)
        let report = try prune(warehouse, ["--on-reference", "set-null"])
        #expect(report.references == planned.references)
        #expect(report.onReference == "set-null")
        #expect(report.references.allSatisfy { $0.action == "set-null" })
        let picks = try warehouse.rows("SELECT n, title_id FROM picks ORDER BY n")
        #expect(picks == ["1|NULL", "2|tm101", "3|NULL", "4|NULL"])
        #expect(try warehouse.rows("SELECT of_person FROM fans ORDER BY of_person") == ["NULL", "27"])
        #expect(try warehouse.number("SELECT COUNT(*) FROM titles WHERE id = 'tm110'") == 0)
        #expect(try lastStatement(warehouse).contains("on-reference set-null (1 row of fans (of_person) set to NULL; "))
        let rows = report.tables.reduce(0) { $0 + $1.counts[0] + $1.counts[1] + $1.counts[4] }
        #expect(try lastEntry(warehouse)["rows_affected"] as? Int == rows + 3)
        // The key holds on.
        #expect(throws: (any Error).self) { try warehouse.execute("INSERT INTO picks VALUES (9, 'nobody')") }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func setNull_columnsThatCannotBeNull_areNamed(_ kind: Warehouse.Kind) throws {
        let warehouse = try warehouse(
            kind,
            [
                "CREATE TABLE a (t VARCHAR(64) PRIMARY KEY, FOREIGN KEY (t) REFERENCES titles (id))",
                "CREATE TABLE b (t VARCHAR(64) NOT NULL, FOREIGN KEY (t) REFERENCES titles (id))",
                "INSERT INTO a VALUES ('tm110')", "INSERT INTO b VALUES ('tm110')",
            ])
        let edition = try Fixture.nextEdition()
        let result = try Marquee.run([
            "import", edition.path, "--prune", "--on-reference", "set-null", "--database", warehouse.url,
        ])
        expectRefusal("MQ411", status: 65, result)
        #expect(result.err.contains("row of a (t) refers to titles (id)"))
        #expect(result.err.components(separatedBy: "; t cannot be NULL\n").count == 3)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func dropConstraint_leavesRowsAndOtherKeys(_ kind: Warehouse.Kind) throws {
        let warehouse = try warehouse(
            kind,
            [
                """
                CREATE TABLE picks (title_id VARCHAR(64) NOT NULL, person_id BIGINT,
                  FOREIGN KEY (title_id) REFERENCES titles (id), FOREIGN KEY (person_id) REFERENCES persons (id))
                """,
                "CREATE INDEX picks_index ON picks (person_id, title_id)",
                "INSERT INTO picks VALUES ('tm110', 27), ('tm101', 27)",
            ])
        _ = try Marquee.run(["user", "add", "ann", "--role", "analyst", "--database", warehouse.url])
        let planned = try prune(warehouse, ["--dry-run", "--on-reference", "drop-constraint"])
        let report = try prune(warehouse, ["--on-reference", "drop-constraint"])
        #expect(planned.references == report.references)
        #expect(report.references.map(\.summary) == ["picks.title_id > titles.id: 1 delete drop-constraint"])
        #expect(try warehouse.rows("SELECT title_id FROM picks ORDER BY title_id") == ["tm101", "tm110"])
        try warehouse.execute("INSERT INTO picks VALUES ('nobody', 27)")
        #expect(throws: (any Error).self) { try warehouse.execute("INSERT INTO picks VALUES ('nobody', 999999)") }
        let statement = try lastStatement(warehouse)
        #expect(statement.contains("on-reference drop-constraint (foreign key picks (title_id) dropped)"))
        // A server drops it before the run, and that is an entry by itself.
        let imports = try entries(warehouse).filter { $0["action"] as? String == "import" }
        #expect(imports.count == (kind == .sqlite ? 1 : 2))
        #expect(try Marquee.run(["audit", "verify", "--database", warehouse.url]).status == 0)
        #expect(try prune(warehouse).references == [])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func tablesBehindACascade_areFollowed(_ kind: Warehouse.Kind) throws {
        let chain = [
            """
            CREATE TABLE lists (id INTEGER PRIMARY KEY, t VARCHAR(64),
              FOREIGN KEY (t) REFERENCES titles (id) ON DELETE CASCADE)
            """,
            """
            CREATE TABLE items (list INTEGER, n INTEGER, up INTEGER, PRIMARY KEY (list, n),
              FOREIGN KEY (list) REFERENCES lists (id) ON DELETE CASCADE,
              FOREIGN KEY (list, up) REFERENCES items (list, n) ON DELETE CASCADE)
            """,
            "CREATE TABLE remarks (list INTEGER, n INTEGER, FOREIGN KEY (list, n) REFERENCES items (list, n))",
            "INSERT INTO lists VALUES (1, 'tm110'), (2, 'tm101')",
            "INSERT INTO items VALUES (1, 1, NULL), (1, 2, 1), (2, 1, NULL)",
            "INSERT INTO remarks VALUES (1, 2), (2, 1), (1, NULL)",
        ]
        let warehouse = try warehouse(kind, chain)
        let planned = try prune(warehouse, ["--dry-run"])
        #expect(
            Set(planned.references.map(\.summary))
                == [
                    "lists.t > titles.id: 1 delete cascade", "items.list > lists.id: 2 delete cascade",
                    "items.list+up > items.list+n: 1 delete cascade", "remarks.list+n > items.list+n: 1 delete refuse",
                ])
        _ = try prune(warehouse, ["--on-reference", "set-null"])
        #expect(try warehouse.number("SELECT COUNT(*) FROM items") == 1)
        #expect(try warehouse.rows("SELECT list, n FROM remarks ORDER BY list, n") == ["NULL|NULL", "1|NULL", "2|1"])
    }

    /// That is what their owner has asked for; the operator is told.
    @Test(arguments: Warehouse.Kind.tested)
    func keysWithARuleOfTheirOwn_areListedAndNotRefused(_ kind: Warehouse.Kind) throws {
        let warehouse = try warehouse(
            kind,
            [
                "CREATE TABLE a (t VARCHAR(64), FOREIGN KEY (t) REFERENCES titles (id) ON DELETE CASCADE)",
                "CREATE TABLE b (t VARCHAR(64), FOREIGN KEY (t) REFERENCES titles (id) ON DELETE SET NULL)",
                "INSERT INTO a VALUES ('tm110'), ('tm101')", "INSERT INTO b VALUES ('tm110')",
            ])
        let edition = try Fixture.nextEdition()
        let result = try Marquee.run(["import", edition.path, "--prune", "--database", warehouse.url])
        #expect(result.status == 0)
        #expect(result.err.contains("reference: 1 row of a (t) refers to titles (id), ON DELETE CASCADE"))
        #expect(result.err.contains(": deleted\n") && result.err.contains(": set to NULL\n"))
        #expect(result.out.contains("ON DELETE SET NULL"))
        #expect(try warehouse.number("SELECT COUNT(*) FROM a") == 1)
        #expect(try warehouse.number("SELECT COUNT(*) FROM b WHERE t IS NULL") == 1)
    }

    @Test func environment_choosesWhereTheCommandLineDoesNot() throws {
        let warehouse = try warehouse(.sqlite, Self.picks)
        let edition = try Fixture.nextEdition()
        let arguments = ["import", edition.path, "--prune", "--database", warehouse.url, "--quiet"]
        let environment = ["env", "MARQUEE_ON_REFERENCE=set-null", Marquee.binary]
        #expect(try Command(environment + arguments + ["--on-reference", "refuse"]).finished().status == 65)
        #expect(try Command(environment + arguments).finished().status == 0)
    }

    private func entries(_ warehouse: Warehouse) throws -> [[String: Any]] {
        let list = try Marquee.run(["audit", "list", "--format", "json", "--database", warehouse.url])
        let page = try JSONSerialization.jsonObject(with: Data(list.out.utf8)) as? [String: Any]
        return try #require(page?["entries"] as? [[String: Any]])
    }

    private func lastEntry(_ warehouse: Warehouse) throws -> [String: Any] {
        try #require(try entries(warehouse).first)
    }

    private func lastStatement(_ warehouse: Warehouse) throws -> String {
        try lastEntry(warehouse)["statement"] as? String ?? ""
    }
}
