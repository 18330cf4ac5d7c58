import MarqueeCatalog
import MarqueeWarehouse
import Testing

struct LoadPlanTests {
    private static let first = SourceTexts(
        titles: [
            "tm1,Alpha,MOVIE,2001,\"['drama', 'crime']\",['US'],tt1,7.5,100",
            "tm2,Beta,MOVIE,2002,['drama'],['FR'],tt2,6.5,200",
            "ts3,Gamma,SHOW,2003,[],[],,,",
        ],
        credits: [
            "10,tm1,Ann,Hero,ACTOR", "11,tm1,Bob,,DIRECTOR", "10,tm2,Ann,Villain,ACTOR", "10,tm2,Ann,Twin,ACTOR",
        ],
        bestMovies: ["Alpha,2001,7.5,100,drama,US"])

    private static func dump(_ connection: any Connection) throws -> [String] {
        try connection.lines("SELECT id, title, imdb_score, imdb_votes FROM titles ORDER BY id")
            + connection.lines("SELECT title_id, person_id, character_name, position FROM credits ORDER BY id")
            + connection.lines("SELECT title_id, best_of_list_id FROM title_best_of ORDER BY title_id")
    }

    @Test(arguments: TestEngine.available)
    func firstLoad_addsEverything(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let changes = try Self.first.load(into: connection)
            #expect(
                changes.summary == [
                    "best_of_lists +1 ~0 -0 ?0", "countries +2 ~0 -0 ?0", "credits +4 ~0 -0 ?0", "genres +2 ~0 -0 ?0",
                    "persons +2 ~0 -0 ?0", "roles +2 ~0 -0 ?0", "title_best_of +1 ~0 -0 ?0",
                    "title_countries +2 ~0 -0 ?0", "title_genres +3 ~0 -0 ?0", "title_types +2 ~0 -0 ?0",
                    "titles +3 ~0 -0 ?0",
                ])
            #expect(
                try connection.lines(
                    "SELECT title_id, person_id, character_name, position FROM credits ORDER BY title_id, position")
                    == ["tm1|10|Hero|1", "tm1|11|∅|2", "tm2|10|Villain|1", "tm2|10|Twin|2"])
            #expect(
                try connection.lines("SELECT id, genres, countries, best_movies FROM catalog ORDER BY id")
                    == ["tm1|drama, crime|US|1", "tm2|drama|FR|0", "ts3|∅|∅|0"])
        }
    }

    /// MySQL's own server is one.
    @Test(arguments: TestEngine.available)
    func serverWithoutArrayBinding_takesTheSameRows(_ engine: TestEngine) throws {
        func loaded(sendsArrays: Bool) throws -> [String] {
            try engine.withEngine(sendsArrays: sendsArrays) { engine in
                let connection = try engine.openForWriting()
                try Self.first.load(into: connection)
                var next = Self.first
                next.titles?[0] = "tm1,Alpha,MOVIE,2001,\"['crime', 'war']\",['US'],tt1,7.9,100"
                try next.load(into: connection)
                return try Self.dump(connection)
            }
        }
        let rows = try loaded(sendsArrays: false)
        #expect(rows == (try loaded(sendsArrays: true)))
        #expect(rows.count == 8)
    }

    @Test(arguments: TestEngine.available)
    func secondLoadOfTheSame_changesNothing(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            let changes = try Self.first.load(into: connection)
            #expect(changes.summary.isEmpty)
            #expect(changes["credits"]?.unchanged == 4)
        }
    }

    @Test(arguments: TestEngine.available)
    func newerEdition_isComparedColumnByColumn(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            var next = Self.first
            next.titles?[0] = "tm1,Alpha,MOVIE,2001,\"['crime', 'war']\",['US'],tt1,7.9,100"
            next.titles?[2] = "ts3,Gamma,SHOW,2003,[],[],tt3,,"
            next.titles?.append("tm4,Delta,MOVIE,2004,[],[],,,")
            let changes = try next.load(into: connection)
            #expect(
                changes.summary == [
                    "genres +1 ~0 -0 ?0", "title_genres +1 ~1 -1 ?0", "titles +1 ~2 -0 ?0",
                ])
            let score = changes["titles"]?.columns.first { $0.name == "imdb_score" }
            #expect([score?.added, score?.changed, score?.unchanged] == [0, 1, 1])
            let imdbID = changes["titles"]?.columns.first { $0.name == "imdb_id" }
            #expect([imdbID?.added, imdbID?.changed, imdbID?.unchanged] == [1, 0, 2])
            #expect(
                try connection.lines("SELECT id, genres, imdb_score FROM catalog WHERE id = 'tm1'")
                    == ["tm1|crime, war|7.9"])
        }
    }

    @Test(arguments: TestEngine.available)
    func uniqueValuesThatSwap_doNotCollide(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            var next = Self.first
            next.titles?[0] = "tm1,Alpha,MOVIE,2001,\"['drama', 'crime']\",['US'],tt2,7.5,100"
            next.titles?[1] = "tm2,Beta,MOVIE,2002,['drama'],['FR'],tt1,6.5,200"
            #expect(try next.load(into: connection).summary == ["titles +0 ~2 -0 ?0"])
            #expect(
                try connection.lines("SELECT id, imdb_id FROM titles ORDER BY id") == ["tm1|tt2", "tm2|tt1", "ts3|∅"])
        }
    }

    @Test(arguments: TestEngine.available)
    func uniqueValuesThatMoveInAChain_areRefusedFromItsEnd(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let rows = [("a", 1), ("b", 2), ("c", 3)]
            func edition(_ rows: [(id: String, imdb: Int)]) -> SourceTexts {
                SourceTexts(titles: rows.map { "\($0.id),T\($0.id),MOVIE,2001,[],[],tt\($0.imdb),," })
            }
            try edition(rows).load(into: connection)
            try edition([("a", 2), ("b", 3)]).load(into: connection)
            #expect(try connection.lines("SELECT id, imdb_id FROM titles ORDER BY id") == ["a|tt1", "b|tt2", "c|tt3"])
        }
    }

    @Test(arguments: TestEngine.available)
    func creditOfARecordMergedIntoARefusedTitle_isRefused(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try SourceTexts(titles: ["w,Alpha,MOVIE,1999,[],[],tt1,,"]).load(into: connection)
            let other = SourceTexts(
                titles: ["x,Beta,MOVIE,2001,[],[],tt1,,", "y,Beta,MOVIE,2001,[],[],tt1,,"],
                credits: ["1,y,Ann,X,ACTOR"])
            try other.load(into: connection)
            #expect(try connection.strings("SELECT id FROM titles") == ["w"])
            #expect(try connection.integer("SELECT COUNT(*) FROM credits") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func imdbIDOfATitleThatIsNotInTheFiles_isRefused(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            let other = SourceTexts(
                titles: ["tm9,Alpha again,MOVIE,2001,[],[],tt1,,"], credits: ["10,tm9,Ann,Hero,ACTOR"])
            #expect(
                try other.load(into: connection).summary == [
                    "credits +0 ~0 -0 ?4", "persons +0 ~0 -0 ?1", "titles +0 ~0 -0 ?3",
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func keysOfTheLongestLength_areTakenByEveryEngine(_ engine: TestEngine) throws {
        func longest(_ character: String) -> String { String(repeating: character, count: 64) }
        try engine.withWarehouse { connection throws in
            let texts = SourceTexts(
                titles: [
                    "\(longest("😀")),T,MOVIE,2001,\(longest("字")),\(longest("ß")),\(longest("é")),,",
                    // In lower case and in upper case each of these letters is two.
                    "tm2,T,MOVIE,2001,\(String(repeating: "İ", count: 32)),[],,,",
                ], credits: ["1,tm2,Ann,X,\(String(repeating: "ΐ", count: 32))"])
            try texts.load(into: connection)
            #expect(try connection.integer("SELECT COUNT(*) FROM titles") == 2)
            #expect(try connection.integer("SELECT COUNT(*) FROM genres") == 2)
            #expect(try connection.integer("SELECT COUNT(*) FROM credits") == 1)
            #expect(try texts.load(into: connection).summary.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func creditThatMoves_isChangedNotReplaced(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            let before = try connection.lines("SELECT id, character_name FROM credits ORDER BY id")
            var next = Self.first
            next.credits?.insert("12,tm2,Cid,,ACTOR", at: 2)
            let changes = try next.load(into: connection)
            #expect(changes.summary == ["credits +1 ~2 -0 ?0", "persons +1 ~0 -0 ?0"])
            #expect(changes["credits"]?.columns.first { $0.name == "character_name" }?.changed == 0)
            let after = try connection.lines("SELECT id, character_name FROM credits ORDER BY id")
            #expect(after.dropLast() == before[...])
        }
    }

    /// One typing error in the new edition must not cost a title, its cast and its place on a list.
    @Test(
        arguments: TestEngine.available,
        [
            // A score out of range, a missing field, a text after the closing quote.
            "tm1,Alpha,MOVIE,2001,['drama'],['US'],tt1,75,100", "tm1,Alpha,MOVIE", "tm1,\"Al\"pha,MOVIE,2001,[],[],,,",
        ])
    func titleWhoseRecordIsRefused_isNotGone(_ engine: TestEngine, _ record: String) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            let before = try Self.dump(connection)
            var next = Self.first
            next.titles?[0] = record
            #expect(try next.load(into: connection, prune: true).summary == [])
            #expect(try Self.dump(connection) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func creditWhoseRecordIsRefused_isNotGone(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            var next = Self.first
            next.credits?[1] = "11.0,tm1,Bob,,DIRECTOR,more"
            next.credits?.remove(at: 0)
            #expect(try next.load(into: connection, prune: true).summary == ["credits +0 ~0 -1 ?1"])
            #expect(
                try connection.lines("SELECT title_id, person_id FROM credits ORDER BY title_id, position")
                    == ["tm1|11", "tm2|10", "tm2|10"])
        }
    }

    @Test(arguments: TestEngine.available)
    func listWithARefusedRecord_losesNothing(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            var first = Self.first
            first.bestMovies?.append("Beta,2002,6.5,200,drama,FR")
            try first.load(into: connection)
            first.bestMovies = ["Beta,2002,6.5,200,drama,FR", "Alpha,2001,99,100,drama,US"]
            _ = try first.load(into: connection, prune: true)
            #expect(try connection.strings("SELECT title_id FROM title_best_of ORDER BY title_id") == ["tm1", "tm2"])
            first.bestMovies = ["Beta,2002,6.5,200,drama,FR"]
            _ = try first.load(into: connection, prune: true)
            #expect(try connection.strings("SELECT title_id FROM title_best_of") == ["tm2"])
        }
    }

    @Test(arguments: TestEngine.available)
    func rowsGoneFromTheSource_stayUnlessPruned(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            var next = Self.first
            next.titles?.removeFirst()
            next.credits = ["10,tm2,Ann,Villain,ACTOR", "10,tm2,Ann,Twin,ACTOR"]
            next.bestMovies = []
            #expect(
                try next.load(into: connection).summary == [
                    "credits +0 ~0 -0 ?2", "persons +0 ~0 -0 ?1", "title_best_of +0 ~0 -0 ?1", "titles +0 ~0 -0 ?1",
                ])
            #expect(try connection.integer("SELECT COUNT(*) FROM titles") == 3)
            let pruned = [
                "credits +0 ~0 -2 ?2", "persons +0 ~0 -1 ?1", "title_best_of +0 ~0 -1 ?1",
                "title_countries +0 ~0 -1 ?0",
                "title_genres +0 ~0 -2 ?0", "titles +0 ~0 -1 ?1",
            ]
            #expect(try next.load(into: connection, prune: true, isDryRun: true).summary == pruned)
            #expect(try connection.integer("SELECT COUNT(*) FROM titles") == 3)
            #expect(try next.load(into: connection, prune: true).summary == pruned)
            #expect(try connection.strings("SELECT id FROM titles ORDER BY id") == ["tm2", "ts3"])
            #expect(try connection.integer("SELECT COUNT(*) FROM credits") == 2)
            #expect(try next.load(into: connection, prune: true).summary.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func creditsAlone_referToTitlesOfTheWarehouse(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            let more = SourceTexts(credits: ["13,ts3,Dee,Self,ACTOR", "13,ts9,Dee,Self,ACTOR"])
            #expect(
                try more.load(into: connection).summary == ["credits +1 ~0 -0 ?4", "persons +1 ~0 -0 ?2"])
            #expect(try connection.strings("SELECT character_name FROM credits WHERE title_id = 'ts3'") == ["Self"])
        }
    }

    @Test(arguments: TestEngine.available)
    func medians_ofOddAndEvenNumbers(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.first.load(into: connection)
            let imputed = "SELECT imdb_score, imdb_votes, imdb_score_imputed FROM titles_imputed WHERE id = 'ts3'"
            #expect(try connection.lines(imputed).first?.hasPrefix("7.0|150") == true)
            try SourceTexts(titles: ["tm5,Eta,MOVIE,2001,[],[],,9.5,300"]).load(into: connection)
            #expect(try connection.lines(imputed).first?.hasPrefix("7.5|200") == true)
        }
    }
}
