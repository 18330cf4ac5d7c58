import Foundation
import MarqueeAttacks
import Testing

/// Queries that a replica answers: what docs/replicas.md promises.
struct ReplicaTests {
    /// The promises in the order in which one pair of servers can go through them.
    @Test(.enabled(if: Server.mayRun, "there is no server"))
    func queries_goToTheReplica_whileItKeepsUp() throws {
        let servers = try Replication()
        let warehouse = try Warehouse(.mysql, on: servers.primary.address)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let serving = try Serving(
            warehouse, ["--replica", servers.url(of: warehouse), "--replica-lag", "2", "--rate-limit", "0"])
        let reads = try Reads(serving, servers)
        try expectTheReplicaAnswers(reads)
        try expectOwnWritesAreSeen(reads)
        try expectOneThatIsBehindIsNotAsked(reads)
        try expectAStoppedOneIsNotAsked(reads)
        try expectNoFailure(of: reads, whileItIsKilled: servers)
        try expectAFrozenOneHoldsNobodyUpForLong(reads)
        try expectLog(of: serving)
        #expect(try serving.stop().status == 0)
    }

    /// A server with a replica; `place` is a table that names the server on which it lies.
    private final class Reads: @unchecked Sendable {
        let serving: Serving
        let servers: Replication
        let token: String
        private(set) var notes = 0

        init(_ serving: Serving, _ servers: Replication) throws {
            (self.serving, self.servers) = (serving, servers)
            token = try serving.token("scientist")
            _ = try write("CREATE TABLE place (name VARCHAR(10) PRIMARY KEY)")
            _ = try write("INSERT INTO place VALUES ('primary')")
            _ = try write("CREATE TABLE notes (n INT PRIMARY KEY)")
            try servers.waitUntilCaughtUp()
            try servers.replica.address.query("UPDATE place SET name = 'replica'", database: serving.warehouse.name)
            try wait(until: "used")
        }

        func write(_ sql: String, key: String? = nil) throws -> HTTPReply {
            let headers = key.map { [("Idempotency-Key", $0)] } ?? []
            let reply = try serving.post("/v1/write", token: token, headers: headers, ["sql": sql])
            try #require(reply.status == 200, "\(reply.text)")
            return reply
        }

        /// Writes one note more and gives its position.
        func note() throws -> String {
            notes += 1
            return try #require(try write("INSERT INTO notes VALUES (\(notes))")["marquee-position"])
        }

        /// The first value of a query's result and the server that is said to have read it.
        func read(_ sql: String, after: String? = nil) throws -> (value: String, source: String?) {
            let headers = [("Accept", "text/csv")] + (after.map { [("Marquee-After", $0)] } ?? [])
            let reply = try serving.post("/v1/query", token: token, headers: headers, ["sql": sql])
            try #require(reply.status == 200, "\(reply.text)")
            let lines = reply.text.split(whereSeparator: \.isNewline)
            return (lines.count > 1 ? String(lines[1]) : "", reply["marquee-source"])
        }

        /// The server that answers now, by what it says and by what the answer says.
        func place() throws -> String {
            let (value, source) = try read("SELECT name FROM place")
            #expect(value == source)
            return value
        }

        func state() throws -> String? {
            let reply = try serving.send("GET", "/health/ready", token: nil)
            #expect(reply.status == 200)
            return (reply.json as? [String: Any])?["replica"] as? String
        }

        func wait(until state: String) throws {
            try MarqueeTests.wait(for: "the replica to be \(state)") { try self.state() == state }
        }

        func metric(_ name: String) throws -> Double? {
            let lines = try serving.send("GET", "/metrics", token: nil).text.split(separator: "\n")
            return lines.first { $0.hasPrefix("\(name) ") }.flatMap { Double($0.dropFirst(name.count + 1)) }
        }
    }

