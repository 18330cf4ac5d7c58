package import MarqueeCatalog

/// A sentence about the catalog that can be held against the data.
package struct Claim: Sendable {
    /// The sentence.
    package let sentence: String
    /// How it is looked at: first under the rule that it was made by or that is usual, then under others.
    package let readings: [Reading]
    /// The verdict that is expected, so that a known error is no news.
    package let expected: Verdict
    /// Why it does not hold, where that is known.
    package let cause: String?

    /// One way to look at a claim.
    package struct Reading: Sendable {
        /// In words: raw or imputed, exploded or first value.
        package let rule: String?
        package let source: Source
        package let expectation: Expectation
    }

    /// Where the values come from.
    package enum Source: Sendable {
        /// Rows of a figure of the report: those that have these values in these columns.
        case figure(name: String, filter: [(column: String, value: FigureValue)])
        /// A statement that reads.
        case query(String)
    }

    package enum Verdict: String, Sendable, CaseIterable {
        case holds
        /// It holds, though not under the first rule.
        case holdsUnder = "holds-under"
        /// It holds only as one of several orders of values that are equal.
        case tied
        case fails
        /// It could not be looked at.
        case error
    }
}

/// What a claim expects of its rows.
package enum Expectation: Sendable {
    /// The first row's value in a column (nil: the first one); numbers may differ by the tolerance.
    case value(column: String?, FigureValue, tolerance: Double)
    /// The first row's number lies between these, either of which may be missing.
    case between(column: String?, low: Double?, high: Double?)
    /// The first names of a column, in the order of the numbers of another, highest first.
    case order(names: String?, by: String?, [String], ascending: Bool)
    /// As ``order(names:by:_:ascending:)``, in any order.
    case set(names: String?, by: String?, [String], ascending: Bool)
    /// The numbers of a column rise, or fall, from row to row in the order of another column, within its bounds.
    case trend(column: String, over: String, rises: Bool, from: Double?, to: Double?)
}

/// Why a file of claims is not taken.
package struct ClaimFault: Error, Equatable {
    /// Place of the claim in its file, from 1; 0 for the file itself.
    package let claim: Int
    package let message: String
}

extension Claim {
    /// Reads a file of claims: `{"claims": [{"claim": …, "figure" or "query": …, "expect": {…}, …}]}`; see docs/claims.md.
    ///
    /// - Throws: ``ClaimFault``.
    package static func list(_ node: JSONNode) throws -> [Claim] {
        guard case .list(let nodes)? = node["claims"] else {
            throw ClaimFault(claim: 0, message: "there is no list named claims")
        }
        return try nodes.enumerated().map { index, node in
            do { return try Claim(node) } catch let fault as ClaimFields.Fault {
                throw ClaimFault(claim: index + 1, message: fault.message)
            }
        }
    }

    private init(_ node: JSONNode) throws {
        let fields = try ClaimFields(
            node, known: ClaimFields.reading + ["claim", "verdict", "cause", "otherwise"])
        sentence = try fields.text("claim") ?? fields.missing("claim")
        cause = try fields.text("cause")
        let verdict = try fields.text("verdict") ?? Verdict.holds.rawValue
        guard let expected = Verdict(rawValue: verdict), expected != .error else {
            throw ClaimFields.Fault(message: "verdict is holds, holds-under, tied or fails")
        }
        self.expected = expected
        let first = try Reading(fields)
        let others = try fields.list("otherwise").map { other in
            try Reading(ClaimFields(other, known: ClaimFields.reading, otherwise: fields))
        }
        if let nameless = others.first(where: { $0.rule == nil }) {
            throw ClaimFields.Fault(message: "a reading under otherwise has no rule: \(nameless.source)")
        }
        readings = [first] + others
    }
}

extension Claim.Reading {
    fileprivate init(_ fields: ClaimFields) throws {
        rule = try fields.text("rule")
        switch (try fields.text("figure"), try fields.text("query")) {
        case (let name?, nil): source = .figure(name: name, filter: try fields.filter("where"))
        case (nil, let sql?): source = .query(sql)
        default: throw ClaimFields.Fault(message: "a claim has a figure or a query")
        }
        expectation = try Expectation(fields)
    }
}

extension Expectation {
    fileprivate init(_ fields: ClaimFields) throws {
        let expect = try ClaimFields(
            fields.node("expect") ?? fields.missing("expect"),
            known: ["value", "tolerance", "above", "below", "order", "set", "trend"])
        let (column, by) = (try fields.text("value"), try fields.text("by"))
        let ascending = try fields.flag("ascending")
        if let value = expect.node("value") {
            self = .value(column: column, try ClaimFields.scalar(value), tolerance: try expect.number("tolerance") ?? 0)
        } else if let order = try expect.texts("order") {
            self = .order(names: try fields.text("list"), by: by, order, ascending: ascending)
        } else if let set = try expect.texts("set") {
            self = .set(names: try fields.text("list"), by: by, set, ascending: ascending)
        } else if let trend = try expect.text("trend") {
            guard ["rising", "falling"].contains(trend) else {
                throw ClaimFields.Fault(message: "trend is rising or falling")
            }
            self = .trend(
                column: try column ?? fields.missing("value"), over: try fields.text("over") ?? fields.missing("over"),
                rises: trend == "rising", from: try fields.number("from"), to: try fields.number("to"))
        } else {
            let (low, high) = (try expect.number("above"), try expect.number("below"))
            guard low != nil || high != nil else {
                throw ClaimFields.Fault(message: "expect has a value, above, below, an order, a set or a trend")
            }
            self = .between(column: column, low: low, high: high)
        }
    }
}
