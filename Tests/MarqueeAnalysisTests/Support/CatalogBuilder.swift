import MarqueeCatalog

/// A small catalog made by hand.
struct CatalogBuilder {
    struct Title {
        var id: String
        var name: String? = "A title"
        var type: String? = "MOVIE"
        var year: Double = 2000
        var certification: String?
        var runtime: Double = 90
        var seasons: Double = .nan
        var imdbID: String?
        var score: Double = .nan
        var votes: Double = .nan
        var description: String?
        var genres: [String] = []
        var countries: [String] = []
        /// Person, role and character.
        var credits: [(person: Int64, role: String, character: String?)] = []
    }

    /// - Parameter people: names by id.
    static func snapshot(_ titles: [Title], people: [Int64: String] = [:]) -> CatalogSnapshot {
        var snapshot = CatalogSnapshot()
        let sorted = titles.sorted { $0.id < $1.id }
        snapshot.titles.typeNames = names(sorted.compactMap(\.type))
        snapshot.titles.certificationNames = names(sorted.compactMap(\.certification))
        snapshot.genres.names = names(sorted.flatMap(\.genres))
        snapshot.countries.names = names(sorted.flatMap(\.countries))
        snapshot.countryNames = snapshot.countries.names.map { $0.utf8.count == 2 ? "Land of \($0)" : nil }
        snapshot.credits.roleNames = names(sorted.flatMap(\.credits).map(\.role))
        let persons = Set(people.keys).union(sorted.flatMap(\.credits).map(\.person)).sorted()
        snapshot.persons.ids = persons
        snapshot.persons.names = TextColumn(persons.map { people[$0] ?? "Person \($0)" })
        for title in sorted { snapshot.append(title) }
        return snapshot
    }

    private static func names(_ names: [String]) -> [String] { Set(names).sorted() }
}

extension CatalogSnapshot {
    fileprivate mutating func append(_ title: CatalogBuilder.Title) {
        func place(_ name: String?, _ names: [String]) -> Int32 {
            name.flatMap { names.firstIndex(of: $0) }.map(Int32.init) ?? -1
        }
        titles.ids.append(title.id)
        titles.names.append(title.name)
        titles.types.append(place(title.type, titles.typeNames))
        titles.certifications.append(place(title.certification, titles.certificationNames))
        titles.releaseYears.append(title.year)
        titles.runtimes.append(title.runtime)
        titles.seasons.append(title.seasons)
        titles.imdbIDs.append(title.imdbID)
        titles.scores.append(title.score)
        titles.votes.append(title.votes)
        titles.descriptions.append(title.description)
        titles.tmdbPopularities.append(.nan)
        titles.tmdbScores.append(.nan)
        genres.values += title.genres.map { place($0, genres.names) }
        genres.starts.append(Int32(genres.values.count))
        countries.values += title.countries.map { place($0, countries.names) }
        countries.starts.append(Int32(countries.values.count))
        for credit in title.credits {
            credits.persons.append(Int32(persons.ids.firstIndex(of: credit.person) ?? 0))
            credits.roles.append(UInt8(place(credit.role, credits.roleNames)))
            credits.characters.append(credit.character)
        }
        credits.starts.append(Int32(credits.persons.count))
    }

    /// The same catalog with only some of its titles; persons and names stay.
    func keeping(_ isKept: (Int) -> Bool) -> CatalogSnapshot {
        var kept = self
        kept.titles = Titles()
        (kept.titles.typeNames, kept.titles.certificationNames) = (titles.typeNames, titles.certificationNames)
        (kept.genres.starts, kept.genres.values) = ([0], [])
        (kept.countries.starts, kept.countries.values) = ([0], [])
        kept.credits = Credits()
        kept.credits.roleNames = credits.roleNames
        kept.bestOf = []
        for title in 0..<titles.count where isKept(title) {
            kept.titles.ids.append(titles.ids[title])
            kept.titles.names.append(titles.names[title])
            kept.titles.types.append(titles.types[title])
            kept.titles.certifications.append(titles.certifications[title])
            kept.titles.releaseYears.append(titles.releaseYears[title])
            kept.titles.runtimes.append(titles.runtimes[title])
            kept.titles.seasons.append(titles.seasons[title])
            kept.titles.imdbIDs.append(titles.imdbIDs[title])
            kept.titles.scores.append(titles.scores[title])
            kept.titles.votes.append(titles.votes[title])
            kept.titles.descriptions.append(titles.descriptions[title])
            kept.titles.tmdbPopularities.append(titles.tmdbPopularities[title])
            kept.titles.tmdbScores.append(titles.tmdbScores[title])
            kept.genres.values += genres.of(title: title)
            kept.genres.starts.append(Int32(kept.genres.values.count))
            kept.countries.values += countries.of(title: title)
            kept.countries.starts.append(Int32(kept.countries.values.count))
            for credit in credits.of(title: title) {
                kept.credits.persons.append(credits.persons[credit])
                kept.credits.roles.append(credits.roles[credit])
                kept.credits.characters.append(credits.characters[credit])
            }
            kept.credits.starts.append(Int32(kept.credits.persons.count))
        }
        return kept
    }
}
