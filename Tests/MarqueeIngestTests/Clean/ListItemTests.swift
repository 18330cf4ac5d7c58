import MarqueeCatalog
import MarqueeIngest
import Testing

@Suite struct ListItemTests {
    /// A title whose genres are these.
    private func imported(_ genres: String) throws -> Imported {
        try Imported(.titles("genres", "tm1,Alpha,MOVIE,2001,\"\(genres)\""))
    }

    @Test func duplicates_inTheThousands_eachKeepTheItemAlone() throws {
        let imported = try imported(String(repeating: "a,", count: 10_000))
        let findings = imported.ledgers.flatMap(\.findings)
        #expect(imported.counts == [.duplicateListItem: 9_999])
        #expect(findings.count == 9_999)
        #expect(findings.reduce(0) { $0 + $1.original.count } == 9_999)
        #expect(imported.rows("title_genres") == ["tm1|a|1"])
    }

    @Test func duplicates_inAListTooLongToBeLookedThrough_areFound() throws {
        let genres = (0..<40).map { "g\($0)" }
        let imported = try imported((genres + genres.reversed()).joined(separator: ", "))
        #expect(imported.findings(.duplicateListItem) == genres.reversed().map { "2 genres: \($0)" })
        #expect(imported.rows("title_genres") == genres.enumerated().map { "tm1|\($1)|\($0 + 1)" })
    }

    // Each looked up among all before it would take hours beside the other tests.
    @Test(.timeLimit(.minutes(10)))
    func items_inTheHundredThousands_areReadInLinearTime() throws {
        let imported = try imported((0..<150_000).map { "g\($0)" }.joined(separator: ","))
        #expect(imported.count("title_genres") == 150_000)
    }
}
