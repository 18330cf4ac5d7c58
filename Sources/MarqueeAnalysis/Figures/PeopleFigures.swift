import MarqueeCatalog

extension Figure {
    /// Actors with the most titles.
    static func actors(_ study: Study) -> Figure {
        people(study, "actors", title: "Actors", role: CreditRoles.actor, one: "actor")
    }

    /// Directors with the most titles.
    static func directors(_ study: Study) -> Figure {
        people(study, "directors", title: "Directors", role: CreditRoles.director, one: "director")
    }

    private static func people(_ study: Study, _ name: String, title: String, role: String, one: String) -> Figure {
        var table = FigureTable("rank", "person_id", "name", "titles", "tied", "mean_score", "credits")
        let tally = PersonTally(study.catalog, role: role)
        let (shown, ranks) = tally.ranking()
        let details = tally.details(of: shown, study)
        let persons = study.catalog.persons
        for (place, person) in shown.enumerated() {
            table.add(
                .integer(ranks[place].rank), .integer(Int(persons.ids[person])), .optional(persons.names[person]),
                .integer(Int(tally.titles[person])), .integer(ranks[place].tied), .number(details[place].scores.mean),
                .integer(details[place].credits))
        }
        let first = shown.prefix(ranks.first?.tied ?? 0).map { persons.names[$0] ?? "person \(persons.ids[$0])" }
        let finding =
            if let most = shown.first, let tied = ranks.first?.tied {
                tied > 3
                    ? "\(English.number(tied)) \(one)s share the first place, with "
                        + "\(English.count(Int(tally.titles[most]), "title")) each."
                    : "\(English.list(first)) \(tied == 1 ? "has" : "have") the most titles as \(one): "
                        + "\(English.number(Int(tally.titles[most])))."
            } else { study.count == 0 ? English.noTitles : "No credit has the role \(role)." }
        return Figure(
            name, title: title,
            rule: """
                credits of role \(role), by person id, never by name; each title counts once, however many credits a \
                person has in it; mean of the scores of these titles, missing left out; equal counts share a rank, \
                tied says how many do, and ranks after them are skipped. The first \(PersonTally.shown) and all who \
                tie with the last of them, up to \(PersonTally.most), equal ones by id; n is the number of people in \
                this role.
                """,
            n: tally.people, finding: finding, table: table)
    }
}

/// Names of roles that figures tell apart.
enum CreditRoles {
    static let actor = "ACTOR"
    static let director = "DIRECTOR"
}

/// In how many titles each person has a role.
private struct PersonTally {
    static let shown = 20
    static let most = 40

    private let role: UInt8?
    /// By person.
    private(set) var titles: [Int32]
    /// Persons who have any.
    let people: Int

    init(_ catalog: CatalogSnapshot, role name: String) {
        role = catalog.credits.roleNames.firstIndex(of: name).flatMap(UInt8.init(exactly:))
        var titles = [Int32](repeating: 0, count: catalog.persons.count)
        if let role {
            var last = [Int32](repeating: -1, count: catalog.persons.count)
            let credits = catalog.credits
            for title in 0..<catalog.titles.count {
                for credit in credits.of(title: title) where credits.roles[credit] == role {
                    let person = Int(credits.persons[credit])
                    guard last[person] != Int32(title) else { continue }
                    last[person] = Int32(title)
                    titles[person] += 1
                }
            }
        }
        self.titles = titles
        people = titles.count { $0 > 0 }
    }

    /// The persons to show and their ranks. Persons stand in the order of their ids, so equal ones come by id.
    func ranking() -> (persons: [Int], ranks: [(rank: Int, tied: Int)]) {
        var counts = [Int](repeating: 0, count: Int(titles.max() ?? 0) + 1)
        for count in titles { counts[Int(count)] += 1 }
        // The least number of titles that belongs to the first `shown`, ties included.
        var (least, reached) = (counts.count - 1, counts.last ?? 0)
        while least > 1, reached < Self.shown {
            least -= 1
            reached += counts[least]
        }
        guard least > 0 else { return ([], []) }
        let persons = titles.indices.filter { titles[$0] >= least }.sorted { (titles[$1], $0) < (titles[$0], $1) }
        let ranks = Ranking.ranks(of: persons.map { titles[$0] })
        return (Array(persons.prefix(Self.most)), Array(ranks.prefix(Self.most)))
    }

    /// Scores of the titles of some persons, and their credits in the role.
    func details(of persons: [Int], _ study: Study) -> [(scores: CompensatedSum, credits: Int)] {
        var details = [(scores: CompensatedSum, credits: Int)](repeating: (CompensatedSum(), 0), count: persons.count)
        let places = Dictionary(uniqueKeysWithValues: zip(persons.lazy.map(Int32.init), persons.indices))
        var isShown = [Bool](repeating: false, count: titles.count)
        for person in persons { isShown[person] = true }
        let credits = study.catalog.credits
        var last = [Int](repeating: -1, count: persons.count)
        for title in 0..<study.count {
            for credit in credits.of(title: title) where credits.roles[credit] == role {
                guard isShown[Int(credits.persons[credit])], let place = places[credits.persons[credit]] else {
                    continue
                }
                details[place].credits += 1
                let score = study.numbers.scores.values[title]
                if last[place] != title, score.isFinite { details[place].scores += score }
                last[place] = title
            }
        }
        return details
    }
}
