package import MarqueeCatalog
package import MarqueeRecommender

/// Lists of recommended titles.
package struct RecommendationAnswer {
    package struct List {
        /// Places of the titles that it is for.
        package let source: [Int]
        package let titles: RecommendationList
    }

    package let catalog: RecommenderCatalog
    package let lists: [List]

    /// The answer as JSON.
    ///
    /// `tied` says how many titles have exactly a title's score, itself included.
    ///
    /// - Parameters:
    ///   - explained: whether the reasons are in it.
    ///   - run: the run under which it was kept.
    package func json(explained: Bool, run: Int64? = nil) -> JSONNode {
        [
            "lists": lists(explained: explained), "data_version": .text(catalog.digest.short),
            "engine_version": .text(RecommenderCatalog.engineVersion),
            "run": run.map(JSONNode.integer) ?? .null,
        ]
    }

    /// The lists alone: what a replay compares.
    package func lists(explained: Bool) -> JSONNode {
        .list(
            lists.map { list in
                [
                    "source": .list(list.source.map { .text(id($0)) }), "confidence": .real(list.titles.confidence),
                    "intra_list_distance": list.titles.intraListDistance.map(JSONNode.real) ?? .null,
                    "titles": .list(list.titles.titles.map { json(of: $0, explained) }),
                ]
            })
    }

    private func json(of title: Recommendation, _ explained: Bool) -> JSONNode {
        let titles = catalog.snapshot.titles
        let year = titles.releaseYears[title.place]
        let type = titles.types[title.place]
        var members: [(key: String, value: JSONNode)] = [
            ("rank", .integer(Int64(title.rank))), ("id", .text(id(title.place))),
            ("title", titles.names[title.place].map(JSONNode.text) ?? .null),
            ("type", type < 0 ? .null : .text(titles.typeNames[Int(type)])),
            ("release_year", year.isNaN ? .null : .integer(Int64(year))), ("score", .real(title.score)),
            ("tied", .integer(Int64(title.tied + 1))), ("confidence", .real(title.confidence)),
        ]
        if explained {
            members.append(("reason", .text(title.sentence)))
            members.append(("reasons", reasons(of: title)))
        }
        return .object(members)
    }

    /// What each feature contributes; the contributions add up to the score.
    package func reasons(of title: Recommendation) -> JSONNode {
        .list(
            title.contributions.map { part in
                [
                    "feature": .text(part.block?.name ?? "avoided"), "score": .real(part.score),
                    "shared": .integer(Int64(part.shared)), "of": .integer(Int64(part.of)),
                    "values": .list(part.values.compactMap { name($0, part.block) }.map(JSONNode.text)),
                ]
            })
    }

    package func id(_ place: Int) -> String { catalog.snapshot.titles.ids[place] ?? "" }

    private func name(_ value: Int, _ block: FeatureBlock?) -> String? {
        let snapshot = catalog.snapshot
        return switch block {
        case .genres: snapshot.genres.names[value]
        case .countries: snapshot.countries.names[value]
        case .cast, .directors: snapshot.persons.names[value]
        case .bestOf: snapshot.bestOfLists[value]
        default: nil
        }
    }
}
