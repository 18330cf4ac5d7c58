/// Communities of a graph: groups of nodes with more links inside than their weights would give by chance.
///
/// Louvain's method: Blondel, Guillaume, Lambiotte and Lefebvre, "Fast unfolding of communities in large networks",
/// 2008. Nodes are visited in their order and ties go to the community of the lowest number, so that the result is
/// always the same.
struct Louvain {
    /// The community of each node, numbered in the order of their first nodes.
    private(set) var communities: [Int32]
    private(set) var count = 0
    /// Newman's modularity Q of the communities, -½ to 1; NaN where there is no link.
    private(set) var modularity = Double.nan

    /// Improvements below this share of all links' weight are rounding.
    private static let leastGain = 1e-12
    private static let mostPasses = 100

    init(_ links: Links) {
        communities = (0..<Int32(links.count)).map(\.self)
        count = links.count
        var graph = links
        while true {
            var level = Level(graph)
            guard level.improve(passes: Self.mostPasses, leastGain: Self.leastGain) else { break }
            let (numbers, found) = level.numbered()
            for node in communities.indices { communities[node] = numbers[Int(communities[node])] }
            count = found
            graph = level.merged(numbers, found)
        }
        if links.targets.isEmpty { return }
        modularity = Level(graph).modularity
    }

    /// One round of the method: nodes of this graph are communities of the one before.
    private struct Level {
        let links: Links
        private var community: [Int32]
        /// By community, the sum of its nodes' degrees.
        private var totals: [Double]
        /// By node, the weights of its links; one with itself counts twice.
        private let degrees: [Double]
        private let twice: Double

        init(_ links: Links) {
            self.links = links
            degrees = (0..<links.count).map { node in
                links.of(node).reduce(0) { $0 + links.weights[$1] * (links.targets[$1] == Int32(node) ? 2 : 1) }
            }
            totals = degrees
            twice = degrees.reduce(0, +)
            community = (0..<Int32(links.count)).map(\.self)
        }

        /// Every node its own community.
        var modularity: Double {
            var inside = CompensatedSum()
            for node in 0..<links.count {
                for link in links.of(node) where links.targets[link] == Int32(node) {
                    inside += 2 * links.weights[link] / twice
                }
                inside += -(degrees[node] / twice) * (degrees[node] / twice)
            }
            return inside.value
        }

        /// Moves nodes to the neighbouring community that gains most, until none moves.
        mutating func improve(passes: Int, leastGain: Double) -> Bool {
            var (hasImproved, weights, touched) = (false, [Double](repeating: 0, count: links.count), [Int32]())
            for _ in 0..<passes {
                var moved = 0
                for node in 0..<links.count {
                    let own = community[node]
                    totals[Int(own)] -= degrees[node]
                    for link in links.of(node) where links.targets[link] != Int32(node) {
                        let other = community[Int(links.targets[link])]
                        if weights[Int(other)] == 0 { touched.append(other) }
                        weights[Int(other)] += links.weights[link]
                    }
                    func gain(_ community: Int32) -> Double {
                        weights[Int(community)] - totals[Int(community)] * degrees[node] / twice
                    }
                    var (best, bestGain) = (own, gain(own) + leastGain * twice)
                    for other in touched {
                        let candidate = gain(other)
                        if candidate > bestGain || (candidate == bestGain && best != own && other < best) {
                            (best, bestGain) = (other, candidate)
                        }
                    }
                    for other in touched { weights[Int(other)] = 0 }
                    touched.removeAll(keepingCapacity: true)
                    totals[Int(best)] += degrees[node]
                    community[node] = best
                    if best != own { moved += 1 }
                }
                guard moved > 0 else { break }
                hasImproved = true
            }
            return hasImproved
        }

        /// The communities of the nodes, numbered in the order of their first nodes.
        func numbered() -> (numbers: [Int32], count: Int) {
            var (numbers, count) = ([Int32](repeating: -1, count: links.count), 0 as Int32)
            for node in community where numbers[Int(node)] < 0 {
                numbers[Int(node)] = count
                count += 1
            }
            return (community.map { numbers[Int($0)] }, Int(count))
        }

        /// The graph whose nodes are the communities.
        func merged(_ numbers: [Int32], _ count: Int) -> Links {
            var pairs: [(a: Int32, b: Int32, weight: Double)] = []
            for node in 0..<links.count {
                for link in links.of(node) where links.targets[link] >= Int32(node) {
                    let (a, b) = (numbers[node], numbers[Int(links.targets[link])])
                    pairs.append((min(a, b), max(a, b), links.weights[link]))
                }
            }
            pairs.sort { ($0.a, $0.b) < ($1.a, $1.b) }
            var merged: [(a: Int32, b: Int32, weight: Double)] = []
            for pair in pairs {
                if let last = merged.last, last.a == pair.a, last.b == pair.b {
                    merged[merged.count - 1].weight += pair.weight
                } else {
                    merged.append(pair)
                }
            }
            return Links(count: count, pairs: merged)
        }
    }
}
