import Foundation
import MarqueeAttacks
import MarqueeWarehouse
import Testing

/// Reads over HTTP, on both engines.
struct QueryTests {
    @Test(arguments: Warehouse.Kind.tested)
    func results_comeInEveryFormat_withTheirEnd(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("analyst")
        let query: [String: Any] = [
            "sql": "SELECT id, imdb_votes FROM titles WHERE release_year > :year ORDER BY id",
            "parameters": ["year": 1990],
        ]
        let expected = try serving.warehouse.rows("SELECT id FROM titles WHERE release_year > 1990 ORDER BY id")
        try #require(expected.count > 2)

        let json = try serving.post("/v1/query", token: token, query)
        let object = try #require(json.json as? [String: Any])
        #expect((object["rows"] as? [[Any]])?.map { $0[0] as? String } == expected)
        #expect((object["columns"] as? [[String: String]])?.first == ["name": "id", "type": "text"])
        try expectWhole(json.text, before: ",\"end\":", rows: expected.count)

        let lines = try serving.post("/v1/query", token: token, headers: [("Accept", "application/x-ndjson")], query)
        #expect(lines.text.split(separator: "\n").count == expected.count + 1)
        try expectWhole(lines.text, before: "{\"end\":", rows: expected.count)

        let csv = try serving.post("/v1/query", token: token, headers: [("Accept", "text/csv; end=line")], query)
        #expect(csv.text.hasPrefix("id,imdb_votes\n\(expected[0]),"))
        try expectWhole(csv.text, before: "#end ", rows: expected.count)

        let plain = try serving.post("/v1/query", token: token, headers: [("Accept", "text/csv")], query)
        #expect(plain.text.split(separator: "\n").count == expected.count + 1)
        #expect(plain["marquee-end"]?.contains("\"row_count\":\(expected.count)") == true)
        #expect(try serving.post("/v1/query", token: token, headers: [("Accept", "image/png")], query).code == "MQ108")
    }

    /// The checksum in the end is that of the bytes before it.
    private func expectWhole(
        _ text: String, before marker: String, rows: Int, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let place = try #require(text.range(of: marker, options: .backwards), sourceLocation: location)
        var sum = CRC32()
        Array(text[..<place.lowerBound].utf8).withUnsafeBytes { sum.update($0) }
        #expect(text[place.lowerBound...].contains("\"checksum\":\"crc32:\(sum.text)\""), sourceLocation: location)
        #expect(text[place.lowerBound...].contains("\"row_count\":\(rows),"), sourceLocation: location)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func limitedResult_saysHowToGetTheRest(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("analyst")
        var found: [String] = []
        var offset = 0
        while true {
            let reply = try serving.post(
                "/v1/query", token: token, ["sql": "SELECT id FROM titles ORDER BY id", "limit": 3, "offset": offset])
            let object = try #require(reply.json as? [String: Any])
            found += (object["rows"] as? [[String]])?.map { $0[0] } ?? []
            let end = try #require(object["end"] as? [String: Any])
            guard end["truncated"] as? Bool == true else { break }
            #expect(end["limited_by"] as? String == "limit")
            offset = try #require(end["next_offset"] as? Int)
        }
        #expect(found == (try serving.warehouse.rows("SELECT id FROM titles ORDER BY id")))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func largeResult_isStreamed_atFlatMemory_andWhole(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        let sql = "SELECT a.id, b.id AS other FROM persons a, persons b, persons c, persons d LIMIT 400000"
        _ = try serving.post("/v1/query", token: token, ["sql": sql, "limit": 10])
        let before = try memory(of: serving)
        let reply = try serving.post("/v1/query", token: token, headers: [("Accept", "text/csv")], ["sql": sql])
        #expect(reply.isWhole && reply.text.utf8.count { $0 == 0x0A } == 400_001)
        #expect(reply["marquee-end"]?.contains("\"row_count\":400000,") == true)
        #expect(try memory(of: serving) - before < 24 << 20)
    }

