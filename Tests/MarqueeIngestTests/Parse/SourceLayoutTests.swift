import MarqueeCatalog
import MarqueeIngest
import Testing

@Suite struct SourceLayoutTests {
    private func file(_ text: String, name: String = "a.csv") throws -> SourceFile {
        try SourceFile(name: name, bytes: MemorySource(Array(text.utf8)), encoding: .automatic)
    }

    @Test func titles_columnsReordered_meanTheSame() throws {
        let imported = try Imported(Source("a.csv", "release_year,type,title,id\n2001,MOVIE,Alpha,tm1\n"))
        #expect(imported.rows("titles", "id", "title", "type_id", "release_year") == ["tm1|Alpha|MOVIE|2001"])
    }

    @Test(arguments: ["", "index", "Unnamed: 0", "INDEX"])
    func titles_indexColumn_saysNothing(name: String) throws {
        let imported = try Imported(Source("a.csv", "\(name),id,title,type,release_year\n0,tm1,Alpha,MOVIE,2001\n"))
        #expect(imported.rows("titles", "id") == ["tm1"])
        #expect(imported.counts.isEmpty)
    }

    @Test func titles_optionalColumnsMissing_areNull() throws {
        let imported = try Imported(.titles("", "tm1,Alpha,MOVIE,2001"))
        #expect(
            imported.rows("titles") == [
                "tm1|Alpha|MOVIE|2001|" + Array(repeating: "NULL", count: 9).joined(separator: "|")
            ])
        #expect(imported.counts.isEmpty)
    }

    @Test func titles_fifteenColumns_areAllRead() throws {
        let imported = try Imported(
            Source(
                "titles.csv",
                """
                id,title,type,description,release_year,age_certification,runtime,genres,production_countries,seasons,\
                imdb_id,imdb_score,imdb_votes,tmdb_popularity,tmdb_score
                ts1,Alpha,SHOW,A story.,2001,TV-MA,51,"['drama', 'war']","['US', 'GB']",2,tt1,8.1,1200,9.5,7.25

                """))
        #expect(imported.rows("titles") == ["ts1|Alpha|SHOW|2001|TV-MA|51|2|tt1|8.1|1200|A story.|9.5|7.25"])
        #expect(imported.rows("title_genres") == ["ts1|drama|1", "ts1|war|2"])
        #expect(imported.rows("title_countries") == ["ts1|US|1", "ts1|GB|2"])
    }

    @Test func header_upperCaseAndPadded_isRecognised() throws {
        let imported = try Imported(Source("a.csv", "ID, Title ,\"TYPE\",Release_Year\ntm1,Alpha,MOVIE,2001\n"))
        #expect(imported.rows("titles", "id", "title") == ["tm1|Alpha"])
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func delimiter_ofTheHeader_isTaken(delimiter: String) throws {
        let text = [["id", "title", "type", "release_year"], ["tm1", "A, b; c", "MOVIE", "2001"]]
            .map { $0.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: delimiter) }.joined(separator: "\n")
        #expect(try Imported(Source("a.csv", text)).rows("titles", "id", "title") == ["tm1|A, b; c"])
        #expect(SourceFile.delimiter(ofHeader: "id\(delimiter)title") == delimiter)
    }

    @Test(arguments: ["id", "", "\"a;b;c\",d", "a:b"])
    func delimiter_whereNoneIsSeen_isAComma(header: String) {
        #expect(SourceFile.delimiter(ofHeader: header) == ",")
    }

    @Test func header_afterBlankLines_isRead() throws {
        let file = try file("\n\r\nid;title;type;release_year\ntm1;Alpha;MOVIE;2001\n")
        #expect(file.layout == .titles)
        #expect(file.headerLine == "id;title;type;release_year")
    }

    @Test(arguments: [
        ("person_id,id,name,role", SourceLayout.credits), ("id,title,type,release_year", .titles),
        ("ROLE,CHARACTER,NAME,ID,PERSON_ID", .credits),
    ])
    func layout_isToldByTheHeader(header: String, layout: SourceLayout) throws {
        #expect(try file(header + "\n", name: "Best Shows by Year.csv").layout == layout)
    }

    @Test(arguments: [
        ("number_of_votes,duration", "x.csv", BestOfList.bestMovies),
        ("number_of_votes,duration,number_of_seasons", "x.csv", .bestShows),
        ("", "x.csv", .bestMoviesByYear), ("number_of_seasons", "x.csv", .bestShowsByYear),
        ("", "Best Show by Year.csv", .bestShowsByYear), ("number_of_votes,duration", "Best Shows.csv", .bestShows),
        ("number_of_votes", "Best Movies by YEAR.csv", .bestMoviesByYear),
    ])
    func bestOf_list_isToldByHeaderAndName(more: String, name: String, list: BestOfList) throws {
        let header = "title,release_year,score,main_genre,main_production" + (more.isEmpty ? "" : ",\(more)")
        #expect(try file(header + "\n", name: name).layout == .bestOf(list))
    }

    @Test func header_unknown_namesItselfAndTheLayouts() {
        let error = #expect(throws: MarqueeError.self) { try file("name,year\nAlpha,2001\n") }
        #expect(error?.code == .unknownLayout)
        #expect(error?.details.contains { $0.contains("name,year") } == true)
        for kind in ["titles:", "credits:", "best-of list:"] {
            #expect(error?.details.contains { $0.contains(kind) } == true, "\(kind)")
        }
        #expect(error?.details.contains { $0.contains("id,title,type,release_year") } == true)
        #expect(error?.hint != nil)
    }

    @Test(arguments: ["", "\n", "\r\n\r\n"])
    func header_none_isAnEmptyFile(text: String) {
        let error = #expect(throws: MarqueeError.self) { try file(text) }
        #expect(error?.code == .emptyFile)
    }

    @Test(arguments: ["id,title,type,release_year,Title", "id,title,type,release_year,genres,genres"])
    func header_namesAColumnTwice_isRefused(header: String) {
        let error = #expect(throws: MarqueeError.self) { try file(header + "\n") }
        #expect(error?.code == .duplicateHeader)
        #expect(error?.details == ["header: \(header)"])
    }

    @Test func header_only_isAFileOfNoRecords() throws {
        let imported = try Imported(.titles())
        #expect(imported.count("titles") == 0)
        #expect(imported.ledgers.map(\.rowsRead) == [0])
    }

    @Test func place_ofAColumn_ignoresCase() throws {
        let file = try file("ID,TITLE,TYPE,RELEASE_YEAR,extra\n")
        #expect(file.place(of: "title") == 1)
        #expect(file.place(of: "runtime") == nil)
        #expect(file.unknownColumns == [4])
    }

    @Test func rejectsColumns_areKnownAndResolveRejects() throws {
        let imported = try Imported(
            Source(
                "a.csv",
                "marquee_reject,marquee_reason,id,title,type,release_year\n17,bad_number,tm1,Alpha,MOVIE,2001\n"))
        #expect(imported.counts.isEmpty)
        #expect(imported.ledgers[0].resolvedRejects == [17])
    }
}
