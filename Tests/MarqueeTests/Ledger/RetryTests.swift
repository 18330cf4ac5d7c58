import Foundation
import Testing

@Suite struct RetryTests {
    /// Exports the open rejects, edits the exported files, and sends them again.
    private func retry(
        _ warehouse: Warehouse, _ edits: [(file: String, text: String, replacement: String)]
    ) throws -> Marquee.Result {
        let folder = TemporaryFolder()
        let export = try Marquee.run(["rejects", "export", "--out", folder.path, "--database", warehouse.url])
        try #require(export.status == 0, "\(export.err)")
        for edit in edits {
            let text = try folder.text(edit.file)
            try #require(text.contains(edit.text))
            try folder.write(text.replacing(edit.text, with: edit.replacement), to: edit.file)
        }
        return try Marquee.run(["rejects", "retry", folder.path, "--format", "json", "--database", warehouse.url])
    }

    @Test func retry_withoutAWarehouse_makesNone() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let folder = TemporaryFolder()
        _ = try Marquee.run(["rejects", "export", "--out", folder.path, "--database", warehouse.url])
        let other = warehouse.folder("other.sqlite")
        let result = try Marquee.run(["rejects", "retry", folder.path, "--database", "sqlite:\(other)"])
        expectRefusal("MQ515", status: 66, result)
        #expect(!FileManager.default.fileExists(atPath: other))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func retry_repairedRecords_takesThemInAndClosesThem(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let result = try retry(
            warehouse,
            [
                ("raw_titles.rejects.csv", "11.5,10", "1.5,10"),
                (
                    "raw_titles.rejects.csv", "tm112,Cut Short,MOVIE",
                    "tm112,Cut Short,MOVIE,2003,,80,['war'],['PL'],,,,,"
                ),
                ("raw_credits.rejects.csv", "30,tm999", "30,tm112"),
                ("raw_credits.rejects.csv", "x31,", "31,"),
                ("raw_credits.rejects.csv", "\"Amin\" Haddad", "Amin Haddad"),
                ("raw_credits.rejects.csv", "33,tm105,Short Row", "33,tm105,Short Row,,ACTOR"),
                ("Best Movies.rejects.csv", "No Such Movie,2003", "Cut Short,2003"),
            ])
        #expect(result.status == 0, "\(result.out)")
        let report = try Report(result.out)
        #expect(report.rejects.isEmpty)
        #expect(try report.table("titles").counts == [2, 0, 0, 0, 0])
        #expect(try report.table("credits").counts == [5, 0, 0, 0, 0])
        #expect(try report.table("title_best_of").counts == [1, 0, 0, 0, 0])
        #expect(try warehouse.number("SELECT COUNT(*) FROM titles") == 12)
        #expect(try warehouse.number("SELECT COUNT(*) FROM credits") == 39)
        #expect(try warehouse.number("SELECT COUNT(*) FROM credits WHERE title_id IN ('tm111', 'tm112')") == 2)
        #expect(try warehouse.orphans() == [])
        #expect(try RejectsTests.open(warehouse) == [])
        #expect(try warehouse.number("SELECT COUNT(*) FROM import_rejects WHERE resolved_by_run_id = 2") == 8)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func retry_stillBroken_isOpenOnceUnderANewNumber(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let before = try warehouse.dump()
        for run in 2...3 {
            let result = try retry(warehouse, [])
            #expect(result.status == 0)
            #expect(try Report(result.out).rejects.count == Fixture.rejects.count)
            #expect(
                try RejectsTests.open(warehouse).count == Fixture.rejects.count,
                "each record is open once after run \(run)")
            #expect(
                try warehouse.number("SELECT MIN(id) FROM import_rejects WHERE resolved_by_run_id IS NULL")
                    == Int64(run * 8 - 7))
        }
        #expect(try warehouse.dump() == before)
        // What comes out after two rounds is still the record that went in.
        let folder = TemporaryFolder()
        _ = try Marquee.run(["rejects", "export", "--out", folder.path, "--database", warehouse.url])
        #expect(
            try folder.text("raw_credits.rejects.csv").hasSuffix(
                ",32,tm104,\"Amin\" Haddad,Guide,ACTOR\n"
                    + "23,\"ragged_row: the record has 3 fields, the header has 5\",33,tm105,Short Row\n"))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func retry_someRepaired_leavesTheOthersOpen(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        _ = try retry(warehouse, [("raw_credits.rejects.csv", "x31,", "31,")])
        #expect(try warehouse.number("SELECT COUNT(*) FROM credits WHERE person_id = 31") == 1)
        let open = try RejectsTests.open(warehouse)
        #expect(open.count == 7)
        #expect(!open.contains { $0.hasSuffix("bad_number") })
    }

    @Test(arguments: Warehouse.Kind.tested)
    func retry_creditOfSomeoneWithAnotherCharacter_keepsBoth(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        let source = try Fixture.edited([
            ("raw_credits.csv", "2,tm101,Bruno Vane,The Beggar,ACTOR", "2,tm101,\"Bruno\" Vane,The Beggar,ACTOR")
        ])
        _ = try Marquee.importing([source.path, "--database", warehouse.url])
        #expect(try warehouse.number("SELECT COUNT(*) FROM credits") == 33)
        let result = try retry(warehouse, [("raw_credits.rejects.csv", "\"Bruno\" Vane", "Bruno Vane")])
        #expect(try Report(result.out).table("credits").counts == [1, 0, 0, 0, 0])
        #expect(
            try warehouse.rows(
                "SELECT character_name FROM credits WHERE title_id = 'tm101' AND person_id = 2 ORDER BY character_name")
                == ["The Beggar", "The Mayor"])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func retry_creditsOfPersonsWhoAreThere_keepTheirNames(_ kind: Warehouse.Kind) throws {
        let journey = try RejectsJourney(kind)
        let loaded = "1,tm1,Ann,X,ACTOR\n2,tm1,Bob,X,ACTOR\n3,tm1,,X,ACTOR\n"
        let refused = "1,tm9,Anna,Y,ACTOR\n2,tm9,,Y,ACTOR\n3,tm9,Cy,Y,ACTOR\n"
        try journey.importing([
            ("titles.csv", RejectsJourney.titles + "tm1,Alpha,MOVIE,2001\n"),
            ("credits.csv", RejectsJourney.credits + loaded + refused),
        ])
        #expect(try journey.persons() == ["1|Ann", "2|Bob", "3|NULL"])
        try journey.export()
        try journey.edit("credits.rejects.csv", "tm9,", "tm1,")
        let report = try journey.retry()
        #expect(try journey.persons() == ["1|Ann", "2|Bob", "3|Cy"], "only a name that is missing is put in")
        #expect(try report.table("persons").counts == [0, 1, 2, 0, 0])
        #expect(try report.table("credits").counts == [3, 0, 0, 0, 0])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func retry_creditThatIsThere_keepsItsPlace(_ kind: Warehouse.Kind) throws {
        let journey = try RejectsJourney(kind)
        let titles = ("titles.csv", RejectsJourney.titles + "tm1,Alpha,MOVIE,2001\n")
        let others = RejectsJourney.credits + "1,tm1,Ann,X,ACTOR\n"
        try journey.importing([titles, ("credits.csv", others + "2,tm9,Bob,Y,ACTOR\n")])
        try journey.importing([titles, ("credits.csv", others + "2,tm1,Bob,Y,ACTOR\n")])
        try journey.export()
        try journey.edit("credits.rejects.csv", "2,tm9,", "2,tm1,")
        try journey.retry()
        #expect(
            try journey.warehouse.rows("SELECT person_id, position FROM credits ORDER BY person_id") == ["1|1", "2|2"])
    }

    @Test func retry_sameFileTwice_addsNothing() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let folder = TemporaryFolder()
        _ = try Marquee.run(["rejects", "export", "--out", folder.path, "--database", warehouse.url])
        let text = try folder.text("raw_credits.rejects.csv").replacing("x31,", with: "31,")
        try folder.write(text, to: "raw_credits.rejects.csv")
        for _ in 1...2 {
            _ = try Marquee.run(
                ["rejects", "retry", folder("raw_credits.rejects.csv"), "--quiet", "--database", warehouse.url])
        }
        #expect(try warehouse.number("SELECT COUNT(*) FROM credits WHERE person_id = 31") == 1)
    }
}
