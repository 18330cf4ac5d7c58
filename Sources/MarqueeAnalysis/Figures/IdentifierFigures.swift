import MarqueeCatalog

extension Figure {
    /// With which letters the ids of each type begin.
    static func idPrefixes(_ study: Study) -> Figure {
        var table = FigureTable("prefix", "type", "titles")
        let types = study.categories.types
        var counts: [String: [Int]] = [:]
        for title in 0..<study.count {
            let prefix = (study.catalog.titles.ids[title] ?? "").prefix { !$0.isNumber }
            let type = types.codes[title] < 0 ? types.labels.count : Int(types.codes[title])
            counts[String(prefix), default: [Int](repeating: 0, count: types.labels.count + 1)][type] += 1
        }
        for (prefix, ofTypes) in counts.sorted(by: { $0.key < $1.key }) {
            for (type, titles) in ofTypes.enumerated() where titles > 0 {
                table.add(
                    .text(prefix), .text(type < types.labels.count ? types.labels[type] : "(missing)"), .integer(titles)
                )
            }
        }
        let mixed = counts.values.count { $0.count { $0 > 0 } > 1 }
        return Figure(
            "id_prefixes", title: "Ids and types",
            rule: "raw; the characters of an id before its first digit, by type; n is the number of titles.",
            n: study.count,
            finding: study.count == 0
                ? English.noTitles
                : mixed == 0
                    ? "The beginning of an id tells the type of the title."
                    : "\(English.sentence(English.count(mixed, "beginning"))) of ids "
                        + "\(mixed == 1 ? "is" : "are") shared by titles of several types.", table: table)
    }
}
