/// The answer to a ``RecommenderQuery``.
package struct RecommendationList: Sendable, Equatable {
    /// By rank.
    package let titles: [Recommendation]
    /// How much of what the scorer goes by is known of the liked titles, from 0 to 1: the weights of the blocks that they
    /// have, in parts of those that the catalog has; the mean over the liked titles. At 0 the list is only what is popular
    /// and well rated.
    package let confidence: Double
    /// Mean distance between two titles of the list, from 0 to 1: 1 less their likeness, see ``RecommenderIndex/likeness(_:_:)``.
    /// nil with fewer than two titles.
    package let intraListDistance: Double?
}

/// A recommended title and why.
package struct Recommendation: Sendable, Equatable {
    /// Place in the snapshot.
    package let place: Int
    /// From 1.
    package let rank: Int
    /// In units of 10⁻⁸: exactly the sum of the contributions.
    package let units: Int
    /// What the blocks give, in the order of ``FeatureBlock``, and last what likeness to avoided titles takes. Only those that
    /// are not 0.
    package let contributions: [Contribution]
    /// How many other titles that might have been recommended have exactly this score. Between these, the prior decides,
    /// and then the order of the ids.
    package let tied: Int
    /// As ``RecommendationList/confidence``, of what is known of this title and of the liked ones both.
    package let confidence: Double

    /// From 0 to 1, less only where titles are avoided.
    package var score: Double { ScoreUnits.decode(units) }
}

/// What a block gives to the score of a recommended title.
package struct Contribution: Sendable, Equatable {
    /// nil for what likeness to avoided titles takes away.
    package let block: FeatureBlock?
    /// In units of 10⁻⁸.
    package let units: Int
    /// How many values the title shares with the liked ones, and how many these have: genres, persons, countries, words, lists.
    /// Both 0 for blocks that are no sets.
    package let shared: Int
    package let of: Int
    /// The values that are shared, most telling first: places in the snapshot's genres, persons, countries or best-of lists.
    /// Empty for words and for blocks that are no sets.
    package let values: [Int]

    package var score: Double { ScoreUnits.decode(units) }
}
