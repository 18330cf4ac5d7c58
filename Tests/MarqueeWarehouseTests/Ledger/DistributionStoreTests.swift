import MarqueeCatalog
import MarqueeWarehouse
import Testing

struct DistributionStoreTests {
    @Test(arguments: TestEngine.available)
    func distributions_keptAfterARun_areThoseOfTheWarehouse(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let store = DistributionStore(connection)
            try Self.begin(1, connection)
            try store.keep(store.current(), run: 1)
            #expect(try store.lastRuns(2) == [])
            try SourceTexts(titles: [
                "tm1,Alpha,MOVIE,2001,\"['drama', 'crime']\",['US'],tt1,7.5,100",
                "tm2,Beta,MOVIE,2001,['drama'],['FR'],,,",
                "ts3,Gamma,SHOW,2003,[],[],,7.5,",
            ]).load(into: connection)
            try Self.begin(2, connection)
            try store.keep(store.current(), run: 2)
            #expect(try store.lastRuns(2) == [2])
            #expect(
                try store.distributions(after: 2).map(Self.text) == [
                    "country: FR 1, US 1, missing 1", "genre: crime 1, drama 2, missing 1",
                    "imdb_score: 7.5 2, missing 1", "imdb_votes: 100.0 1, missing 2",
                    "release_year: 2001.0 2, 2003.0 1, missing 0", "type: MOVIE 2, SHOW 1, missing 0",
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func column_ofManyValues_isKeptInGroupsOfAboutTheSameSize(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try SourceTexts(titles: (1...2000).map { "tm\($0),T\($0),MOVIE,2001,[],[],,,\($0)" }).load(into: connection)
            try Self.begin(1, connection)
            let store = DistributionStore(connection)
            try store.keep(store.current(), run: 1)
            let votes = try store.distributions(after: 1).first { $0.column == "imdb_votes" }
            guard case .numbers(let groups)? = votes?.entries else { return #expect(Bool(false), "no votes") }
            #expect(groups.count == 250)
            #expect(groups.allSatisfy { $0.count == 8 })
            #expect(groups.last?.value == 2000)
        }
    }

    private static func begin(_ run: Int64, _ connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO import_runs (id, started_at, finished_at, program_version, pruned, peak_memory_bytes)
            VALUES (?, '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000', '1', 0, 0)
            """, [.integer(run)])
    }

    private static func text(_ distribution: Distribution) -> String {
        let entries =
            switch distribution.entries {
            case .numbers(let entries): entries.map { "\($0.value) \($0.count)" }
            case .categories(let entries): entries.map { "\($0.value) \($0.count)" }
            }
        return "\(distribution.column): \((entries + ["missing \(distribution.missing)"]).joined(separator: ", "))"
    }
}
