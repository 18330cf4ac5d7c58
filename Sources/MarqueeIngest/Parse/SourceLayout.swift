import MarqueeCatalog

/// What the records of a source file are, told by its header.
package enum SourceLayout: Equatable, Sendable {
    case titles
    case credits
    case bestOf(BestOfList)

    /// Name in the ledger.
    package var name: String {
        switch self {
        case .titles: "titles"
        case .credits: "credits"
        case .bestOf(let list): list.rawValue
        }
    }

    /// Whether the records are places on a best-of list.
    package var isBestOf: Bool {
        if case .bestOf = self { true } else { false }
    }

    /// Columns that a file must have, and those that it may have.
    var columns: (required: [String], optional: [String]) {
        switch self {
        case .titles:
            (
                ["id", "title", "type", "release_year"],
                [
                    "age_certification", "runtime", "genres", "production_countries", "seasons", "imdb_id",
                    "imdb_score",
                    "imdb_votes", "description", "tmdb_popularity", "tmdb_score",
                ]
            )
        case .credits: (["person_id", "id", "name", "role"], ["character"])
        case .bestOf:
            (
                ["title", "release_year", "score", "main_genre", "main_production"],
                ["number_of_votes", "duration", "number_of_seasons"]
            )
        }
    }

    /// The layout of a file with these columns (lower case). The file's name decides only what the header cannot tell.
    static func recognised(columns: Set<String>, fileName: String) -> SourceLayout? {
        let bestOf = SourceLayout.bestOf(BestOfList(columns: columns, fileName: fileName.lowercased()))
        return [.titles, .credits, bestOf].first { columns.isSuperset(of: $0.columns.required) }
    }

    /// The layouts that are known, as they are shown to a user whose file is none of them.
    static var descriptions: [String] {
        let layouts: [(String, SourceLayout)] = [
            ("titles", .titles), ("credits", .credits), ("best-of list", .bestOf(.bestMovies)),
        ]
        return layouts.map { name, layout in
            let (required, optional) = layout.columns
            return "\(name): \(required.joined(separator: ",")) and optionally \(optional.joined(separator: ","))"
        }
    }
}

/// A best-of list by its subject.
package enum BestOfList: String, CaseIterable, Sendable {
    case bestMovies = "best_movies"
    case bestShows = "best_shows"
    case bestMoviesByYear = "best_movies_by_year"
    case bestShowsByYear = "best_shows_by_year"

    /// The type of the titles on it.
    package var titleType: TitleType {
        switch self {
        case .bestMovies, .bestMoviesByYear: .movie
        case .bestShows, .bestShowsByYear: .show
        }
    }

    /// A list of shows has their seasons and a list of all time has votes or durations; where the header lacks them, the
    /// file's name decides.
    fileprivate init(columns: Set<String>, fileName: String) {
        let isOfShows = columns.contains("number_of_seasons") || fileName.contains("show")
        let isByYear =
            fileName.contains("year") || (!columns.contains("number_of_votes") && !columns.contains("duration"))
        self =
            switch (isOfShows, isByYear) {
            case (false, false): .bestMovies
            case (false, true): .bestMoviesByYear
            case (true, false): .bestShows
            case (true, true): .bestShowsByYear
            }
    }
}

/// Movie or show.
package enum TitleType: String, CaseIterable, Sendable {
    case movie = "MOVIE"
    case show = "SHOW"
}
