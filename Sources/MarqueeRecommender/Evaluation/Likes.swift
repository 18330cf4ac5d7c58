import Glibc

/// Which viewers liked which titles, as far as these are in the pool of titles that can be judged.
package struct Likes: Sendable {
    /// Places of the titles that can be judged, ascending.
    package let pool: [Int]
    /// Numbers of the titles in the pool, ascending, for each viewer who likes at least one.
    let viewers: [[Int]]
    /// How many viewers like each title of the pool.
    let counts: [Int]

    /// - Parameters:
    ///   - pairs: a viewer and the place of a title; pairs may come more than once and in any order.
    ///   - pool: the titles that can be judged; nil for all that are liked.
    /// - Throws: ``RecommenderError/likes(_:)`` when there are no two titles that one viewer likes.
    package init(_ pairs: [(viewer: String, place: Int)], pool given: [Int]? = nil) throws(RecommenderError) {
        let pool = Set(given ?? pairs.map(\.place)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: pool.enumerated().map { ($1, $0) })
        var liked: [String: Set<Int>] = [:]
        for (viewer, place) in pairs {
            if let number = numbers[place] { liked[viewer, default: []].insert(number) }
        }
        let ordered = liked.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        self.pool = pool
        viewers = ordered.map { $0.value.sorted() }
        var counts = [Int](repeating: 0, count: pool.count)
        for titles in viewers { for title in titles { counts[title] += 1 } }
        self.counts = counts
        guard viewers.contains(where: { $0.count > 1 }) else {
            throw .likes("no viewer likes two titles of the catalog")
        }
    }

    package var viewerCount: Int { viewers.count }
    package var likeCount: Int { counts.reduce(0, +) }

    /// What a hit on each title is worth where popular titles count less: log2(U / n), U viewers, n of whom like it. 0 for
    /// a title that nobody likes.
    var rarities: [Double] { counts.map { $0 > 0 ? log2(Double(viewers.count) / Double($0)) : 0 } }

    /// The viewers who like a title of the pool and another one besides.
    func witnesses(of title: Int) -> [[Int]] { viewers.filter { $0.count > 1 && $0.contains(title) } }
}

/// What a hit is worth by its rank, from 0: 1 / log2(rank + 2) (Järvelin and Kekäläinen 2002).
enum Discount {
    static func at(_ rank: Int) -> Double { 1 / log2(Double(rank) + 2) }

    /// The gain of a list whose titles are worth so much each.
    static func gain(_ worth: some Sequence<Double>) -> Double {
        var sum = 0.0
        for (rank, value) in worth.enumerated() { sum += value * at(rank) }
        return sum
    }
}
