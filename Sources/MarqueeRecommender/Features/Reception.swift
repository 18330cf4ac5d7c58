import Glibc
import MarqueeCatalog

/// How titles were received: how widely they were seen and how well they were liked, each between 0 and 1.
struct Reception {
    /// ln(votes / from) / ln(to / from), held between 0 and 1; 0 for unknown votes.
    private(set) var popularity: [Double] = []
    /// The Bayesian mean (v·s + m·S) / (v + m), with v votes, score s, m prior votes and the catalog's mean score S, brought to
    /// 0…1 between the two given scores. A title without a score has S.
    private(set) var rating: [Double] = []

    init(_ titles: CatalogSnapshot.Titles, _ weights: RecommenderWeights) {
        let scored = titles.scores.filter { !$0.isNaN }
        let mean = scored.isEmpty ? 0 : scored.reduce(0, +) / Double(scored.count)
        let (votes, scores) = (weights.votes, weights.scores)
        for (score, count) in zip(titles.scores, titles.votes) {
            let known = count.isNaN ? 0 : max(0, count)
            let seen = log(max(known, 1) / votes.lowerBound) / log(votes.upperBound / votes.lowerBound)
            popularity.append(min(max(seen, 0), 1))
            let total = known + weights.priorVotes
            let given = score.isNaN || total == 0 ? mean : (known * score + weights.priorVotes * mean) / total
            let acclaim = (given - scores.lowerBound) / (scores.upperBound - scores.lowerBound)
            rating.append(min(max(acclaim, 0), 1))
        }
    }
}
