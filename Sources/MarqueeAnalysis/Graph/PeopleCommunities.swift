import MarqueeCatalog

/// The communities of actors and directors, the largest first.
struct PeopleCommunities {
    let graph: PeopleGraph
    let louvain: Louvain
    /// By node, the community's number from 0: most people first, equal ones by their first node.
    private(set) var numbers: [Int32]
    /// By number, the nodes, ascending.
    private(set) var members: [[Int32]]

    init(_ catalog: CatalogSnapshot) {
        graph = PeopleGraph(catalog)
        louvain = Louvain(graph.links)
        members = [[Int32]](repeating: [], count: louvain.count)
        for (node, community) in louvain.communities.enumerated() { members[Int(community)].append(Int32(node)) }
        members.sort { ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0) }
        numbers = louvain.communities
        for (number, nodes) in members.enumerated() {
            for node in nodes { numbers[Int(node)] = Int32(number) }
        }
    }

    /// Pairs of linked members.
    func links(in community: Int) -> Int {
        members[community].reduce(0) { total, node in
            total
                + graph.links.of(Int(node)).count {
                    graph.links.targets[$0] > node && numbers[Int(graph.links.targets[$0])] == Int32(community)
                }
        }
    }

    /// The members with most links, equal ones by id.
    func bestConnected(_ community: Int, _ count: Int) -> [Int32] {
        let sorted = members[community].sorted {
            (graph.links.degree(Int($1)), $0) < (graph.links.degree(Int($0)), $1)
        }
        return Array(sorted.prefix(count))
    }

    /// What the titles of the first communities have in common: those for which two or more of the members are billed.
    func profiles(_ catalog: CatalogSnapshot, first count: Int) -> [Profile] {
        let empty = Profile(genres: catalog.genres.names.count, countries: catalog.countries.names.count)
        var profiles = [Profile](repeating: empty, count: min(count, members.count))
        for title in 0..<graph.casts.count {
            let present = graph.casts.of(title).map { numbers[Int($0)] }.filter { $0 < profiles.count }.sorted()
            for (place, community) in present.enumerated() {
                // Once for each community: at the second of its members.
                guard place > 0, present[place - 1] == community, place == 1 || present[place - 2] != community
                else { continue }
                profiles[Int(community)].add(title, catalog)
            }
        }
        return profiles
    }

    struct Profile {
        private(set) var titles = 0
        private var genres: [Int]
        private var countries: [Int]

        init(genres: Int, countries: Int) {
            self.genres = [Int](repeating: 0, count: genres)
            self.countries = [Int](repeating: 0, count: countries)
        }

        mutating func add(_ title: Int, _ catalog: CatalogSnapshot) {
            titles += 1
            for genre in catalog.genres.of(title: title) { genres[Int(genre)] += 1 }
            for country in catalog.countries.of(title: title) { countries[Int(country)] += 1 }
        }

        /// The most frequent genre, the first by name of equally frequent ones.
        func topGenre(_ names: [String]) -> String? { Self.top(genres, names) }
        func topCountry(_ names: [String]) -> String? { Self.top(countries, names) }

        private static func top(_ counts: [Int], _ names: [String]) -> String? {
            counts.indices.filter { counts[$0] > 0 }.min { (counts[$1], names[$0]) < (counts[$0], names[$1]) }
                .map { names[$0] }
        }
    }
}
