package import MarqueeCatalog

/// Why a filter is not understood.
package struct FilterFault: Error, Equatable, Sendable {
    package let message: String
    /// Place in characters from 1.
    package let position: Int

    package init(message: String, position: Int) {
        self.message = message
        self.position = position
    }
}

/// A condition on titles, such as `release_year >= 2000 AND country = 'KR'`.
///
/// It knows the columns of the catalog and compares them with numbers and texts by `=`, `!=`, `<>`, `<`, `<=`, `>`, `>=`,
/// `LIKE`, `IN (…)`, `BETWEEN … AND …` and `IS [NOT] NULL`, joined by `AND`, `OR`, `NOT` and brackets. A title has several genres,
/// countries, actors, directors and best-of lists: a comparison is true when it is true of one of them. What is missing is, as
/// in SQL, neither equal nor unequal to anything. The filter runs on the snapshot, never as SQL.
package struct TitleFilter: Sendable {
    indirect enum Condition: Sendable {
        case all([Condition])
        case any([Condition])
        case not(Condition)
        case compare(FilterColumn, Comparison, FilterValue)
        case among(FilterColumn, [FilterValue])
        case like(FilterColumn, String)
        case missing(FilterColumn)
    }

    enum Comparison: String, Sendable {
        case equal = "="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="

        func holds<Value: Comparable>(_ one: Value, _ other: Value) -> Bool {
            switch self {
            case .equal: one == other
            case .less: one < other
            case .lessOrEqual: one <= other
            case .greater: one > other
            case .greaterOrEqual: one >= other
            }
        }
    }

    private let condition: Condition

    /// - Throws: ``FilterFault``.
    package init(_ text: String) throws {
        var parser = try FilterParser(text)
        condition = try parser.filter()
    }

    /// The titles for which it is true.
    package func titles(of catalog: CatalogSnapshot) -> TitleSet {
        let count = catalog.titles.count
        let test = FilterTest(catalog)
        return TitleSet((0..<count).lazy.filter { test.holds(condition, $0) == true }, universe: count)
    }
}

/// A column that a filter may name.
enum FilterColumn: String, CaseIterable, Sendable {
    case id, title, type, release_year, age_certification, runtime_minutes, seasons, imdb_id, imdb_score, imdb_votes
    case description, tmdb_popularity, tmdb_score, genre, country, actor, director, best_of

    /// Whether it holds numbers.
    var isNumber: Bool {
        switch self {
        case .release_year, .runtime_minutes, .seasons, .imdb_score, .imdb_votes, .tmdb_popularity, .tmdb_score: true
        default: false
        }
    }
}

enum FilterValue: Equatable, Sendable {
    case number(Double)
    case text(String)
}

/// Holds conditions against the titles of a catalog.
private struct FilterTest {
    private let catalog: CatalogSnapshot
    /// The names of the best-of lists of each title that is on one.
    private var lists: [Int: [String]] = [:]

    init(_ catalog: CatalogSnapshot) {
        self.catalog = catalog
        for entry in catalog.bestOf { lists[entry.title, default: []].append(catalog.bestOfLists[entry.list]) }
    }

    /// Whether it holds; nil where a value that it needs is missing.
    func holds(_ condition: TitleFilter.Condition, _ title: Int) -> Bool? {
        switch condition {
        case .all(let parts):
            var result: Bool? = true
            for part in parts {
                guard let holds = holds(part, title) else { result = nil; continue }
                if !holds { return false }
            }
            return result
        case .any(let parts):
            var result: Bool? = false
            for part in parts {
                guard let holds = holds(part, title) else { result = nil; continue }
                if holds { return true }
            }
            return result
        case .not(let part): return holds(part, title).map { !$0 }
        case .missing(let column):
            return column.isNumber ? number(column, title) == nil : texts(column, title).isEmpty
        case .compare(let column, let comparison, .number(let value)):
            return number(column, title).map { comparison.holds($0, value) }
        case .compare(let column, let comparison, .text(let value)):
            return test(column, title) { comparison.holds(Array($0.utf8), value) }
        case .among(let column, let values):
            if column.isNumber { return number(column, title).map { values.contains(.number($0)) } }
            return test(column, title) { values.contains(.text($0)) }
        case .like(let column, let pattern): return test(column, title) { LikePattern.matches($0, pattern) }
        }
    }

    private func test(_ column: FilterColumn, _ title: Int, _ body: (String) -> Bool) -> Bool? {
        let texts = texts(column, title)
        return texts.isEmpty ? nil : texts.contains(where: body)
    }

    private func number(_ column: FilterColumn, _ title: Int) -> Double? {
        let titles = catalog.titles
        let value =
            switch column {
            case .release_year: titles.releaseYears[title]
            case .runtime_minutes: titles.runtimes[title]
            case .seasons: titles.seasons[title]
            case .imdb_score: titles.scores[title]
            case .imdb_votes: titles.votes[title]
            case .tmdb_popularity: titles.tmdbPopularities[title]
            case .tmdb_score: titles.tmdbScores[title]
            default: Double.nan
            }
        return value.isNaN ? nil : value
    }

    private func texts(_ column: FilterColumn, _ title: Int) -> [String] {
        let titles = catalog.titles
        func named(_ place: Int32, _ names: [String]) -> [String] { place < 0 ? [] : [names[Int(place)]] }
        switch column {
        case .id: return [titles.ids[title]].compactMap(\.self)
        case .title: return [titles.names[title]].compactMap(\.self)
        case .imdb_id: return [titles.imdbIDs[title]].compactMap(\.self)
        case .description: return [titles.descriptions[title]].compactMap(\.self)
        case .type: return named(titles.types[title], titles.typeNames)
        case .age_certification: return named(titles.certifications[title], titles.certificationNames)
        case .genre: return catalog.genres.of(title: title).flatMap { named($0, catalog.genres.names) }
        case .country: return catalog.countries.of(title: title).flatMap { named($0, catalog.countries.names) }
        case .actor: return persons("ACTOR", title)
        case .director: return persons("DIRECTOR", title)
        case .best_of: return lists[title] ?? []
        default: return []
        }
    }

    private func persons(_ role: String, _ title: Int) -> [String] {
        let credits = catalog.credits
        guard let place = credits.roleNames.firstIndex(of: role) else { return [] }
        return credits.of(title: title).filter { credits.roles[$0] == UInt8(place) }
            .compactMap { catalog.persons.names[Int(credits.persons[$0])] }
    }
}

extension TitleFilter.Comparison {
    /// Texts are compared by their bytes.
    fileprivate func holds(_ one: [UInt8], _ text: String) -> Bool {
        let other = Array(text.utf8)
        return switch self {
        case .equal: one == other
        case .less: one.lexicographicallyPrecedes(other)
        case .lessOrEqual: !other.lexicographicallyPrecedes(one)
        case .greater: other.lexicographicallyPrecedes(one)
        case .greaterOrEqual: !one.lexicographicallyPrecedes(other)
        }
    }
}
