import Foundation
import MarqueeCatalog
import Testing

@Suite struct CleaningDocumentTests {
    /// Cells of the table in docs/cleaning.md, row by row.
    private func rows() throws -> [[String]] {
        try String(contentsOf: Fixtures.root.appending(path: "docs/cleaning.md"), encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { row in row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    @Test func document_hasARowForEachRuleAndNoOther() throws {
        let named = try rows().map { $0[0].filter { $0 != "`" } }
        #expect(named == Rule.allCases.map(\.rawValue))
    }

    @Test func document_givesEachRuleItsDispositionAndAnExample() throws {
        for row in try rows() {
            let rule = try #require(Rule(rawValue: row[0].filter { $0 != "`" }))
            #expect(row.count == 4, "\(rule)")
            #expect(row[1] == rule.disposition.rawValue)
            #expect(row[2].hasSuffix("."))
            #expect(row[3].contains("→"))
        }
    }
}
