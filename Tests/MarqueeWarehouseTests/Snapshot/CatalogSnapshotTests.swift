import MarqueeCatalog
import MarqueeWarehouse
import Testing

struct CatalogSnapshotTests {
    private static let source = SourceTexts(
        titles: [
            "tm2,Beta,MOVIE,2002,['drama'],['FR'],tt2,6.5,200",
            "ts3,Gamma,SHOW,2003,[],[],,,",
            "tm1,Alpha,MOVIE,2001,\"['drama', 'crime']\",\"['US', 'FR']\",tt1,7.5,100",
        ],
        credits: [
            "11,tm2,Bob,,DIRECTOR", "10,tm1,Ann,Hero,ACTOR", "12,tm1,Cy,,ACTOR", "11,tm1,Bob,,DIRECTOR",
        ],
        bestMovies: ["Alpha,2001,7.4,,drama,US"])

    @Test(arguments: TestEngine.available)
    func snapshot_ofAWarehouse_hasAllOfItInOrder(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try Self.source.load(into: connection)
            let snapshot = try CatalogSnapshot(of: connection, characters: true)
            let titles = snapshot.titles
            #expect((0..<3).map { titles.ids[$0] } == ["tm1", "tm2", "ts3"])
            #expect((0..<3).map { titles.names[$0] } == ["Alpha", "Beta", "Gamma"])
            #expect(titles.types.map { titles.typeNames[Int($0)] } == ["MOVIE", "MOVIE", "SHOW"])
            #expect(titles.releaseYears == [2001, 2002, 2003])
            #expect(titles.certifications == [-1, -1, -1])
            #expect(titles.scores[0] == 7.5 && titles.scores[2].isNaN)
            #expect(titles.votes[1] == 200 && titles.votes[2].isNaN)
            #expect(titles.imdbIDs[2] == nil && titles.imdbIDs.isMissing(2))
            #expect(
                (0..<3).map { snapshot.genres.of(title: $0).map { snapshot.genres.names[Int($0)] } }
                    == [["drama", "crime"], ["drama"], []])
            #expect(snapshot.countries.of(title: 0).map { snapshot.countries.names[Int($0)] } == ["US", "FR"])
            #expect(snapshot.countryNames == ["France", "United States"])
            let credits = snapshot.credits
            #expect(
                credits.of(title: 0).map { snapshot.persons.names[Int(credits.persons[$0])] } == ["Ann", "Cy", "Bob"])
            #expect(
                credits.of(title: 0).map { credits.roleNames[Int(credits.roles[$0])] } == [
                    "ACTOR", "ACTOR", "DIRECTOR",
                ])
            #expect(credits.of(title: 0).map { credits.characters[$0] } == ["Hero", nil, nil])
            #expect(credits.of(title: 2).isEmpty)
            #expect(snapshot.bestOfLists == ["best_movies"])
            #expect(snapshot.bestOf.map(\.title) == [0])
            #expect(snapshot.bestOf.first?.score == 7.4 && snapshot.bestOf.first?.votes.isNaN == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func snapshot_ofAnEmptyWarehouse_isEmpty(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let snapshot = try CatalogSnapshot(of: connection)
            #expect(snapshot.titles.count == 0 && snapshot.persons.count == 0 && snapshot.credits.count == 0)
            #expect(snapshot.genres.starts == [0])
        }
    }
}
