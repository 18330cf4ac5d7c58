import MarqueeCatalog

/// Titles of a group, and the means of their scores and votes.
struct GroupTally: Sendable {
    private(set) var titles = 0
    private var scores = CompensatedSum()
    private var votes = CompensatedSum()
    private var imputedScores = CompensatedSum()
    private var imputedVotes = CompensatedSum()

    mutating func add(_ title: Int, of numbers: Numbers) {
        titles += 1
        if numbers.scores.values[title].isFinite { scores += numbers.scores.values[title] }
        if numbers.votes.values[title].isFinite { votes += numbers.votes.values[title] }
        if numbers.imputedScores.values[title].isFinite { imputedScores += numbers.imputedScores.values[title] }
        if numbers.imputedVotes.values[title].isFinite { imputedVotes += numbers.imputedVotes.values[title] }
    }

    /// Titles that have a score, or votes.
    var scored: Int { scores.count }
    var voted: Int { votes.count }
    /// Means; NaN where no title has a value.
    var score: Double { scores.mean }
    var imputedScore: Double { imputedScores.mean }
    var vote: Double { votes.mean }
    var imputedVote: Double { imputedVotes.mean }

    /// A tally for each label, and one for the titles whose value is missing.
    static func by(_ column: CategoryColumn, in study: Study) -> (labels: [GroupTally], missing: GroupTally) {
        var (tallies, missing) = ([GroupTally](repeating: GroupTally(), count: column.labels.count), GroupTally())
        for title in 0..<study.count {
            let code = Int(column.codes[title])
            if code >= 0 {
                tallies[code].add(title, of: study.numbers)
            } else {
                missing.add(title, of: study.numbers)
            }
        }
        return (tallies, missing)
    }

    /// A tally for each name of a list: a title counts for each of its names.
    static func exploded(_ lists: CatalogSnapshot.Classification, in study: Study) -> [GroupTally] {
        var tallies = [GroupTally](repeating: GroupTally(), count: lists.names.count)
        for title in 0..<study.count {
            for name in lists.of(title: title) { tallies[Int(name)].add(title, of: study.numbers) }
        }
        return tallies
    }

    /// The places of the tallies that have titles: most titles first, equal ones by name.
    static func ranking(_ tallies: [GroupTally], _ names: [String]) -> [Int] {
        tallies.indices.filter { tallies[$0].titles > 0 }
            .sorted { (tallies[$1].titles, names[$0]) < (tallies[$0].titles, names[$1]) }
    }
}
