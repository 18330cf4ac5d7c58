import MarqueeCatalog

extension Figure {
    /// Rows that say the same, in one respect or another.
    static func duplicates(_ study: Study) -> Figure {
        var table = FigureTable("what", "groups", "rows", "extra", "example")
        func add(_ what: String, _ found: Repetitions, _ example: String?) {
            table.add(
                .text(what), .integer(found.groups), .integer(found.rows), .integer(found.extra), .optional(example))
        }
        let repeated = RepeatedTitles(study.catalog)
        let name = { (title: Int) in study.catalog.titles.names[title] }
        add(
            "titles that are the same in all but their id", repeated.identical, repeated.identical.example.flatMap(name)
        )
        add("titles with the same title", repeated.names, repeated.names.example.flatMap(name))
        add("titles with the same title and year", repeated.namesAndYears, repeated.namesAndYears.example.flatMap(name))
        add(
            "titles with the same title, year and type", repeated.namesYearsAndTypes,
            repeated.namesYearsAndTypes.example.flatMap(name))
        add(
            "titles with the same imdb_id", repeated.imdbIDs,
            repeated.imdbIDs.example.flatMap { study.catalog.titles.imdbIDs[$0] })
        let nameless = NamelessTitles(study.catalog)
        add("titles without an imdb_id, were all of these taken for one", nameless.titles, nil)
        add("credits of titles without an imdb_id", nameless.credits, nil)
        let credits = RepeatedCredits(study.catalog)
        add("credits that are the same", credits.identical, study.describe(credits.identical))
        add("credits of a person for a title in the same role", credits.inRole, study.describe(credits.inRole))
        add("credits of a person for a title", credits.ofPerson, study.describe(credits.ofPerson))
        let persons = RepeatedNames(study.catalog.persons.names)
        add(
            "persons with the same name", persons.same, persons.same.example.flatMap { study.catalog.persons.names[$0] }
        )
        add("different names that are the same but for case", persons.butForCase, persons.example)
        let bare = (0..<study.count).filter { study.catalog.credits.of(title: $0).isEmpty }
        add("titles without credits", Repetitions(single: bare), bare.first.flatMap { study.catalog.titles.ids[$0] })
        let finding =
            study.count == 0
            ? English.noTitles
            : """
            \(English.sentence(English.count(repeated.identical.extra, "title"))) \
            \(repeated.identical.extra == 1 ? "repeats" : "repeat") another in all but the id; \
            \(English.count(persons.same.groups, "name")) \
            \(persons.same.groups == 1 ? "belongs" : "belong") to two or more persons.
            """
        return Figure(
            "duplicates", title: "Duplicates",
            rule: """
                raw, by bytes; what is missing is the same as nothing (two titles without an imdb_id have not the same one); \
                groups of two or more, the rows in them, and extra, the rows beyond the first of each group; the example is \
                the first of the largest group. For titles without credits a group is a title; for credits of titles without \
                an imdb_id a group is a title and extra means nothing but the difference.
                """,
            n: study.count, finding: finding, table: table)
    }
}

extension Study {
    /// The person and title of a credit.
    fileprivate func describe(_ found: Repetitions) -> String? {
        found.example.map { credit in
            let title = catalog.credits.starts.firstIndex { $0 > Int32(credit) }.map { $0 - 1 } ?? 0
            let person = catalog.persons.names[Int(catalog.credits.persons[credit])] ?? "?"
            return "\(person) in \(catalog.titles.names[title] ?? catalog.titles.ids[title] ?? "?")"
        }
    }
}
