import Foundation
import Testing

/// What can be wrong with a server and its accounts.
@Suite(.enabled(if: Server.mayRun, "there is no server"))
struct ServerFaultTests {
    private func filled() throws -> Warehouse {
        let warehouse = try Warehouse(.mysql)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        return warehouse
    }

    @Test func login_wrongPassword_isRefused() throws {
        let warehouse = try filled()
        let server = try Server.address()
        let url = "mysql://\(server.user):notthisone@\(server.host):\(server.port)/\(warehouse.name)"
        let edition = try Fixture.nextEdition()
        let before = try warehouse.wholeDump()
        let result = try Marquee.run(["import", edition.path, "--database", url])
        expectRefusal("MQ509", status: 77, result)
        #expect(!result.err.contains("notthisone"))
        #expect(try warehouse.wholeDump() == before)
    }

    @Test func server_wrongPort_isUnreachable() throws {
        let server = try Server.address()
        // Port 1 belongs to a service that nobody runs.
        let url = "mysql://\(server.user):\(server.password)@127.0.0.1:1/any"
        let result = try Marquee.run(["import", Fixture.catalog, "--database", url])
        expectRefusal("MQ508", status: 69, result)
        #expect(!result.err.contains(server.password))
    }

    @Test func account_thatMayOnlyRead_canListButNotImport() throws {
        let warehouse = try filled()
        let server = try Server.address()
        let user = "reader_\(warehouse.name.suffix(12))"
        try server.query(
            "CREATE USER '\(user)'@'127.0.0.1' IDENTIFIED BY 'look'; GRANT SELECT ON \(warehouse.name).* TO '\(user)'@'127.0.0.1'"
        )
        defer { _ = try? server.query("DROP USER '\(user)'@'127.0.0.1'") }
        let url = "mysql://\(user):look@\(server.host):\(server.port)/\(warehouse.name)"
        let edition = try Fixture.nextEdition()
        try expectRefusal("MQ509", status: 77, ["import", edition.path, "--database", url], leaving: warehouse)
        try expectRefusal(
            "MQ509", status: 77, ["import", edition.path, "--prune", "--database", url], leaving: warehouse)
        #expect(try Marquee.run(["rejects", "list", "--database", url]).status == 0)
        #expect(try Marquee.importing([edition.path, "--dry-run", "--database", url]).table("titles").added == 1)
    }

    @Test func account_thatMayNotMakeDatabases_isRefusedWithoutOne() throws {
        let warehouse = try Warehouse(.mysql)
        let server = try Server.address()
        let user = "poor_\(warehouse.name.suffix(12))"
        try server.query("CREATE USER '\(user)'@'127.0.0.1' IDENTIFIED BY 'look'")
        defer { _ = try? server.query("DROP USER '\(user)'@'127.0.0.1'") }
        let url = "mysql://\(user):look@\(server.host):\(server.port)/\(warehouse.name)"
        expectRefusal("MQ509", status: 77, try Marquee.run(["import", Fixture.catalog, "--database", url]))
        #expect(try server.query("SHOW DATABASES LIKE '\(warehouse.name)'") == "")
    }

    @Test func database_withForeignTables_isLeftAlone() throws {
        let warehouse = try Warehouse(.mysql)
        let server = try Server.address()
        try server.query("CREATE DATABASE \(warehouse.name)")
        try server.query("CREATE TABLE letters(id INT); INSERT INTO letters VALUES (1)", database: warehouse.name)
        expectRefusal("MQ502", status: 73, try Marquee.run(["import", Fixture.catalog, "--database", warehouse.url]))
        #expect(try server.query("SHOW TABLES", database: warehouse.name) == "letters\n")
    }

    @Test func server_thatGoesAwayDuringAnImport_hasTheTablesOfBefore() throws {
        let own = try PrivateServer()
        let warehouse = try Warehouse(.mysql, on: own.address)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let before = try warehouse.wholeDump()
        let sample = try Sample.folder(titles: 3_000)
        let importing = try Command([Marquee.binary, "import", sample.path, "--database", warehouse.url])
        try wait(for: "the import to write") { try importing.errors().contains("reading: ") }
        try own.kill()
        expectRefusal("MQ510", status: 74, try importing.finished())
        try own.restart()
        #expect(try warehouse.wholeDump() == before)
        #expect(try warehouse.orphans() == [])
        #expect(try Marquee.importing([Fixture.catalog, "--database", warehouse.url]).changed == false)
    }
}

/// A server that a test may kill.
///
/// `@unchecked Sendable`: nothing of it changes.
final class PrivateServer: @unchecked Sendable {
    let address: Server.Address
    private let folder = TemporaryFolder()
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scripts/mariadb.sh").path

    /// The folder of its files.
    var data: String { folder("server") }

    /// - Parameter options: further options of the server.
    init(_ options: [String] = []) throws {
        try Command.output([Self.script, "start", folder("server")] + options)
        let line = try #require(try folder.text("server/env").split(separator: "\n").first)
        address = try Server.Address(String(line.drop { $0 != "=" }.dropFirst()))
    }

    deinit { _ = try? Command([Self.script, "stop", data]).finished() }

    /// Ends the server as a power cut would.
    func kill() throws {
        let id = try id()
        Foundation.kill(id, SIGKILL)
        try wait(for: "the server's end") { Foundation.kill(id, 0) != 0 }
    }

    /// Ends the server in good order; its files stay.
    func end() throws {
        let id = try id()
        Foundation.kill(id, SIGTERM)
        try wait(for: "the server's end") { Foundation.kill(id, 0) != 0 }
    }

    /// Lets it stand still, connections and all, or go on.
    func freeze(_ isFrozen: Bool) throws { Foundation.kill(try id(), isFrozen ? SIGSTOP : SIGCONT) }

    private func id() throws -> Int32 {
        try #require(Int32(try folder.text("server/pid").trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// Starts it once more on the same data and port.
    func restart() throws { try Command.output([Self.script, "restart", data]) }
}
