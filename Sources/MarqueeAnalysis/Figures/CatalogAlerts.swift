import MarqueeCatalog

extension Alert {
    /// Values that can hardly be right.
    static func suspiciousValues(_ study: Study) -> [Alert] {
        let (catalog, titles) = (study.catalog, study.catalog.titles)
        var alerts: [Alert] = []
        func check(_ column: String, _ message: (String) -> String, _ isSuspicious: (Int) -> Bool) {
            let found = (0..<study.count).filter(isSuspicious)
            guard let first = found.first else { return }
            let example = titles.ids[first] ?? "?"
            let named =
                found.count == 1 ? "1 title (\(example))" : "\(English.number(found.count)) titles (first \(example))"
            alerts.append(Alert(.suspiciousValue, "titles", column, Double(found.count), above: 0, message(named)))
        }
        check("title", { "\($0) without a title" }, titles.names.isMissing)
        check("runtime_minutes", { "\($0) with a runtime of 0 minutes or less" }) { titles.runtimes[$0] <= 0 }
        check("imdb_score", { "\($0) with a score outside 0 to 10" }) {
            titles.scores[$0] < 0 || titles.scores[$0] > 10
        }
        check("imdb_votes", { "\($0) with fewer than no votes" }) { titles.votes[$0] < 0 }
        check("imdb_votes", { "\($0) with a score but no votes" }) {
            titles.scores[$0].isFinite && titles.votes[$0].isNaN
        }
        check("release_year", { "\($0) from before the first film (\(English.plain(firstYear).filter { $0 != "," }))" })
        {
            titles.releaseYears[$0] < firstYear
        }
        check("genres", { "\($0) without a genre" }) { catalog.genres.of(title: $0).isEmpty }
        check("countries", { "\($0) without a country" }) { catalog.countries.of(title: $0).isEmpty }
        for country in Set(catalog.countries.values).sorted().map(Int.init) {
            let code = catalog.countries.names[country]
            let isKnown = catalog.countryNames.indices.contains(country) && catalog.countryNames[country] != nil
            guard !isCountryCode(code) || !isKnown else { continue }
            let what = isCountryCode(code) ? "is not a known one" : "is not two capital letters"
            check("countries", { "\($0) whose country \u{201C}\(code)\u{201D} \(what)" }) {
                catalog.countries.of(title: $0).contains(Int32(country))
            }
        }
        return alerts
    }

    /// What refers to nothing, or is referred to by nothing.
    static func brokenReferences(_ study: Study) -> [Alert] {
        let catalog = study.catalog
        var (isCredited, alerts) = ([Bool](repeating: false, count: catalog.persons.count), [Alert]())
        for person in catalog.credits.persons { isCredited[Int(person)] = true }
        let idle = isCredited.count { !$0 }
        if idle > 0 {
            alerts.append(
                Alert(
                    .brokenReference, "persons", "id", Double(idle), above: 0,
                    "\(English.count(idle, "person", "persons")) without a credit"))
        }
        let bare = (0..<study.count).count { catalog.credits.of(title: $0).isEmpty }
        if bare > 0 {
            alerts.append(
                Alert(
                    .brokenReference, "titles", "id", Double(bare), above: 0,
                    "\(English.count(bare, "title")) without credits"))
        }
        return alerts
    }

    /// Rows that say what others say.
    static func duplicates(_ study: Study) -> [Alert] {
        let repeated = study.repeatedTitles
        let kinds = [
            ("title", repeated.identical, "in all but its id"),
            ("imdb_id", study.repetitions("titles", "imdb_id"), "in its imdb_id"),
            ("title", repeated.namesYearsAndTypes, "in title, year and type"),
        ]
        return kinds.filter { $0.1.extra > 0 }.map { column, found, respect in
            Alert(
                .duplicates, "titles", column, Double(found.extra), above: 0,
                "\(English.count(found.extra, "title")) \(found.extra == 1 ? "is" : "are") like another \(respect)")
        }
    }

    private static func isCountryCode(_ code: String) -> Bool {
        code.utf8.count == 2 && code.utf8.allSatisfy { (65...90).contains($0) }
    }
}
