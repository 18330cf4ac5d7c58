import MarqueeCatalog
import MarqueeRecommender
import Testing

struct EvaluationTests {
    private let snapshot = CatalogSnapshot.random(titles: 60, seed: 5)

    /// Viewers who like titles of a pool at random, the earlier ones more often.
    private func likes(seed: UInt64 = 9, pool: Int = 20) throws -> Likes {
        var numbers = SeededNumbers(seed)
        let pairs = (0..<40).flatMap { viewer in
            (0..<2 + numbers.below(6)).map { _ in (viewer: "v\(viewer)", place: numbers.below(numbers.below(pool) + 1))
            }
        }
        return try Likes(pairs, pool: Array(0..<pool))
    }

    @Test func measures_oneViewer_areThoseOfTheFormulas() throws {
        // Two of four titles are liked by one viewer, three by another; the list for title 0 is 2, 1, 3.
        let likes = try Likes([("a", 0), ("a", 1), ("b", 0), ("b", 2), ("b", 3), ("c", 3)], pool: [0, 1, 2, 3])
        let index = try RecommenderIndex(of: snapshot)
        let evaluation = try Evaluation("fixed", likes: likes, index: index) { query in
            query == 0 ? [40, 2, 0, 1, 2, 3] : []
        }
        #expect(evaluation.queries == [0, 1, 2, 3])
        let second = 1 / 1.584962500721156
        let forA = second
        let forB = (1 + 0.5) / (1 + second)
        #expect(abs(evaluation.values(.ndcg10)[0] - (forA + forB) / 2) < 1e-12)
        #expect(evaluation.values(.precision5)[0] == (0.2 + 0.4) / 2)
        #expect(evaluation.values(.recall10)[0] == 1)
        #expect(evaluation.values(.reciprocalRank)[0] == (0.5 + 1) / 2)
        // Of three viewers, one likes 1, one likes 2, two like 3.
        let (rare, common) = (1.584962500721156, 0.5849625007211562)
        let novelB = (rare + common * 0.5) / (rare + common * second)
        #expect(abs(evaluation.values(.novelNDCG10)[0] - (second + novelB) / 2) < 1e-12)
        #expect(evaluation.coverage == 3)
        #expect(evaluation.mean(.ndcg10) == evaluation.values(.ndcg10)[0] / 4)
    }

    @Test func likes_nothingToLearn_isRefused() {
        #expect(throws: RecommenderError.self) { try Likes([("a", 0), ("b", 1)]) }
        #expect(throws: RecommenderError.self) { try Likes([]) }
    }

    @Test func evaluation_wholeCatalogOrOnlyThePool_isTheSame() throws {
        let likes = try likes()
        let index = try RecommenderIndex(of: snapshot)
        let pool = try Evaluation("pool", likes: likes, index: index)
        let whole = try Evaluation("whole", likes: likes, index: index) { query throws(RecommenderError) in
            try index.ranking(RecommenderQuery(liked: [query], count: 59))
        }
        for measure in EvaluationMeasure.allCases { #expect(pool.values(measure) == whole.values(measure)) }
        #expect(pool.gini == whole.gini)
    }

    @Test func gini_sameListForAll_isHigherThanRandom() throws {
        let likes = try likes()
        let index = try RecommenderIndex(of: snapshot)
        let popular = try Evaluation(.popularity, likes: likes, index: index)
        let random = try Evaluation(.random(seed: 1), likes: likes, index: index)
        #expect(popular.gini > random.gini)
        #expect(popular.coverage == 11)
        let again = try Evaluation(.random(seed: 1), likes: likes, index: index)
        #expect(again.values(.ndcg10) == random.values(.ndcg10))
    }

    @Test func comparison_withItself_findsNothing() throws {
        let likes = try likes()
        let index = try RecommenderIndex(of: snapshot)
        let one = try Evaluation("one", likes: likes, index: index)
        let same = PairedComparison(one, one, by: .ndcg10)
        #expect((same.difference, same.t, same.p) == (0, 0, 1))
        let nothing = try Evaluation("nothing", likes: likes, index: index) { _ in [] }
        let better = PairedComparison(nothing, one, by: .ndcg10)
        #expect(better.difference > 0)
        #expect(better.p < 0.01)
        #expect(better == PairedComparison(nothing, one, by: .ndcg10))
    }

    @Test func fit_likesFollowGenres_raisesTheirWeight() throws {
        let titles = (0..<24).map { (number: Int) -> SmallTitle in
            var title = SmallTitle(id: "t\(100 + number)", year: Double(2000 + number * 7 % 20))
            (title.genres, title.countries) = (["g\(number % 4)"], ["c\(number % 3)"])
            return title
        }
        var pairs: [(viewer: String, place: Int)] = []
        for viewer in 0..<24 {
            // Each viewer likes titles of one genre.
            for number in 0..<6 where (number + viewer) % 5 > 0 {
                pairs.append((viewer: "v\(viewer)", place: number * 4 + viewer % 4))
            }
        }
        let likes = try Likes(pairs)
        let snapshot = CatalogSnapshot(titles)
        let fit = try WeightFit(RecommenderIndex(of: snapshot), likes)
        let weights = fit.weights()
        #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
        #expect(weights.allSatisfy { $0 >= 0 })
        #expect(weights[FeatureBlock.genres.rawValue] > weights[FeatureBlock.countries.rawValue])
        #expect(fit.weights() == weights)
        #expect(fit.folds.flatMap { $0 }.sorted() == Array(0..<24))
        let crossed = try fit.crossValidated(snapshot, like: RecommenderWeights())
        let random = try Evaluation(.random(seed: 1), likes: likes, index: RecommenderIndex(of: snapshot))
        #expect(crossed.mean(.ndcg10) > random.mean(.ndcg10))
    }
}
