import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse

/// Small catalogs as files in memory.
struct SourceTexts {
    static let titleHeader = "id,title,type,release_year,genres,production_countries,imdb_id,imdb_score,imdb_votes"
    static let creditHeader = "person_id,id,name,character,role"

    var titles: [String]?
    var credits: [String]?
    var bestMovies: [String]?

    /// Plans the import of these texts, and carries it out unless it is a dry run.
    @discardableResult
    func load(
        into connection: any Connection, prune: Bool = false, isDryRun: Bool = false
    ) throws -> [String: TableChanges] {
        let arena = TextArena()
        var files: [SourceFile] = []
        func add(_ name: String, _ header: String, _ lines: [String]?) throws {
            guard let lines else { return }
            let text = ([header] + lines).joined(separator: "\n")
            files.append(
                try SourceFile(name: name, bytes: MemorySource(Array(text.utf8)), encoding: .automatic))
        }
        try add("titles.csv", Self.titleHeader, titles)
        try add("credits.csv", Self.creditHeader, credits)
        try add("best movies.csv", "TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,MAIN_GENRE,MAIN_PRODUCTION", bestMovies)
        let known =
            prune && titles != nil ? KnownTitles() : try KnownTitles(of: connection, arena)
        let result = try Ingestion(files, known: known).run(arena)
        let plan = try connection.transaction {
            let plan = try LoadPlan([result.catalog], connection, prune: prune, ledgers: result.ledgers)
            if !isDryRun { try plan.apply(to: connection) { _ in } }
            return plan
        }
        return Dictionary(uniqueKeysWithValues: plan.changes.map { ($0.table, $0) })
    }
}

extension [String: TableChanges] {
    /// Tables that change, as `table +added ~changed -removed ?gone`.
    var summary: [String] {
        values.filter { !$0.isNone || $0.gone > 0 }.map {
            "\($0.table) +\($0.added) ~\($0.changed) -\($0.removed) ?\($0.gone)"
        }.sorted()
    }
}
