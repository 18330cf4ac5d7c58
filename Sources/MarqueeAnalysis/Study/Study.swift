package import MarqueeCatalog

/// A catalog with what its figures share: columns of numbers put in order, imputed values, columns summed up. Made
/// once for a report.
package struct Study: Sendable {
    package let catalog: CatalogSnapshot
    /// Number of titles.
    package let count: Int
    let numbers: Numbers
    let categories: Categories
    /// All columns of titles, credits and persons.
    let columns: [Column]
    let gaps: Gaps
    let repeatedTitles: RepeatedTitles

    package init(_ catalog: CatalogSnapshot) {
        self.catalog = catalog
        count = catalog.titles.count
        numbers = Numbers(catalog.titles)
        categories = Categories(catalog)
        columns = Column.all(of: catalog, numbers, categories)
        gaps = Gaps(catalog)
        repeatedTitles = RepeatedTitles(catalog)
    }

    /// Rows that have the same text in a column of texts.
    func repetitions(_ table: String, _ column: String) -> Repetitions {
        for case .texts(let texts) in columns.map(\.content) where texts.table == table && texts.column == column {
            return texts.repetitions
        }
        return Repetitions()
    }

    /// The year of a title, if it is there.
    func year(_ title: Int) -> Int? { Int(exactly: catalog.titles.releaseYears[title].rounded(.down)) }

    /// The first year of the decade of a year.
    static func decade(of year: Int) -> Int { year - (year % 10 + 10) % 10 }
}

/// The columns of numbers of titles, as they are and imputed.
struct Numbers: Sendable {
    let years, runtimes, seasons, scores, votes, tmdbPopularities, tmdbScores: NumberColumn
    /// Missing seasons are 0; missing scores and votes are the median of those that are there.
    let imputedSeasons, imputedScores, imputedVotes: NumberColumn

    init(_ titles: CatalogSnapshot.Titles) {
        years = NumberColumn("release_year", titles.releaseYears)
        runtimes = NumberColumn("runtime_minutes", titles.runtimes)
        seasons = NumberColumn("seasons", titles.seasons)
        scores = NumberColumn("imdb_score", titles.scores)
        votes = NumberColumn("imdb_votes", titles.votes)
        tmdbPopularities = NumberColumn("tmdb_popularity", titles.tmdbPopularities)
        tmdbScores = NumberColumn("tmdb_score", titles.tmdbScores)
        imputedSeasons = seasons.filled(with: 0)
        imputedScores = scores.filled(with: scores.quantile(0.5))
        imputedVotes = votes.filled(with: votes.quantile(0.5))
    }

    /// The columns that have a value in any row.
    var raw: [NumberColumn] {
        [years, runtimes, seasons, scores, votes, tmdbPopularities, tmdbScores].filter { $0.count > 0 }
    }

    /// Those of ``raw``, with missing values filled in.
    var imputed: [NumberColumn] {
        raw.map { column in [imputedSeasons, imputedScores, imputedVotes].first { $0.name == column.name } ?? column }
    }
}
