import MarqueeAnalysis
import MarqueeCatalog
import Testing

struct QualityFiguresTests {
    private typealias Title = CatalogBuilder.Title

    @Test func characters_countRowsOnce_andLeaveLettersOfAnyScript() throws {
        let report = Analysis.report(
            of: CatalogBuilder.snapshot([
                Title(id: "1", name: "a-b-c #1"), Title(id: "2", name: "Ünïcode 愛 काला"), Title(id: "3", name: "x—y"),
            ]))
        let rows = try #require(report.figure("characters")).table.rows.filter { $0[1] == "title" }
        #expect(rows.map { $0[3] } == ["U+0023", "U+002D", "U+093E", "U+2014"])
        #expect(rows.allSatisfy { $0[4] == 1 })
        #expect(try report.number("columns", "non_alphanumeric", where: "titles", "title") == 3)
        #expect(try report.number("columns", "longest_bytes", where: "titles", "title") == 26)
        #expect(try report.number("columns", "longest", where: "titles", "title") == 14)
    }

    @Test func characters_beyondTheBasicPlane_areCounted() throws {
        let report = Analysis.report(of: CatalogBuilder.snapshot([Title(id: "1", name: "🎬 Film"), Title(id: "2")]))
        #expect(try report.number("columns", "beyond_basic_plane", where: "titles", "title") == 1)
        #expect(try report.value("characters", "code_point", where: "titles", "title", "🎬") == "U+1F3AC")
    }

    @Test func missingTogether_namesEachTitleOnce() throws {
        let report = Analysis.report(
            of: CatalogBuilder.snapshot([
                Title(id: "1", score: 5, votes: 9), Title(id: "2", imdbID: "tt1"), Title(id: "3", imdbID: "tt2"),
                Title(id: "4", imdbID: "tt3", score: 6, votes: 8),
            ]))
        let rows = try #require(report.figure("missing_together")).table.rows
        #expect(rows == [["imdb_score + imdb_votes", 2, .real(0.5)], ["imdb_id", 1, .real(0.25)]])
        #expect(try report.number("missing_pairs", "phi", where: "imdb_score", "imdb_votes") == 1)
        #expect(
            report.figure("missing_together")?.finding == "2 titles of 4 lack imdb_score + imdb_votes and nothing else."
        )
    }

    @Test func duplicates_areFoundInEachRespect() throws {
        let titles = [
            Title(id: "1", name: "Heat", year: 1995, imdbID: "tt1", credits: [(1, "ACTOR", "A"), (1, "ACTOR", "A")]),
            Title(id: "2", name: "Heat", year: 1995, imdbID: "tt1", credits: [(1, "ACTOR", "A"), (1, "ACTOR", "B")]),
            Title(id: "3", name: "Heat", type: "SHOW", year: 1995, credits: [(2, "DIRECTOR", nil), (2, "ACTOR", nil)]),
            Title(id: "4", name: nil), Title(id: "5", name: nil, year: 1960),
        ]
        let people: [Int64: String] = [1: "Ann Lee", 2: "ANN LEE", 3: "Ann Lee", 4: "Bo"]
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles, people: people))
        let known: [(String, Int, Int)] = [
            ("titles that are the same in all but their id", 1, 2), ("titles with the same title", 1, 3),
            ("titles with the same title and year", 1, 3), ("titles with the same title, year and type", 1, 2),
            ("titles with the same imdb_id", 1, 2), ("credits that are the same", 1, 2),
            ("credits of a person for a title in the same role", 2, 4), ("credits of a person for a title", 3, 6),
            ("persons with the same name", 1, 2), ("different names that are the same but for case", 1, 2),
            ("titles without credits", 2, 2),
        ]
        for (what, groups, rows) in known {
            #expect(try report.number("duplicates", "groups", where: .text(what)) == Double(groups), "\(what)")
            #expect(try report.number("duplicates", "rows", where: .text(what)) == Double(rows), "\(what)")
        }
        #expect(try report.value("duplicates", "example", where: "credits that are the same") == "Ann Lee in Heat")
    }

    @Test func alerts_nameWhatIsSuspicious() throws {
        let titles = [
            Title(id: "1", name: nil, runtime: 0, score: 11, votes: -1, countries: ["Lebanon"]),
            Title(id: "2", year: 1500, runtime: 0, countries: ["US", "XX"], credits: [(1, "ACTOR", nil)]),
        ]
        var catalog = CatalogBuilder.snapshot(titles, people: [9: "Nobody"])
        catalog.countryNames = catalog.countries.names.map { $0 == "US" ? "United States" : nil }
        let messages = try Analysis.report(of: catalog).column("alerts", "message").compactMap(\.text)
        for message in [
            "1 title (1) without a title", "2 titles (first 1) with a runtime of 0 minutes or less",
            "1 title (1) with a score outside 0 to 10", "1 title (1) with fewer than no votes",
            "1 title (2) from before the first film (1888)",
            "1 title (1) whose country “Lebanon” is not two capital letters",
            "1 title (2) whose country “XX” is not a known one", "1 person without a credit", "1 title without credits",
        ] { #expect(messages.contains(message), "\(message) in \(messages)") }
    }

    @Test func alerts_keepToTheirThresholds() throws {
        func kinds(_ titles: [Title]) throws -> Set<String> {
            let rows = try #require(Analysis.report(of: CatalogBuilder.snapshot(titles)).figure("alerts")).table.rows
            return Set(
                rows.filter { ["runtime_minutes", "type", "imdb_score"].contains($0[2].text) }.compactMap { $0[0].text }
            )
        }
        let half = (0..<10).map { Title(id: "\($0)", runtime: 1 + Double($0), score: $0 < 5 ? 1 + Double($0) : .nan) }
        #expect(try kinds(half) == ["constant"])
        let fewer = (0..<10).map { Title(id: "\($0)", runtime: 1 + Double($0), score: $0 < 4 ? 1 + Double($0) : .nan) }
        #expect(try kinds(fewer) == ["constant", "mostly_missing"])
        let one = (0..<20).map {
            Title(id: "\($0)", type: $0 == 0 ? "SHOW" : "MOVIE", runtime: $0 == 0 ? 900 : 90, score: Double($0 % 9))
        }
        #expect(try kinds(one) == ["imbalance", "skew"])
    }
}
