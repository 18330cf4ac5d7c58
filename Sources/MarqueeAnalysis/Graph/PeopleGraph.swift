import MarqueeCatalog

/// Actors and directors, linked where they share titles.
struct PeopleGraph {
    /// Of each title so many people of a role count, in billing order: the pairs of a title grow with the square of
    /// its cast.
    static let billed = 20
    /// People are linked when they share at least so many titles.
    static let leastShared: Int32 = 2

    /// Place in the catalog's persons by node; nodes are in that order.
    private(set) var persons: [Int32] = []
    /// Each pair of linked nodes twice, once from either side, weighted by the titles that they share.
    private(set) var links = Links()
    /// By node, the titles in which the person is credited as actor or director, whatever the billing.
    private(set) var titles: [Int32] = []
    /// By title, its billed people who are nodes.
    private(set) var casts = Casts()

    init(_ catalog: CatalogSnapshot) {
        let billed = BilledPeople(catalog)
        let pairs = Pairs(billed)
        // From the people of two or more titles to those who have links.
        var nodes = [Int32](repeating: -1, count: billed.persons.count)
        for candidate in pairs.linked {
            nodes[Int(candidate)] = Int32(persons.count)
            persons.append(billed.persons[Int(candidate)])
            titles.append(billed.titles[Int(candidate)])
        }
        links = Links(pairs, nodes: nodes, count: persons.count)
        casts = billed.casts.renumbered(by: nodes)
    }
}

/// Lists of people, laid one after the other: those of title `t` are at `starts[t]..<starts[t + 1]`.
struct Casts {
    private(set) var starts: [Int32] = [0]
    private(set) var members: [Int32] = []

    var count: Int { starts.count - 1 }

    func of(_ title: Int) -> ArraySlice<Int32> { members[Int(starts[title])..<Int(starts[title + 1])] }

    mutating func append(_ member: Int32) { members.append(member) }
    mutating func endTitle() { starts.append(Int32(members.count)) }

    /// The same lists under other numbers, without the people whose number is negative.
    func renumbered(by numbers: [Int32]) -> Casts {
        var renumbered = Casts()
        for title in 0..<count {
            for member in of(title) where numbers[Int(member)] >= 0 { renumbered.append(numbers[Int(member)]) }
            renumbered.endTitle()
        }
        return renumbered
    }

    /// By person, the titles of whose lists they are.
    func inverted(people: Int) -> (starts: [Int32], titles: [Int32]) {
        var starts = [Int32](repeating: 0, count: people + 1)
        for member in members { starts[Int(member) + 1] += 1 }
        for person in 0..<people { starts[person + 1] += starts[person] }
        var (ends, titles) = (starts, [Int32](repeating: 0, count: members.count))
        for title in 0..<count {
            for member in of(title) {
                titles[Int(ends[Int(member)])] = Int32(title)
                ends[Int(member)] += 1
            }
        }
        return (starts, titles)
    }
}
