/// A measure that each query has a value of.
package enum EvaluationMeasure: Int, CaseIterable, Sendable {
    case precision5, precision10, recall5, recall10, ndcg5, ndcg10, novelNDCG5, novelNDCG10, reciprocalRank

    package var name: String {
        switch self {
        case .precision5: "P@5"
        case .precision10: "P@10"
        case .recall5: "R@5"
        case .recall10: "R@10"
        case .ndcg5: "nDCG@5"
        case .ndcg10: "nDCG@10"
        case .novelNDCG5: "nov-nDCG@5"
        case .novelNDCG10: "nov-nDCG@10"
        case .reciprocalRank: "MRR@10"
        }
    }
}

extension EvaluationMeasure {
    /// The measures of one list for one viewer, in the order of the cases.
    ///
    /// - Parameters:
    ///   - list: at most ten numbers of titles in the pool, best first.
    ///   - relevant: the other titles that the viewer likes, not empty.
    ///   - rarities: see ``Likes/rarities``.
    static func values(of list: [Int], relevant: [Int], rarities: [Double]) -> [Double] {
        let hits = list.map { relevant.contains($0) }
        let rarest = relevant.map { rarities[$0] }.sorted(by: >)
        func found(_ depth: Int) -> Double { Double(hits.prefix(depth).count { $0 }) }
        func ndcg(_ depth: Int) -> Double {
            let ideal = Discount.gain(repeatElement(1, count: min(depth, relevant.count)))
            return Discount.gain(hits.prefix(depth).map { $0 ? 1 : 0 }) / ideal
        }
        func novelNDCG(_ depth: Int) -> Double {
            let ideal = Discount.gain(rarest.prefix(depth))
            let gain = Discount.gain(zip(list, hits).prefix(depth).map { $1 ? rarities[$0] : 0 })
            return ideal > 0 ? gain / ideal : 0
        }
        return allCases.map { measure in
            switch measure {
            case .precision5: found(5) / 5
            case .precision10: found(10) / 10
            case .recall5: found(5) / Double(relevant.count)
            case .recall10: found(10) / Double(relevant.count)
            case .ndcg5: ndcg(5)
            case .ndcg10: ndcg(10)
            case .novelNDCG5: novelNDCG(5)
            case .novelNDCG10: novelNDCG(10)
            case .reciprocalRank: hits.firstIndex(of: true).map { 1 / Double($0 + 1) } ?? 0
            }
        }
    }
}
