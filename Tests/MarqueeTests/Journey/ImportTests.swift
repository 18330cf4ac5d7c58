import Foundation
import MarqueeCatalog
import Testing

@Suite struct ImportTests {
    @Test(arguments: Warehouse.Kind.tested)
    func import_firstTime_loadsEveryTable(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        let report = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        #expect(report.run == 1)
        #expect(report.changed)
        #expect(!report.dryRun)
        #expect(try warehouse.counts() == Fixture.counts)
        #expect(report.tables.map(\.name) == CatalogTables.all.map(\.name))
        for table in report.tables {
            #expect(table.counts == [Int(Fixture.counts[table.name] ?? -1), 0, 0, 0, 0], "\(table.name)")
        }
        #expect(report.rejects.map { "\($0.file):\($0.line) \($0.rule)" } == Fixture.rejects)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func import_anyTime_leavesNoOrphan(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let edition = try Fixture.nextEdition()
        _ = try Marquee.importing([edition.path, "--prune", "--database", warehouse.url])
        #expect(try warehouse.orphans() == [])
        if kind == .sqlite {
            #expect(
                try Command.output(["sqlite3", warehouse.file, "PRAGMA foreign_key_check; PRAGMA integrity_check"])
                    == "ok\n")
        }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func import_quirks_areMendedAsTheRulesSay(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        let report = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        #expect(
            try warehouse.rows("SELECT title, seasons FROM titles WHERE id = 'ts103'") == ["Harbour Street|3"])
        #expect(
            try warehouse.rows("SELECT description FROM titles WHERE id IN ('tm101', 'tm102') ORDER BY id")
                == ["A lamp maker\nloses her city.", "He said \"wait\"."])
        #expect(
            try warehouse.rows("SELECT id, status FROM countries WHERE id IN ('LB', 'SU', 'XX') ORDER BY id")
                == ["LB|assigned", "SU|withdrawn", "XX|unknown"])
        let name = try #require(try warehouse.rows("SELECT name FROM persons WHERE id = 17").first)
        #expect(Array(name.utf8) == Array("Zo\u{E9} Park".utf8))
        #expect(try warehouse.rows("SELECT name FROM persons WHERE id = 2") == ["Bruno Vane"])
        #expect(try warehouse.rows("SELECT runtime_minutes FROM titles WHERE id = 'tm105'") == ["0"])
        #expect(try warehouse.rows("SELECT title FROM titles WHERE id = 'tm107'") == ["5-Mar"])
        #expect(try warehouse.rows("SELECT imdb_id FROM titles WHERE id = 'ts106'") == ["NULL"])
        #expect(
            try warehouse.rows(
                "SELECT character_name, position FROM credits WHERE title_id = 'tm101' AND person_id = 2 ORDER BY position"
            )
                == ["The Mayor|2", "The Beggar|3"])
        let rules = Set(report.findings.map(\.rule))
        #expect(
            rules == [
                "edge_blanks", "country_name", "genre_alias", "runtime_zero", "country_withdrawn", "country_unknown",
                "spreadsheet_date", "unicode_nfc", "letter_case", "person_name_conflict",
            ])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func import_sameFilesAgain_changesNothingAndSaysSo(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let before = try warehouse.dump()
        let again = try Marquee.run(["import", Fixture.catalog, "--database", warehouse.url])
        #expect(again.status == 0)
        #expect(again.out.contains("0 rows changed: the warehouse had it all."))
        let report = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        #expect(!report.changed)
        #expect(report.run == 3)
        for table in report.tables {
            #expect(table.counts == [0, 0, Int(Fixture.counts[table.name] ?? -1), 0, 0], "\(table.name)")
        }
        #expect(try warehouse.dump() == before)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func import_nextEdition_countsWhatIsNewChangedAndGone(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let edition = try Fixture.nextEdition()
        let report = try Marquee.importing([edition.path, "--database", warehouse.url])
        // added, changed, unchanged, gone, removed
        #expect(try report.table("titles").counts == [1, 1, 8, 1, 0])
        #expect(try report.changedColumns("titles") == ["imdb_score": 1, "imdb_votes": 1])
        #expect(try report.table("credits").counts == [2, 2, 30, 2, 0])
        #expect(try report.changedColumns("credits") == ["position": 2])
        #expect(try report.table("persons").counts == [1, 0, 28, 1, 0])
        #expect(try report.table("countries").counts == [1, 0, 9, 0, 0])
        #expect(try report.table("title_genres").counts == [1, 0, 12, 0, 0])
        #expect(try report.table("title_countries").counts == [1, 0, 10, 0, 0])
        #expect(try report.table("title_best_of").counts == [1, 0, 7, 1, 0])
        #expect(try warehouse.rows("SELECT imdb_score, imdb_votes FROM titles WHERE id = 'tm101'") == ["8.0|81300"])
        #expect(
            try warehouse.rows("SELECT person_id FROM credits WHERE title_id = 'tm102' ORDER BY position")
                == ["6", "5", "7", "8"])
        #expect(try warehouse.number("SELECT COUNT(*) FROM titles WHERE id = 'tm110'") == 1)
    }

    @Test func import_onBothEngines_givesEqualTables() throws {
        guard Server.mayRun else { return print("left out: equal tables on both engines, because there is no server") }
        let (sqlite, mysql) = (try Warehouse(.sqlite), try Warehouse(.mysql))
        let edition = try Fixture.nextEdition()
        for source in [[Fixture.catalog], [edition.path], [edition.path, "--prune"]] {
            for warehouse in [sqlite, mysql] { _ = try Marquee.importing(source + ["--database", warehouse.url]) }
            let dump = try sqlite.dump()
            #expect(dump.utf8.count > 4000)
            #expect(try mysql.dump() == dump)
        }
    }
}
