package import MarqueeCatalog
import MarqueeRecommender

/// A question to the recommender, with titles as whoever asks names them.
package struct RecommendationRequest: Sendable {
    package var ids: [String]
    package var avoid: [String] = []
    /// Titles wanted in each list.
    package var k = 5
    /// See ``TitleFilter``.
    package var filter: String?
    /// 0 to 1.
    package var diversity = 0.0
    /// Whether each id gets a list of its own, in place of one for all of them together.
    package var each = false

    package init(ids: [String]) { self.ids = ids }

    /// Asks.
    ///
    /// - Throws: `MQ601` … `MQ605`.
    package func answer(from catalog: RecommenderCatalog) throws -> RecommendationAnswer {
        guard ids.count + avoid.count <= RecommenderQuery.largestBasket else {
            throw MarqueeError(.basketTooLarge(ids.count + avoid.count))
        }
        let liked = try ids.map(catalog.place)
        let avoided = try avoid.map(catalog.place)
        let allowed = try filter.map { text in
            do { return try TitleFilter(text).titles(of: catalog.snapshot) } catch let fault as FilterFault {
                throw MarqueeError(
                    .invalidFilter, "the filter is not understood: \(fault.message)",
                    details: ["character \(fault.position)"], hint: "see docs/recommender.md")
            }
        }
        let baskets = each && !liked.isEmpty ? liked.map { [$0] } : [liked]
        do {
            let lists = try baskets.map { basket in
                let query = RecommenderQuery(
                    liked: basket, avoided: avoided, count: k, diversity: diversity, allowed: allowed)
                return RecommendationAnswer.List(source: basket, titles: try catalog.index.recommend(query))
            }
            return RecommendationAnswer(catalog: catalog, lists: lists)
        } catch let error as RecommenderError { throw MarqueeError(error) }
    }

    /// The question as it is kept with a run: with the warehouse's ids.
    ///
    /// - Throws: as ``answer(from:)``.
    package func parameters(_ catalog: RecommenderCatalog) throws -> JSONNode {
        func ids(_ names: [String]) throws -> JSONNode {
            .list(try names.map { .text(catalog.snapshot.titles.ids[try catalog.place(of: $0)] ?? "") })
        }
        return [
            "ids": try ids(self.ids), "avoid": try ids(avoid), "k": .integer(Int64(k)),
            "where": filter.map(JSONNode.text) ?? .null, "diversity": .real(diversity), "each": .bool(each),
        ]
    }

    /// A question as ``parameters(_:)`` has written it.
    package init?(parameters: JSONNode) {
        func texts(_ key: String) -> [String] {
            guard case .list(let nodes)? = parameters[key] else { return [] }
            return nodes.compactMap { if case .text(let text) = $0 { text } else { nil } }
        }
        guard case .integer(let k)? = parameters["k"] else { return nil }
        ids = texts("ids")
        avoid = texts("avoid")
        self.k = Int(k)
        if case .text(let text)? = parameters["where"] { filter = text }
        if case .real(let value)? = parameters["diversity"] { diversity = value }
        if case .bool(let value)? = parameters["each"] { each = value }
    }
}
