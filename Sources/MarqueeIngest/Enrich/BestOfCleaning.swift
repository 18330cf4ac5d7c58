import MarqueeCatalog

/// Cleans the best-of lists and finds the title that each row means: the one of that name, year and type.
struct BestOfCleaning {
    private let arena: TextArena
    /// Names of titles; the titles of a name are a chain from `firstOfName` through `nextOfName`, ended by -1.
    private var names: TextIndex
    private var firstOfName: [Int32] = []
    private var nextOfName: [Int32] = []
    private var placed: Set<[Int32]> = []
    private let known: KnownTitles

    /// - Parameter titles: all that rows may mean, those that only the warehouse has included.
    init(_ arena: TextArena, titles: CleanTitles, known: KnownTitles) {
        self.arena = arena
        self.known = known
        names = TextIndex(arena)
        nextOfName.reserveCapacity(titles.title.count)
        for (number, title) in titles.title.enumerated() {
            nextOfName.append(-1)
            guard !title.isMissing, !titles.unknown.contains(Int32(number)) else { continue }
            let name = Int(names.insert(title))
            if name == firstOfName.count {
                firstOfName.append(Int32(number))
            } else {
                nextOfName[number] = firstOfName[name]
                firstOfName[name] = Int32(number)
            }
        }
    }

    /// Reads a list's rows into `bestOf`; rows that mean no title or more than one are refused.
    ///
    /// - Throws: `MQ402` when the file cannot be read.
    mutating func clean(
        _ file: SourceFile, _ list: BestOfList, titles: inout CleanTitles, into bestOf: inout CleanBestOf,
        progress: Ingestion.Progress
    ) throws -> FileLedger {
        var cleaner = RecordCleaner(file, arena)
        if !bestOf.lists.contains(list) { bestOf.lists.append(list) }
        let number = Int32(bestOf.lists.firstIndex(of: list) ?? 0)
        var position: Int64 = 0
        try cleaner.forEachRecord(progress: progress) { (cleaner) throws(Rejection) in
            position += 1
            let title = try match(&cleaner, file, list, titles)
            let isKept = isPlaced(titles.ids.texts[Int(title)], list) && cleaner.formerRejection != nil
            guard !placed.contains([number, title]), !isKept else {
                throw Rejection(.bestOfRepeated, field: file.place(of: "title"), "the list has this title already")
            }
            try append(&cleaner, file, (number, title, position), &titles, &bestOf)
            placed.insert([number, title])
        }
        return cleaner.ledger
    }

    /// Whether the warehouse has the title on the list.
    private func isPlaced(_ title: TextRef, _ list: BestOfList) -> Bool {
        guard let placed = known.placed[list.rawValue], let id = arena.string(title) else { return false }
        return placed.contains(id)
    }

    private func match(
        _ cleaner: inout RecordCleaner, _ file: SourceFile, _ list: BestOfList, _ titles: CleanTitles
    ) throws(Rejection) -> Int32 {
        let field = file.place(of: "title")
        let title = try cleaner.text(field)
        let year = try cleaner.integer(file.place(of: "release_year"), in: 1870...2100)
        guard let name = arena.string(title) else { throw Rejection(.missingKey, field: field, "the row has no title") }
        let type = list.titleType
        var found: [Int32] = []
        var candidate = names.number(of: arena.bytes(title)).map { firstOfName[Int($0)] } ?? -1
        while candidate >= 0 {
            let number = Int(candidate)
            if titles.releaseYear[number] == year, titles.type[number] == type { found.append(candidate) }
            candidate = nextOfName[number]
        }
        let asked = "\(name) (\(year == ColumnValues.missingInteger ? "no year" : String(year)))"
        if found.isEmpty {
            throw Rejection(.bestOfUnmatched, field: field, "no \(type.rawValue) \(asked) is in the catalog")
        }
        guard found.count == 1 else {
            throw Rejection(
                .bestOfAmbiguous, field: field, "\(found.count) titles of type \(type.rawValue) are called \(asked)")
        }
        return found[0]
    }

    private func append(
        _ cleaner: inout RecordCleaner, _ file: SourceFile, _ place: (list: Int32, title: Int32, position: Int64),
        _ titles: inout CleanTitles, _ bestOf: inout CleanBestOf
    ) throws(Rejection) {
        let counts = Int64(0)...Int64(Int32.max)
        let score = try cleaner.real(file.place(of: "score"), in: 0...10)
        let votes = try cleaner.integer(file.place(of: "number_of_votes"), in: counts)
        let runtime = try cleaner.integer(file.place(of: "duration"), in: counts)
        let seasons = try cleaner.integer(file.place(of: "number_of_seasons"), in: counts)
        let genre = try mainGenre(&cleaner, file, &titles.genres)
        let country = try mainCountry(&cleaner, file, &titles.countries)
        bestOf.list.append(place.list)
        bestOf.title.append(place.title)
        bestOf.position.append(place.position)
        bestOf.score.append(score)
        bestOf.votes.append(votes)
        bestOf.runtime.append(runtime)
        bestOf.seasons.append(seasons)
        bestOf.mainGenre.append(genre)
        bestOf.mainCountry.append(country)
        cleaner.accept()
    }

    private func mainGenre(
        _ cleaner: inout RecordCleaner, _ file: SourceFile, _ genres: inout TextIndex
    ) throws(Rejection) -> Int32 {
        let field = file.place(of: "main_genre")
        let genre = try cleaner.code(field)
        guard let field, !genre.isMissing else { return -1 }
        return try cleaner.genre(arena.bytes(genre), field, &genres)
    }

    private func mainCountry(
        _ cleaner: inout RecordCleaner, _ file: SourceFile, _ countries: inout Countries
    ) throws(Rejection) -> Int32 {
        let field = file.place(of: "main_production")
        let country = try cleaner.code(field)
        guard let field, !country.isMissing else { return -1 }
        return try cleaner.country(arena.bytes(country), field, &countries)
    }
}
