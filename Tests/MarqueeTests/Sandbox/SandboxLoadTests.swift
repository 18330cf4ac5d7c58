import Foundation
import MarqueeAttacks
import Testing

/// Two scientists in sandboxes and four writers in the warehouse at once: `MARQUEE_LOAD_SECONDS` of it, 5 unless set.
@Suite(.serialized) struct SandboxLoadTests {
    private static let writers = 4
    private static let scientists = 2
    private static let rowsOfEach = 20

    private static let seconds = Double(ProcessInfo.processInfo.environment["MARQUEE_LOAD_SECONDS"] ?? "") ?? 5

    /// What somebody at the server does.
    private struct Desk: Sendable {
        let client: HTTPClient
        let token: String

        func send(_ method: String, _ path: String, _ object: [String: Any]? = nil) throws -> HTTPReply {
            let body = try object.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
            return try #require(
                try client.send(
                    method, path, headers: [("Authorization", "Bearer \(token)")], body: Array(body), within: 60))
        }

        /// The rows that a query gives, and the error's code where it fails.
        func rows(_ sql: String, in sandbox: String? = nil) throws -> [[Int]] {
            var object: [String: Any] = ["sql": sql]
            object["sandbox"] = sandbox
            let reply = try send("POST", "/v1/query", object)
            #expect(reply.status == 200, "\(reply.text)")
            return ((reply.json as? [String: Any])?["rows"] as? [[Any]] ?? []).map { $0.compactMap { $0 as? Int } }
        }

