/// The parameters of the scorer. The defaults come from ``WeightFit`` on viewers' likes, not from a hand.
package struct RecommenderWeights: Sendable, Equatable {
    /// Weight of each block, from 0; those of the blocks that a catalog has are divided by their sum, so that a score is
    /// between 0 and 1. In the order of ``FeatureBlock``.
    package var blocks: [Double]
    /// Years after which the likeness of release years has fallen to 1/e.
    package var yearScale = 12.0
    /// Difference of the logarithms of two runtimes at which their likeness has fallen to 1/e.
    package var runtimeScale = 0.3
    /// Votes at which popularity begins to count, and at which it is full; between them it grows with the logarithm.
    package var votes = 1_000.0...2_500_000.0
    /// Mean score at which the rating begins to count, and at which it is full.
    package var scores = 6.0...9.0
    /// Votes of the catalog's mean score that are added to those of a title (Bayesian mean).
    package var priorVotes = 1_000.0
    /// Part of popularity and rating that counts whatever the source title's own is; the rest is multiplied with that.
    package var priorFloor = 0.15
    /// How much likeness to an avoided title takes away, in parts of what likeness to a liked one gives (Rocchio 1971).
    package var avoidance = 0.5

    package init() { blocks = Self.fitted }

    package subscript(block: FeatureBlock) -> Double {
        get { blocks[block.rawValue] }
        set { blocks[block.rawValue] = newValue }
    }

    /// What ``WeightFit`` gives on MovieLens ml-latest-small, divided by its sum and rounded.
    private static let fitted: [Double] = [
        0.0668, 0.0829, 0.0817, 0.0810, 0.0843, 0.0904, 0.1242, 0.0897, 0.0161, 0.0129, 0.0175, 0.0845, 0.1679,
    ]

    /// Every parameter by its name in snake_case, in a fixed order: what a saved run and an index file keep.
    package var parameters: [(name: String, value: Double)] {
        FeatureBlock.allCases.map { ("weight_" + $0.name, self[$0]) } + [
            ("year_scale", yearScale), ("runtime_scale", runtimeScale), ("votes_from", votes.lowerBound),
            ("votes_to", votes.upperBound), ("score_from", scores.lowerBound), ("score_to", scores.upperBound),
            ("prior_votes", priorVotes), ("prior_floor", priorFloor), ("avoidance", avoidance),
        ]
    }

    /// Parameters as ``parameters`` gives them; one that is not named keeps its default.
    ///
    /// - Throws: ``RecommenderError/parameter(_:)`` for an unknown name or a value out of range.
    package init(parameters: [(name: String, value: Double)]) throws(RecommenderError) {
        self.init()
        for (name, value) in parameters { try set(name, value) }
        guard votes.lowerBound >= 1, yearScale > 0, runtimeScale > 0, avoidance <= 1, priorFloor <= 1,
            blocks.reduce(0, +) > 0
        else { throw .parameter("a scale of 0, or weights that are all 0") }
    }

    private mutating func set(_ name: String, _ value: Double) throws(RecommenderError) {
        guard value.isFinite, value >= 0, value <= 1e9 else { throw .parameter(name) }
        if let block = FeatureBlock.allCases.first(where: { "weight_" + $0.name == name }) {
            self[block] = value
            return
        }
        switch name {
        case "year_scale": yearScale = value
        case "runtime_scale": runtimeScale = value
        case "votes_from": votes = value...max(votes.upperBound, value + 1)
        case "votes_to" where value > votes.lowerBound: votes = votes.lowerBound...value
        case "score_from": scores = value...max(scores.upperBound, value + 0.1)
        case "score_to" where value > scores.lowerBound: scores = scores.lowerBound...value
        case "prior_votes": priorVotes = value
        case "prior_floor": priorFloor = value
        case "avoidance": avoidance = value
        default: throw .parameter(name)
        }
    }
}
