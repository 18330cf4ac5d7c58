import Foundation
import MarqueeAttacks
import MarqueeCatalog
import Testing

struct ReportTests {
    @Test(arguments: Warehouse.Kind.tested)
    func report_ofAWarehouse_isTheSameFromTheCommandAndTheServer(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let url = serving.warehouse.url
        let command = try JSONReader.read(
            Marquee.run(["report", "--format", "json", "--database", url]).out, limits: .init(depth: 64))
        let token = try serving.token("analyst")
        let reply = try serving.send("GET", "/v1/report", token: token)
        #expect(reply.status == 200 && reply["content-type"] == "application/json")
        let served = try JSONReader.read(reply.text, limits: .init(depth: 64))
        #expect(served["figures"]?.json == command["figures"]?.json)
        #expect(served["report"]?["data_version"]?.json == command["report"]?["data_version"]?.json)
        #expect(served["figures"]?["types"]?["n"]?.json == "10")
        let password = url.split(separator: ":").dropFirst(2).first?.prefix { $0 != "@" } ?? "no password"
        #expect(!reply.text.contains(password))
        let page = try serving.send("GET", "/v1/report", token: token, headers: [("Accept", "text/html,*/*")])
        #expect(page["content-type"] == "text/html; charset=utf-8" && page.text.hasPrefix("<!doctype html>"))
        // A write is seen by the next report.
        let scientist = try serving.token("scientist")
        let id = try #require(try serving.warehouse.rows("SELECT MIN(id) FROM titles").first)
        _ = try serving.post(
            "/v1/write", token: scientist, ["sql": "UPDATE titles SET imdb_votes = 7 WHERE id = '\(id)'"])
        #expect(try serving.send("GET", "/v1/report", token: token).text != reply.text)
    }

    @Test func door_holdsNoDataAndMayBeSeenByEverybody() throws {
        let serving = try Serving.fixture(.sqlite)
        let reply = try serving.send("GET", "/", token: nil)
        #expect(reply.status == 200 && reply["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(reply.text.contains("<label for=\"token\">"))
        #expect(!reply.text.contains("Night Ferry"))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func report_ofAnEmptyWarehouse_andOfOneTitle_isMade(_ kind: Warehouse.Kind) throws {
        for titles in ["", "tm1,Only,MOVIE,,,,[],[],,,,\n"] {
            let folder = TemporaryFolder()
            let header =
                "id,title,type,release_year,age_certification,runtime,genres,production_countries,seasons,imdb_id,"
            try folder.write(Data("\(header)imdb_score,imdb_votes\n\(titles)".utf8), to: "titles.csv")
            let warehouse = try Warehouse(kind)
            _ = try Marquee.importing([folder("titles.csv"), "--database", warehouse.url])
            let result = try Marquee.run(["report", "--database", warehouse.url, "--out", folder("r.html")])
            #expect(result.status == 0, "\(result.err)")
            #expect(try String(decoding: folder.bytes("r.html"), as: UTF8.self).hasSuffix("</html>\n"))
            let json = try Marquee.run(["report", "--database", warehouse.url, "--format", "json"]).out
            #expect(!json.contains("nan") && !json.contains("inf,"))
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["MARQUEE_PYTHON"] != nil, "MARQUEE_PYTHON is not set"))
    func pictures_areWrittenAsFiles_orTheToolIsNamed() throws {
        let folder = TemporaryFolder()
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let client = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("python/src").path
        let arguments = [
            Marquee.binary, "report", "--database", warehouse.url, "--out", folder("r.html"), "--pictures", folder("p"),
        ]
        let result = try Command(["env", "PYTHONPATH=\(client)"] + arguments).finished()
        #expect(result.status == 0, "\(result.err)")
        #expect(try String(decoding: folder.bytes("p/genres.svg"), as: UTF8.self).hasPrefix("<svg"))
        let without = try Command(["env", "MARQUEE_PYTHON=/nowhere/python"] + arguments).finished()
        #expect(without.status == 69 && without.err.hasPrefix("MQ513"))
    }

    @Test func report_withoutAWarehouse_orIntoNowhere_saysSo() throws {
        let folder = TemporaryFolder()
        let missing = try Marquee.run(["report", "--database", "sqlite:\(folder("none.sqlite"))"])
        #expect(missing.status == 66 && missing.err.hasPrefix("MQ515"))
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let nowhere = try Marquee.run(["report", "--database", warehouse.url, "--out", folder("no/such/r.html")])
        #expect(nowhere.status == 73 && nowhere.err.hasPrefix("MQ408"))
    }

    @Test func report_afterASecondImport_tellsWhatHasMoved() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let next = try Fixture.nextEdition()
        _ = try Marquee.importing([next.path, "--database", warehouse.url, "--prune"])
        let report = try JSONReader.read(
            Marquee.run(["report", "--format", "json", "--database", warehouse.url]).out, limits: .init(depth: 64))
        let entities = report["figures"]?["drift_entities"]
        #expect(entities?["finding"]?.json == "\"The last import added 1 title, changed 1 and no longer found 1.\"")
        guard case .list(let columns)? = report["figures"]?["drift_columns"]?["rows"] else {
            return #expect(Bool(false), "no drift of columns")
        }
        #expect(columns.contains { $0.json.hasPrefix("[\"release_year\",\"number\",0.") })
    }
}
