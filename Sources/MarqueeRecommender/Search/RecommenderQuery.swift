/// A question to the recommender: which titles are next for somebody who likes these.
package struct RecommenderQuery: Sendable {
    /// How many titles may be asked for at once.
    package static let counts = 1...1_000
    /// How many titles may be liked and avoided together.
    package static let largestBasket = 1_000

    /// Places of the titles that are liked: one basket with one list. Likeness is the mean of the likeness to each; a title that
    /// is named twice counts twice.
    package var liked: [Int]
    /// Places of titles that are avoided: they and what is like them.
    package var avoided: [Int] = []
    package var count: Int
    /// 0 gives the best titles whatever they have in common; towards 1, each title is to differ from those above it
    /// (maximal marginal relevance, Carbonell and Goldstein 1998).
    package var diversity = 0.0
    /// The titles that may be recommended; nil for all. Applied within the search: `count` titles come back whenever there
    /// are that many.
    package var allowed: TitleSet?

    package init(
        liked: [Int], avoided: [Int] = [], count: Int = 5, diversity: Double = 0, allowed: TitleSet? = nil
    ) {
        self.liked = liked
        self.avoided = avoided
        self.count = count
        self.diversity = diversity
        self.allowed = allowed
    }

    func check(titles: Int) throws(RecommenderError) {
        guard !liked.isEmpty else { throw .emptyBasket }
        guard liked.count + avoided.count <= Self.largestBasket else {
            throw .basketTooLarge(liked.count + avoided.count)
        }
        guard Self.counts.contains(count) else { throw .count(count) }
        guard (0...1).contains(diversity) else { throw .diversity(diversity) }
        if let allowed, allowed.universe != titles { throw .foreignSet }
        for place in liked where place < 0 || place >= titles { throw .unknownTitle(place) }
        for place in avoided where place < 0 || place >= titles { throw .unknownTitle(place) }
        if !avoided.isEmpty, let both = Set(liked).intersection(avoided).min() { throw .likedAndAvoided(both) }
    }
}
