import MarqueeCatalog

/// A title of a hand-made catalog.
struct SmallTitle {
    var id: String
    var name = ""
    var type = "MOVIE"
    var year: Double = .nan
    var certification: String?
    var runtime: Double = .nan
    var score: Double = .nan
    var votes: Double = .nan
    var genres: [String] = []
    var countries: [String] = []
    var cast: [Int] = []
    var directors: [Int] = []
    var description: String?
}

extension CatalogSnapshot {
    /// A catalog of these titles, which are to be in the order of their ids.
    init(_ small: [SmallTitle]) {
        self.init()
        titles.typeNames = ["MOVIE", "SHOW"]
        titles.certificationNames = Set(small.compactMap(\.certification)).sorted()
        (genres.names, countries.names) = (Self.all(small.map(\.genres)), Self.all(small.map(\.countries)))
        persons.ids = Set(small.flatMap { $0.cast + $0.directors }).sorted().map(Int64.init)
        credits.roleNames = ["ACTOR", "DIRECTOR"]
        for title in small {
            add(title)
            for (list, role) in [(title.cast, UInt8(0)), (title.directors, 1)] {
                for person in list {
                    credits.persons.append(Int32(persons.ids.firstIndex(of: Int64(person)) ?? 0))
                    credits.roles.append(role)
                }
            }
            credits.starts.append(Int32(credits.persons.count))
        }
    }

    private mutating func add(_ title: SmallTitle) {
        titles.ids.append(title.id)
        titles.names.append(title.name)
        titles.types.append(Int32(titles.typeNames.firstIndex(of: title.type) ?? -1))
        titles.releaseYears.append(title.year)
        titles.certifications.append(
            Int32(title.certification.flatMap { titles.certificationNames.firstIndex(of: $0) } ?? -1))
        titles.runtimes.append(title.runtime)
        titles.seasons.append(.nan)
        titles.imdbIDs.append(nil as String?)
        titles.scores.append(title.score)
        titles.votes.append(title.votes)
        titles.descriptions.append(title.description)
        titles.tmdbPopularities.append(.nan)
        titles.tmdbScores.append(.nan)
        Self.add(title.genres, to: &genres)
        Self.add(title.countries, to: &countries)
    }

    private static func all(_ lists: [[String]]) -> [String] { Set(lists.joined()).sorted() }

    private static func add(_ names: [String], to classification: inout Classification) {
        classification.values += names.map { Int32(classification.names.firstIndex(of: $0) ?? -1) }
        classification.starts.append(Int32(classification.values.count))
    }
}

/// Random numbers that are the same for the same seed (SplitMix64, Steele, Lea and Flood 2014).
struct SeededNumbers {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(max(count, 1)))
    }
}

extension CatalogSnapshot {
    /// A catalog of random titles with frequent and rare values, gaps, and many that are equal in all but the id.
    static func random(titles: Int, seed: UInt64) -> CatalogSnapshot {
        var numbers = SeededNumbers(seed)
        let words = [
            "the", "night", "of", "king", "sea", "red", "house", "last", "girl", "boy", "war", "love", "blue", "city",
            "moon", "dead", "home", "man", "sun", "ice",
        ]
        let all = (0..<titles).map { number in
            var title = SmallTitle(id: "t\(1_000_000 + number)")
            title.name = (0..<3).map { _ in words[numbers.below(words.count) * numbers.below(2)] }.joined(
                separator: " ")
            if numbers.below(3) > 0 { title.name += " \(numbers.below(titles / 8))" }
            title.type = numbers.below(3) == 0 ? "SHOW" : "MOVIE"
            title.year = Double(2022 - numbers.below(numbers.below(60) + 1))
            title.certification = ["G", "PG", "R", "TV-MA", "FSK 16", nil][numbers.below(6)]
            title.runtime = numbers.below(5) == 0 ? .nan : Double(20 + numbers.below(160))
            if numbers.below(4) > 0 {
                title.score = Double(20 + numbers.below(75)) / 10
                title.votes = Double(numbers.below(9) == 0 ? 5 : 1 << numbers.below(22))
            }
            title.genres = (0..<numbers.below(4)).map { _ in "g\(numbers.below(numbers.below(18) + 1))" }
            title.countries = (0..<numbers.below(3)).map { _ in "c\(numbers.below(numbers.below(30) + 1))" }
            title.cast = (0..<numbers.below(12)).map { _ in numbers.below(titles) }
            title.directors = (0..<numbers.below(2)).map { _ in titles + numbers.below(titles / 4) }
            return title
        }
        var snapshot = CatalogSnapshot(all)
        snapshot.bestOfLists = ["Best movies", "Best shows"]
        snapshot.bestOf = (0..<titles / 20).map {
            BestOfEntry(list: $0 % 2, title: $0 * 17 % titles, position: $0, score: .nan, votes: .nan)
        }
        return snapshot
    }
}
