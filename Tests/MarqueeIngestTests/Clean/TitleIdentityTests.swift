import MarqueeCatalog
import MarqueeIngest
import Testing

@Suite struct TitleIdentityTests {
    @Test func imdbID_missingTwice_isNoConflict() throws {
        let imported = try Imported(
            .titles("imdb_id", "tm1,Alpha,MOVIE,2001,", "tm2,Alpha,MOVIE,2001,", "tm3,Alpha,MOVIE,2001,NaN"))
        #expect(imported.rows("titles", "id", "imdb_id") == ["tm1|NULL", "tm2|NULL", "tm3|NULL"])
        #expect(imported.rejects.isEmpty)
    }

    @Test(arguments: ["tm2,Alpha,MOVIE,1999,tt1", "tm2,Other,MOVIE,2001,tt1"])
    func imdbID_sameWork_mergesAndCreditsFollow(row: String) throws {
        let imported = try Imported(
            .titles("imdb_id", "tm1,Alpha,MOVIE,2001,tt1", row), .credits("1,tm2,Ann,A,ACTOR", "2,tm1,Bo,B,ACTOR"))
        #expect(imported.rows("titles", "id") == ["tm1"])
        #expect(imported.rows("credits", "title_id", "person_id") == ["tm1|1", "tm1|2"])
        #expect(imported.imbalances.isEmpty)
    }

    @Test(arguments: ["tm2,Alpha,SHOW,2001,tt1", "tm2,Other,MOVIE,1999,tt1"])
    func imdbID_otherWork_isRefusedAndItsCreditsToo(row: String) throws {
        let imported = try Imported(
            .titles("imdb_id", "tm1,Alpha,MOVIE,2001,tt1", row), .credits("1,tm2,Ann,A,ACTOR"))
        #expect(imported.rejects.map(\.rule) == [.conflictingIMDbID, .titleRefused])
    }

    @Test func mergedTitle_onceMore_isMergedAgain() throws {
        let imported = try Imported(
            .titles(
                "imdb_id", "tm1,Alpha,MOVIE,2001,tt1", "tm2,Alpha II,MOVIE,2001,tt1", "tm2,Alpha II,MOVIE,2001,tt1",
                "tm3,Alpha III,MOVIE,2001,tt1"),
            .credits("1,tm2,Ann,A,ACTOR", "1,tm3,Ann,B,ACTOR"))
        #expect(imported.rejects.isEmpty)
        #expect(imported.counts[.duplicateIMDbID] == 3)
        #expect(imported.rows("credits", "title_id") == ["tm1", "tm1"])
        #expect(imported.imbalances.isEmpty)
    }

    @Test func id_ofTwoFiles_isOneTitle() throws {
        let imported = try Imported(
            .titles("", "tm1,Alpha,MOVIE,2001"), .titles("", "tm1,Alpha,MOVIE,2001", "tm2,Beta,MOVIE,2001"))
        #expect(imported.rows("titles", "id") == ["tm1", "tm2"])
        #expect(imported.ledgers.map(\.rowsMerged) == [0, 1])
        #expect(imported.imbalances.isEmpty)
    }

    @Test func repairsOfARefusedRecord_doNotCount() throws {
        let imported = try Imported(.titles("runtime", "tm1, Alpha,movie,2001.0,-3", "tm2,,MOVIE,3000,"))
        #expect(Set(imported.counts.keys) == [.numberOutOfRange])
    }

    @Test func repairsOfAMergedRecord_doNotCount() throws {
        let imported = try Imported(.titles("runtime", "tm1,Alpha,MOVIE,2001,", "tm1, Alpha,movie,2001.0,"))
        #expect(imported.counts == [.duplicateRow: 1, .missingValue: 1])
    }

    private func known(_ arena: TextArena) -> KnownTitles {
        KnownTitles(titles: [
            KnownTitles.Title(
                id: arena.store("tm9"), title: arena.store("Known"), isShow: false, releaseYear: 1990,
                imdbID: arena.store("tt9"))
        ])
    }

    @Test func imdbID_ofATitleOfTheWarehouse_isRefusedForAnother() throws {
        let imported = try Imported(
            [.titles("imdb_id", "tm1,Alpha,MOVIE,2001,tt9", "tm9,Known,MOVIE,1990,tt9")], known: known)
        #expect(imported.rejects.map(\.summary) == ["conflicting_imdb_id 2:22 tm1,Alpha,MOVIE,2001,tt9"])
        #expect(imported.rows("titles", "id") == ["tm9"])
    }

    @Test func creditsAndLists_mayNameTitlesOfTheWarehouse() throws {
        let imported = try Imported(
            [.credits("1,tm9,Ann,A,ACTOR"), .bestMovies("Known,1990,8,1,1,drama,US")], known: known)
        #expect(imported.rejects.isEmpty)
        #expect(imported.rows("credits", "title_id") == ["tm9"])
        #expect(imported.rows("title_best_of", "title_id") == ["tm9"])
        #expect(imported.count("titles") == nil)
    }

    @Test func credits_ofATitleThatComesBack_areStillComparedWithAll() throws {
        var rows = ["person_id,id,name,character,role"]
        for number in 0..<700 { rows.append("\(number),tm\(number % 2 + 1),P\(number),C,ACTOR") }
        rows += rows.dropFirst()
        let imported = try Imported(
            .titles("", "tm1,A,MOVIE,2001", "tm2,B,MOVIE,2001"), Source("c.csv", rows.joined(separator: "\n")))
        #expect(imported.count("credits") == 700)
        #expect(imported.counts[.duplicateRow] == 700)
    }

    @Test func credits_ofOneTitleInThousands_areComparedWithAll() throws {
        var rows = ["person_id,id,name,character,role"]
        for number in 0..<600 { rows += Array(repeating: "\(number),tm1,P\(number),C,ACTOR", count: 2) }
        rows.append("0,tm1,P0,C,ACTOR")
        let imported = try Imported(.titles("", "tm1,A,MOVIE,2001"), Source("c.csv", rows.joined(separator: "\n")))
        #expect(imported.count("credits") == 600)
        #expect(imported.counts[.duplicateRow] == 601)
    }
}
