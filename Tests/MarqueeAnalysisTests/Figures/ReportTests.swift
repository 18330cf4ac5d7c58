import MarqueeAnalysis
import MarqueeCatalog
import Testing

/// The report as a whole, on catalogs at the edges.
struct ReportTests {
    private static let sections = ["overview", "quality", "numbers", "what", "when", "who", "best", "words"]

    @Test func report_ofNoTitles_saysSo() throws {
        let report = Analysis.report(of: CatalogSnapshot())
        #expect(report.sections.map(\.name) == Self.sections)
        for figure in report.sections.flatMap(\.figures) {
            #expect(!figure.rule.isEmpty && !figure.title.isEmpty)
            switch figure.name {
            case "best_of_lists", "best_of": #expect(figure.finding == "There are no best-of lists.")
            case "tables": #expect(figure.finding == "The catalog has no titles, no persons and no credits.")
            default: #expect(figure.finding == "There are no titles.", "\(figure.name)")
            }
        }
    }

    @Test func report_ofOneTitle_isInTheSingular() throws {
        let title = CatalogBuilder.Title(
            id: "tm1", name: "Heat", score: 8, votes: 100, genres: ["drama"], countries: ["US"],
            credits: [(7, "ACTOR", "Neil")])
        let report = Analysis.report(of: CatalogBuilder.snapshot([title], people: [7: "Robert De Niro"]))
        for figure in report.sections.flatMap(\.figures) {
            #expect(!figure.finding.contains("1 titles"), "\(figure.finding)")
            #expect(!figure.finding.contains("1 people"), "\(figure.finding)")
        }
        #expect(report.figure("genres")?.finding == "drama is the most frequent genre, with 1 of 1 title.")
        #expect(report.figure("best_titles")?.finding == "Heat has the highest score, 8.")
        #expect(report.figure("actors")?.finding == "Robert De Niro has the most titles as actor: 1.")
        #expect(report.figure("title_words")?.table.rows.first?.first == "heat")
    }

    @Test func report_ofAllMissing_hasNoNumbers() throws {
        let titles = (0..<3).map {
            CatalogBuilder.Title(id: "tm\($0)", name: nil, type: nil, year: .nan, runtime: .nan)
        }
        let report = Analysis.report(of: CatalogBuilder.snapshot(titles))
        #expect(try report.value("columns", "mean", where: "titles", "imdb_score", "imputed") == .missing)
        #expect(try report.number("columns", "count", where: "titles", "seasons", "imputed") == 3)
        #expect(try report.column("best_titles", "rank").isEmpty)
        #expect(try report.column("years", "titles").isEmpty)
        #expect(try report.column("types", "type") == ["(missing)"])
        #expect(report.figure("scores")?.finding == "No title has a score.")
        #expect(
            report.figure("correlations")?.finding
                == "Too few titles have a score and votes to say how these go together.")
        #expect(try report.number("alerts", "value", where: "mostly_missing", "titles", "imdb_score") == 1)
    }

    @Test func report_ofTheSameCatalog_isTheSame() {
        let catalog = Self.crowded()
        let (one, other) = (Analysis.report(of: catalog), Analysis.report(of: catalog))
        for (figure, again) in zip(one.sections.flatMap(\.figures), other.sections.flatMap(\.figures)) {
            #expect(figure.table.rows == again.table.rows, "\(figure.name)")
            #expect(figure.rule == again.rule && figure.finding == again.finding)
        }
    }

    @Test func report_hasEachNameOnce_andFullRows() {
        let figures = Analysis.report(of: Self.crowded()).sections.flatMap(\.figures)
        #expect(Set(figures.map(\.name)).count == figures.count)
        for figure in figures {
            #expect(Set(figure.table.columns).count == figure.table.columns.count, "\(figure.name)")
            #expect(!figure.table.rows.isEmpty || figure.name.hasPrefix("best_of"), "\(figure.name)")
        }
    }

    @Test func report_withDrift_hasASectionForIt() {
        #expect(Analysis.report(of: CatalogSnapshot()).sections.allSatisfy { $0.name != "drift" })
        var history = ImportHistory()
        history.last = 2
        history.previous = 1
        history.before = [Distribution("type", .categories([("MOVIE", 10)]), missing: 0)]
        history.after = [Distribution("type", .categories([("MOVIE", 5), ("SHOW", 5)]), missing: 0)]
        let report = Analysis.report(of: CatalogSnapshot(), history: history)
        #expect(report.sections.last?.name == "drift")
        #expect(report.figure("drift_columns")?.finding == "Type shifted since the import before.")
    }

    /// A catalog with something of everything.
    static func crowded() -> CatalogSnapshot {
        var random = SeededRandom(5)
        let words = ["love", "night", "it's", "über", "काला", "愛", "the", "story", "2"]
        let titles = (0..<300).map { number in
            let group = Int64(number % 12) * 5
            return CatalogBuilder.Title(
                id: "t\(number % 2 == 0 ? "m" : "s")\(number)",
                name: number % 50 == 0
                    ? nil : (0..<3).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " "),
                type: number % 2 == 0 ? "MOVIE" : "SHOW", year: Double(1960 + number % 60),
                certification: number % 3 == 0 ? nil : ["PG-13", "R"][number % 2], runtime: Double(number % 120),
                seasons: number % 2 == 0 ? .nan : Double(number % 5), imdbID: number % 7 == 0 ? nil : "tt\(number / 2)",
                score: number % 11 == 0 ? .nan : Double(number % 90) / 10 + 1,
                votes: number % 11 < 2 ? .nan : Double(number * number),
                description: "A story of \(words[number % 9]) and \(words[number % 4]).",
                genres: [["drama", "comedy"], ["war"], []][number % 3],
                countries: [["US", "GB"], ["JP"], ["Lebanon"], []][number % 4],
                credits: (0..<4).map {
                    (
                        group + Int64.random(in: 0..<5, using: &random), $0 == 3 ? "DIRECTOR" : "ACTOR",
                        $0 == 3 ? nil : "X-\($0)"
                    )
                })
        }
        return CatalogBuilder.snapshot(titles)
    }
}
