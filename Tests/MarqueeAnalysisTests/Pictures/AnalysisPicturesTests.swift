import MarqueeAnalysis
import MarqueeCatalog
import Testing

/// Holds the pictures against the figures that the analysis makes: a column that is renamed would take a picture away.
struct AnalysisPicturesTests {
    /// Twelve titles in which every figure has something to show.
    private static let catalog: CatalogSnapshot = {
        var catalog = CatalogSnapshot()
        catalog.titles.typeNames = ["MOVIE", "SHOW"]
        catalog.titles.certificationNames = ["R"]
        catalog.genres.names = ["drama", "crime"]
        catalog.countries.names = ["FR", "US"]
        catalog.countryNames = ["France", nil]
        catalog.credits.roleNames = ["ACTOR", "DIRECTOR"]
        catalog.bestOfLists = ["best_movies"]
        for person in 0..<4 {
            catalog.persons.ids.append(Int64(person))
            catalog.persons.names.append("Person \(person)")
        }
        for title in 0..<12 {
            add(title, to: &catalog)
            for person in 0..<4 {
                catalog.credits.persons.append(Int32(person))
                catalog.credits.roles.append(UInt8(person / 2))
            }
            catalog.credits.starts.append(Int32(catalog.credits.persons.count))
            for value in 0..<(title % 3 == 0 ? 1 : 2) {
                catalog.genres.values.append(Int32(value))
                catalog.countries.values.append(Int32(value))
            }
            catalog.genres.starts.append(Int32(catalog.genres.values.count))
            catalog.countries.starts.append(Int32(catalog.countries.values.count))
        }
        catalog.bestOf = [.init(list: 0, title: 1, position: 1, score: 8, votes: 9)]
        return catalog
    }()

    private static func add(_ title: Int, to catalog: inout CatalogSnapshot) {
        let isMissing = title % 4 == 3
        catalog.titles.ids.append("tm\(10 + title)")
        catalog.titles.names.append("Night story \(title)")
        catalog.titles.types.append(Int32(title % 2))
        catalog.titles.releaseYears.append(Double(1_960 + title * 5))
        catalog.titles.certifications.append(isMissing ? -1 : 0)
        catalog.titles.runtimes.append(Double(30 + title * 7))
        catalog.titles.seasons.append(title % 2 == 0 ? .nan : 2)
        catalog.titles.imdbIDs.append(isMissing ? nil : "tt\(title)")
        catalog.titles.scores.append(isMissing ? .nan : 5 + Double(title % 5))
        catalog.titles.votes.append(isMissing ? .nan : Double(10 << title))
        catalog.titles.descriptions.append("A quiet night in the city")
        catalog.titles.tmdbPopularities.append(Double(title))
        catalog.titles.tmdbScores.append(6)
    }

    @Test func pictures_ofTheAnalysis_areThoseThatTheSampleHas() throws {
        let report = Analysis.report(of: Self.catalog)
        let drawn = report.sections.flatMap(\.figures).filter { Pictures.specification(of: $0, in: report) != nil }
        let more = ["best_movies", "best_shows"]
        #expect(Set(drawn.map(\.name)) == Set(SampleReport.drawn + more).subtracting(["drift_columns"]))
    }
}
