/// Whether one configuration is better than another, query by query.
package struct PairedComparison: Sendable, Equatable {
    /// Mean of second - first over the queries that both have.
    package let difference: Double
    package let standardError: Double
    /// The difference in standard errors (paired t, one degree of freedom less than queries); 0 where all differences are 0.
    package let t: Double
    package let queries: Int
    /// How often a difference at least as large, of either sign, would come about if it were chance which of the two had
    /// which value: a permutation test with ``flips`` random flips (Smucker, Allan and Carterette, CIKM 2007), of which
    /// the one that was seen is counted as one.
    package let p: Double

    package static let flips = 10_000

    /// - Parameter seed: decides the random flips.
    package init(_ first: Evaluation, _ second: Evaluation, by measure: EvaluationMeasure, seed: UInt64 = 1) {
        let firstValues = Dictionary(uniqueKeysWithValues: zip(first.queries, first.values(measure)))
        let differences = zip(second.queries, second.values(measure)).compactMap { query, value in
            firstValues[query].map { value - $0 }
        }
        let count = Double(max(differences.count, 1))
        let mean = Evaluation.mean(differences)
        let square = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(count - 1, 1)
        queries = differences.count
        difference = mean
        standardError = (square / count).squareRoot()
        t = standardError > 0 ? mean / standardError : 0
        p = Self.permutation(differences, seed: seed)
    }

    private static func permutation(_ differences: [Double], seed: UInt64) -> Double {
        var random = SeededRandom(seed: seed)
        let seen = abs(differences.reduce(0, +))
        var asLarge = 1
        for _ in 0..<flips {
            var sum = 0.0
            var signs: UInt64 = 0
            for (place, difference) in differences.enumerated() {
                if place % 64 == 0 { signs = random.next() }
                sum += signs & 1 == 1 ? difference : -difference
                signs >>= 1
            }
            // Sums of the same numbers in other signs may differ by rounding.
            if abs(sum) >= seen - 1e-12 { asLarge += 1 }
        }
        return Double(asLarge) / Double(flips + 1)
    }
}
