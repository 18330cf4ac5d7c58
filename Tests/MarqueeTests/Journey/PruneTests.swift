import Foundation
import Testing

@Suite struct PruneTests {
    @Test(arguments: Warehouse.Kind.tested)
    func prune_titleGone_removesItAndWhatRefersToIt(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let edition = try Fixture.nextEdition()
        let report = try Marquee.importing([edition.path, "--prune", "--database", warehouse.url])
        let removed = Dictionary(uniqueKeysWithValues: report.pruned.map { ($0.table, $0.rows) })
        #expect(
            removed == [
                "titles": 1, "title_genres": 1, "title_countries": 1, "credits": 2, "persons": 1, "title_best_of": 1,
            ])
        for (table, rows) in removed { #expect(try report.table(table).removed == rows, "\(table)") }
        #expect(try warehouse.number("SELECT COUNT(*) FROM titles WHERE id = 'tm110'") == 0)
        #expect(try warehouse.number("SELECT COUNT(*) FROM persons WHERE id = 28") == 0)
        #expect(try warehouse.orphans() == [])
        #expect(try warehouse.number("SELECT pruned FROM import_runs WHERE id = 2") == 1)
        // The edition alone gives the same content; only generated numbers of rows may differ.
        let fresh = try Warehouse(kind)
        _ = try Marquee.importing([edition.path, "--database", fresh.url])
        let content =
            "SELECT title_id, person_id, character_name, position FROM credits ORDER BY title_id, position, person_id"
        #expect(try warehouse.rows(content) == fresh.rows(content))
        #expect(
            try warehouse.rows("SELECT id, title FROM titles ORDER BY id")
                == fresh.rows("SELECT id, title FROM titles ORDER BY id"))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func prune_titleGone_saysSoBeforehand(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let edition = try Fixture.nextEdition()
        let result = try Marquee.run(["import", edition.path, "--prune", "--database", warehouse.url])
        let lines = result.err.split(separator: "\n").map(String.init)
        let notes = lines.indices.filter { lines[$0].hasPrefix("prune: ") }
        #expect(Set(notes.map { lines[$0] }).contains("prune: 2 rows of credits will go"))
        #expect(notes.count == 6)
        let loading = try #require(lines.firstIndex { $0.hasPrefix("loading") })
        #expect(notes.allSatisfy { $0 < loading })
        #expect(result.out.contains("Pruning removed 1 of persons, 1 of titles"))
    }

    @Test func prune_creditsAlone_leavesTitlesAlone() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let report = try Marquee.importing(
            [Fixture.catalog + "/raw_credits.csv", "--prune", "--database", warehouse.url])
        #expect(report.pruned == [])
        #expect(!report.changed)
        #expect(try warehouse.counts() == Fixture.counts)
    }
}
