import Testing

/// Rejects of several lines that have been repaired in part, and what stands beside them in an export.
@Suite struct HalfRepairTests {
    private static let header = RejectsJourney.titles

    @Test(arguments: Warehouse.Kind.tested)
    func threeLines_twoRepaired_keepTheThirdWhole(_ kind: Warehouse.Kind) throws {
        let journey = try RejectsJourney(kind)
        try journey.importing([
            ("titles.csv", Self.header + "tm1,\"Alpha,MOVIE,2001\ntm2,Beta,MOVIE\ntm3,\"Gam\" x,MOVIE,2003\n")
        ])
        try journey.export()
        try journey.edit("titles.rejects.csv", "\"Alpha", "Alpha")
        try journey.edit("titles.rejects.csv", "\"Gam\" x", "Gam x")
        try journey.retry()
        #expect(try journey.titles() == ["tm1|Alpha|2001", "tm3|Gam x|2003"])
        #expect(try journey.open() == ["2|ragged_row"])
        try journey.export()
        #expect(
            try journey.exported.text("titles.rejects.csv")
                == "marquee_reject,marquee_reason," + Self.header
                + "2,\"ragged_row: the record has 3 fields, the header has 4\",tm2,Beta,MOVIE\n")
        try journey.edit("titles.rejects.csv", "tm2,Beta,MOVIE", "tm2,Beta,MOVIE,2002")
        try journey.retry()
        #expect(try journey.titles() == ["tm1|Alpha|2001", "tm2|Beta|2002", "tm3|Gam x|2003"])
        #expect(try journey.open() == [])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func lineThatBeginsWithANumber_isNoReject(_ kind: Warehouse.Kind) throws {
        let journey = try RejectsJourney(kind)
        let damaged = "1,tm1,\"Ann,X,ACTOR\n2,tm1,Bob,ACTOR\n3,tm1,\"Cy\" x,Z,ACTOR\n"
        try journey.importing([
            ("titles.csv", Self.header + "tm1,Alpha,MOVIE,2001\n"),
            ("credits.csv", RejectsJourney.credits + damaged + "5,tm9,Eve,Y,ACTOR\n"),
        ])
        try journey.export()
        try journey.edit("credits.rejects.csv", "\"Ann", "Ann")
        try journey.edit("credits.rejects.csv", "\"Cy\" x", "Cy x")
        let eve = "2,\"orphan_credit: no title tm9 is in the catalog\",5,tm9,Eve,Y,ACTOR\n"
        try journey.edit("credits.rejects.csv", eve, "")
        try journey.retry()
        #expect(try journey.persons() == ["1|Ann", "3|Cy x"])
        #expect(try journey.open() == ["2|orphan_credit", "3|ragged_row"], "what was not sent stays open")
    }

    @Test func rejectsSideBySide_theFirstWithAnOpenQuote_staySeparate() throws {
        let journey = try RejectsJourney()
        try journey.importing([
            ("titles.csv", Self.header + "tm1,\"Al,MOVIE,2001\ntm2,Beta,MOVIE,2002\ntm3,\"C\" x,MOVIE,2003\n")
        ])
        #expect(try journey.open() == ["1|text_after_quote", "2|text_after_quote"])
        try journey.export()
        let before = try journey.exported.text("titles.rejects.csv")
        try journey.retry()
        #expect(try journey.open().count == 2)
        try journey.export()
        let records = ["tm1,\"Al,MOVIE,2001", "tm3,\"C\" x,MOVIE,2003"]
        #expect(records.allSatisfy(before.contains))
        let after = try journey.exported.text("titles.rejects.csv")
        #expect(after.split(separator: "\n").count == 3)
        #expect(records.allSatisfy(after.contains))
    }

    @Test func unchangedRetryAndTheSourceAgain_openNothingTwice() throws {
        let journey = try RejectsJourney()
        let source = [("titles.csv", Self.header + "tm1,Alpha,GAME,2001\ntm2,Beta,MOVIE\n")]
        try journey.importing(source)
        try journey.export()
        try journey.retry()
        try journey.importing(source)
        #expect(try journey.open() == ["5|unknown_type", "6|ragged_row"])
    }

    @Test(arguments: [" 1", "1 ", "\"1\"", "\" 1\""])
    func numberWithBlanksOrQuotes_closesItsReject(number: String) throws {
        let journey = try RejectsJourney()
        try journey.importing([("titles.csv", Self.header + "tm1,Alpha,GAME,2001\n")])
        try journey.export()
        try journey.edit("titles.rejects.csv", "\n1,", "\n\(number),")
        try journey.edit("titles.rejects.csv", "GAME,2001", "MOVIE,2001")
        try journey.retry()
        #expect(try journey.titles() == ["tm1|Alpha|2001"])
        #expect(try journey.open() == [])
    }

    @Test func numberWithoutARecord_staysOpen() throws {
        let journey = try RejectsJourney()
        try journey.importing([("titles.csv", Self.header + "tm1,Alpha,GAME,2001\n")])
        try journey.export()
        try journey.edit("titles.rejects.csv", "tm1,Alpha,GAME,2001", "")
        try journey.retry()
        #expect(try journey.open() == ["1|unknown_type"])
    }
}
