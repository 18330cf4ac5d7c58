import MarqueeCatalog
import MarqueeIngest
import Testing

/// Titles of the files with an IMDb id that another title of the warehouse holds.
@Suite struct ClaimTests {
    /// A warehouse that holds movies of 2000, each as `id imdb_id`.
    private func known(_ titles: String...) -> (TextArena) -> KnownTitles {
        { arena in
            KnownTitles(
                titles: titles.map { title in
                    let parts = title.split(separator: " ").map(String.init)
                    return KnownTitles.Title(
                        id: arena.store(parts[0]), title: arena.store("Old \(parts[0])"), isShow: false,
                        releaseYear: 2000, imdbID: parts.count > 1 ? arena.store(parts[1]) : .missing)
                })
        }
    }

    @Test func claim_onATitleThatMoves_isTaken() throws {
        let imported = try Imported(
            [.titles("imdb_id", "a,A,MOVIE,2001,tt2", "b,B,MOVIE,2002,tt3", "c,C,MOVIE,2003,tt1")],
            known: known("a tt1", "b tt2", "c tt3"))
        #expect(imported.rejects.isEmpty)
        #expect(imported.rows("titles", "id", "imdb_id") == ["a|tt2", "b|tt3", "c|tt1"])
    }

    @Test func claim_onATitleThatIsRefused_isLostToo() throws {
        let imported = try Imported(
            [.titles("imdb_id", "a,A,MOVIE,2001,tt2", "b,B,MOVIE,2002,tt3", "d,D,MOVIE,2004,tt1")],
            known: known("a tt1", "b tt2", "c tt3"))
        #expect(imported.rejects.map(\.rule) == [.conflictingIMDbID, .conflictingIMDbID, .conflictingIMDbID])
        #expect(imported.rejects.map(\.line) == [2, 3, 4])
        #expect(imported.count("titles") == 0)
        #expect(imported.imbalances.isEmpty)
    }

    @Test func claims_inALongChain_areAllLost() throws {
        let count = 5_000
        let rows = (0..<count).map { "t\($0),T,MOVIE,2001,tt\($0 + 1)" }
        let text = (["id,title,type,release_year,imdb_id"] + rows).joined(separator: "\n")
        let imported = try Imported([Source("titles.csv", text)]) { arena in
            KnownTitles(
                titles: (0...count).map {
                    KnownTitles.Title(
                        id: arena.store("t\($0)"), title: .missing, isShow: false, releaseYear: 2001,
                        imdbID: arena.store("tt\($0)"))
                })
        }
        #expect(imported.counts == [.conflictingIMDbID: count])
    }

    @Test func repairsOfARecordWhoseClaimIsLost_doNotCount() throws {
        let imported = try Imported(
            [.titles("imdb_id,runtime", "x, Beta,movie,2001.0,tt1,")], known: known("w tt1"))
        #expect(imported.counts == [.conflictingIMDbID: 1])
    }

    @Test func repairsOfARecordWhoseClaimStands_count() throws {
        let imported = try Imported(
            [.titles("imdb_id,runtime", "x, Beta,movie,2001.0,tt1,", "w,Alpha,MOVIE,1999,tt2,90")],
            known: known("w tt1"))
        #expect(imported.counts == [.edgeBlanks: 1, .letterCase: 1, .integralDecimal: 1, .missingValue: 1])
    }

    @Test func vocabularyOfARecordWhoseClaimIsLost_isNotLoaded() throws {
        let imported = try Imported(
            [
                .titles(
                    "imdb_id,age_certification,genres,production_countries", "x,Beta,MOVIE,2001,tt1,R,['war'],['FR']",
                    "z,Zeta,MOVIE,2001,tt3,G,['drama'],['US']")
            ], known: known("w tt1"))
        #expect(imported.rows("age_certifications", "name") == ["G"])
        #expect(imported.rows("genres", "name") == ["drama"])
        #expect(imported.rows("countries", "id") == ["US"])
    }

