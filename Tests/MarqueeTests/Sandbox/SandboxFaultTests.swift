import Foundation
import MarqueeAttacks
import MarqueeWarehouse
import Testing

/// A server that is killed while it makes a sandbox, promotes one or takes a write back has done it whole or not at all, and
/// the next one that starts leaves nothing of it behind.
@Suite(.serialized) struct SandboxFaultTests {
    enum Act: String, CaseIterable {
        case create, reset, drop, promote, undo
    }

    private static let rounds = 5
    private static let titles = 1_500

    /// What acts change.
    private struct State: Equatable {
        var votes: Int64
        /// Rows of the table that a promote brings along; nil when it is not there.
        var mine: [String]?
        /// Ids of the sandboxes that are registered.
        var sandboxes: [String]
    }

    @Test(arguments: Warehouse.Kind.tested)
    func killedServer_hasDoneItWhole_orNotAtAll(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([try Sample.folder(titles: Self.titles).path, "--database", warehouse.url])
        var moment: UInt64 = 0x9E37_79B9_7F4A_7C15
        for act in Act.allCases {
            var took = 0.0
            for round in 0..<Self.rounds {
                let serving = try Serving(warehouse)
                let token = try serving.token("scientist", name: "\(act)-\(round)")
                let entry = try prepare(act, serving, token)
                let before = try state(warehouse)
                let start = ContinuousClock.now
                let running = Thread { [client = serving.client] in try? Self.send(act, client, token, entry) }
                running.start()
                if round > 0 {
                    // The first round says how long the act takes; later ones are killed at any moment of it.
                    moment = moment &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    usleep(UInt32(took * Double(moment >> 11) / Double(1 << 53) * 1e6))
                    kill(serving.id, SIGKILL)
                }
                try wait(for: "the answer") { running.isFinished }
                took = round == 0 ? (ContinuousClock.now - start) / .seconds(1) : took
                if round == 0 { try serving.stop() }
                try expectWhole(act, warehouse, before, isKilled: round > 0)
                try clear(warehouse)
            }
        }
        #expect(try warehouse.orphans() == [])
        #expect(try Marquee.run(["audit", "verify", "--database", warehouse.url]).status == 0)
    }

    /// Brings about what the act is done to.
    ///
    /// - Returns: the number of an entry to be taken back.
    private func prepare(_ act: Act, _ serving: Serving, _ token: String) throws -> Int64 {
        let votes = "UPDATE titles SET imdb_votes = COALESCE(imdb_votes, 0) + 1"
        func write(_ sql: String, in sandbox: String? = nil) throws -> HTTPReply {
            var object: [String: Any] = ["sql": sql]
            object["sandbox"] = sandbox
            let reply = try serving.post("/v1/write", token: token, object)
            #expect(reply.status == 200, "\(reply.text)")
            return reply
        }
        switch act {
        case .create: return 0
        case .undo: return (try write(votes).json as? [String: Any])?["audit_id"] as? Int64 ?? 0
        case .reset, .drop, .promote:
            #expect(try serving.post("/v1/sandboxes", token: token, ["name": "it"]).status == 201)
            for sql in [votes, "CREATE TABLE mine (id INTEGER PRIMARY KEY)", "INSERT INTO mine (id) VALUES (1), (2)"] {
                _ = try write(sql, in: "it")
            }
            return 0
        }
    }

    private static func send(_ act: Act, _ client: HTTPClient, _ token: String, _ entry: Int64) throws {
        let (method, path, body) =
            switch act {
            case .create: ("POST", "/v1/sandboxes", "{\"name\": \"it\"}")
            case .reset: ("POST", "/v1/sandboxes/it/reset", "")
            case .drop: ("DELETE", "/v1/sandboxes/it", "")
            case .promote: ("POST", "/v1/sandboxes/it/promote", "{}")
            case .undo: ("POST", "/v1/audit/\(entry)/undo", "{}")
            }
        _ = try client.send(
            method, path, headers: [("Authorization", "Bearer \(token)")], body: body.utf8, within: 60)
    }

    /// After the next start the warehouse is as before the act or as the act leaves it, and there are files or schemas of
    /// exactly those sandboxes that are registered.
    private func expectWhole(_ act: Act, _ warehouse: Warehouse, _ before: State, isKilled: Bool) throws {
        let serving = try Serving(warehouse)
        let found = try state(warehouse)
        #expect(try unfinished(warehouse) == [], "\(act)")
        #expect(try present(warehouse) == found.sandboxes, "\(act)")
        let titles = try #require(try warehouse.number("SELECT COUNT(*) FROM titles"))
        var (old, new) = (before, found)
        switch act {
        case .create, .reset, .drop:
            #expect([0, 1].contains(found.sandboxes.count), "\(act)")
            if !isKilled { #expect(found.sandboxes != before.sandboxes, "\(act)") }
            old.sandboxes = []
            new.sandboxes = []
        case .promote, .undo:
            if found != before || !isKilled {
                old.votes += act == .promote ? titles : -titles
                if act == .promote { old.mine = ["1", "2"] }
            }
        }
        #expect(new == old, "\(act)")
        try serving.stop()
    }

    private func state(_ warehouse: Warehouse) throws -> State {
        let tables =
            warehouse.kind == .sqlite
            ? "SELECT name FROM sqlite_master WHERE name = 'mine'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'mine'"
        return State(
            votes: try #require(
                try warehouse.number("SELECT CAST(SUM(COALESCE(imdb_votes, 0)) AS \(integer(warehouse))) FROM titles")),
            mine: try warehouse.rows(tables).isEmpty ? nil : warehouse.rows("SELECT id FROM mine ORDER BY id"),
            sandboxes: try warehouse.rows("SELECT id FROM \(governance(warehouse))sandboxes ORDER BY id"))
    }

    private func integer(_ warehouse: Warehouse) -> String { warehouse.kind == .sqlite ? "INTEGER" : "SIGNED" }

    private func governance(_ warehouse: Warehouse) -> String {
        warehouse.kind == .mysql ? "\(warehouse.name)_governance." : ""
    }

    private func unfinished(_ warehouse: Warehouse) throws -> [String] {
        try warehouse.rows("SELECT id FROM \(governance(warehouse))sandboxes WHERE state <> 'ready'")
            + warehouse.rows("SELECT request_id FROM \(governance(warehouse))promotions")
    }

    /// Ids of the sandboxes of which anything is there.
    private func present(_ warehouse: Warehouse) throws -> [String] {
        guard let copies = warehouse.engine().copies else { return [] }
        return try copies.present().sorted()
    }

    /// Removes what a round has left.
    private func clear(_ warehouse: Warehouse) throws {
        let list = try Marquee.run(["sandbox", "list", "--format", "json", "--database", warehouse.url])
        let object = try JSONSerialization.jsonObject(with: Data(list.out.utf8)) as? [String: Any]
        for sandbox in object?["sandboxes"] as? [[String: Any]] ?? [] {
            let name = "\(sandbox["owner"] ?? "")/\(sandbox["name"] ?? "")"
            let dropped = try Marquee.run(["sandbox", "drop", name, "--database", warehouse.url])
            #expect(dropped.status == 0, "\(dropped.err)")
        }
        if try state(warehouse).mine != nil { try warehouse.execute("DROP TABLE mine") }
    }
}
