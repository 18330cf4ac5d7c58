import Foundation
import MarqueeAttacks
import Testing

/// Who may do what over HTTP.
struct AccessTests {
    /// Every route of the document.
    private func routes(_ serving: Serving) throws -> [(method: String, path: String, permission: String?)] {
        let document = try #require(try serving.send("GET", "/openapi.json", token: nil).json as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        return paths.flatMap { path, methods in
            methods.map { ($0.key.uppercased(), path, $0.value["x-permission"] as? String) }
        }.sorted { $0.1 < $1.1 }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func everyRoute_deniesWhoHasNoTokenThatHolds(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let routes = try routes(serving)
        #expect(
            routes.filter { $0.permission == nil }.map(\.path) == [
                "/", "/health/live", "/health/ready", "/metrics", "/openapi.json",
            ])
        #expect(routes.count == 23)
        let revoked = try serving.token("engineer", name: "gone")
        _ = try Marquee.run(["user", "revoke", "gone", "--database", serving.warehouse.url])
        let bodies = [
            "/v1/recommendations": "{\"ids\":[\"tm101\"]}", "/v1/query": "{\"sql\":\"SELECT 1\"}",
            "/v1/write": "{\"sql\":\"DELETE FROM titles\"}",
            "/v1/sandboxes": "{\"name\":\"what-if\"}", "/v1/sandboxes/{name}/reset": "",
            "/v1/sandboxes/{name}/promote": "{}", "/v1/audit/{id}/undo": "{}",
        ]
        for route in routes {
            let path = route.path.replacing("{table}", with: "genres").replacing("{name}", with: "what-if")
                .replacing("{id}", with: route.path.contains("audit") ? "1" : "tm101")
            let body = route.method == "POST" ? bodies[route.path] ?? "name\nx\n" : ""
            let headers = [("Content-Type", "text/csv")]
            let without = try serving.send(route.method, path, token: nil, headers: headers, body: body)
            let withRevoked = try serving.send(route.method, path, token: revoked, headers: headers, body: body)
            let withInvented = try serving.send(
                route.method, path, token: "mq1_" + String(repeating: "A", count: 43), headers: headers, body: body)
            if route.permission == nil {
                #expect(without.status == 200, "\(path)")
            } else {
                #expect(without.code == "MQ201" && without.status == 401, "\(path)")
                #expect(without["www-authenticate"] == "Bearer")
                #expect(withRevoked.code == "MQ202" && withInvented.code == "MQ202", "\(path)")
            }
        }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func roles_mayWhatTheyAreFor_andRefusalsAreAudited(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let before = try serving.warehouse.dump()
        let (analyst, scientist) = (try serving.token("analyst"), try serving.token("scientist"))
        let write = try serving.post("/v1/write", token: analyst, ["sql": "DELETE FROM credits"])
        #expect(write.status == 403 && write.code == "MQ203" && write.text.contains("rule: role"))
        #expect(
            try serving.send(
                "POST", "/v1/tables/genres/rows", token: analyst, headers: [("Content-Type", "text/csv")],
                body: "name\nx\n"
            ).code == "MQ203")
        #expect(try serving.post("/v1/query", token: analyst, ["sql": "DELETE FROM credits"]).code == "MQ301")
        #expect(try serving.send("GET", "/v1/audit", token: scientist).code == "MQ203")
        #expect(try serving.warehouse.dump() == before)
        let engineer = try serving.token("engineer")
        let page = try serving.send("GET", "/v1/audit", token: engineer).json as? [String: Any]
        let refused = (page?["entries"] as? [[String: Any]] ?? []).filter { $0["outcome"] as? String == "refused" }
        #expect(refused.map { $0["error_code"] as? String } == ["MQ301", "MQ203", "MQ203"])
        #expect(
            refused.allSatisfy {
                ($0["principal"] as? String)?.isEmpty == false && $0["address"] as? String == "127.0.0.1"
            })
    }

    @Test(arguments: Warehouse.Kind.tested)
    func rotationAndRevocation_holdAtOnce_onEveryServer(_ kind: Warehouse.Kind) throws {
        let one = try Serving.fixture(kind)
        let two = try Serving(one.warehouse)
        let first = try one.token("analyst", name: "ann")
        for server in [one, two] { #expect(try server.send("GET", "/v1/me", token: first).status == 200) }
        let rotated = try Marquee.run(["user", "rotate", "ann", "--quiet", "--database", one.warehouse.url])
        let second = rotated.out.trimmingCharacters(in: .whitespacesAndNewlines)
        for server in [two, one] {
            #expect(try server.send("GET", "/v1/me", token: first).code == "MQ202")
            #expect(try server.send("GET", "/v1/me", token: second).status == 200)
        }
        _ = try Marquee.run(["user", "revoke", "ann", "--database", one.warehouse.url])
        for server in [one, two] { #expect(try server.send("GET", "/v1/me", token: second).code == "MQ202") }
    }

    @Test(.enabled(if: Server.mayRun, "there is no server"))
    func databaseAccount_readsWithAnyTool_andNothingElse() throws {
        let serving = try Serving.fixture(.mysql)
        let name = "ann\(UInt32.random(in: 0 ... .max))"
        let added = try Marquee.run([
            "user", "add", name, "--role", "analyst", "--database-account", "--format", "json", "--database",
            serving.warehouse.url,
        ])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(added.out.utf8)) as? [String: String])
        let (root, password) = (try Server.address(), try #require(object["database_password"]))
        let account = try Server.Address("mysql://\(name):\(password)@\(root.host):\(root.port)")
        #expect(try account.query("SELECT COUNT(*) FROM titles", database: serving.warehouse.name) == "10\n")
        for sql in [
            "DELETE FROM titles", "CREATE TABLE t (a INT)",
            "SELECT * FROM \(serving.warehouse.name)_governance.audit_log",
            "UPDATE import_runs SET pruned = 1", "SELECT * FROM mysql.user", "CREATE TEMPORARY TABLE t (a INT)",
        ] {
            let result = try Command(account.client + ["-e", sql, serving.warehouse.name]).finished()
            #expect(result.status != 0 && result.err.contains("denied"), "\(sql): \(result.err)")
        }
        _ = try Marquee.run(["user", "revoke", name, "--database", serving.warehouse.url])
        #expect(try Command(account.client + ["-e", "SELECT 1"]).finished().status != 0)
        let file = try Serving.fixture(.sqlite)
        let none = try Marquee.run([
            "user", "add", "bob", "--role", "analyst", "--database-account", "--database", file.warehouse.url,
        ])
        expectRefusal("MQ101", status: 64, none)
    }

    @Test func requestsThatComeTooFast_areTurnedAway_untilItIsTime() throws {
        let serving = try Serving.fixture(.sqlite, ["--rate-limit", "2"])
        let (token, other) = (try serving.token("analyst"), try serving.token("analyst"))
        let replies = try (0..<8).map { _ in try serving.send("GET", "/v1/me", token: token) }
        let refused = replies.filter { $0.status == 429 }
        #expect(refused.count >= 3 && refused.allSatisfy { $0.code == "MQ204" && $0["retry-after"] == "1" })
        #expect(try serving.send("GET", "/v1/me", token: other).status == 200)
        usleep(1_100_000)
        #expect(try serving.send("GET", "/v1/me", token: token).status == 200)
    }

    /// The codes that as many endless statements of one token end with, sent at once.
    private func codes(_ serving: Serving, statements: Int) throws -> [String: Int] {
        let token = try serving.token("analyst")
        let tables = (0..<12).map { "persons t\($0)" }.joined(separator: ", ")
        let body = Array("{\"sql\": \"SELECT COUNT(*) FROM \(tables)\", \"timeout\": 3}".utf8)
        let client = serving.client
        let codes = Parallel.run(statements) { _ in
            try client.send("POST", "/v1/query", headers: [("Authorization", "Bearer \(token)")], body: body)?.code
                ?? "none"
        }
        #expect(try serving.post("/v1/query", token: token, ["sql": "SELECT 1"]).status == 200)
        return Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func statementsOfOneToken_areLimited(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--readers", "8"])
        #expect(try codes(serving, statements: 6) == ["MQ305": 4, "MQ205": 2])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func poolThatIsFull_saysSo(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--readers", "2", "--patience", "0.3"])
        // Of two threads one principal has one.
        #expect(try codes(serving, statements: 4) == ["MQ305": 1, "MQ311": 3])
    }

    @Test func addressOfOthers_takesTLS() throws {
        let serving = try Serving.fixture(.sqlite)
        let refused = try Marquee.run([
            "serve", "--host", "0.0.0.0", "--port", "0", "--database", serving.warehouse.url,
        ])
        expectRefusal("MQ209", status: 77, refused)
        let folder = TemporaryFolder()
        try Command.output([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder("key.pem"), "-out",
            folder("cert.pem"), "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
        ])
        let command = try Command([
            Marquee.binary, "serve", "--port", "0", "--format", "json", "--database", serving.warehouse.url,
            "--tls-certificate", folder("cert.pem"), "--tls-key", folder("key.pem"),
        ])
        try wait(for: "the server") { try command.outputSoFar().contains("https://") }
        let address = try #require(try command.outputSoFar().firstMatch(of: /https:\/\/[0-9.:]+/)).0
        let body = try Command.output(["curl", "-sS", "--cacert", folder("cert.pem"), "\(address)/health/ready"])
        #expect(body.contains("\"status\":\"ready\""))
        func status(_ suite: String) throws -> Int32 {
            let words = ["curl", "-sS", "--tls-max", "1.2", "--ciphers", suite, "--cacert", folder("cert.pem")]
            return try Command(words + ["\(address)/health/live"]).finished().status
        }
        #expect(try status("ECDHE-RSA-AES128-GCM-SHA256") == 0)
        #expect(try status("ECDHE-RSA-CHACHA20-POLY1305") == 0)
        // Those without forward secrecy, and those that are broken.
        for suite in ["AES256-GCM-SHA384", "AES128-GCM-SHA256", "AES128-SHA", "ECDHE-RSA-AES256-SHA"] {
            #expect(try status(suite) == 35, "\(suite)")
        }
        let old = try Command([
            "curl", "-sS", "--tls-max", "1.1", "--cacert", folder("cert.pem"), "\(address)/health/live",
        ])
        #expect(try old.finished().status != 0)
        kill(command.id, SIGTERM)
        #expect(try command.finished().status == 0)
        let broken = try Marquee.run([
            "serve", "--database", serving.warehouse.url, "--tls-certificate", folder("key.pem"), "--tls-key",
            folder("cert.pem"),
        ])
        expectRefusal("MQ101", status: 64, broken)
    }
}