    @Test func recordMergedIntoARefusedTitle_isRefusedWithItsCredits() throws {
        let imported = try Imported(
            [
                .titles("imdb_id", "x,Beta,MOVIE,2001,tt1", "y,Beta,MOVIE,2001,tt1", "y,Beta,MOVIE,2001,tt1"),
                .titles("imdb_id", "x,Beta,MOVIE,2001,tt1"), .credits("1,y,Ann,X,ACTOR", "1,x,Ann,X,ACTOR"),
            ], known: known("w tt1"))
        #expect(
            imported.rejects.map(\.summary) == [
                "conflicting_imdb_id 2:19 x,Beta,MOVIE,2001,tt1", "conflicting_imdb_id 3:19 y,Beta,MOVIE,2001,tt1",
                "conflicting_imdb_id 4:19 y,Beta,MOVIE,2001,tt1", "conflicting_imdb_id 2:19 x,Beta,MOVIE,2001,tt1",
                "title_refused 2:3 1,y,Ann,X,ACTOR", "title_refused 3:3 1,x,Ann,X,ACTOR",
            ])
        #expect(imported.ledgers.map(\.rowsMerged) == [0, 0, 0])
        #expect(imported.findings(.duplicateIMDbID).isEmpty)
        #expect(imported.imbalances.isEmpty)
    }

    @Test func recordMergedIntoATitleWhoseClaimStands_staysMerged() throws {
        let imported = try Imported(
            [
                .titles(
                    "imdb_id", "x,Beta,MOVIE,2001,tt1", "y,Beta II,MOVIE,2001,tt1", "x,Beta,MOVIE,2001,tt1",
                    "w,Alpha,MOVIE,1999,tt2"), .credits("1,y,Ann,X,ACTOR"),
            ], known: known("w tt1"))
        #expect(imported.counts == [.duplicateIMDbID: 1, .duplicateRow: 1])
        #expect(imported.findings(.duplicateIMDbID) == ["3 record: y,Beta II,MOVIE,2001,tt1 -> x"])
        #expect(imported.rows("credits", "title_id") == ["x"])
        #expect(imported.imbalances.isEmpty)
    }

    @Test func credits_ofAMergedRecord_followAlsoWhenTheWarehouseHasItsId() throws {
        let imported = try Imported(
            [
                .titles("imdb_id", "tm1,Alpha,MOVIE,2000,tt1", "tm2,Alpha II,MOVIE,2000,tt1"),
                .credits("1,tm2,Ann,A,ACTOR"), .bestMovies("Old tm2,2000,8,1,1,drama,US"),
            ], known: known("tm2"))
        #expect(imported.rows("credits", "title_id") == ["tm1"])
        // The files say that it is another title.
        #expect(imported.rejects.map(\.rule) == [.bestOfUnmatched])
        #expect(imported.imbalances.isEmpty)
    }

    @Test func credits_ofARecordMergedIntoARefusedTitle_stayWithTheWarehouses() throws {
        let imported = try Imported(
            [
                .titles("imdb_id", "x,Beta,MOVIE,2001,tt1", "y,Beta,MOVIE,2001,tt1"),
                .credits("1,y,Ann,X,ACTOR", "1,x,Ann,X,ACTOR"),
            ], known: known("w tt1", "y tt2"))
        #expect(imported.rejects.map(\.rule) == [.conflictingIMDbID, .conflictingIMDbID, .titleRefused])
        #expect(imported.rows("credits", "title_id") == ["y"])
    }

    @Test func listRow_ofATitleWhoseNewRecordIsRefused_meansTheWarehouses() throws {
        let imported = try Imported(
            [
                .titles("imdb_id", "a,New,MOVIE,2001,tt2"),
                .bestMovies("New,2001,8,1,1,drama,US", "Old a,2000,8,1,1,drama,US"),
            ], known: known("a tt1", "b tt2"))
        #expect(imported.rejects.map(\.rule) == [.conflictingIMDbID, .bestOfUnmatched])
        #expect(imported.rows("title_best_of", "title_id", "position") == ["a|2"])
        #expect(imported.imbalances.isEmpty)
    }
}
