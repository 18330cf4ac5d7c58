import MarqueeCatalog
import Testing

@testable import MarqueeRecommender

struct SearchTests {
    private static let large = try? RecommenderIndex(of: .random(titles: 4_000, seed: 1))

    @Test func search_randomQuestions_givesWhatAFullScanGives() throws {
        let index = try #require(Self.large)
        var numbers = SeededNumbers(7)
        for _ in 0..<60 {
            let basket = Array(Set((0..<1 + numbers.below(4)).map { _ in numbers.below(index.count) })).sorted()
            var query = RecommenderQuery(liked: basket, count: 1 + numbers.below(30))
            if numbers.below(3) == 0 {
                query.avoided = (0..<2).map { _ in numbers.below(index.count) }.filter { !basket.contains($0) }
            }
            if numbers.below(3) == 0 {
                let share = [2, 5, 200][numbers.below(3)]
                query.allowed = TitleSet((0..<index.count).filter { $0 % share == 0 }, universe: index.count)
            }
            #expect(try index.ranking(query) == index.scannedRanking(query))
        }
    }

    /// Groups are whole, end within four titles that are looked at together, or have one title.
    @Test(arguments: [2, 3, 31, 32, 33, 63, 64, 65, 70, 97])
    func search_lastGroupIsNotFull_givesWhatAFullScanGives(titles: Int) throws {
        let index = try RecommenderIndex(of: .random(titles: titles, seed: UInt64(titles)))
        for place in 0..<titles {
            for count in [1, 5, 100] {
                let query = RecommenderQuery(liked: [place], count: count)
                #expect(try index.ranking(query) == index.scannedRanking(query))
            }
        }
    }

    @Test func search_moreCountriesThanBits_givesWhatAFullScanGives() throws {
        let titles = (0..<600).map { number in
            var title = SmallTitle(id: "t\(1_000 + number)", year: Double(2000 + number % 7))
            title.countries = ["c\(100 + number * number % 150)", "c\(100 + number % 150)"]
            title.genres = ["g\(number % 11)"]
            return title
        }
        let index = try RecommenderIndex(of: CatalogSnapshot(titles))
        #expect(index.countries.valueCount > 64)
        for place in stride(from: 0, to: 600, by: 41) {
            for avoided in [[], [(place + 300) % 600]] {
                let query = RecommenderQuery(liked: [place, (place + 1) % 600], avoided: avoided, count: 20)
                #expect(try index.ranking(query) == index.scannedRanking(query))
            }
            let query = RecommenderQuery(liked: [place], count: 20)
            #expect(try index.ranking(query) == index.scannedRanking(query))
        }
    }

    @Test func search_catalogHasLongLists_someAreNotWalked() throws {
        let index = try #require(Self.large)
        let longest = index.terms.keys.indices.map { index.terms.postings(of: $0).count }.max() ?? 0
        #expect(longest > index.count / 64 + 128, "the catalog of these tests has to have lists that are passed over")
    }

    @Test func score_everyTitle_isSumOfContributions() throws {
        let index = try #require(Self.large)
        let list = try index.recommend(RecommenderQuery(liked: [5, 9], avoided: [77], count: 50))
        #expect(list.titles.count == 50)
        for title in list.titles {
            #expect(title.units == title.contributions.reduce(0) { $0 + $1.units })
            #expect(title.score <= 1)
        }
        #expect(list.titles.contains { $0.contributions.last?.block == nil })
    }

    @Test func filter_fewTitlesPass_asManyComeAsThereAre() throws {
        let index = try #require(Self.large)
        let few = TitleSet([3, 1_000, 3_999], universe: index.count)
        let list = try index.recommend(RecommenderQuery(liked: [3], count: 10, allowed: few))
        #expect(Set(list.titles.map(\.place)) == [1_000, 3_999])
        let none = try index.recommend(
            RecommenderQuery(liked: [3], count: 10, allowed: TitleSet(universe: index.count)))
        #expect(none.titles.isEmpty)
        #expect(none.intraListDistance == nil)
    }

