import MarqueeCatalog

/// A column of the catalog and what is to be said of it.
struct Column: Sendable {
    enum Kind: String { case number, category, text, key }

    enum Content {
        /// `imputed` where missing values have a rule by which they are filled in.
        case numbers(NumberSummary, imputed: NumberSummary?)
        case texts(TextProfile)
    }

    let table: String
    let name: String
    let kind: Kind
    let content: Content
    /// Rows that have no value, and all rows.
    let missing, total: Int

    init(_ kind: Kind, _ texts: TextProfile) {
        (table, name, self.kind, content) = (texts.table, texts.column, kind, .texts(texts))
        (missing, total) = (texts.missing, texts.count + texts.missing)
    }

    init(_ numbers: NumberColumn, imputed: NumberColumn? = nil) {
        (table, name, kind) = ("titles", numbers.name, .number)
        content = .numbers(NumberSummary(numbers), imputed: imputed.map { NumberSummary($0) })
        (missing, total) = (numbers.missing, numbers.values.count)
    }

    /// All columns, those of a table together.
    static func all(of catalog: CatalogSnapshot, _ numbers: Numbers, _ categories: Categories) -> [Column] {
        let titles = catalog.titles
        return [
            Column(.key, TextProfile("titles", "id", titles.ids)),
            Column(.text, TextProfile("titles", "title", titles.names)),
            Column(.category, TextProfile("titles", "type", categories.types)),
            Column(numbers.years),
            Column(.category, TextProfile("titles", "age_certification", categories.certifications)),
            Column(numbers.runtimes),
            Column(numbers.seasons, imputed: numbers.imputedSeasons),
            Column(.key, TextProfile("titles", "imdb_id", titles.imdbIDs)),
            Column(numbers.scores, imputed: numbers.imputedScores),
            Column(numbers.votes, imputed: numbers.imputedVotes),
            Column(.text, TextProfile("titles", "description", titles.descriptions)),
            Column(numbers.tmdbPopularities),
            Column(numbers.tmdbScores),
            Column(.category, TextProfile("titles", "genres", catalog.genres, titles: titles.count)),
            Column(.category, TextProfile("titles", "countries", catalog.countries, titles: titles.count)),
            Column(.text, TextProfile("credits", "character_name", catalog.credits.characters)),
            Column(.category, TextProfile(roles: catalog.credits)),
            Column(.text, TextProfile("persons", "name", catalog.persons.names)),
        ]
    }
}

extension TextProfile {
    fileprivate init(_ table: String, _ name: String, _ category: CategoryColumn) {
        let counts = category.counts
        let present = counts.reduce(0, +)
        self.init(
            table, name, names: category.labels, counts: counts, rows: present,
            missing: category.codes.count - present)
    }

    /// A title whose list is empty has none.
    fileprivate init(_ table: String, _ name: String, _ lists: CatalogSnapshot.Classification, titles: Int) {
        var counts = [Int](repeating: 0, count: lists.names.count)
        for value in lists.values { counts[Int(value)] += 1 }
        let present = (0..<titles).count { !lists.of(title: $0).isEmpty }
        self.init(table, name, names: lists.names, counts: counts, rows: present, missing: titles - present)
    }

    fileprivate init(roles credits: CatalogSnapshot.Credits) {
        var counts = [Int](repeating: 0, count: credits.roleNames.count)
        for role in credits.roles { counts[Int(role)] += 1 }
        self.init("credits", "role", names: credits.roleNames, counts: counts, rows: credits.count, missing: 0)
    }
}
