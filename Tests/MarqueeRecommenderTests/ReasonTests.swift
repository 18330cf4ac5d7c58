import Foundation
import MarqueeCatalog
import MarqueeRecommender
import Testing

struct ReasonTests {
    private let titles: [SmallTitle] = {
        var titles = ["a", "b", "c", "d"].map { SmallTitle(id: $0) }
        (titles[0].directors, titles[1].directors) = ([1], [1])
        (titles[0].cast, titles[1].cast) = ([10, 11, 12], [12, 11, 13])
        (titles[0].genres, titles[1].genres) = (["crime", "drama", "war"], ["drama", "war"])
        titles[2].genres = ["crime"]
        for place in 0..<3 { titles[place].year = 2000 + Double(place) }
        titles[3].type = "SHOW"
        return titles
    }()

    @Test func reasons_sharedValues_areNamedAndCounted() throws {
        let snapshot = CatalogSnapshot(titles)
        let index = try RecommenderIndex(of: snapshot)
        let best = try #require(try index.recommend(RecommenderQuery(liked: [0])).titles.first)
        #expect(best.place == 1)
        let cast = try #require(best.contributions.first { $0.block == .cast })
        #expect(cast.shared == 2)
        #expect(Set(cast.values.map { snapshot.persons.ids[$0] }) == [11, 12])
        let genres = try #require(best.contributions.first { $0.block == .genres })
        #expect((genres.shared, genres.of) == (2, 3))
        #expect(Set(genres.values.map { snapshot.genres.names[$0] }) == ["drama", "war"])
    }

    @Test func sentence_reasons_weightiestFirst() throws {
        let index = try RecommenderIndex(of: CatalogSnapshot(titles))
        let best = try #require(try index.recommend(RecommenderQuery(liked: [0])).titles.first)
        let parts = best.sentence.components(separatedBy: " · ")
        #expect(parts.contains { $0.hasPrefix("same director 0.") })
        #expect(parts.contains { $0.hasPrefix("2 of 3 genres 0.") })
        let numbers = parts.compactMap { Double($0.split(separator: " ").last ?? "") }
        #expect(numbers == numbers.sorted(by: >))
        #expect(numbers.count == parts.count)
    }

    @Test func sentence_avoidedTitle_saysWhatItTakes() throws {
        let index = try RecommenderIndex(of: CatalogSnapshot(titles))
        let list = try index.recommend(RecommenderQuery(liked: [0], avoided: [2]))
        let best = try #require(list.titles.first)
        #expect(best.sentence.contains("like what is avoided -0."))
    }

    @Test func weights_blocksOfTheCatalog_makeOne() throws {
        var twins = [titles[0], titles[0]]
        twins[1].id = "b"
        let index = try RecommenderIndex(of: CatalogSnapshot(twins))
        let best = try #require(try index.recommend(RecommenderQuery(liked: [0])).titles.first)
        // Genres, persons, year and type agree wholly, and nothing else is known of any title.
        #expect(abs(best.score - 1) < 1e-4)
    }
}
