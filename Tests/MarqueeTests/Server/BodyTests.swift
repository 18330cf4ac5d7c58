import Foundation
import MarqueeAttacks
import Testing

/// Bodies of requests: what they cost before and behind the token, and what stays of them.
@Suite(.serialized) struct BodyTests {
    /// Seconds of work on an event loop from which a look at it counts as late. A build for tests does the framework's own work
    /// for a request of 64 KB in some milliseconds, a release build within one.
    private static let bound = {
        #if DEBUG
            "0.025"
        #else
            "0.001"
        #endif
    }()

    /// Looks at the event loops that came later than the bound, and all looks.
    private func looks(_ serving: Serving) throws -> (late: Double, all: Double) {
        let lines = try serving.send("GET", "/metrics", token: nil).text.split(separator: "\n")
        func value(_ bound: String) throws -> Double {
            let line = try #require(lines.first { $0.contains("event_loop_delays_total{above=\"\(bound)\"") })
            return try #require(Double(line.split(separator: " ").last ?? ""))
        }
        return (try value(Self.bound), try value("0.0"))
    }

    /// A body of so many bytes that asks for a write with many values.
    private static func body(bytes: Int) -> [UInt8] {
        let value = "\"0123456789\",1,"
        let values = String(repeating: value, count: bytes / value.utf8.count)
        return Array("{\"sql\":\"DELETE FROM nothing WHERE a = ?\",\"parameters\":[\(values)0]}".utf8)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func bodies_holdNoEventLoop_withAndWithoutAToken(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--rate-limit", "0"])
        let token = try serving.token("scientist")
        let client = serving.client
        _ = try serving.post("/v1/write", token: token, ["sql": "DELETE FROM genres WHERE id = -1"])
        let before = try looks(serving)
        let codes = Parallel.run(12) { number in
            var codes: Set<String> = []
            let isKnown = number >= 10
            let body = Self.body(bytes: isKnown ? 4_000_000 : 60_000)
            let path = number % 2 == 0 ? "/v1/write" : "/v1/query"
            let bearer = isKnown ? token : "1_\(String(repeating: "A", count: 43))"
            for _ in 0..<(isKnown ? 1 : 20) {
                let headers = [("Authorization", "Bearer \(bearer)"), ("Content-Type", "application/json")]
                codes.insert(try client.send("POST", path, headers: headers, body: body)?.code ?? "none")
            }
            return codes
        }
        let after = try looks(serving)
        #expect(after.all > before.all)
        #expect(after.late == before.late, "\(after.late - before.late) of \(after.all - before.all) looks")
        #expect(codes.prefix(10).allSatisfy { $0 == ["MQ202"] }, "\(codes)")
        #expect(codes.suffix(2).allSatisfy { $0.isDisjoint(with: ["none", "MQ901"]) }, "\(codes)")
    }

    /// Kilobytes of memory that the server holds.
    private func memory(_ serving: Serving) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(serving.id)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(line.split(separator: " ").dropLast().last.flatMap { Int($0) })
    }

    @Test(arguments: Warehouse.Kind.tested)
    func uploads_thatHaveEnded_leaveNoMemory(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind, ["--rate-limit", "0"])
        let token = try serving.token("scientist")
        // Refused at its last row, after all of it was read.
        let body = Array(
            ("id,name\n" + String(repeating: "1,\(String(repeating: "x", count: 4000))\n", count: 1000) + "1").utf8)
        func upload() throws {
            let headers = [("Authorization", "Bearer \(token)"), ("Content-Type", "text/csv")]
            let reply = try serving.client.send("POST", "/v1/tables/genres/rows", headers: headers, body: body)
            #expect(reply?.code == "MQ314", "\(reply?.text ?? "")")
        }
        for _ in 0..<4 { try upload() }
        let before = try memory(serving)
        for _ in 0..<30 { try upload() }
        // 120 MB have been sent.
        #expect(try memory(serving) - before < 50_000)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func rows_withEverNewKeys_areRefusedAtTheFirst(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        let body = (0..<20_000).map { "{\"k\($0)\":1}\n" }.joined()
        let before = try memory(serving)
        let start = ContinuousClock.now
        let reply = try serving.send(
            "POST", "/v1/tables/genres/rows", token: token, headers: [("Content-Type", "application/x-ndjson")],
            body: body)
        #expect(reply.code == "MQ103" && reply.text.contains("no column k0"), "\(reply.text)")
        #expect(ContinuousClock.now - start < .seconds(3))
        #expect(try memory(serving) - before < 100_000)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func statements_areToldApartByTheirBytes(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("analyst")
        let length = kind == .sqlite ? "length" : "char_length"
        for (text, expected) in [("\u{E9}", 1), ("e\u{301}", 2), ("\u{E9}", 1)] {
            for _ in 0..<2 {
                let literal = try serving.post("/v1/query", token: token, ["sql": "SELECT \(length)('\(text)')"])
                #expect(literal.text.contains("\n[\(expected)]]"), "\(literal.text)")
                let bound = try serving.post(
                    "/v1/query", token: token, ["sql": "SELECT \(length)(?)", "parameters": [text]])
                #expect(bound.text.contains("\n[\(expected)]]"), "\(bound.text)")
            }
        }
    }
}
