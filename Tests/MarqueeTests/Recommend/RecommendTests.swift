import Foundation
import MarqueeAttacks
import MarqueeCatalog
import Testing

struct RecommendTests {
    private func json(_ arguments: [String], _ warehouse: Warehouse) throws -> JSONNode {
        let result = try Marquee.run(["recommend"] + arguments + ["--database", warehouse.url, "--format", "json"])
        #expect(result.status == 0, "\(result.out)\(result.err)")
        return try JSONReader.read(result.out)
    }

    private func texts(_ key: String, _ answer: JSONNode, list: Int = 0) -> [String] {
        guard case .list(let lists)? = answer["lists"], case .list(let titles)? = lists[list]["titles"] else {
            return []
        }
        return titles.compactMap { if case .text(let text)? = $0[key] { text } else { nil } }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func answer_fromTheCommandAndTheServer_isTheSameOnEveryEngine(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("analyst")
        let command = try json(["tm102", "-k", "3"], serving.warehouse)
        let get = try serving.send("GET", "/v1/titles/tm102/recommendations?k=3", token: token)
        let post = try serving.post("/v1/recommendations", token: token, ["ids": ["tm102"], "k": 3])
        #expect(get.status == 200 && get.text == post.text && get.text == command.json + "\n")
        #expect(texts("id", command).count == 3 && !texts("id", command).contains("tm102"))
        let brief = try serving.send("GET", "/v1/titles/tm102/recommendations?explain=false", token: token)
        #expect(!brief.text.contains("reason") && brief.text.contains("\"score\""))
    }

    @Test func reasons_addUpToTheScore() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let answer = try json(["tm102", "tm104"], warehouse)
        guard case .list(let lists)? = answer["lists"], case .list(let titles)? = lists[0]["titles"] else {
            return #expect(Bool(false), "no titles")
        }
        for title in titles {
            guard case .real(let score)? = title["score"], case .list(let reasons)? = title["reasons"] else {
                return #expect(Bool(false), "no reasons")
            }
            let parts = reasons.map { if case .real(let part)? = $0["score"] { part } else { 0.0 } }
            #expect(abs(parts.reduce(0, +) - score) < 1e-12)
        }
    }

