import MarqueeCatalog
import MarqueeIngest
import Testing

@Suite struct BestOfTests {
    private let titles = Source.titles(
        "", "tm1,Alpha,MOVIE,2001", "ts1,Alpha,SHOW,2001", "tm2,Alpha,MOVIE,2002", "tm3,Twin,MOVIE,2003",
        "tm4,Twin,MOVIE,2003", "tm5,Gamma,MOVIE,")

    private func shows(_ rows: String...) -> Source {
        let header = "TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,DURATION,NUMBER_OF_SEASONS,MAIN_GENRE,MAIN_PRODUCTION"
        return Source("Best Shows.csv", ([header] + rows).joined(separator: "\n"))
    }

    @Test func match_movieAndShowOfOneNameAndYear_goByTheList() throws {
        let imported = try Imported(
            titles, .bestMovies("Alpha,2001,8.5,100,90,drama,US"), shows("Alpha,2001,9,200,50,3,war,GB"))
        #expect(
            imported.rows("title_best_of") == [
                "best_movies|tm1|1|8.5|100|90|NULL|drama|US", "best_shows|ts1|1|9.0|200|50|3|war|GB",
            ])
        #expect(imported.rows("best_of_lists") == ["best_movies", "best_shows"])
        #expect(imported.imbalances.isEmpty)
    }

    @Test func match_byYear_tellsNamesakesApart() throws {
        let imported = try Imported(titles, .bestMovies("Alpha,2002,8,1,1,drama,US", "Alpha,2001,7,1,1,drama,US"))
        #expect(imported.rows("title_best_of", "title_id", "position") == ["tm2|1", "tm1|2"])
    }

    @Test func match_byCleanedName_findsTheTitle() throws {
        let imported = try Imported(
            .titles("", "tm1,Café,MOVIE,2001"), .bestMovies(" Cafe\u{301} ,2001,8,1,1,drama,US"))
        #expect(imported.rows("title_best_of", "title_id") == ["tm1"])
    }

    @Test func match_rowsThatMeanNoneOrMany_areRefusedWithTheReason() throws {
        let imported = try Imported(
            titles, .bestMovies("Nobody,2001,8,1,1,drama,US", "Twin,2003,8,1,1,drama,US", "Alpha,,8,1,1,drama,US"))
        #expect(imported.rejects.map(\.rule) == [.bestOfUnmatched, .bestOfAmbiguous, .bestOfUnmatched])
        #expect(imported.rejects[0].message == "no MOVIE Nobody (2001) is in the catalog")
        #expect(imported.rejects[1].message == "2 titles of type MOVIE are called Twin (2003)")
        #expect(imported.rejects[2].message.contains("no year"))
        #expect(imported.count("title_best_of") == 0)
        #expect(imported.imbalances.isEmpty)
    }

    @Test func match_bothWithoutYear_isAMatch() throws {
        let imported = try Imported(titles, .bestMovies("Gamma,,8,1,1,drama,US"))
        #expect(imported.rows("title_best_of", "title_id") == ["tm5"])
    }

    @Test func repeated_onOneList_isRefusedAndOnTwoIsNot() throws {
        let byYear = Source(
            "Best Movie by Year.csv", "TITLE,RELEASE_YEAR,SCORE,MAIN_GENRE,MAIN_PRODUCTION\nAlpha,2001,8,drama,US\n")
        let imported = try Imported(
            titles, .bestMovies("Alpha,2001,8,1,1,drama,US", "Alpha,2001,8,1,1,drama,US"), byYear)
        #expect(imported.rejects.map(\.rule) == [.bestOfRepeated])
        #expect(
            imported.rows("title_best_of", "best_of_list_id", "title_id") == [
                "best_movies|tm1", "best_movies_by_year|tm1",
            ])
    }

    @Test func repeated_afterARowThatWasRefused_isTaken() throws {
        let imported = try Imported(titles, .bestMovies("Alpha,2001,11,1,1,drama,US", "Alpha,2001,8,1,1,drama,US"))
        #expect(imported.rejects.map(\.rule) == [.numberOutOfRange])
        #expect(imported.rows("title_best_of", "title_id", "position") == ["tm1|2"])
    }

    @Test func mainGenreAndCountry_areCleanedLikeThoseOfTitles() throws {
        let imported = try Imported(
            titles, .bestMovies("Alpha,2001,8,1,1,Documentary,USA", "Alpha,2002,8,1,1,,"))
        #expect(
            imported.rows("title_best_of", "main_genre_id", "main_country_id") == ["documentation|US", "NULL|NULL"])
        #expect(imported.counts[.genreAlias] == 1)
        #expect(imported.counts[.countryName] == 1)
    }

    @Test func title_thatWasMerged_isNotFoundByItsOtherName() throws {
        let imported = try Imported(
            .titles("imdb_id", "tm1,Alpha,MOVIE,2001,tt1", "tm2,Alpha II,MOVIE,2001,tt1"),
            .bestMovies("Alpha II,2001,8,1,1,drama,US"))
        #expect(imported.rejects.map(\.rule) == [.bestOfUnmatched])
    }
}
