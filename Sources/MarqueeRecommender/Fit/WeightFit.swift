import Glibc
package import MarqueeCatalog

/// Fits the weights of the blocks to likes.
///
/// For a query, the scores of the pool's other titles are taken as logarithms of odds (softmax), and the weights are those under
/// which what viewers like is most probable: ListNet (Cao et al., "Learning to rank: from pairwise approach to listwise approach", ICML
/// 2007) with an L2 pull towards ``FitPlan/expected`` and no weight below 0. A title's share in a query's likes is the mean over
/// the query's viewers of its gain in the viewer's popularity-discounted ideal list, times log2(U / n)^rarity. The function is convex: there is one
/// best answer, whatever the start.
package struct WeightFit {
    private let likes: Likes
    private let plan: FitPlan
    /// By block, query and title of the pool: likeness before it is weighted.
    private let likeness: [[Double]]
    /// By query and title: shares that make 1 in each row, or 0 in a row without likes.
    private let shares: [Double]

    /// - Parameter index: gives the likenesses; its own weights do not matter.
    package init(_ index: RecommenderIndex, _ likes: Likes, plan: FitPlan = FitPlan()) throws(RecommenderError) {
        self.likes = likes
        self.plan = plan
        let positions = try likes.pool.map { place throws(RecommenderError) in try index.position(of: place) }
        likeness = FeatureBlock.allCases.map { block in
            positions.flatMap { query in positions.map { index.likeness(block, query, $0) } }
        }
        shares = Self.shares(likes, rarity: plan.rarity)
    }

    private static func shares(_ likes: Likes, rarity: Double) -> [Double] {
        let rarities = likes.rarities
        let worth = rarities.map { $0 * pow($0, rarity) }
        var shares: [Double] = []
        for query in likes.pool.indices {
            var row = [Double](repeating: 0, count: likes.pool.count)
            for titles in likes.witnesses(of: query) {
                let relevant = titles.filter { $0 != query }
                let rarest = relevant.map { rarities[$0] }.sorted(by: >)
                let ideal = Discount.gain(rarest.prefix(Evaluation.depth))
                if ideal > 0 { for title in relevant { row[title] += worth[title] / ideal } }
            }
            let sum = row.reduce(0, +)
            shares += row.map { sum > 0 ? $0 / sum : 0 }
        }
        return shares
    }

    /// The best weights for some titles of the pool, with these as queries and as candidates; their sum is 1.
    ///
    /// - Parameter titles: numbers in the pool; nil for all.
    package func weights(of titles: [Int]? = nil) -> [Double] {
        var problem = ListwiseProblem(
            likeness: likeness, shares: shares, side: likes.pool.count, titles: titles ?? Array(likes.pool.indices),
            expected: plan.expected, pull: plan.expected.map { $0 > 0 ? plan.pull : 0 })
        let weights = problem.solve()
        let sum = weights.reduce(0, +)
        return sum > 0 ? weights.map { $0 / sum } : weights
    }

    /// The division of the pool for the cross-validation: numbers of titles.
    package var folds: [[Int]] {
        var random = SeededRandom(seed: plan.seed)
        let order = random.shuffled(Array(likes.pool.indices))
        let count = min(max(plan.folds, 2), max(order.count, 2))
        return (0..<count).map { fold in
            stride(from: fold, to: order.count, by: count).map { order[$0] }.sorted()
        }
    }

    /// Evaluates weights that were fitted without the titles that they are judged on: for each part of the pool, neither as query nor as
    /// candidate.
    package func crossValidated(_ snapshot: CatalogSnapshot, like base: RecommenderWeights) throws(RecommenderError)
        -> Evaluation
    {
        var indexes: [Int: RecommenderIndex] = [:]
        for fold in folds {
            let held = Set(fold)
            var weights = base
            weights.blocks = self.weights(of: likes.pool.indices.filter { !held.contains($0) })
            let index = try RecommenderIndex(of: snapshot, weights: weights)
            for title in fold { indexes[likes.pool[title]] = index }
        }
        let plain = try RecommenderIndex(of: snapshot, weights: base)
        let pool = TitleSet(likes.pool, universe: plain.count)
        return try Evaluation("cross-validated", likes: likes, index: plain) { query throws(RecommenderError) in
            let index = indexes[query] ?? plain
            return try index.ranking(RecommenderQuery(liked: [query], count: Evaluation.depth, allowed: pool))
        }
    }
}
