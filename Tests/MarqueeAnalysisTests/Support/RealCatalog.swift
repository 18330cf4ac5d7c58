import Foundation
import MarqueeAnalysis
import MarqueeCatalog
import MarqueeIngest

/// A catalog as it is published, which is no part of this repository: `MARQUEE_REAL_DATA` names a folder that has it in
/// its sub-folder `netflix-2022`.
enum RealCatalog {
    static let source: String? = {
        let folder = ProcessInfo.processInfo.environment["MARQUEE_REAL_DATA"].map { "\($0)/netflix-2022" }
        if let folder, FileManager.default.fileExists(atPath: folder) { return folder }
        print(
            "left out: figures of a real catalog, because MARQUEE_REAL_DATA names no folder with a netflix-2022 in it")
        return nil
    }()

    static let report = Result { Analysis.report(of: try snapshot()) }

    /// The report after a known mistake: titles without an IMDb id taken for one and the same, the source's first one
    /// kept.
    static let deduplicatedReport = Result {
        let all = try snapshot()
        let kept = all.keeping { !all.titles.imdbIDs.isMissing($0) || all.titles.ids[$0] == "ts300399" }
        return Analysis.report(of: kept)
    }

    /// As an import would put it into a warehouse.
    private static func snapshot() throws -> CatalogSnapshot {
        guard let source else { return CatalogSnapshot() }
        let names = try FileManager.default.contentsOfDirectory(atPath: source).filter { $0.hasSuffix(".csv") }.sorted()
        let files = try names.map {
            try SourceFile(name: $0, bytes: FileSource(path: "\(source)/\($0)"), encoding: .automatic)
        }
        let catalog = try Ingestion(files, known: KnownTitles()).run(TextArena()).catalog
        return CatalogSnapshot(catalog)
    }
}

extension CatalogSnapshot {
    init(_ catalog: NormalisedCatalog) {
        self.init()
        let tables = Dictionary(uniqueKeysWithValues: catalog.batches.map { ($0.table.name, Rows($0, catalog.arena)) })
        guard let titles = tables["titles"] else { return }
        titles.fill(&self.titles, types: tables["title_types"], certifications: tables["age_certifications"])
        let places = Dictionary(uniqueKeysWithValues: (0..<titles.count).map { (titles.text("id", $0) ?? "", $0) })
        if let persons = tables["persons"] {
            self.persons.ids = (0..<persons.count).map { Int64(persons.number("id", $0)) }
            self.persons.names = TextColumn((0..<persons.count).map { persons.text("name", $0) })
        }
        genres.names = tables["genres"]?.texts("name") ?? []
        genres.fill(tables["title_genres"], "genre_id", places)
        countries.names = tables["countries"]?.texts("id") ?? []
        countryNames = tables["countries"].map { rows in (0..<rows.count).map { rows.text("name", $0) } } ?? []
        countries.fill(tables["title_countries"], "country_id", places)
        credits.roleNames = tables["roles"]?.texts("name") ?? []
        if let rows = tables["credits"] { fillCredits(rows, places) }
        bestOfLists = tables["best_of_lists"]?.texts("name") ?? []
        guard let entries = tables["title_best_of"] else { return }
        bestOf = (0..<entries.count).compactMap { row in
            places[entries.text("title_id", row) ?? ""].map {
                BestOfEntry(
                    list: entries.place("best_of_list_id", row), title: $0,
                    position: Int(entries.number("position", row)), score: entries.number("listed_score", row),
                    votes: entries.number("listed_votes", row))
            }
        }
    }

    private mutating func fillCredits(_ rows: Rows, _ places: [String: Int]) {
        var byTitle = [[Int]](repeating: [], count: titles.count)
        for row in 0..<rows.count { byTitle[places[rows.text("title_id", row) ?? ""] ?? 0].append(row) }
        for title in byTitle {
            for row in title.sorted(by: { rows.number("position", $0) < rows.number("position", $1) }) {
                credits.persons.append(Int32(rows.place("person_id", row)))
                credits.roles.append(UInt8(rows.place("role_id", row)))
                credits.characters.append(rows.text("character_name", row))
            }
            credits.starts.append(Int32(credits.persons.count))
        }
    }
}

extension CatalogSnapshot.Classification {
    fileprivate mutating func fill(_ rows: Rows?, _ column: String, _ places: [String: Int]) {
        var byTitle = [[(position: Double, value: Int32)]](repeating: [], count: places.count)
        for row in 0..<(rows?.count ?? 0) {
            guard let rows, let title = places[rows.text("title_id", row) ?? ""] else { continue }
            byTitle[title].append((rows.number("position", row), Int32(rows.place(column, row))))
        }
        for title in byTitle {
            values += title.sorted { $0.position < $1.position }.map(\.value)
            starts.append(Int32(values.count))
        }
    }
}

/// The rows of a table, to be read a cell at a time.
private struct Rows {
    let count: Int
    private let columns: [String: ColumnValues]
    private let arena: TextArena

    init(_ batch: RowBatch, _ arena: TextArena) {
        count = batch.count
        columns = Dictionary(uniqueKeysWithValues: zip(batch.columns, batch.values))
        self.arena = arena
    }

    func texts(_ column: String) -> [String] { (0..<count).map { text(column, $0) ?? "" } }

    func text(_ column: String, _ row: Int) -> String? {
        switch columns[column] {
        case .text(let texts): arena.string(texts[row])
        case .textLookup(let indices, let texts): indices[row] < 0 ? nil : arena.string(texts[Int(indices[row])])
        default: nil
        }
    }

    func number(_ column: String, _ row: Int) -> Double {
        switch columns[column] {
        case .integer(let numbers): numbers[row] == ColumnValues.missingInteger ? .nan : Double(numbers[row])
        case .smallInteger(let numbers): Double(numbers[row])
        case .real(let numbers): numbers[row]
        default: .nan
        }
    }

    /// Place of the row that this one refers to, -1 for none.
    func place(_ column: String, _ row: Int) -> Int {
        switch columns[column] {
        case .reference(let indices, _), .textLookup(let indices, _), .integerLookup(let indices, _): Int(indices[row])
        default: -1
        }
    }

    func fill(_ titles: inout CatalogSnapshot.Titles, types: Rows?, certifications: Rows?) {
        func texts(_ column: String) -> TextColumn { TextColumn((0..<count).map { text(column, $0) }) }
        func numbers(_ column: String) -> [Double] { (0..<count).map { number(column, $0) } }
        func places(_ column: String) -> [Int32] { (0..<count).map { Int32(place(column, $0)) } }
        (titles.ids, titles.names, titles.imdbIDs) = (texts("id"), texts("title"), texts("imdb_id"))
        titles.descriptions = texts("description")
        (titles.types, titles.typeNames) = (places("type_id"), types?.texts("name") ?? [])
        (titles.certifications, titles.certificationNames) = (
            places("age_certification_id"), certifications?.texts("name") ?? []
        )
        (titles.releaseYears, titles.runtimes) = (numbers("release_year"), numbers("runtime_minutes"))
        (titles.seasons, titles.scores, titles.votes) = (
            numbers("seasons"), numbers("imdb_score"), numbers("imdb_votes")
        )
        (titles.tmdbPopularities, titles.tmdbScores) = (numbers("tmdb_popularity"), numbers("tmdb_score"))
    }
}
