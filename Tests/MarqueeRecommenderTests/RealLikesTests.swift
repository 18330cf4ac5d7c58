import Foundation
import MarqueeCatalog
import MarqueeRecommender
import Testing

/// A published catalog and what viewers like of it, which are no part of this repository: `MARQUEE_REAL_DATA` names a folder that
/// has them in `netflix-2022` and `item-likes`.
private enum RealLikes {
    static let folder: String? = {
        let folder = ProcessInfo.processInfo.environment["MARQUEE_REAL_DATA"]
        if let folder, FileManager.default.fileExists(atPath: "\(folder)/item-likes/likes_small.csv") { return folder }
        print("left out: quality on real likes, because MARQUEE_REAL_DATA names no folder with an item-likes in it")
        return nil
    }()

    static func bytes(_ path: String) -> [UInt8] {
        FileManager.default.contents(atPath: "\(folder ?? "")/\(path)").map { [UInt8]($0) } ?? []
    }

    static let snapshot: CatalogSnapshot = {
        let lists = [
            ("Best Movies", "MOVIE", "Best Movies"), ("Best Movies by year", "MOVIE", "Best Movie by Year"),
            ("Best Shows", "SHOW", "Best Shows"), ("Best Shows by year", "SHOW", "Best Show by Year"),
        ]
        return CatalogFiles(
            titles: bytes("netflix-2022/raw_titles.csv"), credits: bytes("netflix-2022/raw_credits.csv"),
            lists: lists.map { (name: $0.0, type: $0.1, bytes: bytes("netflix-2022/\($0.2) Netflix.csv")) }
        ).snapshot
    }()

    static func likes() throws -> Likes {
        let ids = (0..<snapshot.titles.count).map { (snapshot.titles.ids[$0] ?? "", $0) }
        let places = Dictionary(ids) { first, _ in first }
        let pairs = CSVRows(bytes("item-likes/likes_small.csv")).all.compactMap { row in
            places[row["title_id"]].map { (viewer: row["user"], place: $0) }
        }
        return try Likes(
            pairs, pool: CSVRows(bytes("item-likes/pool_small.csv")).all.compactMap { places[$0["title_id"]] })
    }
}

@Suite(.serialized, .enabled(if: RealLikes.folder != nil, "MARQUEE_REAL_DATA names no folder with an item-likes in it"))
struct RealLikesTests {
    @Test func shippedWeights_realLikes_areAsGoodAsPromised() throws {
        let index = try RecommenderIndex(of: RealLikes.snapshot)
        let shipped = try Evaluation("shipped", likes: RealLikes.likes(), index: index)
        #expect(shipped.mean(.ndcg10) > 0.345)
        #expect(shipped.mean(.novelNDCG10) > 0.245)
        #expect(shipped.coverage >= 120)
        #expect(index.byteCount < 2_000_000)
    }

    @Test func fit_realLikes_givesTheShippedWeights() throws {
        let index = try RecommenderIndex(of: RealLikes.snapshot)
        let fit = try WeightFit(index, RealLikes.likes())
        for (fitted, shipped) in zip(fit.weights(), RecommenderWeights().blocks) {
            #expect(abs(fitted - shipped) < 0.00011)
        }
    }

    @Test func fit_crossValidated_isAsGoodOnTitlesThatItHasNotSeen() throws {
        let index = try RecommenderIndex(of: RealLikes.snapshot)
        let fit = try WeightFit(index, RealLikes.likes())
        let crossed = try fit.crossValidated(RealLikes.snapshot, like: RecommenderWeights())
        #expect(crossed.mean(.ndcg10) > 0.34)
        #expect(crossed.mean(.novelNDCG10) > 0.24)
        #expect(crossed.coverage >= 120)
    }

    /// `MARQUEE_PYTHON` names a Python that evaluates the same lists by formulas of its own (no packages needed).
    @Test(.enabled(if: ProcessInfo.processInfo.environment["MARQUEE_PYTHON"] != nil, "MARQUEE_PYTHON is not set"))
    func evaluation_realLikes_isThatOfPython() throws {
        let likes = try RealLikes.likes()
        let index = try RecommenderIndex(of: RealLikes.snapshot)
        let evaluation = try Evaluation("shipped", likes: likes, index: index)
        let pool = TitleSet(likes.pool, universe: index.count)
        var lists = ""
        for query in likes.pool {
            let ranking = try index.ranking(RecommenderQuery(liked: [query], count: 10, allowed: pool))
            let ids = ([query] + ranking).map { RealLikes.snapshot.titles.ids[$0] ?? "" }
            lists += ids.joined(separator: ",") + "\n"
        }
        let python = try PythonEvaluation.run(
            lists: lists, likes: "\(RealLikes.folder ?? "")/item-likes/likes_small.csv")
        let measures: [EvaluationMeasure] = [.precision5, .precision10, .ndcg5, .ndcg10, .novelNDCG5, .novelNDCG10]
        for (measure, value) in zip(measures, python.means) {
            #expect(abs(evaluation.mean(measure) - value) < 1e-9, "\(measure.name)")
        }
        for (measure, value) in zip(measures, python.errors) {
            #expect(abs(evaluation.standardError(measure) - value) < 1e-9, "\(measure.name)")
        }
        #expect(python.means.count == measures.count)
    }
}