    @Test func avoid_aTitle_movesWhatIsLikeItDown() throws {
        let index = try #require(Self.large)
        let before = try index.ranking(RecommenderQuery(liked: [10], count: 5))
        let after = try index.ranking(RecommenderQuery(liked: [10], avoided: [before[0]], count: 5))
        #expect(!after.contains(before[0]))
        #expect(!after.contains(10))
    }

    @Test func diversity_more_givesListsThatDifferMore() throws {
        let index = try #require(Self.large)
        let distances = try [0, 0.5, 1].map { diversity in
            try #require(
                index.recommend(RecommenderQuery(liked: [42], count: 10, diversity: diversity)).intraListDistance)
        }
        #expect(distances[0] < distances[1])
        #expect(distances[1] <= distances[2])
    }

    @Test func ties_equalTitles_areCountedAndOrderedByPriorThenID() throws {
        var titles = (0..<10).map { SmallTitle(id: "t\($0)", year: 2000, genres: ["drama"]) }
        titles[7].votes = 100_000
        titles[7].score = 8
        titles[7].year = 1990
        let index = try RecommenderIndex(of: CatalogSnapshot(titles))
        let list = try index.recommend(RecommenderQuery(liked: [4], count: 3))
        #expect(list.titles.map(\.place) == [0, 1, 2])
        #expect(list.titles.map(\.tied) == [7, 7, 7])
    }

    @Test func confidence_missingFeatures_isLower() throws {
        var full = SmallTitle(id: "a", name: "Red sea", year: 2000, certification: "R", runtime: 90, score: 7)
        full.votes = 5_000
        (full.genres, full.countries, full.cast, full.directors) = (["war"], ["FR"], [1, 2], [3])
        var other = full
        other.id = "b"
        let bare = SmallTitle(id: "c", type: "?")
        let index = try RecommenderIndex(of: CatalogSnapshot([full, other, bare]))
        #expect(try index.recommend(RecommenderQuery(liked: [0])).confidence == 1)
        let fallback = try index.recommend(RecommenderQuery(liked: [2]))
        #expect(fallback.confidence == 0)
        #expect(fallback.titles.allSatisfy { $0.contributions.allSatisfy { $0.block?.isContent == false } })
        let mixed = try index.recommend(RecommenderQuery(liked: [0]))
        #expect(mixed.titles.map(\.confidence) == [1, 0])
    }

    @Test func ask_badQuestion_saysWhatIsWrong() throws {
        let index = try #require(Self.large)
        let cases: [(RecommenderQuery, RecommenderError)] = [
            (RecommenderQuery(liked: []), .emptyBasket), (RecommenderQuery(liked: [4_000]), .unknownTitle(4_000)),
            (RecommenderQuery(liked: [-1]), .unknownTitle(-1)),
            (RecommenderQuery(liked: [1], avoided: [9_999]), .unknownTitle(9_999)),
            (RecommenderQuery(liked: [1, 2], avoided: [3, 2]), .likedAndAvoided(2)),
            (RecommenderQuery(liked: [1], count: 0), .count(0)),
            (RecommenderQuery(liked: [1], count: 1_000_000_000), .count(1_000_000_000)),
            (RecommenderQuery(liked: Array(repeating: 1, count: 10_000)), .basketTooLarge(10_000)),
            (RecommenderQuery(liked: [1], diversity: 1.5), .diversity(1.5)),
            (RecommenderQuery(liked: [1], allowed: TitleSet(universe: 3)), .foreignSet),
        ]
        for (query, error) in cases { #expect(throws: error) { try index.recommend(query) } }
    }

    @Test func index_emptyCatalog_isRefused() {
        #expect(throws: RecommenderError.emptyCatalog) { try RecommenderIndex(of: CatalogSnapshot()) }
    }

    @Test func ask_fromManyThreads_givesTheSame() async throws {
        let index = try #require(Self.large)
        let expected = try (0..<40).map { try index.ranking(RecommenderQuery(liked: [$0])) }
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    (0..<40).allSatisfy { (try? index.ranking(RecommenderQuery(liked: [$0]))) == expected[$0] }
                }
            }
            for await same in group { #expect(same) }
        }
    }
}
