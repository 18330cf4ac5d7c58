import Foundation
import MarqueeAttacks
import Testing

/// What waits, waits for so long and no longer: connections without requests, and servers that say nothing.
@Suite struct WaitingTests {
    /// A connection of the test's own to an address such as `http://127.0.0.1:8787`.
    private static func connect(_ address: String) throws -> Int32 {
        let parts = try #require(URLComponents(string: address))
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(try #require(parts.port)).bigEndian
        place.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let status = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(status == 0)
        return file
    }

    /// Whether the other side has closed a connection.
    private static func isClosed(_ file: Int32) -> Bool {
        var byte: UInt8 = 0
        let count = recv(file, &byte, 1, Int32(MSG_DONTWAIT))
        return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
    }

    @Test func connectionsOfOneAddress_areBounded_andTheServerStaysThere() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        // 16 connections remain of so few descriptors, half of them for one address.
        let command = try Command(
            ["prlimit", "--nofile=140:140", Marquee.binary, "serve", "--database", warehouse.url, "--port", "0"])
        defer { kill(command.id, SIGTERM) }
        try wait(for: "the server") { try command.outputSoFar().contains("http://") }
        let address = try String(#require(command.outputSoFar().firstMatch(of: /http:\/\/[0-9.:]+/)).0)
        let files = try (0..<12).map { _ in try Self.connect(address) }
        try wait(for: "the closing of those beyond") { files.filter(Self.isClosed).count == 4 }
        for file in files { close(file) }
        try wait(for: "an answer") {
            try HTTPClient(address).send("GET", "/health/live", headers: [], body: [])?.status == 200
        }
        #expect(try command.errors().contains("its address has as many as it may have"))
    }

    @Test func connectionWithoutARequest_isClosedWithinHalfAMinute() throws {
        let serving = try Serving.fixture(.sqlite)
        let (silent, slow) = (try Self.connect(serving.address), try Self.connect(serving.address))
        defer {
            close(silent)
            close(slow)
        }
        let start = ContinuousClock.now
        let head = Array("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ".utf8)
        for byte in head { send(slow, [byte], 1, Int32(MSG_NOSIGNAL)) }
        while ContinuousClock.now - start < .seconds(33), !Self.isClosed(silent) || !Self.isClosed(slow) {
            send(slow, Array("x".utf8), 1, Int32(MSG_NOSIGNAL))
            usleep(500_000)
        }
        #expect(Self.isClosed(silent) && Self.isClosed(slow))
    }

    @Test(.enabled(if: Server.mayRun)) func serverOfMariaDBWithoutFreeConnections_stopsStatementsAllTheSame() throws {
        let server = try PrivateServer(["--max-connections=24"])
        let warehouse = try Warehouse(.mysql, on: server.address)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let serving = try Serving(warehouse, ["--readers", "1", "--writers", "1"])
        let token = try serving.token("analyst")
        #expect(try serving.post("/v1/query", token: token, ["sql": "SELECT 1"]).status == 200)
        // All that are left, by accounts that may not take the one that is the administrator's.
        let sleepers = try (0..<24).map { _ in try Command(server.address.client + ["-e", "SELECT SLEEP(20)"]) }
        defer { for sleeper in sleepers { sleeper.kill() } }
        try wait(for: "a full server") { sleepers.contains { !$0.isRunning } }
        let tables = (0..<12).map { "persons t\($0)" }.joined(separator: ", ")
        let start = ContinuousClock.now
        let reply = try serving.post(
            "/v1/query", token: token, ["sql": "SELECT COUNT(*) FROM \(tables)", "timeout": 1])
        #expect(reply.code == "MQ305", "\(reply.text)")
        #expect(ContinuousClock.now - start < .seconds(3))
        for sleeper in sleepers { sleeper.kill() }
        try wait(for: "the end of the statement on the server") {
            // The one that is left is this question.
            let running = try? Command(server.address.client + ["-e", Self.running])
                .finished()
            return running?.out.hasPrefix("1") == true
        }
    }

    private static let running = "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE '%t11%'"

    @Test(.enabled(if: Server.mayRun)) func serverOfMariaDBThatIsFrozen_holdsNobodyUpForLong() throws {
        let server = try PrivateServer()
        let warehouse = try Warehouse(.mysql, on: server.address)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let serving = try Serving(warehouse)
        let token = try serving.token("analyst")
        #expect(try serving.post("/v1/query", token: token, ["sql": "SELECT 1"]).status == 200)
        try server.freeze(true)
        defer { try? server.freeze(false) }
        for _ in 0..<2 {
            let start = ContinuousClock.now
            let reply = try serving.post(
                "/v1/query", token: token, ["sql": "SELECT COUNT(*) FROM titles", "timeout": 2])
            #expect(reply.status == 503 || reply.status == 408 || reply.code == "MQ305", "\(reply.text)")
            #expect(ContinuousClock.now - start < .seconds(14), "\(reply.text)")
        }
        let start = ContinuousClock.now
        #expect(try serving.send("GET", "/health/ready", token: nil).status == 503)
        #expect(ContinuousClock.now - start < .seconds(4))
        try server.freeze(false)
        try wait(for: "an answer") {
            try serving.post("/v1/query", token: token, ["sql": "SELECT COUNT(*) FROM titles"]).status == 200
        }
    }
}