    @Test func filter_isAppliedInsideTheSearch() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let all = try Set(warehouse.rows("SELECT id FROM titles WHERE release_year >= 2010 AND id <> 'tm102'"))
        let answer = try json(["tm102", "-k", "50", "--where", "release_year >= 2010"], warehouse)
        #expect(Set(texts("id", answer)) == all)
    }

    @Test func severalTitles_areOneBasket_orEachHasItsList() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let basket = try json(["tm102", "tm104"], warehouse)
        let each = try json(["tm102", "tm104", "--each"], warehouse)
        guard case .list(let one)? = basket["lists"], case .list(let two)? = each["lists"] else {
            return #expect(Bool(false), "no lists")
        }
        #expect(one.count == 1 && two.count == 2)
        #expect(one[0]["source"]?.json == "[\"tm102\",\"tm104\"]" && two[1]["source"]?.json == "[\"tm104\"]")
    }

    @Test(arguments: Warehouse.Kind.tested)
    func savedRun_isAudited_heldByKeys_andReplayedToTheByte(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let warehouse = serving.warehouse
        let (analyst, scientist) = (try serving.token("analyst"), try serving.token("scientist"))
        let question: [String: Any] = ["ids": ["tm102", "tm104"], "k": 2, "each": true, "save": true]
        #expect(try serving.post("/v1/recommendations", token: analyst, question).code == "MQ203")
        let reply = try serving.post("/v1/recommendations", token: scientist, question)
        #expect(reply.status == 200)
        let run = try #require(try warehouse.rows("SELECT id FROM recommendation_runs").first)
        #expect(reply.text.contains("\"run\":\(run)"))
        #expect(
            try warehouse.rows("SELECT COUNT(*), MIN(source_title_id), MAX(position) FROM recommendations") == [
                "4|tm102|2"
            ])
        let audit = try Marquee.run(["audit", "list", "--database", warehouse.url]).out
        #expect(audit.contains("recommend") && audit.contains("committed") && audit.contains("refused MQ203"))
        #expect(try Marquee.run(["audit", "verify", "--database", warehouse.url]).status == 0)
        let same = try Marquee.run(["recommend", "replay", run, "--database", warehouse.url])
        #expect(same.status == 0 && same.out.contains("The same as run \(run), to the byte."))
        // Nobody but Marquee writes these rows.
        let forged = try serving.post("/v1/write", token: scientist, ["sql": "DELETE FROM recommendations"])
        #expect(forged.code == "MQ208")
        _ = try serving.post(
            "/v1/write", token: scientist, ["sql": "UPDATE titles SET imdb_votes = 3000000 WHERE id = 'tm109'"])
        let changed = try Marquee.run(["recommend", "replay", run, "--database", warehouse.url]).out
        #expect(changed.contains("these parts of the catalog have changed: titles."))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func write_isSeenByLaterRecommendations(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let (analyst, scientist) = (try serving.token("analyst"), try serving.token("scientist"))
        let path = "/v1/titles/tm102/recommendations?k=50&explain=false"
        let before = try serving.send("GET", path, token: analyst).text
        _ = try serving.post(
            "/v1/write", token: scientist,
            [
                "sql":
                    "INSERT INTO titles (id, title, type_id, release_year) SELECT 'tm999', 'New', MIN(id), 2020 FROM title_types"
            ])
        var after = before
        for _ in 0..<100 where !after.contains("tm999") {
            usleep(50_000)
            after = try serving.send("GET", path, token: analyst).text
        }
        #expect(after.contains("tm999") && !before.contains("tm999"))
    }

    @Test func prune_takesKeptRecommendationsOfGoneTitlesWithIt() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        _ = try json(["tm110", "-k", "2", "--save"], warehouse)
        let next = try Fixture.nextEdition()
        _ = try Marquee.importing([next.path, "--database", warehouse.url, "--prune"])
        #expect(try warehouse.orphans() == [])
        #expect(try warehouse.number("SELECT COUNT(*) FROM recommendations WHERE source_title_id = 'tm110'") == 0)
    }

    @Test(arguments: [
        (["no such title at all"], "MQ601", Int32(66)), (["tm102", "-k", "0"], "MQ603", 64),
        (["tm102", "-k", "1000000000"], "MQ603", 64), (["tm102", "--diversity", "2"], "MQ603", 64),
        (["tm102", "--avoid", "tm102"], "MQ603", 64), (["tm102", "--where", "release_year >"], "MQ604", 64),
        (["tm102", "--where", "1=1; DROP TABLE titles"], "MQ604", 64),
        (["tm102", "--where", "id IN (SELECT id FROM principals)"], "MQ604", 64),
    ])
    func badQuestion_hasAClearError(_ arguments: [String], _ code: String, _ status: Int32) throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let result = try Marquee.run(["recommend"] + arguments + ["--database", warehouse.url])
        #expect(result.status == status && result.err.hasPrefix(code), "\(result.err)")
    }

    @Test func badQuestions_overHTTP_haveClearErrors() throws {
        let serving = try Serving.fixture(.sqlite)
        let token = try serving.token("analyst")
        let basket = (0..<10_000).map { "tm\($0)" }
        #expect(try serving.post("/v1/recommendations", token: token, ["ids": basket]).code == "MQ603")
        #expect(try serving.post("/v1/recommendations", token: token, ["ids": [String]()]).code == "MQ603")
        #expect(try serving.post("/v1/recommendations", token: token, ["k": 3]).code == "MQ103")
        #expect(try serving.send("GET", "/v1/titles/tm1021/recommendations", token: token).status == 404)
        #expect(try serving.send("GET", "/v1/titles/tm102/recommendations?k=x", token: token).code == "MQ103")
        let unknown = try serving.post("/v1/recommendations", token: token, ["ids": ["tm1022"]])
        #expect(unknown.code == "MQ601" && unknown.text.contains("near it are"))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func emptyWarehouse_saysThatThereIsNothingToRecommend(_ kind: Warehouse.Kind) throws {
        let folder = TemporaryFolder()
        try folder.write(Data("id,title,type,release_year\n".utf8), to: "titles.csv")
        let warehouse = try Warehouse(kind)
        _ = try Marquee.run(["import", folder("titles.csv"), "--database", warehouse.url])
        let result = try Marquee.run(["recommend", "tm1", "--database", warehouse.url])
        #expect(result.status == 65 && result.err.hasPrefix("MQ605"), "\(result.err)")
    }
}
