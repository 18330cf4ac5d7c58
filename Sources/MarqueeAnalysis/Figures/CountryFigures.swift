import MarqueeCatalog

extension Figure {
    /// Countries by number of titles, with their scores.
    static func countries(_ study: Study) -> Figure {
        let ranking = CountryRanking(study)
        let finding =
            if let most = ranking.places.first {
                "\(ranking.name(most)) has the most titles: \(English.number(ranking.all[most].titles)) of "
                    + "\(English.number(study.count)), from "
                    + "\(English.count(ranking.places.count, "country", "countries"))."
            } else { study.count == 0 ? English.noTitles : "No title has a country." }
        return Figure(
            "countries", title: "Countries", rule: countryRule + " By count, then code.", n: study.count,
            finding: finding,
            table: ranking.table(of: ranking.places))
    }

    /// The ten countries with the most titles.
    static func topCountries(_ study: Study) -> Figure {
        let ranking = CountryRanking(study)
        let places = Array(ranking.places.prefix(shownCountries))
        let best = places.filter { ranking.all[$0].scored > 0 }.max { ranking.all[$0].score < ranking.all[$1].score }
        let finding =
            if let best {
                "Of the \(English.count(places.count, "country", "countries")) with the most titles, "
                    + "\(ranking.name(best)) has "
                    + "the highest mean score, \(English.number(ranking.all[best].score, 2))."
            } else { study.count == 0 ? English.noTitles : "No country has a title with a score." }
        return Figure(
            "top_countries", title: "The ten countries with the most titles",
            rule: countryRule
                + " The \(shownCountries) with the most titles, of equal ones those whose code comes first.",
            n: study.count, finding: finding, table: ranking.table(of: places))
    }

    /// The lists of countries that titles have, each taken as a whole.
    static func countryLists(_ study: Study) -> Figure {
        var table = FigureTable("countries", "titles", "share", "mean_score", "scored", "mean_score_imputed")
        var tallies: [ArraySlice<Int32>: GroupTally] = [:]
        for title in 0..<study.count {
            tallies[study.catalog.countries.of(title: title), default: GroupTally()].add(title, of: study.numbers)
        }
        let names = study.catalog.countries.names
        let lists = tallies.map { key, tally in
            (name: key.isEmpty ? "(none)" : key.map { names[Int($0)] }.joined(separator: " + "), tally: tally)
        }.sorted { ($1.tally.titles, $0.name) < ($0.tally.titles, $1.name) }
        for (name, tally) in lists.prefix(shownLists) {
            table.add(
                .text(name), .integer(tally.titles), .share(tally.titles, of: study.count), .number(tally.score),
                .integer(tally.scored), .number(tally.imputedScore))
        }
        let single = (0..<study.count).count { study.catalog.countries.of(title: $0).count == 1 }
        return Figure(
            "country_lists", title: "Lists of countries",
            rule: """
                neither exploded nor first: a title counts for the whole list of its countries, in the source's order; \
                the \(shownLists) most frequent lists, equal ones by name; means over titles with a score, imputed \
                over all.
                """,
            n: study.count,
            finding: study.count == 0
                ? English.noTitles
                : "\(English.share(single, of: study.count)) of \(English.count(study.count, "title")) "
                    + "\(single == 1 ? "comes" : "come") from one country alone.", table: table)
    }

    private static let countryRule = """
        exploded: a title counts for each of its countries; columns first_… count it for its first country only. Means \
        are over titles with a score (scored), imputed over all titles with missing scores at the median. Equal counts \
        share a rank and the next one is skipped (1, 2, 2, 4). n is the number of titles.
        """
    private static let shownCountries = 10
    private static let shownLists = 20
}

/// Countries, those with most titles first, equal ones by code.
private struct CountryRanking {
    let all, first: [GroupTally]
    let places: [Int]
    private let study: Study
    private let codes: [String]

    init(_ study: Study) {
        self.study = study
        codes = study.catalog.countries.names
        all = GroupTally.exploded(study.catalog.countries, in: study)
        first = GroupTally.by(study.categories.firstCountries, in: study).labels
        places = GroupTally.ranking(all, codes)
    }

    /// The English name, or the code where there is none.
    func name(_ country: Int) -> String { englishName(country) ?? codes[country] }

    private func englishName(_ country: Int) -> String? {
        study.catalog.countryNames.indices.contains(country) ? study.catalog.countryNames[country] : nil
    }

    func table(of shown: [Int]) -> FigureTable {
        var table = FigureTable(
            "country", "name", "titles", "share", "mean_score", "scored", "mean_score_imputed", "first_titles",
            "first_mean_score", "rank", "first_scored", "first_mean_score_imputed")
        let ranks = Ranking.ranks(of: shown.map { all[$0].titles })
        for (country, rank) in zip(shown, ranks) {
            let (every, leading) = (all[country], first[country])
            table.add(
                .text(codes[country]), .optional(englishName(country)), .integer(every.titles),
                .share(every.titles, of: study.count), .number(every.score), .integer(every.scored),
                .number(every.imputedScore), .integer(leading.titles), .number(leading.score), .integer(rank.rank),
                .integer(leading.scored), .number(leading.imputedScore))
        }
        return table
    }
}
