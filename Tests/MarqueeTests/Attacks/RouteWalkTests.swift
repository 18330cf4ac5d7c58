import Foundation
import MarqueeAttacks
import MarqueeCatalog
import Testing

/// Every route of the server × every role × every place of a request, each with strings out of the attack list.
@Suite struct RouteWalkTests {
    /// Routes that take no token. Whoever adds one says so here.
    private static let open: Set<String> = [
        "GET /", "GET /health/live", "GET /health/ready", "GET /metrics", "GET /openapi.json",
    ]
    private static let roles = ["none", "revoked", "analyst", "scientist", "engineer"]

    @Test(arguments: Warehouse.Kind.tested)
    func everyRoute_withEveryRole_isHeldToItsPermission(_ kind: Warehouse.Kind) throws {
        let site = try Site(kind)
        let table = try RouteTable(site.serving.client)
        #expect(table.operations.count > 20)
        #expect(Set(table.operations.filter { $0.roles == nil }.map(\.name)) == Self.open)
        let (client, tokens) = (site.caller.client, site.caller.tokens)
        for operation in table.operations {
            for role in Self.roles {
                let sent = try RouteProbe(operation: operation).send(nil, at: nil, token: tokens[role], client)
                let reply = try #require(sent, "\(operation.name) as \(role)")
                let refusal: String? =
                    switch (operation.roles, role) {
                    case (nil, _): nil
                    case (_, "none"): "MQ201"
                    case (_, "revoked"): "MQ202"
                    case (let roles?, _): roles.contains(role) ? nil : "MQ203"
                    }
                if let refusal {
                    #expect(reply.code == refusal, "\(operation.name) as \(role): \(reply.status) \(reply.text)")
                } else {
                    #expect(!["MQ201", "MQ202"].contains(reply.code ?? ""), "\(operation.name) as \(role)")
                    #expect(
                        operation.statuses.contains(reply.status),
                        "\(operation.name) as \(role): \(reply.status) \(reply.text)")
                }
            }
        }
        #expect(try AttackedState(site.serving.warehouse) == site.before)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func everyPlace_ofEveryRoute_bearsHostileStrings(_ kind: Warehouse.Kind) throws {
        let site = try Site(kind)
        let table = try RouteTable(site.serving.client)
        let caller = site.caller
        let faults = Parallel.run(Self.roles.count) { number in
            try Self.walk(table, as: Self.roles[number], UInt64(number), caller)
        }
        for fault in faults.flatMap(\.self).prefix(50) { Issue.record("\(fault)") }
        #expect(try AttackedState(site.serving.warehouse) == site.before)
        #expect(try site.serving.send("GET", "/health/ready", token: nil).status == 200)
        let internals = try site.serving.log().filter { $0.contains("MQ901") || $0.contains("Fatal error") }
        #expect(internals == [])
        let verified = try Marquee.run(["audit", "verify", "--database", site.serving.warehouse.url])
        #expect(verified.status == 0, "\(verified.err)")
    }

    /// Sends the requests of one role; gives what was answered as it must not be.
    private static func walk(
        _ table: RouteTable, as role: String, _ seed: UInt64, _ caller: Caller
    ) throws -> [String] {
        var hostile = Hostile(seed: seed, caller.values)
        let count = Hostile.perPlace(1)
        var faults: [String] = []
        for operation in table.operations {
            let probe = RouteProbe(operation: operation)
            for place in probe.places {
                // Headers are read alike by all routes: a third of them goes to each.
                if case .header = place, count == 1, hostile.below(3) > 0 { continue }
                var values: [Any] = hostile.next(count)
                if case .field(let name) = place {
                    let typed = RouteProbe.typed(for: name)
                    values += count > typed.count ? typed : [typed[hostile.below(typed.count)]]
                }
                for value in values {
                    let what = "\(operation.name) as \(role), \(place) = \("\(value)".prefix(200).debugDescription)"
                    let reply = try probe.send(value, at: place, token: caller.tokens[role], caller.client)
                    faults += Self.faults(of: reply, to: value, operation, role, caller).map { "\(what): \($0)" }
                }
            }
        }
        return faults
    }

    private static func faults(
        of reply: HTTPReply?, to value: Any, _ operation: RouteTable.Operation, _ role: String, _ caller: Caller
    ) -> [String] {
        guard let reply else { return ["the connection was closed"] }
        var faults: [String] = []
        let answer = "\(reply.status) \(reply.code ?? "") \(reply.text.prefix(300))"
        // A path that is hostile may lead to no route, and a header that is none is refused before any.
        let isBefore = ["MQ104", "MQ105"].contains(reply.code ?? "") || [400, 414, 431].contains(reply.status)
        if !operation.statuses.contains(reply.status), !isBefore { faults.append("not documented: \(answer)") }
        if reply.status >= 500, !["MQ311", "MQ305"].contains(reply.code ?? "") { faults.append("failed: \(answer)") }
        if reply.status < 300, let roles = operation.roles, !roles.contains(role) {
            faults.append("was let in: \(answer)")
        }
        if !(200...599).contains(reply.status) || !reply.isWhole { faults.append("is no answer: \(answer)") }
        let words = reply.headers.map { "\($0.name): \($0.value)\n" }.joined() + reply.text
        let sent = "\(value)"
        for secret in caller.secrets where words.contains(secret) && !sent.contains(secret) {
            faults.append("tells \(secret): \(answer)")
        }
        let isPage = reply["content-type"]?.hasPrefix("text/html") == true
        if isPage, reply.text.contains("<script>alert(1)") || reply.text.contains("<img src=x") {
            faults.append("runs: \(answer)")
        }
        return faults
    }

    /// A server that is walked.
    private struct Site {
        let serving: Serving
        let caller: Caller
        let before: AttackedState

        init(_ kind: Warehouse.Kind) throws {
            serving = try Serving.fixture(kind, ["--rate-limit", "0", "--body-seconds", "2"])
            try AttackedState.makeProbe(in: serving.warehouse)
            let named = ["analyst", "scientist", "engineer"]
            var tokens: [String: String] = [:]
            for role in named { tokens[role] = try serving.token(role) }
            tokens["revoked"] = try serving.token("engineer", name: "gone")
            #expect(try Marquee.run(["user", "revoke", "gone", "--database", serving.warehouse.url]).status == 0)
            let server = Server.url.flatMap { URLComponents(string: $0) }
            let hidden = [
                serving.warehouse.folder.path, "/Sources/", ".swift:", "seal_write", "principal_id", "SAVEPOINT",
                "audit_head", "marquee_writer",
            ]
            caller = Caller(
                client: serving.client, tokens: tokens,
                values: ["database": kind == .mysql ? serving.warehouse.name : "", "host": "127.0.0.1:1"],
                secrets: hidden + tokens.values + [server?.password, server?.port.map { ":\($0)/" }].compactMap(\.self))
            before = try AttackedState(serving.warehouse)
        }
    }

    private struct Caller: Sendable {
        let client: HTTPClient
        /// By role.
        let tokens: [String: String]
        let values: [String: String]
        /// What no answer may tell: where files lie, passwords, tokens, and SQL of the product.
        let secrets: [String]
    }
}
