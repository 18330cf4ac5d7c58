import MarqueeCatalog
import MarqueeIngest
import Testing

@Suite struct NormalisationTests {
    private static let titleRows = [
        "tm10,Alpha,MOVIE,2001,PG,\"['war', 'drama']\",['FR']", "tm2,Beta,MOVIE,2002,R,\"['comedy']\",\"['US', 'FR']\"",
        "ts1,Gamma,SHOW,2003,,[],[]", "tm1,Delta,MOVIE,2004,PG,\"['drama', 'comedy']\",['GB']",
    ]
    private static let creditRows = [
        "300,tm10,Ann,A,ACTOR", "5,tm10,Bo,,DIRECTOR", "300,ts1,Ann,C,ACTOR", "70000,tm1,Cy,D,ACTOR",
    ]

    private func imported(_ titles: [String], _ credits: [String]) throws -> Imported {
        let titles = Source(
            "titles.csv",
            (["id,title,type,release_year,age_certification,genres,production_countries"] + titles).joined(
                separator: "\n"))
        let credits = Source("credits.csv", (["person_id,id,name,character,role"] + credits).joined(separator: "\n"))
        return try Imported(titles, credits)
    }

    @Test(arguments: 1...20)
    func batches_ofRowsInAnotherOrder_differInPositionAlone(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let expected = try imported(Self.titleRows, Self.creditRows)
        let found = try imported(Self.titleRows.shuffled(using: &random), Self.creditRows.shuffled(using: &random))
        #expect(expected.catalog.batches.map(\.table.name) == found.catalog.batches.map(\.table.name))
        for batch in expected.catalog.batches {
            let table = batch.table.name
            guard table != "credits" else { continue }
            #expect(expected.rows(table) == found.rows(table), "\(table)")
        }
        // Credits come in the source's order within a title.
        let columns = ["title_id", "person_id", "role_id", "character_name"]
        #expect(expected.rows("credits", columns).sorted() == found.rows("credits", columns).sorted())
        #expect(expected.rows("credits", "title_id") == found.rows("credits", "title_id"))
    }

    @Test func rows_comeInTheOrderOfTheirKeys() throws {
        let imported = try imported(Self.titleRows, Self.creditRows)
        #expect(imported.rows("titles", "id") == ["tm1", "tm10", "tm2", "ts1"])
        #expect(imported.rows("persons") == ["5|Bo", "300|Ann", "70000|Cy"])
        #expect(imported.rows("genres") == ["comedy", "drama", "war"])
        #expect(imported.rows("countries", "id") == ["FR", "GB", "US"])
        #expect(imported.rows("age_certifications") == ["PG", "R"])
        #expect(imported.rows("roles") == ["ACTOR", "DIRECTOR"])
        #expect(
            imported.rows("title_genres") == [
                "tm1|drama|1", "tm1|comedy|2", "tm10|war|1", "tm10|drama|2", "tm2|comedy|1",
            ])
        #expect(
            imported.rows("credits", "title_id", "person_id", "position") == [
                "tm1|70000|1", "tm10|300|1", "tm10|5|2", "ts1|300|1",
            ])
    }

    @Test func names_ofRefusedRecordsAlone_areLeftOut() throws {
        let imported = try imported(
            [
                "tm1,Alpha,MOVIE,2001,PG,['war'],['FR']", "tm2,Beta,MOVIE,3001,NC-17,['opera'],['XX']",
                "tm3,Beta,MOVIE,2001,X,['ballet'],['a'",
            ],
            ["1,tm1,Ann,A,ACTOR", "2,tm9,Bo,A,EDITOR", "3,tm1,C\u{FFFE},A,"])
        #expect(imported.rows("genres") == ["war"])
        #expect(imported.rows("countries", "id") == ["FR"])
        #expect(imported.rows("age_certifications") == ["PG"])
        #expect(imported.rows("roles") == ["ACTOR"])
        #expect(imported.rows("persons", "id") == ["1"])
    }

    @Test func batches_parentsComeBeforeChildren() throws {
        let imported = try Imported(
            .titles("", "tm1,Alpha,MOVIE,2001"), .credits("1,tm1,Ann,A,ACTOR"), .bestMovies("Alpha,2001,8,1,1,drama,US")
        )
        let names = imported.catalog.batches.map(\.table.name)
        #expect(names.count == CatalogTables.all.count)
        #expect(Set(names).count == names.count)
        for batch in imported.catalog.batches {
            let place = try #require(names.firstIndex(of: batch.table.name))
            for case .reference(_, let table) in batch.values {
                #expect(try #require(names.firstIndex(of: table)) < place)
            }
        }
    }

    @Test func creditsAlone_leaveTitlesAsTheyAre() throws {
        let imported = try Imported(.credits("1,tm1,Ann,A,ACTOR"))
        #expect(imported.count("titles") == nil)
        #expect(imported.count("credits") == 0)
        #expect(imported.rejects.map(\.rule) == [.orphanCredit])
    }

    @Test func order_ofManyTitles_isThatOfTheirBytes() throws {
        let ids = ["tm1", "tm10", "tm100000000", "tm1000000001", "tm100000000a", "tm2", "é", "z", "日本", "tm", "t"]
        let imported = try Imported(
            Source("t.csv", (["id,title,type,release_year"] + ids.map { "\($0),A,MOVIE,2001" }).joined(separator: "\n"))
        )
        #expect(imported.rows("titles", "id") == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
}
