import MarqueeCatalog

extension Figure {
    /// Rows that say the same, in one respect or another.
    static func duplicates(_ study: Study) -> Figure {
        var table = FigureTable("what", "groups", "rows", "extra", "example")
        func add(_ what: String, _ found: Repetitions, _ example: String?) {
            table.add(
                .text(what), .integer(found.groups), .integer(found.rows), .integer(found.extra), .optional(example))
        }
        let (catalog, repeated) = (study.catalog, study.repeatedTitles)
        let titles = catalog.titles
        func addTitles(_ respect: String, _ found: Repetitions, _ text: TextColumn) {
            add("titles with the same \(respect)", found, found.example.flatMap { text[$0] })
        }
        add(
            "titles that are the same in all but their id", repeated.identical,
            repeated.identical.example.flatMap { titles.names[$0] })
        addTitles("title", study.repetitions("titles", "title"), titles.names)
        addTitles("title and year", repeated.namesAndYears, titles.names)
        addTitles("title, year and type", repeated.namesYearsAndTypes, titles.names)
        addTitles("imdb_id", study.repetitions("titles", "imdb_id"), titles.imdbIDs)
        let nameless = NamelessTitles(catalog)
        add("titles without an imdb_id, were all of these taken for one", nameless.titles, nil)
        add("credits of titles without an imdb_id", nameless.credits, nil)
        let credits = RepeatedCredits(catalog)
        add("credits that are the same", credits.identical, study.describe(credits.identical))
        add("credits of a person for a title in the same role", credits.inRole, study.describe(credits.inRole))
        add("credits of a person for a title", credits.ofPerson, study.describe(credits.ofPerson))
        let namesakes = study.repetitions("persons", "name")
        add("persons with the same name", namesakes, namesakes.example.flatMap { catalog.persons.names[$0] })
        let variants = CaseVariants(catalog.persons.names)
        add("different names that are the same but for case", variants.repetitions, variants.example)
        let bare = (0..<study.count).filter { catalog.credits.of(title: $0).isEmpty }
        add("titles without credits", Repetitions(single: bare), bare.first.flatMap { titles.ids[$0] })
        let finding =
            study.count == 0
            ? English.noTitles
            : """
            \(English.sentence(English.count(repeated.identical.extra, "title"))) \
            \(repeated.identical.extra == 1 ? "repeats" : "repeat") another in all but the id; \
            \(English.count(namesakes.groups, "name")) \
            \(namesakes.groups == 1 ? "belongs" : "belong") to two or more persons.
            """
        return Figure(
            "duplicates", title: "Duplicates",
            rule: """
                raw, by bytes; a missing value is the same as no other; groups of two or more, the rows in them, and \
                extra, the rows beyond the first of each group; the example is the first of the largest group. In the \
                rows on titles without credits and credits of titles without an imdb_id a group is a title. Credits \
                that are the same are looked for where characters are known.
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
