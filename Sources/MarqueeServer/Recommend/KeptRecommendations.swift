import MarqueeAccess
package import MarqueeCatalog
import MarqueeRecommender
package import MarqueeWarehouse

extension RecommendationAnswer {
    /// The answer as a run to be kept, with all that it takes to make it again.
    ///
    /// - Throws: as ``RecommendationRequest/parameters(_:)``.
    package func run(of request: RecommendationRequest, by principal: String) throws -> RecommendationStore.Run {
        let rows = lists.enumerated().flatMap { number, list in
            list.titles.titles.map { title in
                RecommendationStore.Row(
                    list: number + 1, position: title.rank,
                    source: list.source.count == 1 ? list.source.first.map(id) : nil, title: id(title.place),
                    score: title.score, reasons: reasons(of: title).json)
            }
        }
        return RecommendationStore.Run(
            id: RecommendationStore.newID(), principal: principal, parameters: try request.parameters(catalog).json,
            weights: Self.weights(catalog.index.weights).json, engineVersion: RecommenderCatalog.engineVersion,
            dataVersion: catalog.digest.text, answerDigest: digest, rows: rows)
    }

    private var digest: String { Digest.sha256(lists(explained: true).json) }

    private static func weights(_ weights: RecommenderWeights) -> JSONNode {
        .object(weights.parameters.map { ($0.name, .real($0.value)) })
    }
}

/// A run asked once more.
package struct ReplayedRun {
    package let answer: RecommendationAnswer
    /// Whether the lists are the same to the byte.
    package let isSame: Bool
    /// The parts of the catalog that differ from those of the run, such as credits.
    package let changedParts: [String]
    /// Whether another version of the recommender made the run.
    package let isOtherEngine: Bool

    /// Asks the question of a run again, of the catalog as it is now, with the run's own weights.
    ///
    /// - Throws: `MQ601` … `MQ605`; `MQ511` for a run that can't be read.
    package init(_ run: RecommendationStore.Run, _ snapshot: CatalogSnapshot) throws {
        guard let parameters = try? JSONReader.read(run.parameters),
            let request = RecommendationRequest(parameters: parameters),
            case .object(let members)? = try? JSONReader.read(run.weights)
        else { throw MarqueeError(.storeDamaged, "the run \(run.id) can't be read") }
        let weights = members.compactMap { member -> (name: String, value: Double)? in
            switch member.value {
            case .real(let value): (member.key, value)
            case .integer(let value): (member.key, Double(value))
            default: nil
            }
        }
        do {
            let catalog = try RecommenderCatalog(snapshot, weights: RecommenderWeights(parameters: weights))
            answer = try request.answer(from: catalog)
            changedParts = catalog.digest.changes(since: run.dataVersion) ?? ["catalog"]
        } catch let error as RecommenderError { throw MarqueeError(error) }
        isSame = Digest.sha256(answer.lists(explained: true).json) == run.answerDigest
        isOtherEngine = run.engineVersion != RecommenderCatalog.engineVersion
    }
}
