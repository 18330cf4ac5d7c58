import Foundation
import MarqueeAttacks
import Testing

/// The attack list as text: its families, its entries, and the table of both in docs/security.md.
struct AttackFamiliesTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func list_isWhole() {
        #expect(AttackList.problems(of: AttackList.families) == [])
        for dialect in ["sqlite", "mysql"] {
            #expect(AttackList.all.count { $0.dialects.contains(dialect) } >= 900)
        }
    }

    @Test func everyFile_isAFamilyOfTheList() throws {
        let folder = Self.root.appending(path: "Sources/MarqueeAttacks/Families").path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.sorted() == AttackList.families.map { "\($0.name).txt" }.sorted())
    }

    @Test func attacksThatDifferInALiteral_areFound() {
        let pairs = [
            ("query analyst MQ301", "SELECT 1 WHERE a = 'x'", "select 22  WHERE a = 'it''s'", true),
            ("query analyst MQ301", "SELECT 1 WHERE a = 'x'", "SELECT 1 WHERE b = 'x'", false),
            ("query analyst MQ301", "SELECT a1", "SELECT a2", false),
            ("request analyst MQ103", #"POST / {"sql": "a"}"#, #"POST / {"sql": "\""}"#, true),
            ("request analyst MQ103", #"POST / {"sql": 1}"#, #"POST / {"limit": 1}"#, false),
            ("query analyst MQ301", "SELECT {{repeat 9 x}}", "SELECT {{repeat 8 x}}", true),
            ("query analyst MQ301", "SELECT {{byte 01}}", "SELECT {{byte 02}}", false),
        ]
        for (head, one, other, isAlike) in pairs {
            let list = AttackList.parse("== one mysql \(head)\n# x\n\(one)\n== other mysql \(head)\n# x\n\(other)\n")
            #expect(AttackList.likenesses(of: list).isEmpty != isAlike, "\(one) | \(other)")
        }
        // The same text for the other engine, or at another entry point, is another attack.
        let apart = AttackList.parse(
            "== one mysql query analyst MQ301\n# x\nSELECT 1\n== two sqlite query analyst MQ301\n# x\nSELECT 1\n")
        #expect(AttackList.likenesses(of: apart) == [])
    }

    @Test func listThatIsTooSmall_isNamed() {
        let family = AttackFamily.all(in: "=== small: No sentence\n\n== x mysql query analyst MQ301\n# x\nSELECT 1\n")
        let problems = AttackList.problems(of: family + family)
        for problem in [
            "there are 2 families", "there are 2 attacks", "x stands there twice",
            "the family small stands there twice", "the family small is not described by a sentence",
            "the family small has 1 attacks",
        ] {
            #expect(problems.contains(problem), "\(problem)")
        }
    }

    /// `MARQUEE_WRITE_DOCS=1` writes the table anew.
    @Test func table_inTheDocumentation_isThatOfTheList() throws {
        let page = Self.root.appending(path: "docs/security.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let (begin, end) = ("<!-- attack families: begin -->\n", "<!-- attack families: end -->")
        let head = try #require(text.range(of: begin))
        let foot = try #require(text.range(of: end))
        let table = AttackFamily.table(of: AttackList.families)
        let isCurrent = text[head.upperBound..<foot.lowerBound] == table
        if !isCurrent, ProcessInfo.processInfo.environment["MARQUEE_WRITE_DOCS"] == "1" {
            try (text[..<head.upperBound] + table + text[foot.lowerBound...])
                .write(to: page, atomically: true, encoding: .utf8)
            return
        }
        #expect(isCurrent, "run the test with MARQUEE_WRITE_DOCS=1")
    }
}
