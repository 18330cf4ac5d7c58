import Foundation
import MarqueeCatalog
import Testing

/// What can be wrong with a SQLite file.
@Suite struct FileFaultTests {
    private func filled() throws -> Warehouse {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        return warehouse
    }

    private static let commands = [["import", Fixture.catalog], ["rejects", "list"], ["schema", "upgrade"]]

    @Test(arguments: commands)
    func file_thatIsNoDatabase_isLeftAlone(_ command: [String]) throws {
        let folder = TemporaryFolder()
        let text = String(repeating: "This is a letter, and no database.\n", count: 100)
        try folder.write(text, to: "w.sqlite")
        let result = try Marquee.run(command + ["--database", "sqlite:\(folder("w.sqlite"))"])
        expectRefusal("MQ502", status: 73, result)
        #expect(try folder.text("w.sqlite") == text)
        #expect(try folder.names() == ["w.sqlite"])
    }

    @Test(arguments: commands)
    func file_withForeignTables_isLeftAlone(_ command: [String]) throws {
        let folder = TemporaryFolder()
        try Command.output([
            "sqlite3", folder("w.sqlite"), "CREATE TABLE letters(id INTEGER); INSERT INTO letters VALUES (1)",
        ])
        let before = try folder.bytes("w.sqlite")
        let result = try Marquee.run(command + ["--database", "sqlite:\(folder("w.sqlite"))"])
        expectRefusal("MQ502", status: 73, result)
        #expect(result.err.contains("letters"))
        #expect(try folder.bytes("w.sqlite") == before)
    }

    @Test(arguments: commands)
    func file_ofALaterVersion_isLeftAlone(_ command: [String]) throws {
        let warehouse = try filled()
        try warehouse.execute(
            "INSERT INTO schema_versions VALUES (\(Schema.current.version + 1), '2030-01-01 00:00:00.000')")
        try expectRefusal("MQ503", status: 73, command + ["--database", warehouse.url], leaving: warehouse)
    }

    @Test(arguments: commands)
    func file_ofAVersionThatNoStepLeadsFrom_isLeftAlone(_ command: [String]) throws {
        let warehouse = try filled()
        try warehouse.execute("UPDATE schema_versions SET version = 0")
        try expectRefusal("MQ514", status: 73, command + ["--database", warehouse.url], leaving: warehouse)
    }

    @Test func file_damaged_isReported() throws {
        let warehouse = try filled()
        var bytes = try warehouse.folder.bytes("w.sqlite")
        bytes.replaceSubrange(8192..<bytes.count, with: Data(repeating: 0x55, count: bytes.count - 8192))
        try warehouse.folder.write(bytes, to: "w.sqlite")
        let result = try Marquee.run(["import", Fixture.catalog, "--database", warehouse.url])
        expectRefusal("MQ511", status: 74, result)
        #expect(try warehouse.folder.bytes("w.sqlite") == bytes)
    }

    @Test func file_lockedByAnotherProcess_isWaitedForAndThenRefused() throws {
        let warehouse = try filled()
        let edition = try Fixture.nextEdition()
        let input = Pipe()
        let holder = try Command(["sqlite3", warehouse.file], input: input.fileHandleForReading)
        input.fileHandleForWriting.write(Data("BEGIN IMMEDIATE;\n.shell touch \(warehouse.folder("held"))\n".utf8))
        try wait(for: "the lock") { warehouse.folder.exists("held") }
        let start = ContinuousClock.now
        try expectRefusal(
            "MQ504", status: 75, ["import", edition.path, "--database", warehouse.url], leaving: warehouse)
        let waited = ContinuousClock.now - start
        #expect(waited >= .seconds(5) && waited < .seconds(20))
        #expect(holder.isRunning)
        // A dry run and a list only read, so they need not wait.
        #expect(try Marquee.run(["rejects", "list", "--database", warehouse.url]).status == 0)
        input.fileHandleForWriting.write(Data("ROLLBACK;\n.quit\n".utf8))
        _ = try holder.finished()
        #expect(try Marquee.importing([edition.path, "--database", warehouse.url]).changed)
    }

    @Test func file_readOnly_isRefused() throws {
        let warehouse = try filled()
        let edition = try Fixture.nextEdition()
        let before = try warehouse.folder.bytes("w.sqlite")
        try warehouse.folder.setPermissions(0o444, of: "w.sqlite")
        // Whoever may write in the folder may still not write in the file.
        try warehouse.folder.setPermissions(0o777)
        let result = try Marquee.run(["import", edition.path, "--database", warehouse.url], as: .unprivileged)
        expectRefusal("MQ506", status: 77, result)
        #expect(try warehouse.folder.bytes("w.sqlite") == before)
    }

    @Test func folder_readOnly_isRefused() throws {
        let warehouse = try filled()
        let edition = try Fixture.nextEdition()
        let before = try warehouse.folder.bytes("w.sqlite")
        try warehouse.folder.setPermissions(0o666, of: "w.sqlite")
        try warehouse.folder.setPermissions(0o555)
        defer { try? warehouse.folder.setPermissions(0o755) }
        let update = try Marquee.run(["import", edition.path, "--database", warehouse.url], as: .unprivileged)
        expectRefusal("MQ506", status: 77, update)
        #expect(update.err.contains("hint: check that you may write in the file and in its folder"))
        #expect(try warehouse.folder.bytes("w.sqlite") == before)
        let new = try Marquee.run(
            ["import", edition.path, "--database", "sqlite:\(warehouse.folder("new.sqlite"))"], as: .unprivileged)
        expectRefusal("MQ501", status: 73, new)
        #expect(try warehouse.folder.names() == ["w.sqlite"])
    }
}
