import MarqueeCatalog

extension Figure {
    /// Titles by the year of their release.
    static func years(_ study: Study) -> Figure {
        var table = FigureTable("release_year", "titles", "movies", "shows", "mean_score", "scored")
        let groups = PeriodTally.by(study) { $0 }
        for group in groups {
            table.add(
                .integer(group.period), .integer(group.all.titles), .integer(group.movies), .integer(group.shows),
                .number(group.all.score), .integer(group.all.scored))
        }
        let most = groups.max { ($0.all.titles, $1.period) < ($1.all.titles, $0.period) }
        let finding =
            if let most, let first = groups.first, let last = groups.last {
                "Most titles are of \(String(most.period)): \(English.number(most.all.titles)); the oldest "
                    + "\(first.all.titles == 1 ? "is" : "are") of \(String(first.period)), the newest of "
                    + "\(String(last.period))."
            } else { study.count == 0 ? English.noTitles : "No title has a year." }
        return Figure(
            "years", title: "Titles by year", rule: periodRule, n: study.numbers.years.count, finding: finding,
            table: table)
    }

    /// Titles by the decade of their release.
    static func decades(_ study: Study) -> Figure {
        var table = FigureTable("decade", "titles", "movies", "shows", "mean_score", "scored", "mean_score_imputed")
        let groups = PeriodTally.by(study, Study.decade)
        for group in groups {
            table.add(
                .integer(group.period), .integer(group.all.titles), .integer(group.movies), .integer(group.shows),
                .number(group.all.score), .integer(group.all.scored), .number(group.all.imputedScore))
        }
        let finding =
            if let most = groups.max(by: { ($0.all.titles, $1.period) < ($1.all.titles, $0.period) }) {
                "\(English.share(most.all.titles, of: study.numbers.years.count)) of "
                    + "\(English.count(study.numbers.years.count, "title")) "
                    + "\(most.all.titles == 1 ? "is" : "are") of the \(String(most.period))s."
            } else { study.count == 0 ? English.noTitles : "No title has a year." }
        return Figure(
            "decades", title: "Titles by decade",
            rule: periodRule + " Imputed means are over all titles of the decade, missing "
                + "scores at the median.", n: study.numbers.years.count, finding: finding, table: table)
    }

    /// Titles before and from 1970.
    static func eras(_ study: Study) -> Figure {
        var table = FigureTable("era", "titles", "scored", "mean_score", "mean_score_imputed")
        let groups = PeriodTally.by(study) { $0 < divide ? 0 : 1 }
        for group in groups {
            table.add(
                .text(eraNames[group.period]), .integer(group.all.titles), .integer(group.all.scored),
                .number(group.all.score), .number(group.all.imputedScore))
        }
        let parts = groups.filter { $0.all.scored > 0 }.map {
            "\(English.number($0.all.score, 2)) \(eraNames[$0.period]) (\(English.count($0.all.scored, "title")))"
        }
        return Figure(
            "eras", title: "Titles before and from \(divide)",
            rule:
                "raw: means over titles with a score (scored); imputed: over all titles of the era, missing "
                + "scores at the median. n is the number of titles with a year.", n: study.numbers.years.count,
            finding: parts.isEmpty
                ? (study.count == 0 ? English.noTitles : "No title has a year and a score.")
                : "The mean score is \(English.list(parts)).", table: table)
    }

    private static let divide = 1970
    private static let eraNames = ["before \(divide)", "from \(divide)"]
    private static let periodRule = """
        raw; movies and shows are the titles of types MOVIE and SHOW; means over titles with a score (scored); n is \
        the number of titles with a year.
        """
}

/// Titles of a year, or of several.
private struct PeriodTally {
    let period: Int
    var all = GroupTally()
    var movies = 0
    var shows = 0

    /// The titles that have a year by their period, ascending.
    static func by(_ study: Study, _ period: (Int) -> Int) -> [PeriodTally] {
        var tallies: [Int: PeriodTally] = [:]
        let names = study.categories.types.labels
        let (movie, show) = (names.firstIndex(of: TitleTypes.movie), names.firstIndex(of: TitleTypes.show))
        for title in 0..<study.count {
            guard let year = study.year(title) else { continue }
            let (key, type) = (period(year), Int(study.categories.types.codes[title]))
            tallies[key, default: PeriodTally(period: key)].all.add(title, of: study.numbers)
            if type == movie { tallies[key]?.movies += 1 }
            if type == show { tallies[key]?.shows += 1 }
        }
        return tallies.values.sorted { $0.period < $1.period }
    }
}

/// Names of types that figures tell apart.
enum TitleTypes {
    static let movie = "MOVIE"
    static let show = "SHOW"
}
