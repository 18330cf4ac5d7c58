import MarqueeCatalog

extension Figure {
    /// Groups of actors and directors who work together.
    static func communities(_ study: Study, _ people: PeopleCommunities) -> Figure {
        var table = FigureTable("community", "people", "titles", "links", "top_genre", "top_country", "members")
        let (catalog, names) = (study.catalog, study.catalog.persons.names)
        for (number, profile) in people.profiles(catalog, first: shownCommunities).enumerated() {
            let best = people.bestConnected(number, shownMembers).map { node in
                let person = Int(people.graph.persons[Int(node)])
                return names[person] ?? "person \(catalog.persons.ids[person])"
            }
            table.add(
                .integer(number + 1), .integer(people.members[number].count), .integer(profile.titles),
                .integer(people.links(in: number)), .optional(profile.topGenre(catalog.genres.names)),
                .optional(profile.topCountry(catalog.countries.names)), .text(best.joined(separator: ", ")))
        }
        let (count, linked) = (people.members.count, people.graph.persons.count)
        let modularity =
            people.louvain.modularity.isFinite
            ? English.number(people.louvain.modularity, 3) : "undefined, for nobody is linked"
        let finding =
            count == 0
            ? (study.count == 0 ? English.noTitles : "No two people share two titles.")
            : "\(English.sentence(English.count(linked, "person", "people"))) who share titles with others form "
                + "\(English.count(count, "community", "communities")); the largest has "
                + "\(English.count(people.members[0].count, "member"))."
        return Figure(
            "communities", title: "Communities of actors and directors",
            rule: """
                actors and directors by person id, linked where they share \(PeopleGraph.leastShared) titles or more, \
                of each title the first \(PeopleGraph.billed) billed of each role; communities by Louvain's method \
                (Blondel et al. 2008) over the whole graph, weighted by shared titles, modularity \(modularity); \
                titles are those for which two or more members are billed; members are the \(shownMembers) with most \
                links. The \(shownCommunities) largest, equal ones by the least id of a member; n is the number of \
                people with links.
                """,
            n: linked, finding: finding, table: table)
    }

    /// The people of the picture of communities.
    static func people(_ study: Study, _ people: PeopleCommunities, _ drawn: DrawnPeople) -> Figure {
        var table = FigureTable("person_id", "name", "community", "titles", "degree", "x", "y")
        let layout = ForceLayout(Links(count: drawn.nodes.count, pairs: drawn.links))
        for (place, node) in drawn.nodes.enumerated() {
            let person = Int(people.graph.persons[Int(node)])
            table.add(
                .integer(Int(study.catalog.persons.ids[person])), .optional(study.catalog.persons.names[person]),
                .integer(Int(people.numbers[Int(node)]) + 1), .integer(Int(people.graph.titles[Int(node)])),
                .integer(people.graph.links.degree(Int(node))), .number(layout.x[place]), .number(layout.y[place]))
        }
        let shown = Set(drawn.nodes.map { people.numbers[Int($0)] }).count
        return Figure(
            "people", title: "People who work together",
            rule: """
                \(drawnRule(drawn)) titles counts those in which the person is credited as actor or director; degree \
                the people with whom they share \(PeopleGraph.leastShared) titles or more; x and y lie in a box of 800 \
                by 600, placed by forces (Fruchterman and Reingold 1991) from a fixed start. By id; n is the number of \
                people.
                """,
            n: drawn.nodes.count,
            finding: drawn.nodes.isEmpty
                ? (study.count == 0 ? English.noTitles : "No two people share two titles.")
                : "\(English.sentence(English.count(drawn.nodes.count, "person", "people"))) of "
                    + "\(English.count(shown, "community", "communities")) share "
                    + "\(English.plain(drawn.leastShared)) titles or more with another.", table: table)
    }

    /// The links of the picture of communities.
    static func peopleLinks(_ study: Study, _ people: PeopleCommunities, _ drawn: DrawnPeople) -> Figure {
        var table = FigureTable("source", "target", "titles")
        func person(_ place: Int32) -> Int { Int(people.graph.persons[Int(drawn.nodes[Int(place)])]) }
        func id(_ place: Int32) -> Int { Int(study.catalog.persons.ids[person(place)]) }
        for link in drawn.links { table.add(.integer(id(link.a)), .integer(id(link.b)), .integer(Int(link.weight))) }
        let strongest = drawn.links.max { $0.weight < $1.weight }
        let finding = strongest.map { link in
            let names = [link.a, link.b].map { study.catalog.persons.names[person($0)] ?? "person \(id($0))" }
            return "\(English.list(names)) share the most titles: \(English.plain(link.weight))."
        }
        return Figure(
            "people_links", title: "Who shares titles with whom",
            rule:
                "\(drawnRule(drawn)) source and target are person ids, titles those that they share; by source, "
                + "then target; n is the number of links.", n: drawn.links.count,
            finding: finding ?? (study.count == 0 ? English.noTitles : "No two people share two titles."), table: table)
    }

    private static func drawnRule(_ drawn: DrawnPeople) -> String {
        let cut = drawn.isCut ? " (of links of this strength the first by id)" : ""
        return """
            drawn are people who share \(English.plain(drawn.leastShared)) titles or more with another\(cut): the \
            least number with which at most \(DrawnPeople.most) people are left; of each title the first \
            \(PeopleGraph.billed) billed of each role;
            """
    }

    private static let shownCommunities = 40
    private static let shownMembers = 5
}