    private func memory(of serving: Serving) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(serving.id)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(Int(line.filter(\.isNumber))) * 1024
    }

    @Test(arguments: Warehouse.Kind.tested)
    func timeout_isKept_andAClientThatGoesStopsItsStatement(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("engineer")
        let tables = (0..<12).map { "persons t\($0)" }.joined(separator: ", ")
        let endless = "SELECT COUNT(*) FROM \(tables)"
        let start = ContinuousClock.now
        #expect(try serving.post("/v1/query", token: token, ["sql": endless, "timeout": 0.4]).code == "MQ305")
        #expect(ContinuousClock.now - start < .seconds(2))

        let body = Array("{\"sql\": \"\(endless)\"}".utf8)
        var connection: RawConnection? = try serving.client.connection()
        connection?.send(
            Array(
                "POST /v1/query HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\nContent-Length: \(body.count)\r\n\r\n"
                    .utf8) + body)
        try wait(for: "the statement to run") { try busyReaders(serving) == 1 }
        connection = nil
        let gone = ContinuousClock.now
        try wait(for: "the statement to be stopped") { try busyReaders(serving) == 0 }
        #expect(ContinuousClock.now - gone < .seconds(2))
    }

    private func busyReaders(_ serving: Serving) throws -> Int? {
        let metrics = try serving.send("GET", "/metrics", token: nil).text
        let line = metrics.split(separator: "\n").first { $0.hasPrefix("marquee_pool_busy{pool=\"readers\"}") }
        return line.flatMap { Double($0.split(separator: " ").last ?? "") }.map { Int($0) }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func repeatedAggregate_isNeverStale_overTwoServers(_ kind: Warehouse.Kind) throws {
        let one = try Serving.fixture(kind)
        let two = try Serving(one.warehouse)
        let (analyst, scientist) = (try one.token("analyst"), try one.token("scientist"))
        let sql = "SELECT COUNT(*), MIN(release_year) FROM titles"
        var answers: Set<String> = []
        for round in 0..<30 {
            let year = 1950 + round
            let writer = round % 2 == 0 ? one : two
            let write = try writer.post(
                "/v1/write", token: scientist, ["sql": "UPDATE titles SET release_year = ?", "parameters": [year]])
            try #require(write.status == 200, "\(write.text)")
            let expected = try one.warehouse.number("SELECT MIN(release_year) FROM titles")
            for server in [one, two, one, two] {
                let reply = try server.post("/v1/query", token: analyst, ["sql": sql])
                #expect(reply.text.contains(",\(expected ?? -1)]"))
                answers.insert(reply.text)
            }
        }
        #expect(answers.count == 30)
        // Other tests write to the same MariaDB server, and whatever is written there empties the cache.
        guard kind == .sqlite else { return }
        let metrics = try one.send("GET", "/metrics", token: nil).text
        let hits = metrics.split(separator: "\n").first { $0.hasPrefix("marquee_cache_lookups_total{result=\"hit\"}") }
        #expect(hits?.hasSuffix(" 0.0") == false, "nothing was answered from the cache")
    }

    @Test func sqlCommand_printsTables_andRefusesWrites() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let text = try Marquee.run([
            "sql", "SELECT id, NULL AS missing, 1.50 AS x FROM titles WHERE id > ? ORDER BY id LIMIT 2", "-p", "a",
            "--database", warehouse.url,
        ])
        #expect(text.status == 0 && text.out.contains("missing") && text.out.contains("2 rows in"))
        let json = try Marquee.run(["sql", "SELECT 1 AS one", "--format", "json", "--database", warehouse.url])
        #expect(json.out.hasPrefix("{\"columns\":[{\"name\":\"one\",\"type\":\"integer\"}],\"rows\":[\n[1]]"))
        let csv = try Marquee.run(["sql", "SELECT 1 AS one, NULL AS n", "--format", "csv", "--database", warehouse.url])
        #expect(csv.out == "one,n\n1,\n")
        let named = try Marquee.run(
            ["sql", "SELECT :a AS a", "-p", "a=null", "--format", "csv", "--quiet", "--database", warehouse.url])
        #expect(named.out == "a\n\n")
        try expectRefusal(
            "MQ301", status: 77, ["sql", "DELETE FROM titles", "--database", warehouse.url], leaving: warehouse)
        try expectRefusal(
            "MQ303", status: 77, ["sql", "ATTACH '/tmp/x' AS x", "--database", warehouse.url], leaving: warehouse)
    }
}
