/// An undirected weighted graph: the links of node `n` are at `starts[n]..<starts[n + 1]`; each stands under both its
/// ends.
struct Links {
    private(set) var starts: [Int32] = [0]
    private(set) var targets: [Int32] = []
    private(set) var weights: [Double] = []

    var count: Int { starts.count - 1 }

    init() {}

    /// - Parameter pairs: each once; a link of a node with itself counts once in what follows.
    init(count: Int, pairs: some Collection<(a: Int32, b: Int32, weight: Double)>) {
        starts = [Int32](repeating: 0, count: count + 1)
        for pair in pairs {
            starts[Int(pair.a) + 1] += 1
            if pair.a != pair.b { starts[Int(pair.b) + 1] += 1 }
        }
        for node in 0..<count { starts[node + 1] += starts[node] }
        let total = Int(starts[count])
        targets = [Int32](repeating: 0, count: total)
        weights = [Double](repeating: 0, count: total)
        var ends = starts
        func put(_ from: Int32, _ to: Int32, _ weight: Double) {
            let place = Int(ends[Int(from)])
            (targets[place], weights[place]) = (to, weight)
            ends[Int(from)] += 1
        }
        for pair in pairs {
            put(pair.a, pair.b, pair.weight)
            if pair.a != pair.b { put(pair.b, pair.a, pair.weight) }
        }
    }

    /// - Parameter nodes: the node of each person of the pairs.
    init(_ pairs: Pairs, nodes: [Int32], count: Int) {
        self.init(
            count: count,
            pairs: pairs.a.indices.lazy.map {
                (a: nodes[Int(pairs.a[$0])], b: nodes[Int(pairs.b[$0])], weight: Double(pairs.shared[$0]))
            })
    }

    func of(_ node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }

    func degree(_ node: Int) -> Int { of(node).count }
}