    private func expectTheReplicaAnswers(_ reads: Reads) throws {
        for _ in 0..<3 { #expect(try reads.place() == "replica") }
        #expect(try reads.metric("marquee_replica_used") == 1)
        #expect(try reads.metric("marquee_queries_total{source=\"replica\"}") == 3)
        // A server that has just written may move its mark by itself for a while.
        try wait(for: "a result to be remembered") {
            #expect(try reads.place() == "replica")
            return try reads.metric("marquee_cache_lookups_total{result=\"hit\",source=\"replica\"}") ?? 0 > 0
        }
        #expect(try reads.metric("marquee_cache_lookups_total{result=\"hit\"}") == 0)
        // SQL from outside runs there under the reader's account too.
        let users = try reads.servers.replica.address.query(
            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER LIKE 'marquee\\_reader\\_%'")
        #expect(users != "0\n")
    }

    private func expectOwnWritesAreSeen(_ reads: Reads) throws {
        var sources: Set<String?> = []
        for _ in 1...20 {
            let position = try reads.note()
            let (value, source) = try reads.read("SELECT MAX(n) FROM notes", after: position)
            #expect(value == "\(reads.notes)")
            sources.insert(source)
        }
        #expect(sources == ["replica"])
        let sql = "INSERT INTO notes VALUES (1000)"
        let first = try reads.write(sql, key: "k1")
        let again = try reads.write(sql, key: "k1")
        #expect(again["idempotency-replayed"] == "true" && again["marquee-position"] == first["marquee-position"])
        let dry = try reads.serving.post(
            "/v1/write", token: reads.token, ["sql": "DELETE FROM notes", "mode": "dry-run"])
        #expect(dry.status == 200 && dry["marquee-position"] == nil)
        let wrong = try reads.serving.post(
            "/v1/query", token: reads.token, headers: [("Marquee-After", "now")], ["sql": "SELECT 1"])
        #expect(wrong.code == "MQ103")
    }

    private func expectOneThatIsBehindIsNotAsked(_ reads: Reads) throws {
        try reads.servers.delay(seconds: 5)
        try reads.wait(until: "used")
        let leaving = try reads.serving.token("analyst", name: "leaving")
        _ = try reads.write("DELETE FROM notes")
        let count = "SELECT COUNT(*) FROM notes"
        let old = "21"
        let position = try reads.note()
        #expect(try reads.read(count) == (old, "replica"))
        #expect(try reads.read(count, after: position) == ("1", "primary"))
        // Tokens are the primary's matter, and are over at once.
        #expect(try reads.serving.send("GET", "/v1/me", token: leaving).status == 200)
        let revoked = try Marquee.run(["user", "revoke", "leaving", "--database", reads.serving.warehouse.url])
        #expect(revoked.status == 0, "\(revoked.err)")
        #expect(try reads.serving.post("/v1/query", token: leaving, ["sql": "SELECT 1"]).code == "MQ202")
        try reads.wait(until: "behind")
        #expect(try reads.read(count) == ("1", "primary") && reads.place() == "primary")
        #expect(try reads.metric("marquee_replica_used") == 0)
        #expect(try reads.metric("marquee_replica_behind_seconds") ?? 0 > 2)
        try reads.wait(until: "used")
        #expect(try reads.read(count) == ("1", "replica"))
        try reads.servers.delay(seconds: 0)
    }

    private func expectAStoppedOneIsNotAsked(_ reads: Reads) throws {
        for thread in ["IO_THREAD", "SQL_THREAD"] {
            try reads.wait(until: "used")
            try reads.servers.replica.address.query("STOP SLAVE \(thread)")
            let start = ContinuousClock.now
            try reads.wait(until: "stopped")
            #expect(ContinuousClock.now - start < .seconds(3))
            #expect(try reads.place() == "primary")
            let position = try reads.note()
            #expect(try reads.read("SELECT 1", after: position).source == "primary")
            try reads.servers.replica.address.query("START SLAVE \(thread)")
        }
        try reads.wait(until: "used")
        #expect(try reads.place() == "replica")
    }

    private func expectNoFailure(of reads: Reads, whileItIsKilled servers: Replication) throws {
        // Slow enough to be in the midst of one, and with a time limit of its own it is run each time.
        let slow = """
            {"sql": "SELECT COUNT(*), MAX(a.title) FROM titles a, titles b, titles c, persons d, persons e", "timeout": 20}
            """
        let (client, token) = (reads.serving.client, reads.token)
        let isOver = Flag()
        let failures = Parallel.run(5) { number -> [String] in
            if number == 4 {
                defer { isOver.raise() }
                try wait(for: "reads") { isOver.count > 8 }
                try servers.replica.kill()
                try reads.wait(until: "unreachable")
                #expect(try reads.place() == "primary")
                _ = try reads.note()
                try servers.replica.restart()
                try reads.wait(until: "used")
                #expect(try reads.place() == "replica")
                return []
            }
            var failures: [String] = []
            while !isOver.isRaised {
                let body = number == 0 ? "{\"sql\": \"SELECT name FROM place\"}" : slow
                let reply = try client.send(
                    "POST", "/v1/query", headers: [("Authorization", "Bearer \(token)")], body: Array(body.utf8))
                if reply?.status != 200 || reply?.isWhole != true { failures.append(reply?.text ?? "no answer") }
                isOver.note()
            }
            return failures
        }
        #expect(failures.flatMap { $0 } == [])
    }

    private func expectAFrozenOneHoldsNobodyUpForLong(_ reads: Reads) throws {
        try reads.servers.replica.freeze(true)
        let start = ContinuousClock.now
        // The first is caught before anybody knows, whichever way it takes.
        let places = Parallel.run(4) { _ in try reads.place() }
        #expect(places == Array(repeating: "primary", count: 4))
        #expect(ContinuousClock.now - start < .seconds(15))
        try reads.wait(until: "unreachable")
        try reads.servers.replica.freeze(false)
        try reads.wait(until: "used")
    }

    private func expectLog(of serving: Serving) throws {
        let messages = try serving.log().compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        let states = messages.filter { ($0["message"] as? String)?.hasPrefix("the replica is") == true }
        // Once a change, not once a look.
        #expect(states.count < 30, "\(states.count)")
        #expect(
            Set(states.compactMap { $0["state"] as? String }).isSuperset(of: [
                "used", "behind", "stopped", "unreachable",
            ]))
        #expect(try !serving.log().joined().contains("password"))
    }

    /// What threads of a test tell each other.
    private final class Flag: @unchecked Sendable {
        private let lock = NSLock()
        private var raised = false
        private var noted = 0

        var isRaised: Bool { lock.withLock { raised } }
        var count: Int { lock.withLock { noted } }
        func raise() { lock.withLock { raised = true } }
        func note() { lock.withLock { noted += 1 } }
    }

    @Test(
        arguments: [
            ("sqlite:w.sqlite", "mysql://u:p@127.0.0.1:1/w", "MQ101"),
            ("mysql://u:p@127.0.0.1:1/w", "sqlite:w.sqlite", "MQ101"),
            ("mysql://u:p@127.0.0.1:1/w", "mysql://u:p@127.0.0.1:2/other", "MQ101"),
            ("mysql://u:p@127.0.0.1:1/w", "mysql:nothing", "MQ102"),
        ])
    func replica_thatCanBeNone_isRefusedAtTheStart(_ database: String, _ replica: String, _ code: String) throws {
        let serve = [Marquee.binary, "serve", "--port", "0", "--database", database]
        expectRefusal(code, status: 64, try Command(serve + ["--replica", replica]).finished())
        expectRefusal(code, status: 64, try Command(["env", "MARQUEE_REPLICA=\(replica)"] + serve).finished())
    }
}
