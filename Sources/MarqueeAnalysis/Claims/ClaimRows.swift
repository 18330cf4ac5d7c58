/// The rows that a claim speaks about, held against what it expects.
struct ClaimRows {
    struct Fault: Error { let message: String }

    private let table: FigureTable

    init(_ table: FigureTable) { self.table = table }

    func verdict(on expectation: Expectation) throws -> (verdict: Claim.Verdict, found: String) {
        switch expectation {
        case .value(let column, let expected, let tolerance):
            let value = try first(column)
            let holds =
                if let number = value.number, let expected = expected.number {
                    // Half a unit of the last digit that binary numbers can't write is no difference.
                    abs(number - expected) <= tolerance + 1e-9 * max(abs(number), abs(expected))
                } else { value == expected }
            return (holds ? .holds : .fails, value.text)
        case .between(let column, let low, let high):
            let value = try first(column)
            guard let number = value.number else { return (.fails, value.text) }
            return (number > low ?? -.infinity && number < high ?? .infinity ? .holds : .fails, value.text)
        case .order(let names, let by, let expected, let ascending):
            return try order(names, by, expected, ascending) { $0 == expected }
        case .set(let names, let by, let expected, let ascending):
            return try order(names, by, expected, ascending) { Set($0) == Set(expected) }
        case .trend(let column, let over, let rises, let from, let to):
            return try trend(column, over, rises, from, to)
        }
    }

    private func place(_ column: String?, _ otherwise: Int = 0) throws -> Int {
        guard let column else { return otherwise }
        guard let place = table.index(of: column) else { throw Fault(message: "there is no column \(column)") }
        return place
    }

    private func first(_ column: String?) throws -> FigureValue {
        let place = try place(column)
        guard let row = table.rows.first, place < row.count else { throw Fault(message: "there is no such row") }
        return row[place]
    }

    /// The first names by a number. Names of equal numbers may stand in any order: what fits one of them is tied.
    private func order(
        _ names: String?, _ by: String?, _ expected: [String], _ ascending: Bool, _ fits: ([String]) -> Bool
    ) throws -> (verdict: Claim.Verdict, found: String) {
        let (names, by) = (try place(names), try place(by, 1))
        guard table.columns.count > max(names, by) else {
            throw Fault(message: "names need a column of numbers beside")
        }
        let rows = table.rows.enumerated().compactMap { index, row in
            row[by].number.map { (name: row[names].text, number: ascending ? -$0 : $0, index: index) }
        }.sorted { ($0.number, $1.index) > ($1.number, $0.index) }
        let top = rows.prefix(expected.count)
        let shown = rows.prefix(expected.count + 1).map { "\($0.name) \(FigureValue.real(abs($0.number)).text)" }
        let found = shown.joined(separator: ", ")
        let numbers = Dictionary(rows.map { ($0.name, $0.number) }) { first, _ in first }
        // Each place has the number that belongs there, whichever of the equals stands in it.
        let isTied = zip(expected, top).allSatisfy { numbers[$0] == $1.number } && top.count == expected.count
        let hasTies = rows.count > expected.count && top.last?.number == rows[expected.count].number
        if fits(top.map(\.name)), !hasTies { return (.holds, found) }
        return (isTied && Set(expected).count == expected.count ? .tied : .fails, found)
    }

    private func trend(
        _ column: String, _ over: String, _ rises: Bool, _ from: Double?, _ to: Double?
    ) throws -> (verdict: Claim.Verdict, found: String) {
        let (column, over) = (try place(column), try place(over))
        let points = table.rows.compactMap { row -> (x: Double, y: Double)? in
            guard let x = row[over].number, let y = row[column].number else { return nil }
            return x >= from ?? -.infinity && x <= to ?? .infinity ? (x, y) : nil
        }.sorted { $0.x < $1.x }
        guard points.count > 1 else { throw Fault(message: "a trend takes two rows or more") }
        let found = points.map { "\(FigureValue.real($0.x).text): \(FigureValue.real($0.y).text)" }
        let holds = zip(points, points.dropFirst()).allSatisfy { rises ? $0.y < $1.y : $0.y > $1.y }
        return (holds ? .holds : .fails, found.joined(separator: ", "))
    }
}
