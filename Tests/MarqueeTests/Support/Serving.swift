import Foundation
import MarqueeAttacks
import Testing

/// A running `marquee serve`; it is told to end when the test is done with it.
final class Serving {
    let warehouse: Warehouse
    /// `http://127.0.0.1:PORT`.
    let address: String
    let client: HTTPClient
    private let command: Command

    /// Starts a server on a free port.
    ///
    /// - Parameters:
    ///   - warehouse: must have been imported into.
    ///   - options: further options of `marquee serve`.
    init(_ warehouse: Warehouse, _ options: [String] = []) throws {
        self.warehouse = warehouse
        command = try Command(
            [Marquee.binary, "serve", "--database", warehouse.url, "--port", "0", "--format", "json"] + options)
        var found: String?
        // Completing an upgrade that was killed takes MariaDB a minute when other tests keep the disk busy.
        for _ in 0..<2400 where found == nil && command.isRunning {
            found = try Self.value("address", of: command.outputSoFar())
            if found == nil { usleep(50_000) }
        }
        let errors = try command.errors()
        address = try #require(found, "the server does not start: \(errors)")
        client = try HTTPClient(address)
    }

    deinit { if command.isRunning { _ = try? stop() } }

    /// A server on the small catalog of ``Fixture``.
    static func fixture(_ kind: Warehouse.Kind, _ options: [String] = []) throws -> Serving {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        return try Serving(warehouse, options)
    }

    /// Adds somebody and gives the token.
    func token(_ role: String, name: String? = nil, _ options: [String] = []) throws -> String {
        let result = try Marquee.run(
            ["user", "add", name ?? "\(role)-\(UInt32.random(in: 0 ... .max))", "--role", role, "--format", "json"]
                + ["--database", warehouse.url] + options)
        return try #require(try Self.value("token", of: result.out), "\(result.out)\(result.err)")
    }

    /// Sends a request and gives its answer, which there must be.
    func send(
        _ method: String, _ path: String, token: String?, headers: [(String, String)] = [], body: String = "",
        _ location: SourceLocation = #_sourceLocation
    ) throws -> HTTPReply {
        let authorization = token.map { [("Authorization", "Bearer \($0)")] } ?? []
        return try #require(
            try client.send(method, path, headers: authorization + headers, body: body.utf8, within: 180),
            sourceLocation: location)
    }

    /// Sends an object as JSON.
    func post(
        _ path: String, token: String?, headers: [(String, String)] = [], _ object: [String: Any],
        _ location: SourceLocation = #_sourceLocation
    ) throws -> HTTPReply {
        let body = String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        let headers = [("Content-Type", "application/json")] + headers
        return try send("POST", path, token: token, headers: headers, body: body, location)
    }

    /// The server's process.
    var id: pid_t { command.id }

    /// What the server has logged so far, line by line.
    func log() throws -> [String] { try command.errors().split(separator: "\n").map(String.init) }

    /// Tells the server to end, and waits until it has.
    @discardableResult
    func stop() throws -> Marquee.Result {
        kill(command.id, SIGTERM)
        return try command.finished()
    }

    private static func value(_ key: String, of text: String) throws -> String? {
        let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return object?[key] as? String
    }
}
