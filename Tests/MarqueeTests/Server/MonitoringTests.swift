import Foundation
import MarqueeAttacks
import Testing

/// What the server says of itself.
struct MonitoringTests {
    @Test func requests_areLoggedAsOneLineOfJSON_withoutSecretsOrValues() throws {
        let serving = try Serving.fixture(.sqlite, ["--slow-statement", "0"])
        let token = try serving.token("scientist")
        _ = try serving.post(
            "/v1/query", token: token, headers: [("X-Request-Id", "my-request-1")],
            ["sql": "SELECT id FROM titles WHERE title = ?", "parameters": ["secret-value"]])
        _ = try serving.post("/v1/query", token: token, headers: [("X-Request-Id", "evil\" id")], ["sql": "SELECT x"])
        let lines = try serving.log()
        let objects = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
        let requests = objects.compactMap { $0 }.filter { $0["message"] as? String == "request" }
        #expect(requests.count == 2)
        #expect(requests[0]["request_id"] as? String == "my-request-1" && requests[0]["status"] as? Int == 200)
        #expect(requests[1]["code"] as? String == "MQ304" && (requests[1]["request_id"] as? String)?.count == 16)
        let slow = objects.compactMap { $0 }.first { $0["message"] as? String == "slow statement" }
        #expect(slow?["statement"] as? String == "SELECT id FROM titles WHERE title = ?")
        let all = lines.joined()
        #expect(!all.contains("secret-value") && !all.contains(token))
    }

    @Test func metrics_countRequestsRowsAndErrors() throws {
        let serving = try Serving.fixture(.sqlite)
        let token = try serving.token("scientist")
        for _ in 0..<3 { _ = try serving.post("/v1/query", token: token, ["sql": "SELECT id FROM titles LIMIT 2"]) }
        _ = try serving.post("/v1/query", token: token, ["sql": "DROP TABLE titles"])
        _ = try serving.post("/v1/write", token: token, ["sql": "INSERT INTO genres (name) VALUES ('a'), ('b')"])
        let reply = try serving.send("GET", "/metrics", token: nil)
        #expect(reply["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
        let lines = Set(reply.text.split(separator: "\n").map(String.init))
        for line in [
            "marquee_requests_total{route=\"/v1/query\",method=\"POST\",status=\"200\"} 3",
            "marquee_errors_total{code=\"MQ301\"} 1", "marquee_rows_sent_total 6", "marquee_rows_written_total 2",
            "marquee_request_seconds_count{route=\"/v1/query\"} 4",
            "marquee_request_seconds_bucket{route=\"/v1/query\",le=\"+Inf\"} 4",
            "marquee_pool_threads{pool=\"readers\"} 8.0",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test(.enabled(if: Server.mayRun, "there is no server"))
    func ready_isSaidOnlyWhileQueriesAreAnswered() throws {
        let database = try PrivateServer()
        let warehouse = try Warehouse(.mysql, on: database.address)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let serving = try Serving(warehouse)
        #expect(try serving.send("GET", "/health/ready", token: nil).status == 200)
        try database.kill()
        #expect(try serving.send("GET", "/health/ready", token: nil).status == 503)
        #expect(try serving.send("GET", "/health/live", token: nil).status == 200)
        try database.restart()
        try wait(for: "the database") { try serving.send("GET", "/health/ready", token: nil).status == 200 }
    }

    @Test func document_describesTheRoutesThatThereAre() throws {
        let serving = try Serving.fixture(.sqlite)
        let token = try serving.token("engineer")
        let document = try #require(try serving.send("GET", "/openapi.json", token: nil).json as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        for (path, operations) in paths {
            let real = path.replacing("{table}", with: "genres")
            for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] {
                let reply = try serving.send(method, real, token: token, body: method == "GET" ? "" : "{}")
                let isDescribed = operations[method.lowercased()] != nil
                #expect((reply.status != 405) == isDescribed, "\(method) \(path): \(reply.status)")
                if !isDescribed {
                    #expect(reply["allow"] == operations.keys.map { $0.uppercased() }.sorted().joined(separator: ", "))
                }
            }
            for operation in operations.values {
                #expect(
                    (operation["summary"] as? String)?.isEmpty == false
                        && (operation["operationId"] as? String)?.isEmpty == false)
                let responses = operation["responses"] as? [String: Any] ?? [:]
                #expect(responses["200"] != nil || responses["201"] != nil)
            }
        }
        #expect(try serving.send("GET", "/v1/nothing", token: token).code == "MQ104")
    }
}
