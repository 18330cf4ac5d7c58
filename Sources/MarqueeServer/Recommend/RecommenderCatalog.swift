import Foundation
package import MarqueeCatalog
package import MarqueeRecommender

/// A catalog that can be asked for recommendations: the index, and the names that go in and out.
///
/// `@unchecked Sendable`: `lock` guards what is made when it is first needed; the rest never changes.
package final class RecommenderCatalog: @unchecked Sendable {
    package let snapshot: CatalogSnapshot
    package let index: RecommenderIndex
    package let digest: CatalogSnapshot.Digest
    private let lock = NSLock()
    private var madeNames: TitleNames?

    /// Version of the recommender: rises whenever the same data and parameters would give another answer.
    package static let engineVersion = "1"

    /// - Throws: `MQ605` for a catalog without titles, `MQ603` for parameters out of range.
    package init(_ snapshot: CatalogSnapshot, weights: RecommenderWeights = RecommenderWeights()) throws {
        self.snapshot = snapshot
        digest = snapshot.digest
        do { index = try RecommenderIndex(of: snapshot, weights: weights, dataVersion: digest.short) } catch {
            throw MarqueeError(error)
        }
    }

    /// Names by which titles are found, made when the first is looked for.
    var names: TitleNames {
        lock.withLock {
            if let madeNames { return madeNames }
            let made = TitleNames(snapshot.titles)
            madeNames = made
            return made
        }
    }

    /// The place of a title that is named by its id, its IMDb id, its name, or its name with its year: `Heat (1995)`.
    ///
    /// - Throws: `MQ601` with what is near when there is none, `MQ602` with the candidates when there are several.
    package func place(of name: String) throws -> Int {
        if let place = snapshot.titles.place(ofID: name) { return place }
        let found = names.places(of: name)
        if found.count == 1 { return found[0] }
        guard found.isEmpty else {
            throw MarqueeError(
                .ambiguousTitle, "\(found.count) titles are named \(name)", details: found.prefix(20).map(label),
                hint: "name one by its id")
        }
        let near = names.near(name).map(label)
        throw MarqueeError(
            .unknownTitle, "there is no title \(name.prefix(100))",
            details: near.isEmpty ? [] : ["near it are"] + near.map { "  \($0)" },
            hint: "titles are named by id, IMDb id, name, or name and year: Heat (1995)")
    }

    /// A title as a person knows it: `tm84618 Taxi Driver (1976)`.
    package func label(_ place: Int) -> String {
        let titles = snapshot.titles
        let year = titles.releaseYears[place].isNaN ? "" : " (\(Int(titles.releaseYears[place])))"
        return "\(titles.ids[place] ?? "") \(titles.names[place] ?? "without a name")\(year)"
    }
}

/// Titles by IMDb id and by name.
struct TitleNames {
    private let titles: CatalogSnapshot.Titles
    private var places: [String: [Int32]] = [:]

    private static let nearest = 5
    /// What is less alike is not near.
    private static let nearness = 0.4

    init(_ titles: CatalogSnapshot.Titles) {
        self.titles = titles
        for place in 0..<titles.count {
            if let name = titles.names[place] { places[name.lowercased(), default: []].append(Int32(place)) }
            if let id = titles.imdbIDs[place] { places[id, default: []].append(Int32(place)) }
        }
    }

    /// Titles of that IMDb id or name, of the year where one stands behind it in brackets.
    func places(of name: String) -> [Int] {
        let found = places[name.lowercased()] ?? places[name] ?? []
        if !found.isEmpty { return found.map(Int.init) }
        guard name.hasSuffix(")"), let bracket = name.lastIndex(of: "("),
            let year = Double(name[name.index(after: bracket)...].dropLast())
        else { return [] }
        let bare = name[..<bracket].trimmingCharacters(in: .whitespaces).lowercased()
        return (places[bare] ?? []).map(Int.init).filter { titles.releaseYears[$0] == year }
    }

    /// Titles whose names or ids have most in common with a text, by the share of pairs of letters (Dice 1945).
    func near(_ text: String) -> [Int] {
        let wanted = Self.pairs(text.prefix(200).lowercased())
        guard !wanted.isEmpty else { return [] }
        var best: [(likeness: Double, place: Int)] = []
        func look(_ name: String, _ place: Int) {
            let pairs = Self.pairs(name)
            let likeness = 2 * Double(wanted.intersection(pairs).count) / Double(wanted.count + pairs.count)
            if likeness > Self.nearness { best.append((likeness, place)) }
        }
        for (name, found) in places { look(name, Int(found[0])) }
        for place in 0..<titles.count { look(titles.ids[place] ?? "", place) }
        return best.sorted { ($0.likeness, $1.place) > ($1.likeness, $0.place) }.prefix(Self.nearest).map(\.place)
    }

    private static func pairs(_ text: String) -> Set<UInt64> {
        let scalars = text.unicodeScalars.map(\.value)
        return Set(zip(scalars, scalars.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    }
}

extension CatalogSnapshot.Titles {
    /// The place of an id, found by halving, because titles are in the order of their ids.
    func place(ofID id: String) -> Int? {
        let wanted = Array(id.utf8)
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if ids.bytes[ids.range(middle)].lexicographicallyPrecedes(wanted) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < count && ids.bytes[ids.range(low)].elementsEqual(wanted) ? low : nil
    }
}

extension MarqueeError {
    /// What a question has wrong, with its code.
    package init(_ error: RecommenderError) {
        switch error {
        case .emptyCatalog: self.init(.noTitles, "there are no titles to recommend", hint: "import a catalog first")
        case .emptyBasket: self.init(.invalidRecommendation, "no title is named that is liked")
        case .basketTooLarge(let count):
            self.init(
                .invalidRecommendation,
                "\(count) titles are named, \(RecommenderQuery.largestBasket) may be, liked and avoided together")
        case .unknownTitle: self.init(.unknownTitle, "there is no such title")
        case .likedAndAvoided: self.init(.invalidRecommendation, "a title is both liked and avoided")
        case .count(let count):
            self.init(
                .invalidRecommendation,
                "k is from \(RecommenderQuery.counts.lowerBound) to \(RecommenderQuery.counts.upperBound), not \(count)"
            )
        case .diversity: self.init(.invalidRecommendation, "diversity is from 0 to 1")
        case .foreignSet: self.init(.internalFault, "a filter was made for another catalog")
        case .parameter(let name): self.init(.invalidRecommendation, "the parameter \(name) is unknown or out of range")
        case .indexFile(let reason): self.init(.storeDamaged, "the index can't be used", details: [reason])
        case .likes(let reason): self.init(.invalidLikes, "the likes can't be used", details: [reason])
        }
    }
}
