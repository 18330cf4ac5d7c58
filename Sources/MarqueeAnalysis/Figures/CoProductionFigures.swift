import MarqueeCatalog

extension Figure {
    /// Pairs of countries that made titles together.
    static func coProduction(_ study: Study) -> Figure {
        var table = FigureTable("country_a", "country_b", "titles")
        let countries = study.catalog.countries
        let width = countries.names.count
        var counts = [Int](repeating: 0, count: width * width)
        var shared = 0
        for title in 0..<study.count {
            let list = Set(countries.of(title: title)).map(Int.init)
            guard list.count > 1 else { continue }
            shared += 1
            for one in list {
                for other in list where countries.names[one] < countries.names[other] {
                    counts[one * width + other] += 1
                }
            }
        }
        let pairs = counts.indices.filter { counts[$0] > 0 }
            .map { (a: countries.names[$0 / width], b: countries.names[$0 % width], titles: counts[$0]) }
            .sorted { ($1.titles, $0.a, $0.b) < ($0.titles, $1.a, $1.b) }
        for pair in pairs.prefix(shownPairs) { table.add(.text(pair.a), .text(pair.b), .integer(pair.titles)) }
        let finding =
            if let most = pairs.first {
                "\(most.a) and \(most.b) made the most titles together: \(English.number(most.titles)) of "
                    + "\(English.count(shared, "title")) from more than one country."
            } else { study.count == 0 ? English.noTitles : "No title comes from more than one country." }
        return Figure(
            "co_production", title: "Countries that produce together",
            rule: """
                exploded: a title counts for each pair of its countries; n is the number of titles from more than one \
                country; the \(shownPairs) most frequent pairs, equal ones by code.
                """,
            n: shared, finding: finding, table: table)
    }

    private static let shownPairs = 40
}
