/// The part of a graph of people that fits a picture: those with the strongest links.
struct DrawnPeople {
    /// So many people can be told apart in a picture.
    static let most = 150

    /// Least weight of the links that are drawn.
    private(set) var leastShared = Double(PeopleGraph.leastShared)
    /// Nodes of the whole graph, ascending.
    private(set) var nodes: [Int32] = []
    /// Between places in ``nodes``.
    private(set) var links: [(a: Int32, b: Int32, weight: Double)] = []
    /// Whether links of the least weight are left out, because all of them would be too many people.
    private(set) var isCut = false

    init(_ whole: Links) {
        guard let strongest = whole.weights.max() else { return }
        let best = (0..<whole.count).map { node in whole.of(node).reduce(0) { max($0, whole.weights[$1]) } }
        while leastShared < strongest, best.count(where: { $0 >= leastShared }) > Self.most { leastShared += 1 }
        var isDrawn = best.map { $0 >= leastShared }
        if isDrawn.count(where: \.self) > Self.most {
            isDrawn = Self.first(whole, leastShared)
            isCut = true
        }
        nodes = isDrawn.indices.filter { isDrawn[$0] }.map(Int32.init)
        var places = [Int32](repeating: -1, count: whole.count)
        for (place, node) in nodes.enumerated() { places[Int(node)] = Int32(place) }
        for node in nodes {
            for link in whole.of(Int(node)) where whole.targets[link] > node && whole.weights[link] >= leastShared {
                let other = places[Int(whole.targets[link])]
                if other >= 0 { links.append((places[Int(node)], other, whole.weights[link])) }
            }
        }
    }

    /// The people of the first links that are strong enough, by node, as many as may be drawn.
    private static func first(_ whole: Links, _ leastShared: Double) -> [Bool] {
        var (isDrawn, count) = ([Bool](repeating: false, count: whole.count), 0)
        for node in 0..<whole.count {
            for link in whole.of(node) where whole.weights[link] >= leastShared {
                let ends = Set([node, Int(whole.targets[link])]).filter { !isDrawn[$0] }
                guard count + ends.count <= most else { return isDrawn }
                for end in ends { isDrawn[end] = true }
                count += ends.count
            }
        }
        return isDrawn
    }
}
