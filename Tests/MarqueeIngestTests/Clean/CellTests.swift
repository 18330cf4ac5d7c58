import MarqueeCatalog
import MarqueeIngest
import Testing

/// What falls on the cells of every kind alike.
@Suite struct CellTests {
    private static let blanks = [" ", "\u{A0}", "\u{2003}", "\u{FEFF}", "\u{200B}", "\u{3000}", "\t\u{2028} "]

    @Test(arguments: blanks)
    func edgeBlanks_ofAnyKind_areRemovedFromEveryCell(blank: String) throws {
        func cell(_ text: String) -> String { blank + text + blank }
        let imported = try Imported(
            .titles(
                "runtime,imdb_score,imdb_id,genres",
                ["tm1", "Alpha", "MOVIE", "2001", "90", "7.5", "tt1", "['war']"].map(cell).joined(separator: ",")))
        #expect(
            imported.rows(
                "titles", "id", "title", "type_id", "release_year", "runtime_minutes", "imdb_score", "imdb_id")
                == ["tm1|Alpha|MOVIE|2001|90|7.5|tt1"])
        #expect(imported.rows("title_genres") == ["tm1|war|1"])
        #expect(imported.counts == [.edgeBlanks: 7])
    }

    @Test(arguments: blanks)
    func blanksAlone_areMissing(blank: String) throws {
        let imported = try Imported(
            .titles("runtime,imdb_id,genres", "tm1,Alpha,MOVIE,2001,\(blank),\(blank),\(blank)"))
        #expect(imported.counts == [.missingToken: 3])
        #expect(imported.rows("titles", "runtime_minutes", "imdb_id") == ["NULL|NULL"])
    }

    @Test func controlCharacters_areRemovedFromEveryCell() throws {
        let imported = try Imported(
            .titles(
                "runtime,imdb_id,genres", "tm\0001,Al\0pha,MO\0VIE,20\u{7F}01,\0 90,N\0A,\0['war']",
                "tm2,Beta,SHOW,2002,\0,,"))
        #expect(
            imported.rows("titles", "id", "title", "type_id", "release_year", "runtime_minutes", "imdb_id")
                == ["tm001|Alpha|MOVIE|2001|90|NULL", "tm2|Beta|SHOW|2002|NULL|NULL"])
        #expect(imported.findings(.controlCharacters).count == 8)
        #expect(imported.findings(.edgeBlanks) == ["2 runtime:  90 -> 90"])
        #expect(imported.rows("title_genres") == ["tm001|war|1"])
    }

    @Test func type_withBlanks_isCountedByWhatIsWrongWithIt() throws {
        let imported = try Imported(.titles("", "tm1,Alpha, MOVIE ,2001", "tm2,Beta,show\u{A0},2002", "tm3,G,n/a,2003"))
        #expect(imported.findings(.edgeBlanks) == ["2 type:  MOVIE  -> MOVIE", "3 type: show\u{A0} -> show"])
        #expect(imported.findings(.letterCase) == ["3 type: show -> SHOW"])
        #expect(imported.rejects.map(\.rule) == [.missingKey])
    }

    @Test func wholeNumber_withManyZeros_isTheWholeNumber() throws {
        let imported = try Imported(
            .titles("runtime,imdb_votes", "tm1,A,MOVIE,2001,1.0000000000000000000,00000000000000000000090"))
        #expect(imported.rows("titles", "runtime_minutes", "imdb_votes") == ["1|90"])
        #expect(imported.counts == [.integralDecimal: 1])
    }

    @Test(arguments: ["99999999999999999999", "-9223372036854775808", "9223372036854775807.0"])
    func number_beyondAllBounds_isOutOfRange(number: String) throws {
        let imported = try Imported(.titles("imdb_votes", "tm1,A,MOVIE,2001,\(number)"))
        #expect(imported.rejects.map(\.rule) == [.numberOutOfRange])
    }

    @Test func listItems_thatSayMissing_areMissing() throws {
        let imported = try Imported(
            .titles("genres", #"tm1,Alpha,MOVIE,2001,"['None', 'null', 'NA', 'nan', 'N/A', 'war', None, NULL]""#))
        #expect(imported.rows("title_genres") == ["tm1|war|1"])
        #expect(imported.rows("genres", "name") == ["war"])
        #expect(imported.counts == [.missingToken: 6])
        #expect(imported.findings(.missingToken).first == "2 genres: None")
    }

    @Test func listItems_inCountries_naIsNamibia() throws {
        let imported = try Imported(
            .titles("production_countries", #"tm1,Alpha,MOVIE,2001,"['NA', 'nan', 'None']""#))
        #expect(imported.rows("countries", "id", "name") == ["NA|Namibia"])
        #expect(imported.counts == [.missingToken: 2])
    }

    @Test func listItems_withEscapedControls_loseThem() throws {
        let imported = try Imported(.titles("genres", #"tm1,Alpha,MOVIE,2001,"['w\ba\fr', 'dra\u0000ma']""#))
        #expect(imported.rows("title_genres") == ["tm1|war|1", "tm1|drama|2"])
        #expect(imported.counts == [.controlCharacters: 2])
    }
}
