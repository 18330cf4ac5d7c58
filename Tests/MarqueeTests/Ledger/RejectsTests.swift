import Foundation
import Testing

@Suite struct RejectsTests {
    @Test(arguments: Warehouse.Kind.tested)
    func list_afterImport_showsEveryReject(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        #expect(try Self.open(warehouse) == Fixture.rejects)
        let text = try Marquee.run(["rejects", "list", "--database", warehouse.url]).out
        #expect(text.contains("text_after_quote"))
        #expect(text.contains("32,tm104,\"Amin\" Haddad,Guide,ACTOR"))
        #expect(text.split(separator: "\n").count == 2 + Fixture.rejects.count)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func importOfTheSameFilesAgain_opensNoRejectTwice(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        for _ in 1...2 { _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url]) }
        #expect(try Self.open(warehouse) == Fixture.rejects)
        #expect(try Self.open(warehouse, ["--import-run", "1"]).isEmpty)
    }

    @Test func list_ofARun_showsThatRunOnly() throws {
        let warehouse = try Warehouse(.sqlite)
        for _ in 1...2 { _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url]) }
        #expect(try Self.open(warehouse, ["--import-run", "2"]).count == Fixture.rejects.count)
        let unknown = try Marquee.run(["rejects", "list", "--import-run", "9", "--database", warehouse.url])
        #expect(unknown.status == 65)
        #expect(unknown.err.hasPrefix("MQ410 "))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func export_damagedRecords_keepsTheirBytes(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        // Latin-1 in one record, a quote that is never closed in another; the record behind it is a good one.
        let damaged = Data("50,tm104,Andr".utf8) + [0xE9] + Data(" Faber,Guide,ACTOR".utf8)
        let open = "51,tm105,\"Never closed,Guard,ACTOR"
        let source = try Fixture.edited([])
        try source.write(
            try source.bytes("raw_credits.csv") + damaged
                + Data("\r\n\(open)\r\n52,tm105,Behind It,Guard,ACTOR\r\n".utf8), to: "raw_credits.csv")
        _ = try Marquee.importing([source.path, "--database", warehouse.url])
        let folder = TemporaryFolder()
        let result = try Marquee.run(["rejects", "export", "--out", folder.path, "--database", warehouse.url])
        #expect(result.status == 0)
        #expect(try folder.names() == ["Best Movies.rejects.csv", "raw_credits.rejects.csv", "raw_titles.rejects.csv"])
        let exported = try folder.bytes("raw_credits.rejects.csv")
        #expect(exported.starts(with: Data("marquee_reject,marquee_reason,person_id,id,name,character,role\n".utf8)))
        for record in [damaged, Data(open.utf8), Data("32,tm104,\"Amin\" Haddad,Guide,ACTOR".utf8)] {
            #expect(exported.range(of: Data("\",".utf8) + record) != nil)
        }
        #expect(result.out.contains("raw_credits.rejects.csv: 7 records"))
        #expect(try warehouse.rows("SELECT name FROM persons WHERE id = 52") == ["Behind It"])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func export_withoutRejects_writesNoFile(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog + "/Best Shows.csv", "--database", warehouse.url])
        try warehouse.execute("DELETE FROM import_rejects")
        let folder = TemporaryFolder()
        let result = try Marquee.run(["rejects", "export", "--out", folder.path, "--database", warehouse.url])
        #expect(result.status == 0)
        #expect(result.out == "No rejects are open.\n")
        #expect(try folder.names() == [])
        #expect(try Marquee.run(["rejects", "list", "--database", warehouse.url]).out == "No rejects are open.\n")
    }

    @Test func rejects_withoutWarehouse_saysThatThereIsNone() throws {
        let warehouse = try Warehouse(.sqlite)
        for command in [["list"], ["export", "--out", warehouse.folder("out")]] {
            let result = try Marquee.run(["rejects"] + command + ["--database", warehouse.url])
            #expect(result.status == 66)
            #expect(result.err.hasPrefix("MQ515 "))
        }
        #expect(try warehouse.folder.names() == [])
    }

    @Test func retry_ordinaryFile_isRefused() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let before = try warehouse.wholeDump()
        let result = try Marquee.run(["rejects", "retry", Fixture.catalog, "--database", warehouse.url])
        #expect(result.status == 65)
        #expect(result.err.hasPrefix("MQ409 "))
        #expect(try warehouse.wholeDump() == before)
    }

    /// Open rejects as `file:line rule`.
    static func open(_ warehouse: Warehouse, _ options: [String] = []) throws -> [String] {
        struct List: Decodable {
            struct Reject: Decodable {
                let file, rule: String
                let line: Int
            }
            let rejects: [Reject]
        }
        let result = try Marquee.run(["rejects", "list", "--format", "json", "--database", warehouse.url] + options)
        let list = try JSONDecoder().decode(List.self, from: Data(result.out.utf8))
        return list.rejects.map { "\($0.file):\($0.line) \($0.rule)" }
    }
}