        func write(_ sql: String, in sandbox: String? = nil) throws -> HTTPReply {
            var object: [String: Any] = ["sql": sql]
            object["sandbox"] = sandbox
            return try send("POST", "/v1/write", object)
        }
    }

    /// Goes on for so long, and until each scientist has been through a round.
    ///
    /// `@unchecked Sendable`: `lock` guards the rest.
    private final class Course: @unchecked Sendable {
        private let end: ContinuousClock.Instant
        private let lock = NSLock()
        private var left: Set<Int>

        init(seconds: Double, scientists: Int) {
            end = .now + .seconds(seconds)
            left = Set(writers..<writers + scientists)
        }

        var isOver: Bool {
            let now = ContinuousClock.now
            return lock.withLock { now > end && left.isEmpty || now > end + .seconds(60) }
        }

        func noteRound(of person: Int) { _ = lock.withLock { left.remove(person) } }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func scientistsAndWriters_atOnce_loseNothing_andSeeNothingOfEachOther(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--rate-limit", "0"])
        let setUp = Desk(client: serving.client, token: try serving.token("scientist"))
        #expect(
            try setUp.write("CREATE TABLE tallies (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL, n INTEGER NOT NULL)")
                .status == 200)
        let people = Self.writers + Self.scientists
        for owner in 0..<people {
            let rows = (0..<Self.rowsOfEach).map { "(\(owner * 100 + $0), \(owner), 0)" }.joined(separator: ", ")
            #expect(try setUp.write("INSERT INTO tallies (id, owner, n) VALUES \(rows)").status == 200)
        }
        let tokens = try (0..<people).map { try serving.token("scientist", name: "person\($0)") }
        let course = Course(seconds: Self.seconds, scientists: Self.scientists)
        let client = serving.client
        let done = Parallel.run(people) { person -> Int in
            let desk = Desk(client: client, token: tokens[person])
            return person < Self.writers
                ? try Self.count(desk, person, course) : try Self.experiment(desk, person, course)
        }
        // Every acknowledged step of a writer is there, and no other.
        for writer in 0..<Self.writers {
            let sum = try setUp.rows("SELECT SUM(n) FROM tallies WHERE owner = \(writer)").first?.first
            #expect(sum == done[writer], "writer \(writer)")
        }
        #expect(done.allSatisfy { $0 > 0 })
        #expect(try setUp.rows("SELECT COUNT(*) FROM tallies") == [[people * Self.rowsOfEach]])
        #expect(try Marquee.run(["audit", "verify", "--database", serving.warehouse.url]).status == 0)
    }

    /// Adds one to rows of one's own.
    ///
    /// - Returns: how often that was acknowledged.
    private static func count(_ desk: Desk, _ person: Int, _ course: Course) throws -> Int {
        var steps = 0
        while !course.isOver {
            let id = person * 100 + steps % rowsOfEach
            let reply = try desk.write("UPDATE tallies SET n = n + 1 WHERE id = \(id)")
            if reply.status == 200 { steps += 1 } else { #expect(reply.status == 503, "\(reply.text)") }
        }
        return steps
    }

    /// Makes a sandbox, changes rows in it, looks at the diff, promotes it; over and over.
    ///
    /// - Returns: how often.
    private static func experiment(_ desk: Desk, _ person: Int, _ course: Course) throws -> Int {
        var rounds = 0
        while !course.isOver {
            let name = "try-\(rounds)"
            let made = try desk.send("POST", "/v1/sandboxes", ["name": name])
            guard made.status == 201 else {
                #expect(made.status == 503, "\(made.text)")
                continue
            }
            let secret = person * 1_000_000 + rounds + 1
            let mine = "UPDATE tallies SET n = \(secret) WHERE owner = \(person) AND id % 3 = \(rounds % 3)"
            #expect(try desk.write(mine, in: name).status == 200)
            // A row of a writer's, who will have changed it too.
            let theirs = (rounds % writers) * 100
            let before = try desk.rows("SELECT n FROM tallies WHERE id = \(theirs)", in: name)
            #expect(try desk.write("UPDATE tallies SET n = -\(secret) WHERE id = \(theirs)", in: name).status == 200)

            let expected = (0..<rowsOfEach).map { person * 100 + $0 }.filter { $0 % 3 == rounds % 3 } + [theirs]
            #expect(try changed(desk, name) == expected.sorted())
            // Nobody else sees any of it, in the warehouse or in a copy.
            #expect(try desk.rows("SELECT COUNT(*) FROM tallies WHERE n < 0 OR n = \(secret)") == [[0]])
            #expect(try desk.rows("SELECT COUNT(*) FROM tallies WHERE n < 0", in: name) == [[1]])

            var hasMoved = false
            while !hasMoved, !course.isOver {
                hasMoved = try desk.rows("SELECT n FROM tallies WHERE id = \(theirs)") != before
            }
            guard hasMoved else {
                #expect(try desk.send("DELETE", "/v1/sandboxes/\(name)").status == 200)
                return rounds
            }
            let refused = try desk.send("POST", "/v1/sandboxes/\(name)/promote", ["on_conflict": "refuse"])
            #expect(refused.code == "MQ324" && refused.text.contains("\(theirs)"), "\(refused.text)")
            let kept = try desk.send("POST", "/v1/sandboxes/\(name)/promote", ["on_conflict": "warehouse"])
            #expect(kept.status == 200, "\(kept.text)")
            let rows = expected.count - 1
            #expect(try desk.rows("SELECT COUNT(*) FROM tallies WHERE n = \(secret)") == [[rows]])
            #expect(try desk.send("DELETE", "/v1/sandboxes/\(name)").status == 200)
            rounds += 1
            course.noteRound(of: person)
        }
        return rounds
    }

    /// Ids of the rows in a sandbox's diff.
    private static func changed(_ desk: Desk, _ name: String) throws -> [Int] {
        let reply = try desk.send("GET", "/v1/sandboxes/\(name)/diff")
        #expect(reply.status == 200, "\(reply.text)")
        let rows = (reply.json as? [String: Any])?["rows"] as? [[String: Any]] ?? []
        return rows.compactMap { ($0["key"] as? [String: Any])?["id"] as? Int }.sorted()
    }
}
