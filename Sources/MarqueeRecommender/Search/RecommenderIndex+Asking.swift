extension RecommenderIndex {
    /// The titles of the highest scores: exactly those of a full scan.
    ///
    /// - Throws: what the question has wrong.
    package func recommend(_ query: RecommenderQuery) throws(RecommenderError) -> RecommendationList {
        try query.check(titles: count)
        let question = Question(self, query)
        let pool = query.diversity == 0 ? query.count : DiverseChoice.poolSize(query.count)
        let search = question.search(most: pool, allowed: query.allowed)
        var found = search.sorted
        let ties = Ties(found, outside: search.tiedOutside)
        if query.diversity > 0 {
            found = DiverseChoice(self, found).choose(query.count, diversity: query.diversity)
        }
        let reasons = question.reasons
        let titles = found.enumerated().map { rank, title in
            question.recommendation(title, rank: rank + 1, tied: ties.count(title.score), reasons)
        }
        return RecommendationList(
            titles: titles, confidence: question.confidence,
            intraListDistance: intraListDistance(found.map { Int($0.place) }))
    }

    /// Only the places of the titles of the highest scores, best first, without reasons: for lists of the whole catalog.
    ///
    /// - Throws: what the question has wrong. Its diversity is not regarded.
    package func ranking(_ query: RecommenderQuery) throws(RecommenderError) -> [Int] {
        try query.check(titles: count)
        return Question(self, query).search(most: query.count, allowed: query.allowed).sorted.map { Int($0.place) }
    }

    /// What ``ranking(_:)`` gives, found by looking at every title and adding up its contributions one by one: slow and simple,
    /// to hold the search against.
    ///
    /// - Throws: what the question has wrong.
    package func scannedRanking(_ query: RecommenderQuery) throws(RecommenderError) -> [Int] {
        try query.check(titles: count)
        let question = Question(self, query)
        let reasons = question.reasons
        let left = Set(query.liked + query.avoided)
        let places = (0..<count).filter { !left.contains($0) && query.allowed?.contains($0) ?? true }
        let found = places.map { question.found($0, reasons) }.sorted { $0.isBetter(than: $1) }
        return found.prefix(query.count).map { Int($0.place) }
    }
}

/// A question with its tables.
private struct Question: ~Copyable {
    private let index: RecommenderIndex
    private let liked: [Int]
    private let avoided: [Int]
    private let likedTables: ScoreTables
    private let avoidedTables: ScoreTables?

    init(_ index: RecommenderIndex, _ query: RecommenderQuery) {
        self.index = index
        liked = query.liked.map { Int(index.positions[$0]) }
        avoided = query.avoided.map { Int(index.positions[$0]) }
        likedTables = ScoreTables(index, sources: liked, sign: 1)
        avoidedTables = avoided.isEmpty ? nil : ScoreTables(index, sources: avoided, sign: -index.weights.avoidance)
    }

    func search(most: Int, allowed: TitleSet?) -> TopTitles {
        var search = TopSearch(index, most: most, allowed: allowed)
        index.workspaces.with(index) { work in
            if avoided.isEmpty {
                search.run(likedTables, leavingOut: liked, in: work)
            } else {
                var both = ScoreTables(index, sources: liked, sign: 1)
                both.add(ScoreTables(index, sources: avoided, sign: -index.weights.avoidance))
                search.run(both, leavingOut: liked + avoided, in: work)
            }
        }
        return search.top
    }

    var confidence: Double { index.knownShare(of: liked, all: .all) }

    var reasons: Reasons { Reasons(index, liked: liked) }

    func recommendation(_ title: FoundTitle, rank: Int, tied: Int, _ reasons: Reasons) -> Recommendation {
        let position = Int(index.positions[Int(title.place)])
        var contributions = FeatureBlock.allCases.map { reasons.contribution($0, to: position, likedTables) }
        if let taken = Self.total(avoidedTables, reasons, position) {
            contributions.append(Contribution(block: nil, units: taken, shared: 0, of: 0, values: []))
        }
        return Recommendation(
            place: Int(title.place), rank: rank, units: contributions.reduce(0) { $0 + $1.units },
            contributions: contributions.filter { $0.units != 0 }, tied: tied,
            confidence: index.knownShare(of: liked, all: index.known[position]))
    }

    func found(_ place: Int, _ reasons: Reasons) -> FoundTitle {
        let position = Int(index.positions[place])
        let units = FeatureBlock.allCases.map { reasons.units($0, to: position, likedTables) }
        let score = units.reduce(0, +) + (Self.total(avoidedTables, reasons, position) ?? 0)
        let prior = units[FeatureBlock.popularity.rawValue] + units[FeatureBlock.rating.rawValue]
        return FoundTitle(score: Int32(score), prior: Int32(prior), place: UInt32(place))
    }

    private static func total(_ tables: borrowing ScoreTables?, _ reasons: Reasons, _ position: Int) -> Int? {
        switch tables {
        case .some(let tables): FeatureBlock.allCases.reduce(0) { $0 + reasons.units($1, to: position, tables) }
        case .none: nil
        }
    }
}

/// How many titles have a score, among those found and beyond.
private struct Ties {
    private var counts: [Int32: Int] = [:]

    init(_ found: [FoundTitle], outside: Int) {
        for title in found { counts[title.score, default: -1] += 1 }
        if let last = found.last { counts[last.score, default: -1] += outside }
    }

    func count(_ score: Int32) -> Int { counts[score] ?? 0 }
}

extension RecommenderIndex {
    /// The weights of the blocks that are known of titles and are among `all`, in parts of all weights; the mean over the titles.
    func knownShare(of positions: [Int], all: KnownBlocks) -> Double {
        let shares = positions.map { position in
            let own = known[position]
            let weight = FeatureBlock.allCases.reduce(0.0) { sum, block in
                sum + (own.contains(block) && all.contains(block) ? blockUnits[block.rawValue] : 0)
            }
            return weight / max(blockUnits.reduce(0, +), 1)
        }
        return shares.reduce(0, +) / Double(max(shares.count, 1))
    }
}
