package import MarqueeCatalog

extension CatalogSnapshot {
    /// The catalog as it stands in a warehouse at this moment, whoever writes meanwhile.
    ///
    /// - Parameter characters: whether to read the characters' names too, the largest column of all.
    /// - Throws: `MQ5xx` as the engine does.
    package init(of connection: any Connection, characters: Bool = false) throws {
        self.init()
        self = try connection.reading {
            var reader = SnapshotReader(connection)
            try reader.readTitles()
            try reader.readPersons()
            try reader.readCredits(characters: characters)
            try reader.readClassifications()
            try reader.readBestOf()
            return reader.snapshot
        }
    }
}

/// Fills a snapshot, table by table. Rows are taken in the order in which the engine has them at hand and put in order here,
/// which is faster than to have them sorted.
private struct SnapshotReader {
    private let connection: any Connection
    var snapshot = CatalogSnapshot()
    private var places = TitlePlaces()

    init(_ connection: any Connection) { self.connection = connection }

    mutating func readTitles() throws {
        let types = try Vocabulary("title_types", connection)
        let certifications = try Vocabulary("age_certifications", connection)
        var titles = CatalogSnapshot.Titles()
        (titles.typeNames, titles.certificationNames) = (types.names, certifications.names)
        let sql = """
            SELECT id, title, type_id, release_year, age_certification_id, runtime_minutes, seasons, imdb_id, imdb_score,
                imdb_votes, description, tmdb_popularity, tmdb_score
            FROM titles ORDER BY id
            """
        try connection.query(sql, []) { row in
            titles.ids.append(row[0])
            titles.names.append(row[1])
            titles.types.append(types.place(row[2]))
            titles.releaseYears.append(row[3].number)
            titles.certifications.append(certifications.place(row[4]))
            titles.runtimes.append(row[5].number)
            titles.seasons.append(row[6].number)
            titles.imdbIDs.append(row[7])
            titles.scores.append(row[8].number)
            titles.votes.append(row[9].number)
            titles.descriptions.append(row[10])
            titles.tmdbPopularities.append(row[11].number)
            titles.tmdbScores.append(row[12].number)
        }
        snapshot.titles = titles
        places = TitlePlaces(titles.ids)
    }

    mutating func readPersons() throws {
        var persons = CatalogSnapshot.Persons()
        try connection.query("SELECT id, name FROM persons ORDER BY id", []) { row in
            persons.ids.append(row[0].integer ?? 0)
            persons.names.append(row[1])
        }
        snapshot.persons = persons
    }

    mutating func readCredits(characters: Bool) throws {
        let roles = try Vocabulary("roles", connection)
        let persons = PersonPlaces(snapshot.persons.ids)
        var entries = TitleEntries()
        var found = (persons: [Int32](), roles: [UInt8](), characters: TextColumn())
        let sql = """
            SELECT title_id, position, person_id, role_id\(characters ? ", character_name" : "") FROM credits ORDER BY id
            """
        try connection.query(sql, []) { row in
            guard let title = places.place(row[0]), let person = persons.place(row[2].integer ?? 0) else { return }
            entries.add(title, position: row[1].integer ?? 0)
            found.persons.append(person)
            found.roles.append(UInt8(clamping: roles.place(row[3])))
            if characters { found.characters.append(row[4]) }
        }
        let order = entries.sorted(titles: snapshot.titles.count)
        snapshot.credits.starts = order.starts
        snapshot.credits.roleNames = roles.names
        snapshot.credits.persons = order.rows.map { found.persons[Int($0)] }
        snapshot.credits.roles = order.rows.map { found.roles[Int($0)] }
        if characters { snapshot.credits.characters = found.characters.rearranged(order.rows) }
    }

    mutating func readClassifications() throws {
        let genres = try Vocabulary("genres", connection)
        snapshot.genres = try classification("title_genres", "genre_id", genres.names) { genres.place($0) }
        var ids: [String] = []
        var names: [String?] = []
        try connection.query("SELECT id, name FROM countries ORDER BY id", []) { row in
            ids.append(row[0].string ?? "")
            names.append(row[1].string)
        }
        let places = Dictionary(ids.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
        snapshot.countries = try classification("title_countries", "country_id", ids) {
            $0.string.flatMap { places[$0] } ?? -1
        }
        snapshot.countryNames = names
    }

    private func classification(
        _ table: String, _ column: String, _ names: [String], _ place: (Cell) -> Int32
    ) throws -> CatalogSnapshot.Classification {
        var entries = TitleEntries()
        var values: [Int32] = []
        try connection.query("SELECT title_id, position, \(column) FROM \(table)", []) { row in
            guard let title = places.place(row[0]) else { return }
            entries.add(title, position: row[1].integer ?? 0)
            values.append(place(row[2]))
        }
        let order = entries.sorted(titles: snapshot.titles.count)
        var classification = CatalogSnapshot.Classification()
        classification.names = names
        classification.starts = order.starts
        classification.values = order.rows.map { values[Int($0)] }
        return classification
    }

    mutating func readBestOf() throws {
        let lists = try Vocabulary("best_of_lists", connection)
        var entries: [CatalogSnapshot.BestOfEntry] = []
        let sql = """
            SELECT best_of_list_id, title_id, position, listed_score, listed_votes FROM title_best_of
            ORDER BY best_of_list_id, position, title_id
            """
        try connection.query(sql, []) { row in
            guard let title = places.place(row[1]) else { return }
            entries.append(
                .init(
                    list: Int(lists.place(row[0])), title: Int(title), position: Int(row[2].integer ?? 0),
                    score: row[3].number, votes: row[4].number))
        }
        snapshot.bestOfLists = lists.names
        snapshot.bestOf = entries.sorted { ($0.list, $0.position, $0.title) < ($1.list, $1.position, $1.title) }
    }
}

/// The names of a table of names, in their own order, and the place of each by its number.
private struct Vocabulary {
    let names: [String]
    private let places: [Int64: Int32]

    init(_ table: String, _ connection: any Connection) throws {
        var rows: [(id: Int64, name: String)] = []
        try connection.query("SELECT id, name FROM \(table)", []) { row in
            rows.append((row[0].integer ?? 0, row[1].string ?? ""))
        }
        // Numbers are the database's own; names are the same in every one.
        rows.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        names = rows.map(\.name)
        places = Dictionary(rows.enumerated().map { ($1.id, Int32($0)) }) { first, _ in first }
    }

    /// The place of a number; -1 when it is missing.
    func place(_ cell: Cell) -> Int32 { cell.integer.flatMap { places[$0] } ?? -1 }
}

extension Cell {
    /// The value as a number; NaN when there is none.
    fileprivate var number: Double {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        case .null, .text, .bytes: .nan
        }
    }
}

extension TextColumn {
    fileprivate mutating func append(_ cell: Cell) {
        if case .text(let bytes) = cell { append(bytes) } else { append(nil as String?) }
    }
}
