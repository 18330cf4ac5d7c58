/// Chooses titles that are good and differ from each other, by maximal marginal relevance: again and again the title with the
/// highest (1 - d)·s - d·l, where s is its score in parts of the best one and l its likeness to the nearest title chosen
/// (Carbonell and Goldstein, "The use of MMR", SIGIR 1998). Where two are equal, the one with the higher score goes first.
struct DiverseChoice {
    private let index: RecommenderIndex
    /// Best first.
    private let pool: [FoundTitle]

    init(_ index: RecommenderIndex, _ pool: [FoundTitle]) {
        self.index = index
        self.pool = pool
    }

    /// From how many of the best titles `count` are chosen.
    static func poolSize(_ count: Int) -> Int { max(min(count * 10, 500), count) }

    func choose(_ count: Int, diversity: Double) -> [FoundTitle] {
        guard let best = pool.first else { return [] }
        let scale = max(Double(best.score), 1)
        var nearest = [Double](repeating: 0, count: pool.count)
        var rest = Array(pool.indices)
        var chosen: [FoundTitle] = []
        while chosen.count < count, !rest.isEmpty {
            func value(_ place: Int) -> Double {
                (1 - diversity) * Double(pool[place].score) / scale - diversity * nearest[place]
            }
            var next = 0
            for candidate in rest.indices where value(rest[candidate]) > value(rest[next]) { next = candidate }
            let title = pool[rest.remove(at: next)]
            chosen.append(title)
            for place in rest {
                nearest[place] = max(nearest[place], index.likeness(Int(pool[place].place), Int(title.place)))
            }
        }
        return chosen
    }
}
