/// Holds claims against a report and a warehouse.
package struct ClaimCheck {
    private let report: Report
    private let query: (String) throws -> FigureTable

    /// - Parameters:
    ///   - report: of the warehouse as it is.
    ///   - query: runs a statement that reads.
    package init(_ report: Report, query: @escaping (String) throws -> FigureTable) {
        self.report = report
        self.query = query
    }

    /// Looks at a claim under each of its rules until it holds under one.
    package func outcome(of claim: Claim) -> ClaimOutcome {
        var outcomes: [(verdict: Claim.Verdict, found: String)] = []
        for (index, reading) in claim.readings.enumerated() {
            let outcome = outcome(of: reading)
            if outcome.verdict == .holds {
                return ClaimOutcome(
                    claim: claim, verdict: index == 0 ? .holds : .holdsUnder, rule: reading.rule,
                    found: (outcomes.first ?? outcome).found)
            }
            outcomes.append(outcome)
        }
        let best = outcomes.first { $0.verdict == .tied } ?? outcomes.first ?? (.error, "the claim has no reading")
        return ClaimOutcome(claim: claim, verdict: best.verdict, rule: claim.readings.first?.rule, found: best.found)
    }

    private func outcome(of reading: Claim.Reading) -> (verdict: Claim.Verdict, found: String) {
        do {
            return try ClaimRows(rows(of: reading.source)).verdict(on: reading.expectation)
        } catch {
            return (.error, (error as? ClaimRows.Fault)?.message ?? "\(error)")
        }
    }

    private func rows(of source: Claim.Source) throws -> FigureTable {
        switch source {
        case .query(let sql): return try query(sql)
        case .figure(let name, let filter):
            guard let figure = report.figure(name) else {
                throw ClaimRows.Fault(message: "the report has no figure named \(name)")
            }
            return try figure.table.filtered(filter)
        }
    }
}

/// What has come of a claim.
package struct ClaimOutcome: Sendable {
    package let claim: Claim
    package let verdict: Claim.Verdict
    /// The rule under which it was looked at, or under which it holds.
    package let rule: String?
    /// What the data said, in words.
    package let found: String

    /// Whether the verdict is the one that is expected.
    package var isAsExpected: Bool { verdict == claim.expected }
}

extension FigureTable {
    fileprivate func filtered(_ filter: [(column: String, value: FigureValue)]) throws -> FigureTable {
        let places = try filter.map { condition in
            guard let place = index(of: condition.column) else {
                throw ClaimRows.Fault(message: "the figure has no column \(condition.column)")
            }
            return (place, condition.value)
        }
        return FigureTable(
            columns: columns, rows: rows.filter { row in places.allSatisfy { row[$0.0].equals($0.1) } })
    }
}

extension FigureValue {
    /// Whether it is the same value, be it written as a whole number or as a real one.
    func equals(_ other: FigureValue) -> Bool {
        if let number, let other = other.number { number == other } else { self == other }
    }

    /// The value as a reader expects it.
    var text: String {
        switch self {
        case .missing: "nothing"
        case .integer(let value): String(value)
        case .real(let value):
            value == value.rounded() && abs(value) < 1e15
                ? String(Int(value)) : String((value * 10_000).rounded() / 10_000)
        case .text(let value): value
        case .bool(let value): String(value)
        }
    }
}
