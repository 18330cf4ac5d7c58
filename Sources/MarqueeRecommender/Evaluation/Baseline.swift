/// What any recommender has to be better than; an evaluation always shows them beside.
package enum Baseline: Sendable {
    /// Any titles, the same for the same seed.
    case random(seed: UInt64)
    /// The titles with the most votes, the same for all.
    case popularity
    /// Titles with the most similar genres, all genres counting alike; where they are equal, those with more votes. The tutorials'
    /// recommender, which leaves ties to the order of the file, is worse.
    case genres

    package var name: String {
        switch self {
        case .random: "random"
        case .popularity: "popularity"
        case .genres: "genres"
        }
    }

    /// The titles of `places` in this baseline's order for a query.
    package func ranking(of places: [Int], for query: Int, in index: RecommenderIndex) -> [Int] {
        guard query >= 0, query < index.count else { return [] }
        switch self {
        case .random(let seed):
            // Each query has a stream of its own, whatever the order in which they come.
            var random = SeededRandom(seed: seed &+ UInt64(query) &* 0xD1B5_4A32_D192_ED03)
            return random.shuffled(places)
        case .popularity:
            return Self.sorted(places) { (0, index.popularity(of: $0)) }
        case .genres:
            return Self.sorted(places) { (index.genreCosine(query, $0), index.popularity(of: $0)) }
        }
    }

    private static func sorted(_ places: [Int], by value: (Int) -> (Double, Double)) -> [Int] {
        places.map { (place: $0, value: value($0)) }
            .sorted { ($1.value.0, $1.value.1, $0.place) < ($0.value.0, $0.value.1, $1.place) }
            .map(\.place)
    }
}

extension RecommenderIndex {
    fileprivate func popularity(of place: Int) -> Double {
        positions.indices.contains(place) ? Fraction.decode(rows[Int(positions[place])].popularity) : 0
    }

    /// The number of shared genres, divided by the geometric mean of how many the two have.
    fileprivate func genreCosine(_ one: Int, _ other: Int) -> Double {
        guard positions.indices.contains(one), positions.indices.contains(other) else { return 0 }
        let first = genres.range(Int(rows[Int(positions[one])].genres)).map { genres.values[$0] }
        let second = genres.range(Int(rows[Int(positions[other])].genres)).map { genres.values[$0] }
        let shared = first.count { second.contains($0) }
        return shared == 0 ? 0 : Double(shared) / Double(first.count * second.count).squareRoot()
    }
}

extension Evaluation {
    /// Evaluates a baseline.
    package init(
        _ baseline: Baseline, likes: Likes, index: RecommenderIndex
    ) throws(RecommenderError) {
        try self.init(baseline.name, likes: likes, index: index) { query throws(RecommenderError) in
            baseline.ranking(of: likes.pool, for: query, in: index)
        }
    }

    /// Evaluates an index: its ranking of the whole catalog, of which the pool's titles are looked at.
    package init(_ name: String, likes: Likes, index: RecommenderIndex) throws(RecommenderError) {
        let pool = TitleSet(likes.pool, universe: index.count)
        try self.init(name, likes: likes, index: index) { query throws(RecommenderError) in
            // The first ten of the pool in the ranking of all titles are the ten best of the pool.
            try index.ranking(RecommenderQuery(liked: [query], count: Self.depth, allowed: pool))
        }
    }
}
