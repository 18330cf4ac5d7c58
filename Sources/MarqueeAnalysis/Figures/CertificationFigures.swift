extension Figure {
    /// Age certifications, the missing one among them.
    static func certifications(_ study: Study) -> Figure {
        var table = FigureTable(
            "certification", "titles", "share", "mean_score", "scored", "mean_score_imputed", "max_movie_score")
        let column = study.categories.certifications
        let (labels, missing) = GroupTally.by(column, in: study)
        let (tallies, names) = (labels + [missing], column.labels + ["(missing)"])
        let best = study.bestMovieScores
        let ranking = GroupTally.ranking(tallies, names)
        for place in ranking {
            let tally = tallies[place]
            table.add(
                .text(names[place]), .integer(tally.titles), .share(tally.titles, of: study.count),
                .number(tally.score),
                .integer(tally.scored), .number(tally.imputedScore), .number(best[place]))
        }
        let highest = ranking.filter { $0 < labels.count && tallies[$0].scored > 0 }
            .max { tallies[$0].score < tallies[$1].score }
        let finding =
            if let highest, let most = ranking.first, case let titles = English.count(tallies[most].titles, "title"),
                case let frequent = most < labels.count
                    ? "\(names[most]) is the most frequent certification, with \(titles)"
                    : "\(titles) have no certification, more than have any one"
            {
                """
                \(frequent); \(names[highest]) has the highest mean score, \(English.number(tallies[highest].score, 2)).
                """
            } else { study.count == 0 ? English.noTitles : "No title with a certification has a score." }
        return Figure(
            "certifications", title: "Age certifications",
            rule: """
                raw, the missing one counted as (missing); means over titles with a score (scored), imputed over all \
                with missing scores at the median; max_movie_score is the highest score of a title of type MOVIE; n is \
                the number of titles; by count, then name.
                """,
            n: study.count, finding: finding, table: table)
    }
}

extension Study {
    /// The highest score of a movie by certification, the last one for movies without; NaN where none has a score.
    fileprivate var bestMovieScores: [Double] {
        let (types, certifications) = (categories.types, categories.certifications)
        var best = [Double](repeating: .nan, count: certifications.labels.count + 1)
        let movie = types.labels.firstIndex(of: TitleTypes.movie)
        for title in numbers.scores.order.lazy.map(Int.init) where Int(types.codes[title]) == movie {
            let code = Int(certifications.codes[title])
            // Scores come in ascending order: the last one is the highest.
            best[code < 0 ? certifications.labels.count : code] = numbers.scores.values[title]
        }
        return best
    }
}
