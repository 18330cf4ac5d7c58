import Foundation
import MarqueeAttacks
import MarqueeWarehouse
import Testing

/// Statements made to take the server's memory, time or stack, eight at a time, while others ask for what they are entitled to.
///
/// `MARQUEE_HOSTILE_LOAD` says for how many seconds each case runs; `make hostile-load` runs it for long and prints its figures.
@Suite(.serialized) struct HostileLoadTests {
    /// A statement, and what there must be in the warehouse for it.
    private struct Case {
        let name: String
        let sql: String
        /// Codes with which it may end.
        let codes: Set<String>
        /// What another tool has made there before.
        var views: [String] = []
    }

    private static let seconds = ProcessInfo.processInfo.environment["MARQUEE_HOSTILE_LOAD"].flatMap { Double($0) }
    /// Of a statement, in seconds.
    private static let limit = 0.5
    /// Beside other tests, a time says nothing.
    private static var mostOverrun: Double { seconds == nil ? .infinity : 0.25 }

    private static func doubling(_ name: String, _ depth: Int) -> [String] {
        ["CREATE VIEW \(name)_0 AS SELECT 1 AS x"]
            + (1...depth).map {
                let below = "SELECT x FROM \(name)_\($0 - 1)"
                return "CREATE VIEW \(name)_\($0) AS \(below) UNION ALL \(below)"
            }
    }

    private static let chain =
        "WITH t0 AS (SELECT 1 AS x)"
        + (1..<15_000).map { ", t\($0) AS (SELECT x FROM t\($0 - 1))" }.joined() + " SELECT x FROM t14999"

    private static func cases(_ kind: Warehouse.Kind) -> [Case] {
        let product =
            "FROM titles a, titles b, titles c, titles d, titles e, titles f, titles g, titles h, titles i, titles j"
        let more = ", titles k, titles l, titles m, titles n, titles o, titles p"
        let wide = (1...1_500).map {
            kind == .sqlite ? "hex(zeroblob(5000)) AS c\($0)" : "REPEAT('x', 10000) AS c\($0)"
        }
        let both = [
            Case(name: "long chain", sql: chain, codes: ["MQ309"]),
            Case(
                name: "doubling",
                sql: "WITH t0 AS (SELECT 1 AS x)"
                    + (1...20).map { ", t\($0) AS (SELECT a.x FROM t\($0 - 1) a, t\($0 - 1) b)" }.joined()
                    + " SELECT COUNT(*) FROM t20", codes: ["MQ309"]),
            Case(
                name: "wide rows", sql: "SELECT \(wide.joined(separator: ", ")) \(product)",
                codes: ["MQ305", "MQ307", "MQ309", "cut"]),
            Case(
                name: "sort", sql: "SELECT a.title \(product)\(more) ORDER BY CONCAT(a.title, b.title), c.title",
                codes: ["MQ305"]),
            Case(name: "many rows", sql: "SELECT 1 \(product)\(more)", codes: ["MQ305", "cut"]),
        ]
        switch kind {
        case .sqlite:
            return both.map {
                Case(
                    name: $0.name, sql: $0.sql.replacing("CONCAT(a.title, b.title)", with: "a.title || b.title"),
                    codes: $0.codes)
            } + [
                Case(
                    name: "views of views", sql: "SELECT COUNT(*) FROM bomb_20", codes: ["MQ305", "MQ309"],
                    views: doubling("bomb", 20)),
                Case(
                    name: "deep views", sql: "SELECT x FROM deep_8000", codes: ["MQ305", "MQ309"],
                    views: ["CREATE VIEW deep_0 AS SELECT 1 AS x"]
                        + (1...8_000).map { "CREATE VIEW deep_\($0) AS SELECT x FROM deep_\($0 - 1)" }),
            ]
        case .mysql:
            return both + [
                Case(
                    name: "hashes", sql: "SELECT COUNT(SHA2(REPEAT(a.title, 100000), 512)) \(product)", codes: ["MQ305"]
                ),
                Case(
                    name: "geometry",
                    sql:
                        "SELECT COUNT(ST_AsText(ST_Buffer(ST_GeomFromText('POINT(1 1)'), 1 + LENGTH(a.title)))) \(product)",
                    codes: ["MQ305"]),
                Case(
                    name: "columns", sql: "SELECT COUNT(COLUMN_CREATE('a', REPEAT(a.title, 100000))) \(product)",
                    codes: ["MQ305", "MQ309"]),
                // The last one: the server goes on with it for a while.
                Case(
                    name: "one call", sql: "SELECT LOCATE(CONCAT(REPEAT('a', 20000), 'b'), REPEAT('a', 8000000))",
                    codes: ["MQ305"]),
            ]
        }
    }

