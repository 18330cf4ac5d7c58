import MarqueeCatalog
import MarqueeIngest

extension RuleFixture {
    static let refusals: [RuleFixture] = [
        RuleFixture(
            .quoteNeverClosed, .titles("", "tm1,\"Alpha,MOVIE,2001", "tm2,Beta,MOVIE,2002"),
            trace: ["quote_never_closed 2:5 tm1,\"Alpha,MOVIE,2001"], rows: ["tm2"]),
        RuleFixture(
            .textAfterQuote, .titles("", "tm1,\"Alpha\" II,MOVIE,2001", "tm2,Beta,MOVIE,2002"),
            trace: ["text_after_quote 2:12 tm1,\"Alpha\" II,MOVIE,2001"], rows: ["tm2"]),
        RuleFixture(
            .bareQuote, .titles("", "tm1,Alpha 5\",MOVIE,2001", "tm2,Beta,MOVIE,2002"),
            trace: ["bare_quote 2:12 tm1,Alpha 5\",MOVIE,2001"], rows: ["tm2"]),
        RuleFixture(
            .raggedRow, .titles("", "tm1,Alpha,MOVIE", "tm2,Beta,MOVIE,2002", "tm3,Gamma,MOVIE,2003,x"), count: 2,
            trace: ["ragged_row 2:1 tm1,Alpha,MOVIE", "ragged_row 4:1 tm3,Gamma,MOVIE,2003,x"], rows: ["tm2"]),
        RuleFixture(
            .invalidUTF8,
            Source(
                "titles.csv",
                bytes: Array("id,title,type,release_year\ntm1,日".utf8) + [0xFF]
                    + Array(",MOVIE,2001\ntm2,Beta,MOVIE,2002\n".utf8)),
            trace: ["invalid_utf8 2:5 tm1,日\u{FFFD},MOVIE,2001"], column: "title", rows: ["tm2"]),
        RuleFixture(
            .textTooLong, .titles("", "\(tooLong),Alpha,MOVIE,2001", "tm2,Beta,MOVIE,2002"),
            trace: ["text_too_long 2:1 \(tooLong),Alpha,MOVIE,2001"], column: "id", rows: ["tm2"]),
        RuleFixture(
            .missingKey, .titles("", ",Alpha,MOVIE,2001", "tm2,Beta,,2002", "tm3,Gamma,SHOW,2003"),
            .credits(",tm3,Ann,A,ACTOR", "1,,Ann,A,ACTOR", "1,tm3,Ann,A,"), .bestMovies(",2001,8,1,1,drama,US"),
            count: 6,
            trace: [
                "missing_key 2:1 ,Alpha,MOVIE,2001", "missing_key 3:10 tm2,Beta,,2002",
                "missing_key 2:1 ,tm3,Ann,A,ACTOR", "missing_key 3:3 1,,Ann,A,ACTOR",
                "missing_key 4:13 1,tm3,Ann,A,", "missing_key 2:1 ,2001,8,1,1,drama,US",
            ],
            column: "id", rows: ["tm3"]),
        RuleFixture(
            .badNumber,
            .titles(
                "runtime,imdb_score", "tm1,Alpha,MOVIE,20o1,90,7.5", "tm2,Beta,MOVIE,2002,90.5,7",
                "tm3,é,MOVIE,2003,,0x8",
                "tm5,E,MOVIE,2005,,7.2e0"), count: 3,
            trace: [
                "bad_number 2:17 tm1,Alpha,MOVIE,20o1,90,7.5", "bad_number 3:21 tm2,Beta,MOVIE,2002,90.5,7",
                "bad_number 4:19 tm3,é,MOVIE,2003,,0x8",
            ],
            column: "release_year", rows: ["tm5"]),
        RuleFixture(
            .numberOutOfRange,
            .titles(
                "imdb_score,runtime", "tm1,Alpha,MOVIE,1869,,", "tm2,Beta,MOVIE,2002,11.2,", "tm3,G,MOVIE,2003,-0.1,",
                "tm4,D,MOVIE,2004,,-1", "tm5,E,MOVIE,2100,10,2147483647", "tm6,F,MOVIE,2006,1e400,",
                "tm7,G,MOVIE,2007,,99999999999999999999"), count: 6,
            trace: [
                "number_out_of_range 2:17 tm1,Alpha,MOVIE,1869,,", "number_out_of_range 3:21 tm2,Beta,MOVIE,2002,11.2,",
                "number_out_of_range 4:18 tm3,G,MOVIE,2003,-0.1,", "number_out_of_range 5:19 tm4,D,MOVIE,2004,,-1",
                "number_out_of_range 7:18 tm6,F,MOVIE,2006,1e400,",
                "number_out_of_range 8:19 tm7,G,MOVIE,2007,,99999999999999999999",
            ],
            column: "release_year", columns: ["id", "imdb_score", "runtime_minutes"], rows: ["tm5|10.0|2147483647"]),
        RuleFixture(
            .unknownType, .titles("", "tm1,Alpha,GAME,2001", "tm2,Beta,MOVIE,2002"),
            trace: ["unknown_type 2:11 tm1,Alpha,GAME,2001"], column: "type", rows: ["tm2"]),
        RuleFixture(
            .malformedList, .titles("genres", "tm1,Alpha,MOVIE,2001,\"['a', 'b\"", "tm2,Beta,MOVIE,2002,[]"),
            trace: ["malformed_list 2:23 tm1,Alpha,MOVIE,2001,\"['a', 'b\""], column: "genres", rows: ["tm2"]),
        RuleFixture(
            .conflictingID, .titles("", "tm1,Alpha,MOVIE,2001", "tm1,Beta,MOVIE,2001"),
            trace: ["conflicting_id 3:1 tm1,Beta,MOVIE,2001"], column: "id", columns: ["id", "title"],
            rows: ["tm1|Alpha"]),
        RuleFixture(
            .conflictingIMDbID, .titles("imdb_id", "tm1,Alpha,MOVIE,2001,tt1", "tm2,Beta,MOVIE,2002,tt1"),
            trace: ["conflicting_imdb_id 3:21 tm2,Beta,MOVIE,2002,tt1"], column: "imdb_id", rows: ["tm1"]),
        RuleFixture(
            .orphanCredit, .titles("", "tm1,Alpha,MOVIE,2001"), .credits("1,tm1,Ann,A,ACTOR", "1,tm9,Ann,A,ACTOR"),
            trace: ["orphan_credit 3:3 1,tm9,Ann,A,ACTOR"], column: "id", table: "credits", columns: ["title_id"],
            rows: ["tm1"]),
        RuleFixture(
            .titleRefused, .titles("", "tm1,Alpha,MOVIE,3001", " tm2 ,Beta,MOVIE,3001", "e\u{301}3,G,MOVIE,3001"),
            .credits("1,tm1,Ann,A,ACTOR", "1,tm2,Ann,A,ACTOR", "1,é3,Ann,A,ACTOR"), count: 3,
            trace: [
                "title_refused 2:3 1,tm1,Ann,A,ACTOR", "title_refused 3:3 1,tm2,Ann,A,ACTOR",
                "title_refused 4:3 1,é3,Ann,A,ACTOR",
            ], column: "id",
            table: "credits", rows: []),
        RuleFixture(
            .bestOfUnmatched, .titles("", "tm1,Alpha,MOVIE,2001"),
            .bestMovies("Alpha,2001,8,1,1,drama,US", "Beta,2001,8,1,1,drama,US", "Alpha,2002,8,1,1,drama,US"), count: 2,
            trace: [
                "best_of_unmatched 3:1 Beta,2001,8,1,1,drama,US", "best_of_unmatched 4:1 Alpha,2002,8,1,1,drama,US",
            ],
            column: "TITLE", table: "title_best_of", columns: ["title_id", "position"], rows: ["tm1|1"]),
        RuleFixture(
            .bestOfAmbiguous, .titles("", "tm1,Alpha,MOVIE,2001", "tm2,Alpha,MOVIE,2001"),
            .bestMovies("Alpha,2001,8,1,1,drama,US"), trace: ["best_of_ambiguous 2:1 Alpha,2001,8,1,1,drama,US"],
            column: "TITLE", table: "title_best_of", rows: []),
        RuleFixture(
            .bestOfRepeated, .titles("", "tm1,Alpha,MOVIE,2001"),
            .bestMovies("Alpha,2001,8,1,1,drama,US", "Alpha,2001,7,1,1,drama,US"),
            trace: ["best_of_repeated 3:1 Alpha,2001,7,1,1,drama,US"], column: "TITLE", table: "title_best_of",
            columns: ["title_id", "position", "listed_score"], rows: ["tm1|1|8.0"]),
    ]

    private static let tooLong = String(repeating: "x", count: 65)
}
