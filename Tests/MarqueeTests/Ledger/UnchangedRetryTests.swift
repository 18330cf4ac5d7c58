import Testing

/// Records that come back as they were, although the warehouse has something else under their key.
@Suite struct UnchangedRetryTests {
    private static let list = "title,release_year,score,number_of_votes,duration,main_genre,main_production\n"

    @Test(arguments: Warehouse.Kind.tested)
    func conflictingID_unchanged_staysRefused(_ kind: Warehouse.Kind) throws {
        let journey = try RejectsJourney(kind)
        try journey.importing([
            ("titles.csv", RejectsJourney.titles + "tm1,Alpha,MOVIE,2001\ntm1,Beta,MOVIE,2002\n")
        ])
        for reject in 2...3 {
            try journey.export()
            try journey.retry()
            #expect(try journey.titles() == ["tm1|Alpha|2001"])
            #expect(try journey.open() == ["\(reject)|conflicting_id"])
        }
        // The export that is edited is the one before the last: its number is no longer the one that is open.
        try journey.edit("titles.rejects.csv", "Beta", "Beta Two")
        try journey.retry()
        #expect(try journey.titles() == ["tm1|Beta Two|2002"], "an edited record is judged anew")
        #expect(try journey.open() == [])
    }

    @Test func conflictingID_sentTwiceInTheSameFile_staysRefused() throws {
        let journey = try RejectsJourney()
        try journey.importing([
            ("titles.csv", RejectsJourney.titles + "tm1,Alpha,MOVIE,2001\ntm1,Beta,MOVIE,2002\n")
        ])
        try journey.export()
        for _ in 1...2 { try journey.retry() }
        #expect(try journey.titles() == ["tm1|Alpha|2001"])
        #expect(try journey.open() == ["3|conflicting_id"])
    }

    @Test func conflictingID_savedWithOtherQuotesAndOrder_isStillUnchanged() throws {
        let journey = try RejectsJourney()
        try journey.importing([
            ("titles.csv", RejectsJourney.titles + "tm1,Alpha,MOVIE,2001\ntm1,Beta,MOVIE,2002\n")
        ])
        try journey.export()
        try journey.exported.write(
            """
            "marquee_reject","marquee_reason","title","id","type","release_year"
            "1","conflicting_id: an earlier record has this id and says otherwise","Beta","tm1","MOVIE","2002"

            """, to: "titles.rejects.csv")
        try journey.retry()
        #expect(try journey.titles() == ["tm1|Alpha|2001"])
        #expect(try journey.open() == ["2|conflicting_id"])
    }

    @Test func conflictingID_whoseWinnerIsGone_arrives() throws {
        let journey = try RejectsJourney()
        try journey.importing([
            ("titles.csv", RejectsJourney.titles + "tm1,Alpha,MOVIE,2001\ntm1,Beta,MOVIE,2002\n")
        ])
        try journey.warehouse.execute("DELETE FROM titles")
        try journey.export()
        try journey.retry()
        #expect(try journey.titles() == ["tm1|Beta|2002"])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func conflictingIMDbID_afterALaterImport_doesNotOverwrite(_ kind: Warehouse.Kind) throws {
        let journey = try RejectsJourney(kind)
        let header = "id,title,type,release_year,imdb_id\n"
        try journey.importing([
            ("titles.csv", header + "tm1,Alpha,MOVIE,2001,tt1\ntm2,Beta,MOVIE,2002,tt1\n")
        ])
        try journey.export()
        try journey.retry()
        #expect(try journey.open() == ["2|conflicting_imdb_id"])
        try journey.importing([
            ("titles.csv", header + "tm1,Alpha,MOVIE,2001,tt9\ntm2,Beta Two,MOVIE,2003,tt1\n")
        ])
        try journey.export()
        try journey.retry()
        #expect(try journey.titles() == ["tm1|Alpha|2001", "tm2|Beta Two|2003"])
        #expect(try journey.open() == ["3|conflicting_imdb_id"])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func bestOfRepeated_unchanged_staysRefused(_ kind: Warehouse.Kind) throws {
        let journey = try RejectsJourney(kind)
        try journey.importing([
            ("titles.csv", RejectsJourney.titles + "tm1,Alpha,MOVIE,2001\n"),
            ("Best Movies.csv", Self.list + "Alpha,2001,8.5,10,90,drama,US\nAlpha,2001,3.5,10,90,drama,US\n"),
        ])
        try journey.export()
        try journey.retry()
        #expect(try journey.warehouse.rows("SELECT position, listed_score FROM title_best_of") == ["1|8.5"])
        #expect(try journey.open() == ["2|best_of_repeated"])
    }

    @Test func bestOfUnmatched_whoseTitleIsOnTheListByNow_doesNotOverwrite() throws {
        let journey = try RejectsJourney()
        let alpha = ("titles.csv", RejectsJourney.titles + "tm1,Alpha,MOVIE,2001\n")
        try journey.importing([alpha, ("Best Movies.csv", Self.list + "Beta,2002,3.5,10,90,drama,US\n")])
        try journey.importing([
            ("titles.csv", alpha.1 + "tm2,Beta,MOVIE,2002\n"),
            ("Best Movies.csv", Self.list + "Beta,2002,8.5,10,90,drama,US\n"),
        ])
        try journey.export()
        try journey.retry()
        #expect(try journey.warehouse.rows("SELECT title_id, listed_score FROM title_best_of") == ["tm2|8.5"])
        #expect(try journey.open() == ["2|best_of_repeated"])
    }

    @Test func refusedForWhatHasChangedSince_arrivesUnchanged() throws {
        let journey = try RejectsJourney()
        try journey.importing([
            ("titles.csv", RejectsJourney.titles + "tm1,Alpha,MOVIE,2001\n"),
            ("credits.csv", RejectsJourney.credits + "1,tm1,Ann,X,ACTOR\n2,tm2,Bob,Y,ACTOR\n"),
            ("Best Movies.csv", Self.list + "Beta,2002,3.5,10,90,drama,US\n"),
        ])
        try journey.importing([("titles.csv", RejectsJourney.titles + "tm2,Beta,MOVIE,2002\n")])
        try journey.export()
        try journey.retry()
        #expect(try journey.persons() == ["1|Ann", "2|Bob"])
        #expect(try journey.warehouse.rows("SELECT title_id FROM title_best_of") == ["tm2"])
        #expect(try journey.open() == [])
    }
}
