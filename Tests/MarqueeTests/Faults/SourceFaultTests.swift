import Foundation
import Testing

@Suite struct SourceFaultTests {
    private func filled(_ kind: Warehouse.Kind = .sqlite) throws -> Warehouse {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        return warehouse
    }

    @Test(arguments: Warehouse.Kind.tested)
    func source_ofUnknownKind_isRefused(_ kind: Warehouse.Kind) throws {
        let warehouse = try filled(kind)
        let source = try Fixture.edited([("raw_credits.csv", "person_id,id,name", "someone,something,name")])
        try expectRefusal(
            "MQ404", status: 65, ["import", source.path, "--database", warehouse.url], leaving: warehouse)
    }

    @Test func source_missing_isRefused() throws {
        let warehouse = try filled()
        for path in ["missing", "missing.csv"] {
            try expectRefusal(
                "MQ401", status: 66, ["import", warehouse.folder(path), "--database", warehouse.url], leaving: warehouse
            )
        }
    }

    @Test func source_folderWithoutFiles_isRefused() throws {
        let warehouse = try filled()
        let folder = TemporaryFolder()
        try folder.write("id,title", to: "notes.md")
        try expectRefusal(
            "MQ403", status: 66, ["import", folder.path, "--database", warehouse.url], leaving: warehouse)
    }

    @Test func source_unreadable_isRefused() throws {
        let warehouse = try filled()
        // The warehouse could be written, so that it is the source alone that stands in the way.
        try warehouse.folder.setPermissions(0o666, of: "w.sqlite")
        try warehouse.folder.setPermissions(0o777)
        let source = try Fixture.nextEdition()
        defer { try? source.setPermissions(0o755) }
        let arguments = ["import", source.path, "--database", warehouse.url]
        try source.setPermissions(0, of: "raw_credits.csv")
        try expectRefusal("MQ402", status: 66, arguments, as: .unprivileged, leaving: warehouse)
        try source.setPermissions(0)
        try expectRefusal("MQ402", status: 66, arguments, as: .unprivileged, leaving: warehouse)
    }

    @Test func source_thatIsAPipe_isRefusedAtOnce() throws {
        let warehouse = try filled()
        let folder = TemporaryFolder()
        #expect(mkfifo(folder("titles.csv"), 0o600) == 0)
        for source in [folder.path, folder("titles.csv"), "/dev/null"] {
            try expectRefusal("MQ402", status: 66, ["import", source, "--database", warehouse.url], leaving: warehouse)
        }
    }

    @Test func source_folderWithHiddenFilesAndFolders_givesItsFilesAlone() throws {
        let warehouse = try Warehouse(.sqlite)
        let source = try Fixture.edited([])
        try source.write("not a catalog", to: "._raw_titles.csv")
        try FileManager.default.createDirectory(atPath: source("old.csv"), withIntermediateDirectories: true)
        #expect(try Marquee.importing([source.path, "--database", warehouse.url]).files.count == 6)
    }

    @Test(arguments: [
        ("mysql://root:p@ss/w:rd@host/x", "w:rd"), ("mysql://root:p@55w0rd@host/x", "55w0rd"),
        ("mysql://root:secret/key@host/x", "key"),
        ("mysql://root:secret@host/\(String(repeating: "n", count: 54))", "secret"),
    ])
    func url_withAStrayCharacter_doesNotShowThePassword(_ url: String, _ secret: String) throws {
        let result = try Marquee.run(["import", Fixture.catalog, "--database", url])
        expectRefusal("MQ102", status: 64, result)
        #expect(!result.err.contains(secret))
    }

    @Test(arguments: [
        ("", "MQ405"), ("\r\n", "MQ405"), ("person_id,id,name,name,role\r\n", "MQ406"),
    ])
    func source_withUnusableHeader_isRefused(_ content: String, _ code: String) throws {
        let warehouse = try filled()
        let source = try Fixture.edited([])
        try source.write(content, to: "raw_credits.csv")
        try expectRefusal(code, status: 65, ["import", source.path, "--database", warehouse.url], leaving: warehouse)
    }

    @Test func source_faulty_makesNoWarehouse() throws {
        let warehouse = try Warehouse(.sqlite)
        let source = try Fixture.edited([("raw_credits.csv", "person_id,id,name", "someone,something,name")])
        try expectRefusal(
            "MQ404", status: 65, ["import", source.path, "--database", warehouse.url], leaving: warehouse)
        #expect(try warehouse.folder.names() == [])
    }

    @Test(arguments: ["oracle:x", "sqlite:", "mysql://host/name", "mysql://user@host", "postgres://u:secret@h/n", ""])
    func database_unknownURL_isRefused(_ url: String) throws {
        let result = try Marquee.run(["import", Fixture.catalog, "--database", url])
        expectRefusal("MQ102", status: 64, result)
        #expect(!result.err.contains("secret"))
    }
}