    /// Answers of a caller, in seconds.
    private static func ask(_ address: String, _ token: String, until end: ContinuousClock.Instant) throws -> [Double] {
        let client = try HTTPClient(address)
        var taken: [Double] = []
        repeat {
            let start = ContinuousClock.now
            let reply = try client.send(
                "POST", "/v1/query",
                headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")],
                body: Array(
                    #"{"sql": "SELECT COUNT(*) AS n FROM titles WHERE release_year > ?", "parameters": [\#(taken.count)]}"#
                        .utf8),
                within: 60)
            let rows = (reply?.json as? [String: Any])?["rows"] as? [[Int]]
            #expect(rows?.count == 1 && rows?.first?.first ?? 0 > 0, "\(reply?.text.prefix(300) ?? "no answer")")
            taken.append((ContinuousClock.now - start) / .seconds(1))
        } while ContinuousClock.now < end
        return taken
    }

    /// Sends a hostile statement from a process of its own, which is not to take the processors from those that are measured.
    private static func attack(_ address: String, _ token: String, _ sql: String) throws -> (
        code: String, seconds: Double
    ) {
        let body = TemporaryFolder()
        try JSONSerialization.data(withJSONObject: ["sql": sql, "timeout": limit]).write(
            to: URL(fileURLWithPath: body("body")))
        let request = """
            curl -s -H 'Authorization: Bearer \(token)' -H 'Content-Type: application/json' --data-binary @\(body("body")) \
            -w '\n%{exitcode}\n%{http_code}\n%{time_total}' \(address)/v1/query | tail -c 1000
            """
        let answer = try Command.output(["nice", "-n", "19", "sh", "-c", request])
        let lines = answer.split(separator: "\n")
        let code = answer.firstMatch(of: /"code":"(MQ\d+)"/).map { String($0.1) }
        // A client that is too slow loses its connection.
        let isCut = answer.contains("\"truncated\":true") || lines.suffix(3).first != "0"
        return (code ?? (isCut ? "cut" : String(lines.dropLast().last ?? "")), Double(lines.last ?? "") ?? .infinity)
    }

    private static func percentile(_ values: [Double], _ part: Double) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
    }

    private static func peakMegabytes(_ serving: Serving) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(serving.id)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(Int(line.filter(\.isNumber))) / 1024
    }

    @Test(arguments: Warehouse.Kind.tested)
    func hostileStatements_endInTime_andOthersAreAnswered(_ kind: Warehouse.Kind) throws {
        let cases = Self.cases(kind)
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let connection = try #require(try warehouse.connection())
        try connection.transaction { for view in cases.flatMap(\.views) { try connection.execute(view, []) } }
        let serving = try Serving(warehouse, ["--rate-limit", "0"])
        let address = serving.address
        let hostile = try (1...8).map { try serving.token("scientist", name: "hostile-\($0)") }
        let honest = try (1...5).map { try serving.token("analyst", name: "honest-\($0)") }
        let seconds = Self.seconds ?? 2
        /// Answers to the honest ones while each of the statements runs again and again.
        func load(_ statements: [String]) -> [Double] {
            let end = ContinuousClock.now + .seconds(seconds)
            return Parallel.run(5 + statements.count) { number in
                if number < 5 { return try Self.ask(address, honest[number], until: end) }
                repeat {
                    _ = try Self.attack(address, hostile[number - 5], statements[number - 5])
                } while ContinuousClock.now < end
                return []
            }.flatMap { $0 }
        }
        let alone = Self.percentile(load([]), 0.99)
        for attack in cases {
            // Alone first: with others, some of the time is spent in line.
            let (code, taken) = try Self.attack(address, hostile[0], attack.sql)
            let overrun = taken - Self.limit
            #expect(attack.codes.contains(code), "\(attack.name): \(code)")
            #expect(overrun < Self.mostOverrun, "\(attack.name): \(overrun) s")
            guard Self.seconds != nil else { continue }
            let times = load(Array(repeating: attack.sql, count: 8))
            let line =
                "\(code) \(kind.testDescription) \(attack.name): overrun \(Int(max(0, overrun) * 1000)) ms, p99 \(Int(alone * 1000)) -> "
                + "\(Int(Self.percentile(times, 0.99) * 1000)) ms, answers \(times.count), "
                + "peak \(try Self.peakMegabytes(serving)) MB"
            FileHandle.standardOutput.write(Data("\(line)\n".utf8))
        }
        if Self.seconds == nil { _ = load((0..<8).map { cases[$0 % cases.count].sql }) }
        // What is broken or too large concerns nobody but its readers.
        let schema = try serving.send("GET", "/v1/schema", token: honest[0])
        #expect(schema.status == 200)
        let tables = (schema.json as? [String: Any])?["tables"] as? [[String: Any]] ?? []
        #expect(tables.contains { $0["name"] as? String == "titles" && $0["note"] == nil })
        if kind == .sqlite {
            #expect(tables.contains { $0["name"] as? String == "bomb_20" && $0["note"] is String })
        }
        #expect(try Self.peakMegabytes(serving) < 1_024)
    }
}
