import MarqueeCatalog
import MarqueeRecommender
import Testing

struct TitleFilterTests {
    private static let catalog: CatalogSnapshot = {
        var catalog = CatalogSnapshot()
        catalog.titles.ids = TextColumn(["a", "b", "c"])
        catalog.titles.names = TextColumn(["Heat", "O'Hara", nil])
        catalog.titles.types = [0, 0, 1]
        catalog.titles.typeNames = ["MOVIE", "SHOW"]
        catalog.titles.releaseYears = [1995, 2010, .nan]
        catalog.titles.certifications = [0, -1, -1]
        catalog.titles.certificationNames = ["R"]
        catalog.titles.runtimes = [170, 90, 30]
        catalog.titles.seasons = [.nan, .nan, 2]
        catalog.titles.imdbIDs = TextColumn(["tt1", nil, nil])
        catalog.titles.scores = [8.2, 5, .nan]
        catalog.titles.votes = [100, 10, .nan]
        catalog.titles.descriptions = TextColumn([nil, nil, nil])
        catalog.titles.tmdbPopularities = [.nan, .nan, .nan]
        catalog.titles.tmdbScores = [.nan, .nan, .nan]
        catalog.genres.names = ["crime", "drama"]
        catalog.genres.starts = [0, 2, 3, 3]
        catalog.genres.values = [0, 1, 1]
        catalog.countries.names = ["KR", "US"]
        catalog.countries.starts = [0, 1, 2, 2]
        catalog.countries.values = [1, 0]
        catalog.persons.ids = [1]
        catalog.persons.names = TextColumn(["Al"])
        catalog.credits.starts = [0, 1, 1, 1]
        catalog.credits.persons = [0]
        catalog.credits.roles = [0]
        catalog.credits.roleNames = ["ACTOR"]
        return catalog
    }()

    @Test(arguments: [
        ("release_year >= 2000", "b"), ("release_year < 2000 OR type = 'SHOW'", "ac"),
        ("NOT release_year >= 2000", "a"),
        ("release_year <> 1995", "b"), ("release_year IS NULL", "c"), ("release_year is not null", "ab"),
        ("genre = 'drama'", "ab"), ("genre != 'crime'", "b"), ("genre IN ('crime', \"sport\")", "a"),
        ("NOT genre IN ('crime')", "b"), ("genre NOT IN ('crime')", "b"), ("genre IS NULL", "c"),
        ("country = 'KR' AND imdb_score > 4.5", "b"), ("imdb_score BETWEEN 5 AND 9", "ab"),
        ("imdb_score NOT BETWEEN 5 AND 6", "a"), ("title = 'O''Hara'", "b"), ("title LIKE '%e_t'", "a"),
        ("title NOT LIKE 'h%'", "b"), ("actor = 'Al'", "a"),
        ("(type = 'MOVIE' OR seasons = 2) AND runtime < 100", "bc"),
        ("age_certification = 'R'", "a"), ("imdb_id = 'tt1'", "a"), ("id > 'a'", "bc"), ("best_of = 'best_movies'", ""),
    ])
    func filter_letsThroughWhatItSays(_ text: String, _ expected: String) throws {
        let set = try TitleFilter(text).titles(of: Self.catalog)
        #expect((0..<3).filter(set.contains).map { ["a", "b", "c"][$0] }.joined() == expected)
    }

    @Test(arguments: [
        ("", "a column is expected", 1), ("release_year", "a comparison is expected", 13),
        ("release_year >=", "release_year is compared with a number", 16),
        ("release_year = '2000'", "release_year is compared with a number", 16),
        ("title = 3", "title is compared with a text in quotes", 9), ("title = 'x", "a text has no end", 9),
        ("(type = 'SHOW'", "a bracket is not closed", 15),
        ("type = 'SHOW' type = 'MOVIE'", "AND, OR or the end is expected", 15),
        ("type = 'SHOW'; DROP TABLE titles", "; has no meaning here", 14), ("1 = 1", "a column is expected", 1),
        ("title = 'a' -- x", "- is no number", 13),
        ("runtime LIKE '9%'", "LIKE compares a column of texts with a text in quotes", 14),
    ])
    func filter_thatIsNone_saysWhyAndWhere(_ text: String, _ message: String, _ position: Int) {
        let fault = #expect(throws: FilterFault.self) { try TitleFilter(text) }
        #expect(fault == FilterFault(message: message, position: position))
    }

    @Test func filter_thatIsHuge_isRefusedQuickly() {
        #expect(throws: FilterFault.self) { try TitleFilter(String(repeating: "(", count: 3_999)) }
        #expect(throws: FilterFault.self) { try TitleFilter(String(repeating: "id = 'a' OR ", count: 400)) }
    }

    @Test func pattern_ofManyWildcards_takesNoTime() throws {
        var catalog = Self.catalog
        catalog.titles.names = TextColumn([String(repeating: "a", count: 5_000), nil, nil])
        let pattern = String(repeating: "%a", count: 1_000) + "b"
        let start = ContinuousClock.now
        #expect(try TitleFilter("title LIKE '\(pattern)'").titles(of: catalog).count == 0)
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
