import MarqueeCatalog

extension Figure {
    /// Genres by number of titles, with their scores and votes.
    static func genres(_ study: Study) -> Figure {
        var table = FigureTable(
            "genre", "titles", "share", "mean_score", "scored", "mean_score_imputed", "mean_votes", "voted",
            "mean_votes_imputed", "first_titles", "first_mean_score", "first_mean_votes", "first_scored", "first_voted",
            "first_mean_score_imputed", "first_mean_votes_imputed")
        let names = study.catalog.genres.names
        let all = GroupTally.exploded(study.catalog.genres, in: study)
        let first = GroupTally.by(study.categories.firstGenres, in: study).labels
        let ranking = GroupTally.ranking(all, names)
        for genre in ranking {
            let (every, leading) = (all[genre], first[genre])
            table.add(
                .text(names[genre]), .integer(every.titles), .share(every.titles, of: study.count),
                .number(every.score),
                .integer(every.scored), .number(every.imputedScore), .number(every.vote), .integer(every.voted),
                .number(every.imputedVote), .integer(leading.titles), .number(leading.score), .number(leading.vote),
                .integer(leading.scored), .integer(leading.voted), .number(leading.imputedScore),
                .number(leading.imputedVote))
        }
        let finding =
            if let most = ranking.first {
                "\(names[most]) is the most frequent genre, with \(English.number(all[most].titles)) of "
                    + "\(English.count(study.count, "title"))."
            } else { study.count == 0 ? English.noTitles : "No title has a genre." }
        return Figure(
            "genres", title: "Genres",
            rule: """
                exploded: a title counts for each of its genres; columns first_… count it for its first genre only. \
                Means are over the titles that have the value (scored, voted), those named imputed over all titles \
                with missing ones at the median. n is the number of titles; by count, then name.
                """,
            n: study.count, finding: finding, table: table)
    }

    /// Genres by decade.
    static func genresByDecade(_ study: Study) -> Figure {
        var table = FigureTable("decade", "genre", "titles", "share")
        let (decades, genres) = (study.categories.decades, study.catalog.genres)
        let totals = decades.counts
        var counts = [[Int]](repeating: [Int](repeating: 0, count: genres.names.count), count: totals.count)
        for title in 0..<study.count where decades.codes[title] >= 0 {
            for genre in genres.of(title: title) { counts[Int(decades.codes[title])][Int(genre)] += 1 }
        }
        var finding = study.count == 0 ? English.noTitles : "No title has a year and a genre."
        for (decade, ofDecade) in counts.enumerated() {
            let ranking = ofDecade.indices.filter { ofDecade[$0] > 0 }
                .sorted { (ofDecade[$1], genres.names[$0]) < (ofDecade[$0], genres.names[$1]) }
            for genre in ranking {
                table.add(
                    Int(decades.labels[decade]).map(FigureValue.integer) ?? .missing, .text(genres.names[genre]),
                    .integer(ofDecade[genre]), .share(ofDecade[genre], of: totals[decade]))
            }
            guard let most = ranking.first else { continue }
            finding =
                "In the \(decades.labels[decade])s, the latest decade, \(genres.names[most]) is the most "
                + "frequent genre, with "
                + "\(English.share(ofDecade[most], of: totals[decade])) of \(English.count(totals[decade], "title"))."
        }
        return Figure(
            "genres_by_decade", title: "Genres by decade",
            rule: """
                exploded: a title counts for each of its genres; share of the decade's titles; titles without a year \
                are left out; by decade, then count, then name.
                """,
            n: study.count, finding: finding, table: table)
    }
}
