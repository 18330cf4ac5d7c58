import Glibc

/// Minus the mean log-likelihood of likes under a softmax of weighted sums, with an L2 pull; solved weight by weight with Newton steps.
struct ListwiseProblem {
    /// By block: likeness of each pair of query and title, without the pairs of a title with itself.
    private let features: [[Double]]
    private let shares: [Double]
    /// Queries that have likes: where their pairs are.
    private let rows: [Range<Int>]
    private let expected: [Double]
    private let pull: [Double]
    private var weights: [Double]
    /// The weighted sum of each pair.
    private var scores: [Double]

    /// - Parameters:
    ///   - side: likeness and shares have `side` rows of `side` values.
    ///   - titles: which of the rows and columns count.
    init(
        likeness: [[Double]], shares all: [Double], side: Int, titles: [Int], expected: [Double], pull: [Double]
    ) {
        var pairs: [Int] = []
        var shares: [Double] = []
        var rows: [Range<Int>] = []
        for query in titles {
            let row = titles.filter { $0 != query }.map { query * side + $0 }
            let sum = row.reduce(0) { $0 + all[$1] }
            guard sum > 0 else { continue }
            rows.append(pairs.count..<pairs.count + row.count)
            pairs += row
            shares += row.map { all[$0] / sum }
        }
        features = likeness.map { block in pairs.map { block[$0] } }
        (self.shares, self.rows) = (shares, rows)
        (self.expected, self.pull) = (expected, pull)
        weights = expected
        scores = Array(repeating: 0, count: pairs.count)
        for block in features.indices { move(block, by: weights[block]) }
    }

    /// Goes round the weights until none moves by more than 10⁻⁷.
    mutating func solve() -> [Double] {
        for _ in 0..<500 {
            var largest = 0.0
            for block in features.indices { largest = max(largest, improve(block)) }
            if largest < 1e-7 { break }
        }
        return weights
    }

    private mutating func move(_ block: Int, by step: Double) {
        features[block].withUnsafeBufferPointer { feature in
            scores.withUnsafeMutableBufferPointer { scores in
                for pair in scores.indices { scores[pair] += step * feature[pair] }
            }
        }
    }

    /// Makes a Newton step in one weight, not below 0; says how far it moved.
    private mutating func improve(_ block: Int) -> Double {
        let (slope, curvature) = derivatives(block)
        guard curvature > 1e-12 else { return 0 }
        let target = max(0, weights[block] - slope / curvature)
        let step = target - weights[block]
        weights[block] = target
        move(block, by: step)
        return abs(step)
    }

    /// The first two derivatives by one weight: for each query the mean and the variance of the feature under the softmax.
    private func derivatives(_ block: Int) -> (slope: Double, curvature: Double) {
        var (slope, curvature) = (0.0, 0.0)
        features[block].withUnsafeBufferPointer { feature in
            scores.withUnsafeBufferPointer { scores in
                for row in rows {
                    var highest = -Double.infinity
                    for pair in row { highest = max(highest, scores[pair]) }
                    var (sum, first, second, seen) = (0.0, 0.0, 0.0, 0.0)
                    for pair in row {
                        let odds = exp(scores[pair] - highest)
                        sum += odds
                        first += odds * feature[pair]
                        second += odds * feature[pair] * feature[pair]
                        seen += shares[pair] * feature[pair]
                    }
                    let mean = first / sum
                    slope += mean - seen
                    curvature += second / sum - mean * mean
                }
            }
        }
        let queries = Double(max(rows.count, 1))
        let distance = weights[block] - expected[block]
        return (slope / queries + 2 * pull[block] * distance, curvature / queries + 2 * pull[block])
    }
}
