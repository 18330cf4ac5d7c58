package import MarqueeAnalysis
package import MarqueeCatalog
package import MarqueeRecommender

/// How good the recommender is on viewers' likes, beside what any recommender has to beat.
package struct EvaluationStudy: Sendable {
    /// The recommender first, then its cross-validation where there is one, then the baselines.
    package let evaluations: [Evaluation]
    /// The recommender against each of the others.
    package let comparisons: [(name: String, comparison: PairedComparison)]
    private let catalog: RecommenderCatalog
    private let likes: Likes
    /// Likes of titles that the catalog does not have.
    private let unknown: Int
    /// The weights that fit the likes best; nil where they were not asked for.
    package let fitted: RecommenderWeights?

    private static let seed: UInt64 = 1

    /// Evaluates.
    ///
    /// - Parameters:
    ///   - pairs: a viewer and the id of a title.
    ///   - pool: ids of the titles that can be judged; nil for all that are liked.
    ///   - fits: whether weights are fitted to the likes too, and judged by cross-validation.
    /// - Throws: `MQ607` when nothing can be learnt from the likes.
    package init(
        _ catalog: RecommenderCatalog, _ pairs: [(viewer: String, title: String)], pool: [String]? = nil,
        fits: Bool = false
    ) throws {
        self.catalog = catalog
        let titles = catalog.snapshot.titles
        let known = pairs.compactMap { pair in titles.place(ofID: pair.title).map { (viewer: pair.viewer, place: $0) } }
        unknown = pairs.count - known.count
        do {
            let likes = try Likes(known, pool: pool?.compactMap(titles.place))
            var evaluations = [try Evaluation("marquee", likes: likes, index: catalog.index)]
            var fitted: RecommenderWeights?
            if fits {
                let fit = try WeightFit(catalog.index, likes)
                evaluations.append(try fit.crossValidated(catalog.snapshot, like: catalog.index.weights))
                var weights = catalog.index.weights
                weights.blocks = fit.weights()
                fitted = weights
            }
            for baseline in [Baseline.genres, .popularity, .random(seed: Self.seed)] {
                evaluations.append(try Evaluation(baseline, likes: likes, index: catalog.index))
            }
            self.likes = likes
            self.fitted = fitted
            self.evaluations = evaluations
        } catch { throw MarqueeError(error) }
        let ours = evaluations[0]
        comparisons = evaluations.dropFirst().map {
            ($0.name, PairedComparison($0, ours, by: .ndcg10, seed: Self.seed))
        }
    }

    /// The evaluation in words and numbers, as a report.
    package var report: Report {
        Report(sections: [ReportSection("evaluation", title: "Evaluation", [measures, lists, differences])])
    }

    private var rule: String {
        """
        each of \(likes.pool.count) titles is a query; the ranking of the whole catalog, of which titles that somebody likes are \
        kept, is judged by what viewers of the query like besides; the mean over viewers, then over queries, with its standard error
        """
    }

    private var measures: Figure {
        var table = FigureTable("configuration", "measure", "mean", "standard_error")
        for evaluation in evaluations {
            for measure in EvaluationMeasure.allCases {
                table.add(
                    .text(evaluation.name), .text(measure.name), .real(evaluation.mean(measure)),
                    .real(evaluation.standardError(measure)))
            }
        }
        let ours = evaluations[0]
        let others = evaluations.dropFirst().map { "\(Self.three($0.mean(.ndcg10))) for \($0.name)" }
        return Figure(
            "evaluation_measures", title: "Agreement with what viewers like", rule: rule, n: ours.queries.count,
            finding: "nDCG@10 is \(Self.three(ours.mean(.ndcg10))), against \(others.joined(separator: ", ")).",
            table: table)
    }

    private var lists: Figure {
        var table = FigureTable(
            "configuration", "queries", "coverage", "novelty", "intra_list_distance", "gini")
        for evaluation in evaluations {
            table.add(
                .text(evaluation.name), .integer(evaluation.queries.count), .integer(evaluation.coverage),
                .number(evaluation.novelty), .number(evaluation.intraListDistance), .number(evaluation.gini))
        }
        return Figure(
            "evaluation_lists", title: "What the lists show",
            rule: "coverage: titles of the pool that any list shows; novelty in bits; gini: 0 when all are shown alike",
            n: likes.pool.count,
            finding: "The lists show \(evaluations[0].coverage) of \(likes.pool.count) titles that can be judged.",
            table: table)
    }

    private var differences: Figure {
        var table = FigureTable("against", "measure", "difference", "standard_error", "t", "p", "queries")
        for (name, comparison) in comparisons {
            table.add(
                .text(name), .text(EvaluationMeasure.ndcg10.name), .real(comparison.difference),
                .real(comparison.standardError), .real(comparison.t), .real(comparison.p),
                .integer(comparison.queries))
        }
        let sure = comparisons.filter { $0.comparison.p < 0.05 && $0.comparison.difference > 0 }.map(\.name)
        return Figure(
            "evaluation_differences", title: "Whether the difference is chance",
            rule: "paired by query; p by a permutation test with \(PairedComparison.flips) random flips",
            n: evaluations[0].queries.count,
            finding: sure.isEmpty
                ? "No difference is beyond chance." : "Better than \(sure.joined(separator: ", ")) beyond chance.",
            table: table)
    }

    /// The evaluation as `GET /v1/evaluation` gives it.
    package var json: JSONNode {
        [
            "likes": .integer(Int64(likes.likeCount)), "viewers": .integer(Int64(likes.viewerCount)),
            "pool": .integer(Int64(likes.pool.count)), "unknown_likes": .integer(Int64(unknown)),
            "data_version": .text(catalog.digest.short),
            "evaluations": .list(evaluations.map(Self.json)),
            "comparisons": .list(
                comparisons.map { name, comparison in
                    [
                        "against": .text(name), "measure": .text(EvaluationMeasure.ndcg10.name),
                        "difference": .real(comparison.difference),
                        "standard_error": .real(comparison.standardError), "t": .real(comparison.t),
                        "p": .real(comparison.p), "queries": .integer(Int64(comparison.queries)),
                    ]
                }),
            "fitted": fitted.map { .object($0.parameters.map { ($0.name, .real($0.value)) }) } ?? .null,
        ]
    }

    private static func json(_ evaluation: Evaluation) -> JSONNode {
        [
            "name": .text(evaluation.name), "queries": .integer(Int64(evaluation.queries.count)),
            "measures": .object(
                EvaluationMeasure.allCases.map { measure in
                    (
                        key: measure.name,
                        value: [
                            "mean": .real(evaluation.mean(measure)),
                            "standard_error": .real(evaluation.standardError(measure)),
                        ]
                    )
                }),
            "coverage": .integer(Int64(evaluation.coverage)), "novelty": .real(evaluation.novelty),
            "intra_list_distance": .real(evaluation.intraListDistance), "gini": .real(evaluation.gini),
        ]
    }

    static func three(_ value: Double) -> String {
        let text = String((value * 1000).rounded() / 1000)
        return text + String(repeating: "0", count: max(0, 5 - text.count))
    }
}
