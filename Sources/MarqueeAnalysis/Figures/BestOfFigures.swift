import MarqueeCatalog

extension Figure {
    /// The best-of lists.
    static func bestOfLists(_ study: Study) -> Figure {
        var table = FigureTable(
            "list", "titles", "mean_score", "median_year", "differing_scores", "same_title", "same_title_and_year",
            "same_title_year_and_type")
        let namesakes = Namesakes(study)
        let titles = study.catalog.titles
        for (list, name) in study.catalog.bestOfLists.enumerated() {
            let entries = study.catalog.bestOf.filter { $0.list == list }
            var scores = CompensatedSum()
            for entry in entries where study.numbers.scores.values[entry.title].isFinite {
                scores += study.numbers.scores.values[entry.title]
            }
            let years = entries.map { titles.releaseYears[$0.title] }.filter(\.isFinite).sorted()
            let differing = entries.count { $0.score.isFinite && $0.score != study.numbers.scores.values[$0.title] }
            let same = entries.reduce((0, 0, 0)) { total, entry in
                let same = namesakes.of(entry.title)
                return (total.0 + same.title, total.1 + same.year, total.2 + same.type)
            }
            table.add(
                .text(name), .integer(entries.count), .number(scores.mean),
                .number(Quantiles.quantile(0.5, of: years)), .integer(differing), .integer(same.0), .integer(same.1),
                .integer(same.2))
        }
        return Figure(
            "best_of_lists", title: "Best-of lists",
            rule: """
                raw; entries whose title is in the catalog; means over those with a score; differing_scores counts \
                entries whose listed score is not the catalog's; same_title counts the titles of the catalog that have \
                an entry's title, then also its year, then also its type: more than there are titles says that a title \
                alone does not tell which is meant. n is the number of entries.
                """,
            n: study.catalog.bestOf.count,
            finding: study.catalog.bestOfLists.isEmpty
                ? "There are no best-of lists."
                : "\(English.sentence(English.count(study.catalog.bestOfLists.count, "best-of list"))) "
                    + "\(study.catalog.bestOfLists.count == 1 ? "names" : "name") "
                    + "\(English.count(Set(study.catalog.bestOf.map(\.title)).count, "different title")) of "
                    + "\(English.number(study.count)).", table: table)
    }

    /// The entries of the best-of lists.
    static func bestOf(_ study: Study) -> Figure {
        var table = FigureTable(
            "list", "position", "id", "title", "release_year", "listed_score", "listed_votes", "score")
        let titles = study.catalog.titles
        let entries = study.catalog.bestOf.sorted {
            ($0.list, $0.position, $0.title) < ($1.list, $1.position, $1.title)
        }
        for entry in entries {
            table.add(
                .text(study.catalog.bestOfLists[entry.list]), .integer(entry.position),
                .optional(titles.ids[entry.title]),
                .optional(titles.names[entry.title]), study.year(entry.title).map(FigureValue.integer) ?? .missing,
                .number(entry.score), .number(entry.votes), .number(study.numbers.scores.values[entry.title]))
        }
        let first = entries.first.map {
            (study.catalog.bestOfLists[$0.list], titles.names[$0.title] ?? "a title without a name")
        }
        return Figure(
            "best_of", title: "Entries of the best-of lists",
            rule: "as listed; score is the catalog's, which may be another; by list, then position.", n: entries.count,
            finding: first.map { "The first entry of \($0.0) is \($0.1)." } ?? "There are no best-of lists.",
            table: table)
    }
}

/// Titles of the catalog that have the same name as one on a list.
private struct Namesakes {
    private var places: [String: [Int]] = [:]
    private let titles: CatalogSnapshot.Titles

    init(_ study: Study) {
        titles = study.catalog.titles
        for entry in study.catalog.bestOf {
            if let name = titles.names[entry.title] { places[name] = [] }
        }
        guard !places.isEmpty else { return }
        for title in 0..<study.count {
            if let name = titles.names[title] { places[name]?.append(title) }
        }
    }

    /// Titles with the same name, among them with the same year, and among these with the same type; itself included.
    func of(_ title: Int) -> (title: Int, year: Int, type: Int) {
        let same = titles.names[title].flatMap { places[$0] } ?? []
        let ofYear = same.filter { titles.releaseYears[$0] == titles.releaseYears[title] }
        return (same.count, ofYear.count, ofYear.count { titles.types[$0] == titles.types[title] })
    }
}
