import Foundation
import MarqueeAttacks
import MarqueeCatalog
import Testing

struct EvaluateTests {
    private static let likes = "viewer,title_id\n1,tm101\n1,tm104\n2,tm104\n2,tm109\n3,tm101\n3,tm109\n3,nowhere\n"

    @Test(arguments: Warehouse.Kind.tested)
    func evaluation_ofAFileAndOfATable_isTheSame(_ kind: Warehouse.Kind) throws {
        let folder = TemporaryFolder()
        try folder.write(Data(Self.likes.utf8), to: "likes.csv")
        let serving = try Serving.fixture(kind)
        let url = serving.warehouse.url
        let command = try Marquee.run(["evaluate", folder("likes.csv"), "--database", url, "--format", "json"])
        #expect(command.status == 0, "\(command.err)")
        let token = try serving.token("scientist")
        _ = try serving.post(
            "/v1/write", token: token,
            ["sql": "CREATE TABLE my_likes (viewer VARCHAR(20), title_id VARCHAR(64), nr INT PRIMARY KEY)"])
        let rows = Self.likes.split(separator: "\n").enumerated().map { $0 == 0 ? "\($1),nr" : "\($1),\($0)" }
        let inserted = try serving.send(
            "POST", "/v1/tables/my_likes/rows", token: token, headers: [("Content-Type", "text/csv")],
            body: rows.joined(separator: "\n") + "\n")
        #expect(inserted.status == 200, "\(inserted.text)")
        let reply = try serving.send("GET", "/v1/evaluation?likes=my_likes", token: token)
        #expect(reply.text == command.out)
        let answer = try JSONReader.read(reply.text)
        #expect(answer["likes"]?.json == "6" && answer["viewers"]?.json == "3" && answer["unknown_likes"]?.json == "1")
        guard case .list(let evaluations)? = answer["evaluations"] else { return #expect(Bool(false), "none") }
        #expect(
            evaluations.map { $0["name"]?.json } == [
                "\"marquee\"", "\"genres\"", "\"popularity\"", "\"random\"",
            ])
        #expect(try serving.send("GET", "/v1/evaluation?likes=principals", token: token).code == "MQ111")
        #expect(try serving.send("GET", "/v1/evaluation?likes=%F0%9F%8E%AC", token: token).code == "MQ111")
        #expect(try serving.send("GET", "/v1/evaluation?likes=genres", token: token).code == "MQ607")
        #expect(try serving.send("GET", "/v1/evaluation", token: token).code == "MQ103")
    }

    @Test func likes_thatCantBeUsed_sayWhy() throws {
        let folder = TemporaryFolder()
        try folder.write(Data("a,b\n1,2\n".utf8), to: "none.csv")
        try folder.write(Data("viewer,title_id\n1,tm101\n".utf8), to: "one.csv")
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        for (file, code) in [("none.csv", "MQ607"), ("one.csv", "MQ607"), ("missing.csv", "MQ401")] {
            let result = try Marquee.run(["evaluate", folder(file), "--database", warehouse.url])
            #expect(result.status != 0 && result.err.hasPrefix(code), "\(result.err)")
        }
    }

    @Test func evaluation_asAPage_isWritten() throws {
        let folder = TemporaryFolder()
        try folder.write(Data(Self.likes.utf8), to: "likes.csv")
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let result = try Marquee.run([
            "evaluate", folder("likes.csv"), "--fit", "--format", "html", "--out", folder("e.html"), "--database",
            warehouse.url,
        ])
        #expect(result.status == 0, "\(result.err)")
        #expect(try String(decoding: folder.bytes("e.html"), as: UTF8.self).contains("nDCG@10"))
    }
}
