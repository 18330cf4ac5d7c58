import MarqueeCatalog
import Testing

struct ErrorCodeTests {
    @Test func docs_haveAParagraphForEveryCode_andNoOther() throws {
        let headings = try Repository.text("docs/errors.md").split(separator: "\n").filter { $0.hasPrefix("### MQ") }
            .map { String($0.dropFirst(4).prefix(5)) }
        #expect(headings.sorted() == ErrorCode.allCases.map(\.rawValue).sorted())
    }

    @Test func docs_stateTheExitStatusOfEveryCode() throws {
        let docs = try Repository.text("docs/errors.md")
        for code in ErrorCode.allCases {
            let section = try #require(docs.split(separator: "### \(code.rawValue)").dropFirst().first)
            #expect(section.prefix(200).contains("Exit status \(code.exitStatus)."), "\(code.rawValue)")
        }
    }

    @Test func description_hasCodeDetailsAndHint() {
        let error = MarqueeError(.storeFull, "the disk is full", details: ["one", "two"], hint: "make room")
        #expect(error.description == "MQ505 the disk is full\n  one\n  two\n  hint: make room")
    }
}
