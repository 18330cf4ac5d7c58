import MarqueeCatalog

extension Figure {
    /// The titles with the highest scores.
    static func bestTitles(_ study: Study) -> Figure {
        best(study, "best_titles", title: "Best titles", type: nil, "title")
    }

    /// The movies with the highest scores.
    static func bestMovies(_ study: Study) -> Figure {
        best(study, "best_movies", title: "Best movies", type: TitleTypes.movie, "movie")
    }

    /// The shows with the highest scores.
    static func bestShows(_ study: Study) -> Figure {
        best(study, "best_shows", title: "Best shows", type: TitleTypes.show, "show")
    }

    private static func best(_ study: Study, _ name: String, title: String, type: String?, _ one: String) -> Figure {
        var table = FigureTable("rank", "tied", "id", "title", "type", "release_year", "score", "votes")
        let (types, scores, votes) = (study.categories.types, study.numbers.scores.values, study.numbers.votes.values)
        let code = type.map { Int32(types.labels.firstIndex(of: $0) ?? -2) }
        let scored = study.numbers.scores.order.filter { code == nil || types.codes[Int($0)] == code }.map(Int.init)
        // The last in ascending order of score, and all that tie with the lowest of them: only these need sorting.
        let least = scored.isEmpty ? .infinity : scores[scored[max(0, scored.count - shownBest)]]
        func precedes(_ one: Int, _ other: Int) -> Bool {
            let (few, many) = (votes[one].isFinite ? votes[one] : -1, votes[other].isFinite ? votes[other] : -1)
            // Titles stand in the order of their ids.
            return (scores[other], many, one) < (scores[one], few, other)
        }
        let candidates = scored.reversed().prefix { scores[$0] >= least }.sorted(by: precedes)
        let ranks = Ranking.ranks(of: candidates.map { scores[$0] })
        let titles = study.catalog.titles
        for (title, rank) in zip(candidates, ranks).prefix(shownBest) {
            table.add(
                .integer(rank.rank), .integer(rank.tied), .optional(titles.ids[title]), .optional(titles.names[title]),
                types.codes[title] < 0 ? .missing : .text(types.labels[Int(types.codes[title])]),
                study.year(title).map(FigureValue.integer) ?? .missing, .number(scores[title]), .number(votes[title]))
        }
        let finding =
            if let first = candidates.first, let tied = ranks.first?.tied {
                tied == 1
                    ? "\(titles.names[first] ?? "A title without a name") has the highest score, "
                        + "\(English.plain(scores[first]))."
                    : "\(English.count(tied, one)) share the highest score, \(English.plain(scores[first])); of these "
                        + "\(titles.names[first] ?? "one without a name") has the most votes."
            } else { study.count == 0 ? English.noTitles : "No \(one) has a score." }
        return Figure(
            name, title: title,
            rule: """
                raw; titles with a score, highest first, equal scores by votes (missing last), then by id; equal \
                scores share a rank and tied says how many do; the first \(shownBest); n is the number of \(one)s with \
                a score.
                """,
            n: scored.count, finding: finding, table: table)
    }

    private static let shownBest = 20
}
