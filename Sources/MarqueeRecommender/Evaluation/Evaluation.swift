/// How well lists of next titles agree with what viewers like.
///
/// Protocol ("condensed list"): each title of the pool is a query. Its list is the ranking of the whole catalog, of which only
/// titles of the pool are kept, never the query itself, and of these the first ten. For each viewer who likes the query and
/// at least one other title of the pool, the others are relevant. The value of a query is the mean over its viewers, that
/// of a measure the mean over the queries which have any.
package struct Evaluation: Sendable {
    /// What was evaluated, such as "shipped" or "popularity".
    package let name: String
    /// Places of the titles that were queries, ascending.
    package let queries: [Int]
    /// By measure in the order of ``EvaluationMeasure``, by query.
    private let values: [[Double]]
    /// How many titles of the pool are in any list.
    package let coverage: Int
    /// Mean of log2(U / n) over the listed titles that any of the U viewers likes, n being those who do: their
    /// self-information (Vargas and Castells 2011), in bits.
    package let novelty: Double
    /// Mean over the lists of the mean distance of their pairs, see ``RecommenderIndex/intraListDistance(_:)``.
    package let intraListDistance: Double
    /// How unevenly the lists show the titles of the pool: 0 when each is shown as often as the others, towards 1 when few take all.
    package let gini: Double

    /// The depth to which lists are judged.
    package static let depth = 10

    /// - Parameters:
    ///   - index: gives the distance between titles.
    ///   - ranking: the titles for a query, best first; it may leave out titles that are not in the pool.
    package init(
        _ name: String, likes: Likes, index: RecommenderIndex, ranking: (_ query: Int) throws(RecommenderError) -> [Int]
    ) throws(RecommenderError) {
        self.name = name
        let numbers = Dictionary(uniqueKeysWithValues: likes.pool.enumerated().map { ($1, $0) })
        let rarities = likes.rarities
        var lists: [[Int]] = []
        var queries: [Int] = []
        var values = [[Double]](repeating: [], count: EvaluationMeasure.allCases.count)
        for (query, place) in likes.pool.enumerated() {
            let list = Self.condensed(try ranking(place), numbers, without: query)
            lists.append(list)
            let witnesses = likes.witnesses(of: query)
            guard !witnesses.isEmpty else { continue }
            var sums = [Double](repeating: 0, count: values.count)
            for titles in witnesses {
                let relevant = titles.filter { $0 != query }
                let found = EvaluationMeasure.values(of: list, relevant: relevant, rarities: rarities)
                for (measure, value) in found.enumerated() { sums[measure] += value }
            }
            queries.append(place)
            for (measure, sum) in sums.enumerated() { values[measure].append(sum / Double(witnesses.count)) }
        }
        self.queries = queries
        self.values = values
        let shown = Exposure(lists, titles: likes.pool.count)
        (coverage, gini) = (shown.coverage, shown.gini)
        let known = lists.joined().filter { likes.counts[$0] > 0 }.map { rarities[$0] }
        novelty = Self.mean(known)
        intraListDistance = Self.mean(lists.compactMap { list in index.intraListDistance(list.map { likes.pool[$0] }) })
    }

    private static func condensed(_ ranking: [Int], _ numbers: [Int: Int], without query: Int) -> [Int] {
        var list: [Int] = []
        for place in ranking where list.count < depth {
            if let number = numbers[place], number != query, !list.contains(number) { list.append(number) }
        }
        return list
    }

    static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    /// The measure's value for each of ``queries``.
    package func values(_ measure: EvaluationMeasure) -> [Double] { values[measure.rawValue] }

    /// The mean over the queries.
    package func mean(_ measure: EvaluationMeasure) -> Double { Self.mean(values(measure)) }

    /// The standard error of the mean over the queries; 0 with fewer than two.
    package func standardError(_ measure: EvaluationMeasure) -> Double {
        let values = values(measure)
        guard values.count > 1 else { return 0 }
        let mean = Self.mean(values)
        let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        return (square / Double(values.count)).squareRoot()
    }
}

/// How often lists show each title.
private struct Exposure {
    /// Ascending.
    private let counts: [Int]

    init(_ lists: [[Int]], titles: Int) {
        var counts = [Int](repeating: 0, count: titles)
        for title in lists.joined() { counts[title] += 1 }
        self.counts = counts.sorted()
    }

    var coverage: Int { counts.count { $0 > 0 } }

    /// Σ (2i - n - 1) x_i / (n Σ x), i from 1, x ascending.
    var gini: Double {
        let total = counts.reduce(0, +)
        guard total > 0 else { return 0 }
        let weighted = counts.enumerated().reduce(0) { $0 + (2 * ($1.offset + 1) - counts.count - 1) * $1.element }
        return Double(weighted) / Double(counts.count * total)
    }
}
