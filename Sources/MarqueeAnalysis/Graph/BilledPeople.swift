import MarqueeCatalog

/// The people billed for each title who are so for two titles or more: nobody else can share two.
struct BilledPeople {
    /// Place in the catalog's persons, ascending.
    private(set) var persons: [Int32] = []
    /// By person, the titles in which they are credited as actor or director, whatever the billing.
    private(set) var titles: [Int32] = []
    private(set) var casts = Casts()

    init(_ catalog: CatalogSnapshot) {
        var all = Casts()
        var credited = [Int32](repeating: 0, count: catalog.persons.count)
        var billed = credited
        Self.walk(catalog) { person, isBilled in
            credited[Int(person)] += 1
            guard isBilled else { return }
            billed[Int(person)] += 1
            all.append(person)
        } endTitle: {
            all.endTitle()
        }
        for (person, count) in billed.enumerated() {
            if count >= PeopleGraph.leastShared {
                billed[person] = Int32(persons.count)
                persons.append(Int32(person))
                titles.append(credited[person])
            } else {
                billed[person] = -1
            }
        }
        casts = all.renumbered(by: billed)
    }

    /// Visits every person credited for a title as actor or director once, in billing order.
    private static func walk(
        _ catalog: CatalogSnapshot, visit: (_ person: Int32, _ isBilled: Bool) -> Void, endTitle: () -> Void
    ) {
        let credits = catalog.credits
        let counted = credits.roleNames.map { [CreditRoles.actor, CreditRoles.director].contains($0) }
        var last = [Int32](repeating: -1, count: catalog.persons.count)
        for title in 0..<catalog.titles.count {
            var places = [Int](repeating: 0, count: counted.count)
            for credit in credits.of(title: title) where counted[Int(credits.roles[credit])] {
                let (person, role) = (credits.persons[credit], Int(credits.roles[credit]))
                guard last[Int(person)] != Int32(title) else { continue }
                last[Int(person)] = Int32(title)
                visit(person, places[role] < PeopleGraph.billed)
                places[role] += 1
            }
            endTitle()
        }
    }
}

/// Pairs of people who share titles.
struct Pairs {
    private(set) var a: [Int32] = []
    /// Greater than `a` of the same pair; ascending among pairs of the same `a`.
    private(set) var b: [Int32] = []
    private(set) var shared: [Int32] = []

    /// Counts for one person at a time with whom they share how much: no list of all pairs of all titles is ever made.
    init(_ people: BilledPeople) {
        let count = people.persons.count
        let (starts, titles) = people.casts.inverted(people: count)
        let (castStarts, members) = (people.casts.starts, people.casts.members)
        var (counts, touched) = ([Int32](repeating: 0, count: count), [Int32]())
        for person in 0..<count {
            for entry in Int(starts[person])..<Int(starts[person + 1]) {
                let title = Int(titles[entry])
                for place in Int(castStarts[title])..<Int(castStarts[title + 1]) {
                    let other = members[place]
                    guard other > Int32(person) else { continue }
                    if counts[Int(other)] == 0 { touched.append(other) }
                    counts[Int(other)] += 1
                }
            }
            let linked = touched.filter { counts[Int($0)] >= PeopleGraph.leastShared }.sorted()
            for other in linked {
                a.append(Int32(person))
                b.append(other)
                shared.append(counts[Int(other)])
            }
            for other in touched { counts[Int(other)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
    }

    /// The people of any pair, ascending.
    var linked: [Int32] {
        var isLinked = [Bool](repeating: false, count: Int(b.max() ?? -1) + 1)
        for person in a { isLinked[Int(person)] = true }
        for person in b { isLinked[Int(person)] = true }
        return isLinked.indices.filter { isLinked[$0] }.map(Int32.init)
    }
}
