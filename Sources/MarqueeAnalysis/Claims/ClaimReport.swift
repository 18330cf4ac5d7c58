package import MarqueeCatalog

/// What has come of a file of claims.
package struct ClaimReport: Sendable {
    package let outcomes: [ClaimOutcome]

    package init(_ outcomes: [ClaimOutcome]) { self.outcomes = outcomes }

    /// Whether every verdict is the one that is expected.
    package var isAsExpected: Bool { outcomes.allSatisfy(\.isAsExpected) }

    /// Verdicts with the number of claims that have them, those that there are.
    private var counts: [(verdict: Claim.Verdict, count: Int)] {
        Claim.Verdict.allCases.compactMap { verdict in
            let count = outcomes.count { $0.verdict == verdict }
            return count == 0 ? nil : (verdict, count)
        }
    }

    /// As a person reads it: one line a claim, more where it does not hold as it stands.
    package var text: String {
        let lines = outcomes.flatMap { outcome -> [String] in
            let mark = outcome.isAsExpected ? " " : "!"
            var lines = ["\(mark) \(Self.padded(outcome.verdict.rawValue, 12))\(outcome.claim.sentence)"]
            let indent = String(repeating: " ", count: 14)
            if outcome.verdict != .holds { lines.append("\(indent)found: \(outcome.found)") }
            if outcome.verdict == .holdsUnder { lines.append("\(indent)holds under: \(outcome.rule ?? "")") }
            if outcome.verdict != .holds, let cause = outcome.claim.cause { lines.append("\(indent)cause: \(cause)") }
            if !outcome.isAsExpected { lines.append("\(indent)expected: \(outcome.claim.expected.rawValue)") }
            return lines
        }
        let summary = counts.map { "\($0.count) \(Self.words($0.verdict, $0.count))" }.joined(separator: ", ")
        let end = isAsExpected ? "as expected" : "\(outcomes.count { !$0.isAsExpected }) not as expected"
        return (lines + ["", "\(outcomes.count) claims: \(summary); \(end)."]).joined(separator: "\n")
    }

    private static func words(_ verdict: Claim.Verdict, _ count: Int) -> String {
        switch verdict {
        case .holds: count == 1 ? "holds" : "hold"
        case .holdsUnder: "\(count == 1 ? "holds" : "hold") under another rule"
        case .tied: count == 1 ? "is tied" : "are tied"
        case .fails: count == 1 ? "fails" : "fail"
        case .error: "could not be looked at"
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }

    package var json: JSONNode {
        .object([
            (key: "as_expected", value: .bool(isAsExpected)),
            (key: "counts", value: .object(counts.map { ($0.verdict.rawValue, .integer(Int64($0.count))) })),
            (
                key: "claims",
                value: .list(
                    outcomes.map { outcome in
                        [
                            "claim": .text(outcome.claim.sentence), "verdict": .text(outcome.verdict.rawValue),
                            "expected": .text(outcome.claim.expected.rawValue),
                            "rule": outcome.rule.map(JSONNode.text) ?? .null, "found": .text(outcome.found),
                            "cause": outcome.claim.cause.map(JSONNode.text) ?? .null,
                        ]
                    })
            ),
        ])
    }

    /// As JUnit's XML, which build servers show: a claim whose verdict is not the expected one is a failure.
    package var junit: String {
        let failures = outcomes.count { !$0.isAsExpected && $0.verdict != .error }
        let errors = outcomes.count { !$0.isAsExpected && $0.verdict == .error }
        let cases = outcomes.map { outcome in
            let name = Self.escaped(outcome.claim.sentence)
            guard !outcome.isAsExpected else { return "  <testcase classname=\"claims\" name=\"\(name)\"/>" }
            let element = outcome.verdict == .error ? "error" : "failure"
            let message = Self.escaped("\(outcome.verdict.rawValue); found: \(outcome.found)")
            return """
                  <testcase classname="claims" name="\(name)">
                    <\(element) message="\(message)"/>
                  </testcase>
                """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="claims" tests="\(outcomes.count)" failures="\(failures)" errors="\(errors)">
            \(cases.joined(separator: "\n"))
            </testsuite>
            """
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            // XML has no other control characters, not even escaped.
            case _ where scalar.value < 0x20 && scalar != "\t": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
