import Testing

/// Which file a reject is exported to, and that what is exported can be sent again.
@Suite struct RejectsExportTests {
    private static let header = RejectsJourney.titles
    private static let list = "title,release_year,score,number_of_votes,duration,main_genre,main_production\n"

    @Test func sourceNamedAsAnother_hasAFileOfItsOwn() throws {
        let journey = try RejectsJourney()
        try journey.importing([
            ("titles.csv", Self.header + "tm1,Alpha,GAME,2001\n"),
            ("titles-2.csv", "title,id,type,release_year\nBeta,tm2,GAME,2002\n"),
        ])
        // The same source with another header needs a second name, which is the other source's own.
        try journey.importing([("titles.csv", "type,id,title,release_year\nGAME,tm3,Gamma,2003\n")])
        try journey.export()
        let names = try journey.exported.names()
        #expect(names.count == 3)
        #expect(names.contains("titles.rejects.csv"))
        let texts = try names.map(journey.exported.text).joined()
        for id in ["tm1", "tm2", "tm3"] { #expect(texts.contains(id)) }
    }

    @Test func listWhoseNameBeginsLikeAnother_keepsItsKind() throws {
        let journey = try RejectsJourney()
        try journey.importing([
            ("titles.csv", Self.header + "tm1,Alpha,MOVIE,2001\nts1,Alpha,SHOW,2001\n"),
            ("best shows.csv", Self.list + "Beta,2001,8,10,90,drama,US\n"),
            ("best.csv", Self.list + "Beta,2001,7,10,90,drama,US\n"),
        ])
        try journey.export()
        #expect(try journey.exported.names() == ["best shows.rejects.csv", "best.rejects.csv"])
        for name in try journey.exported.names() { try journey.edit(name, "Beta", "Alpha") }
        try journey.retry()
        #expect(
            try journey.warehouse.rows(
                """
                SELECT l.name, b.title_id, b.listed_score
                FROM title_best_of b JOIN best_of_lists l ON l.id = b.best_of_list_id ORDER BY l.name
                """) == ["best_movies|tm1|7.0", "best_shows|ts1|8.0"])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func headerOfTwoLines_isKeptWhole(_ kind: Warehouse.Kind) throws {
        let journey = try RejectsJourney(kind)
        let header = "id,title,type,release_year,\"my\nnotes\"\n"
        try journey.importing([("titles.csv", header + "tm1,Alpha,GAME,2001,\"one\ntwo\"\n")])
        try journey.export()
        #expect(try journey.exported.text("titles.rejects.csv").hasPrefix("marquee_reject,marquee_reason,\(header)1,"))
        try journey.edit("titles.rejects.csv", "GAME,", "MOVIE,")
        try journey.retry()
        #expect(try journey.titles() == ["tm1|Alpha|2001"])
        #expect(try journey.open() == [])
    }

    @Test func fileSavedWithEverythingQuoted_isExportedAgainWithTwoColumnsOfItsOwn() throws {
        let journey = try RejectsJourney()
        try journey.importing([("titles.csv", Self.header + "tm1,Alpha,GAME,2001\n")])
        try journey.export()
        try journey.exported.write(
            """
            "marquee_reject","marquee_reason","id","title","type","release_year"
            "1","unknown_type: GAME is neither MOVIE nor SHOW","tm1","Alpha","PLAY","2001"

            """, to: "titles.rejects.csv")
        try journey.retry()
        try journey.export()
        let text = try journey.exported.text("titles.rejects.csv")
        let header = "\"id\",\"title\",\"type\",\"release_year\"\n"
        #expect(text.hasPrefix("marquee_reject,marquee_reason,\(header)2,\"unknown_type: "))
        #expect(text.hasSuffix("\",\"tm1\",\"Alpha\",\"PLAY\",\"2001\"\n"))
        try journey.edit("titles.rejects.csv", "PLAY", "MOVIE")
        try journey.retry()
        #expect(try journey.titles() == ["tm1|Alpha|2001"])
    }

    @Test(arguments: [
        "marquee_reject,id,title,type,release_year\n1,tm1,Alpha,MOVIE,2001\n",
        "id,marquee_reject,marquee_reason,title,type,release_year\ntm1,1,unknown_type,Alpha,MOVIE,2001\n",
    ])
    func fileWithoutTheTwoColumnsInFront_isRefused(text: String) throws {
        let journey = try RejectsJourney()
        try journey.importing([("titles.csv", Self.header + "tm1,Alpha,GAME,2001\n")])
        try journey.exported.write(text, to: "titles.rejects.csv")
        let result = try Marquee.run(
            ["rejects", "retry", journey.exported.path, "--database", journey.warehouse.url])
        #expect(result.status == 65)
        #expect(result.err.hasPrefix("MQ409 "))
        #expect(try journey.open() == ["1|unknown_type"])
    }

    @Test func rejectsThatEarlierVersionsKept_areExportedInTheirOriginalLayout() throws {
        let journey = try RejectsJourney()
        try journey.importing([("titles.csv", Self.header + "tm1,Alpha,GAME,2001\ntm2,Beta,MOVIE\n")])
        try journey.warehouse.execute(
            """
            UPDATE import_files SET name = 'titles.rejects.csv',
                header = 'marquee_reject,marquee_reason,id,title,type,release_year'
            """)
        try journey.warehouse.execute(
            """
            UPDATE import_rejects SET original = CAST('7,"unknown_type: a, b",tm1,Alpha,GAME,2001' AS BLOB) WHERE id = 1
            """)
        try journey.export()
        let lines = try journey.exported.text("titles.rejects.csv").split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0] == "marquee_reject,marquee_reason,id,title,type,release_year")
        #expect(lines[1].hasSuffix("\",tm1,Alpha,GAME,2001"))
        #expect(lines[2].hasSuffix("\",tm2,Beta,MOVIE"), "a line without the two columns keeps all of its own")
    }
}
