import MarqueeCatalog

/// Credits of the same person for the same title.
struct RepeatedCredits {
    let identical, inRole, ofPerson: Repetitions

    init(_ catalog: CatalogSnapshot) {
        let credits = catalog.credits
        let hasCharacters = credits.characters.count == credits.count
        func compare(_ one: Int32, _ other: Int32) -> Bool {
            let (i, j) = (Int(one), Int(other))
            return (credits.persons[i], credits.roles[i], one) < (credits.persons[j], credits.roles[j], other)
        }
        var (persons, roles, characters) = (Groups(), Groups(), Groups())
        for title in 0..<catalog.titles.count {
            let sorted = credits.of(title: title).map(Int32.init).sorted(by: compare)
            persons.add(sorted) { credits.persons[$0] == credits.persons[$1] }
            roles.add(sorted) { credits.persons[$0] == credits.persons[$1] && credits.roles[$0] == credits.roles[$1] }
            guard hasCharacters, sorted.count > 1 else { continue }
            characters.addSame(sorted, credits)
        }
        (identical, inRole, ofPerson) = (characters.found, roles.found, persons.found)
    }

    /// Counts runs of rows that are the same.
    private struct Groups {
        private var (groups, rows, largest, example) = (0, 0, 1, Int?.none)

        var found: Repetitions { Repetitions(groups: groups, rows: rows, example: example) }

        /// - Parameter sorted: so that rows that are the same stand side by side.
        mutating func add(_ sorted: [Int32], _ isSame: (Int, Int) -> Bool) {
            var start = 0
            while start < sorted.count {
                var end = start + 1
                while end < sorted.count, isSame(Int(sorted[start]), Int(sorted[end])) { end += 1 }
                if end - start > 1 { take(end - start, first: sorted[start]) }
                start = end
            }
        }

        /// Rows of a title, by person and role: those whose character is the same as well.
        mutating func addSame(_ sorted: [Int32], _ credits: CatalogSnapshot.Credits) {
            var taken = Set<Int>()
            for place in sorted.indices where !taken.contains(place) {
                var count = 1
                let one = Int(sorted[place])
                for later in sorted[(place + 1)...].indices {
                    let other = Int(sorted[later])
                    guard credits.persons[one] == credits.persons[other], credits.roles[one] == credits.roles[other]
                    else { break }
                    guard !taken.contains(later), credits.characters.isSame(one, other) else { continue }
                    taken.insert(later)
                    count += 1
                }
                if count > 1 { take(count, first: sorted[place]) }
            }
        }

        private mutating func take(_ count: Int, first: Int32) {
            groups += 1
            rows += count
            if count > largest { (largest, example) = (count, Int(first)) }
        }
    }
}
