import Foundation
import MarqueeCatalog
import MarqueeWarehouse
import Testing

@Suite struct DryRunTests {
    @Test func dryRun_missingFile_makesNone() throws {
        let warehouse = try Warehouse(.sqlite)
        let report = try Marquee.importing([Fixture.catalog, "--dry-run", "--database", warehouse.url])
        #expect(report.dryRun)
        #expect(report.run == nil)
        #expect(try report.table("credits").added == 34)
        #expect(try warehouse.folder.names() == [])
    }

    @Test func dryRun_existingFile_leavesItsBytes() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let before = try warehouse.folder.bytes("w.sqlite")
        let edition = try Fixture.nextEdition()
        _ = try Marquee.importing([edition.path, "--prune", "--dry-run", "--database", warehouse.url])
        #expect(try warehouse.folder.bytes("w.sqlite") == before)
        #expect(try warehouse.folder.names() == ["w.sqlite"])
    }

    @Test(.enabled(if: Server.mayRun, "there is no server"))
    func dryRun_missingDatabase_makesNone() throws {
        let warehouse = try Warehouse(.mysql)
        let report = try Marquee.importing([Fixture.catalog, "--dry-run", "--database", warehouse.url])
        #expect(try report.table("credits").added == 34)
        #expect(try Server.address().query("SHOW DATABASES LIKE '\(warehouse.name)'") == "")
    }

    @Test(arguments: Warehouse.Kind.tested)
    func dryRun_nextEdition_writesNothingAndPlansTheSame(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let before = try warehouse.wholeDump()
        let counts = try warehouse.counts(Schema.current.tables)
        let edition = try Fixture.nextEdition()
        let arguments = [edition.path, "--prune", "--database", warehouse.url]
        let planned = try Marquee.importing(arguments + ["--dry-run"])
        #expect(try warehouse.wholeDump() == before)
        #expect(try warehouse.counts(Schema.current.tables) == counts)
        let done = try Marquee.importing(arguments)
        #expect(planned.tables.map(\.counts) == done.tables.map(\.counts))
        #expect(planned.pruned == done.pruned)
        #expect(planned.rejects.map(\.line) == done.rejects.map(\.line))
        #expect(try warehouse.wholeDump() != before)
    }

    @Test func dryRun_asText_showsTheTablesOfTheImport() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let edition = try Fixture.nextEdition()
        let arguments = ["import", edition.path, "--prune", "--database", warehouse.url]
        let planned = try Marquee.run(arguments + ["--dry-run"])
        let done = try Marquee.run(arguments)
        #expect(
            planned.out.hasPrefix(
                "Dry run: what importing 6 files into \(warehouse.url) would do. Nothing has been written."))
        #expect(Self.tables(planned.out) == Self.tables(done.out))
        #expect(Self.tables(done.out).count > 30)
        #expect(planned.out.contains("Pruning would remove 1 of persons"))
    }

    /// The lines of the tables, which are indented; repairs and suspicions, which a dry run alone lists, quote texts.
    private static func tables(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter {
            $0.hasPrefix("  ") && !$0.contains("repair and send again") && !$0.contains("“")
        }
    }
}
