import MarqueeCatalog

extension Figure {
    /// How many rows there are of what.
    static func tables(_ study: Study) -> Figure {
        let catalog = study.catalog
        var table = FigureTable("table", "rows")
        let rows = [
            ("titles", study.count), ("title_types", study.categories.types.counts.count { $0 > 0 }),
            ("age_certifications", study.categories.certifications.counts.count { $0 > 0 }),
            ("genres", Set(catalog.genres.values).count), ("title_genres", catalog.genres.values.count),
            ("countries", Set(catalog.countries.values).count), ("title_countries", catalog.countries.values.count),
            ("persons", catalog.persons.count), ("credits", catalog.credits.count),
            ("best_of_lists", catalog.bestOfLists.count), ("title_best_of", catalog.bestOf.count),
        ]
        for (name, count) in rows { table.add(.text(name), .integer(count)) }
        return Figure(
            "tables", title: "Tables",
            rule:
                "Rows of the warehouse's tables; of types, certifications, genres and countries those that a "
                + "title has.",
            n: study.count,
            finding: "The catalog has \(English.count(study.count, "title")), "
                + "\(English.count(catalog.persons.count, "person")) and "
                + "\(English.count(catalog.credits.count, "credit")).",
            table: table)
    }

    /// Movies and shows.
    static func types(_ study: Study) -> Figure {
        var table = FigureTable("type", "titles", "share", "mean_score", "median_runtime")
        let (tallies, missing) = GroupTally.by(study.categories.types, in: study)
        let names = study.categories.types.labels
        let ranking = GroupTally.ranking(tallies, names)
        let medians = study.medianRuntimes
        for type in ranking {
            table.add(
                .text(names[type]), .integer(tallies[type].titles), .share(tallies[type].titles, of: study.count),
                .number(tallies[type].score), .number(medians[type]))
        }
        if missing.titles > 0 {
            table.add(
                "(missing)", .integer(missing.titles), .share(missing.titles, of: study.count), .number(missing.score),
                .missing)
        }
        let finding =
            ranking.isEmpty
            ? English.noTitles
            : "Of \(English.count(study.count, "title")), "
                + English.list(ranking.map { "\(English.number(tallies[$0].titles)) are of type \(names[$0])" }) + "."
        return Figure(
            "types", title: "Types",
            rule: "raw; share of all titles; means and medians over titles that have the value; by count, then name.",
            n: study.count, finding: finding, table: table)
    }
}

extension Study {
    /// The median runtime of the titles of each type.
    fileprivate var medianRuntimes: [Double] {
        var sorted = [[Double]](repeating: [], count: categories.types.labels.count)
        for title in numbers.runtimes.order where categories.types.codes[Int(title)] >= 0 {
            sorted[Int(categories.types.codes[Int(title)])].append(numbers.runtimes.values[Int(title)])
        }
        return sorted.map { Quantiles.quantile(0.5, of: $0) }
    }
}
