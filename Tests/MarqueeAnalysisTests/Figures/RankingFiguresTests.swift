import MarqueeAnalysis
import MarqueeCatalog
import Testing

struct RankingFiguresTests {
    private typealias Title = CatalogBuilder.Title

    @Test func actors_whoTie_shareARank_andStandById() throws {
        let titles = [
            Title(id: "1", credits: [(5, "ACTOR", "a"), (5, "ACTOR", "b"), (3, "ACTOR", nil), (9, "ACTOR", nil)]),
            Title(id: "2", score: 8, credits: [(5, "ACTOR", nil), (3, "DIRECTOR", nil)]),
            Title(
                id: "3", score: 6,
                credits: [(5, "ACTOR", nil), (9, "ACTOR", nil), (3, "ACTOR", nil), (1, "ACTOR", nil)]),
        ]
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles, people: [5: "Same", 3: "Same"]))
        #expect(try report.column("actors", "person_id") == [5, 3, 9, 1])
        #expect(try report.column("actors", "rank") == [1, 2, 2, 4])
        #expect(try report.column("actors", "tied") == [1, 2, 2, 1])
        #expect(try report.column("actors", "titles") == [3, 2, 2, 1])
        #expect(try report.column("actors", "credits") == [4, 2, 2, 1])
        #expect(try report.number("actors", "mean_score", where: 1) == 7)
        #expect(try report.column("directors", "person_id") == [3])
    }

    @Test func actors_whoTieWithTheLast_areAllShown_upToForty() throws {
        let pairs = (0..<30).map { Title(id: "\($0)", credits: [(Int64($0), "ACTOR", nil)]) }
        #expect(try Analysis.report(of: CatalogBuilder.snapshot(pairs)).column("actors", "rank").count == 30)
        let crowd = (0..<60).map { Title(id: "\($0)", credits: [(Int64($0), "ACTOR", nil)]) }
        let report = Analysis.report(of: CatalogBuilder.snapshot(crowd))
        #expect(try report.column("actors", "rank").count == 40)
        #expect(try report.column("actors", "tied").first == 60)
        #expect(report.figure("actors")?.finding == "60 actors share the first place, with 1 title each.")
    }

    @Test func best_ofEqualScores_standByVotesThenId() throws {
        let titles = [
            Title(id: "a", score: 9, votes: .nan), Title(id: "b", score: 9, votes: 10),
            Title(id: "c", score: 9, votes: 10),
            Title(id: "d", type: "SHOW", score: 9.5, votes: 1), Title(id: "e", score: 7, votes: 1e6), Title(id: "f"),
        ]
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles))
        #expect(try report.column("best_titles", "id") == ["d", "b", "c", "a", "e"])
        #expect(try report.column("best_titles", "rank") == [1, 2, 2, 2, 5])
        #expect(try report.column("best_movies", "id") == ["b", "c", "a", "e"])
        #expect(try report.column("best_shows", "id") == ["d"])
    }

    @Test func best_whenMoreTieThanAreShown_takesThoseWithMostVotes() throws {
        let titles = (10..<40).map { Title(id: "\($0)", score: 9, votes: Double($0)) }
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles))
        #expect(try report.column("best_titles", "id").first == "39")
        #expect(try report.column("best_titles", "tied") == Array(repeating: 30, count: 20))
    }

    @Test func genres_areExploded_andFirst() throws {
        let titles = [
            Title(id: "1", score: 8, votes: 10, genres: ["war", "drama"]), Title(id: "2", score: 6, genres: ["drama"]),
            Title(id: "3", votes: 30, genres: ["drama", "war"]),
        ]
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles))
        #expect(try report.column("genres", "genre") == ["drama", "war"])
        #expect(try report.column("genres", "titles") == [3, 2])
        #expect(try report.column("genres", "first_titles") == [2, 1])
        #expect(try report.number("genres", "mean_score", where: "drama") == 7)
        #expect(try report.number("genres", "scored", where: "war") == 1)
        // The median of 8 and 6 stands in for the third.
        #expect(try report.number("genres", "mean_score_imputed", where: "war") == 7.5)
        #expect(try report.number("genres", "mean_votes", where: "war") == 20)
        #expect(try report.number("genres", "first_mean_score", where: "drama") == 6)
    }

    @Test func countries_ofEqualCount_shareARank_andStandByCode() throws {
        let titles = [
            Title(id: "1", countries: ["US", "GB"]), Title(id: "2", countries: ["US", "FR"]),
            Title(id: "3", countries: ["US"]), Title(id: "4"),
        ]
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles))
        #expect(try report.column("countries", "country") == ["US", "FR", "GB"])
        #expect(try report.column("countries", "rank") == [1, 2, 2])
        #expect(try report.column("country_lists", "countries") == ["(none)", "US", "US + FR", "US + GB"])
        let pairs = try #require(report.figure("co_production")).table.rows
        #expect(pairs == [["FR", "US", 1], ["GB", "US", 1]])
    }

    @Test func certifications_nameTheMissingOne() throws {
        let titles = [Title(id: "1"), Title(id: "2"), Title(id: "3", certification: "R", score: 4)]
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles))
        #expect(try report.column("certifications", "certification") == ["(missing)", "R"])
        #expect(try report.number("certifications", "max_movie_score", where: "R") == 4)
    }

    @Test func bins_takeTheirLowerEdge() throws {
        let titles = [
            Title(id: "1", runtime: 90, score: 6.5, votes: 10), Title(id: "2", runtime: 99, score: 6.9, votes: 9),
            Title(id: "3", runtime: 100, score: 10),
        ]
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles))
        let runtimes = try #require(report.figure("runtime_histogram")).table.rows
        #expect(runtimes == [["MOVIE", .real(90), .real(100), 2], ["MOVIE", .real(100), .real(110), 1]])
        #expect(try report.column("scores", "from").prefix(2) == [.real(6.5), .real(10)])
        #expect(try report.column("votes_histogram", "to") == [.real(10), .real(17.78279410038923)])
    }

    @Test func eras_divideAt1970() throws {
        let titles = [
            Title(id: "1", year: 1969, score: 8), Title(id: "2", year: 1970, score: 6),
            Title(id: "3", year: .nan, score: 1),
        ]
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles))
        #expect(try report.number("eras", "mean_score", where: "before 1970") == 8)
        #expect(try report.number("eras", "titles", where: "from 1970") == 1)
        #expect(try report.column("decades", "decade") == [1960, 1970])
    }

    @Test func bestOf_saysWhereListAndCatalogDiffer() throws {
        var catalog = CatalogBuilder.snapshot([
            Title(id: "1", name: "Heat", score: 8), Title(id: "2", name: "Heat", type: "SHOW"),
        ])
        catalog.bestOfLists = ["best_movies"]
        catalog.bestOf = [CatalogSnapshot.BestOfEntry(list: 0, title: 0, position: 1, score: 8.5, votes: .nan)]
        let report = Analysis.report(of: catalog)
        #expect(try report.number("best_of_lists", "differing_scores", where: "best_movies") == 1)
        #expect(try report.number("best_of_lists", "same_title", where: "best_movies") == 2)
        #expect(try report.number("best_of_lists", "same_title_year_and_type", where: "best_movies") == 1)
        #expect(try report.value("best_of", "listed_votes", where: "best_movies", 1) == .missing)
    }
}
