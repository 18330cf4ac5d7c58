package import MarqueeCatalog

/// How the titles were distributed after each run of an import, kept so that later runs can be held against it.
package struct DistributionStore {
    private let connection: any Connection

    /// A column with more values than this is kept in so many groups of about the same size, each under its largest value.
    private static let mostEntries = 250

    private static let numbers = [
        "release_year", "runtime_minutes", "seasons", "imdb_score", "imdb_votes", "tmdb_popularity", "tmdb_score",
    ]
    /// Columns of names of which a title has one or none.
    private static let names = [
        (column: "type", key: "type_id", table: "title_types"),
        (column: "age_certification", key: "age_certification_id", table: "age_certifications"),
    ]
    /// Columns of names of which a title has several; each counts. Rows are counted by the keys of an index, which names are
    /// put to afterwards.
    private static let lists = [
        (
            column: "genre", table: "title_genres",
            counts: """
            SELECT g.name, x.titles FROM (SELECT genre_id, COUNT(*) AS titles FROM title_genres GROUP BY genre_id) x
            JOIN genres g ON g.id = x.genre_id
            """
        ),
        (
            column: "country", table: "title_countries",
            counts: "SELECT country_id, COUNT(*) FROM title_countries GROUP BY country_id"
        ),
    ]

    package init(_ connection: any Connection) { self.connection = connection }

    /// The distributions of the titles as they stand now. What a title has one of is read in one pass over the titles, which
    /// costs less than a statement for each column.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func current() throws -> [Distribution] {
        var numbers = [[Double]](repeating: [], count: Self.numbers.count)
        var keys = [[Int64?: Int]](repeating: [:], count: Self.names.count)
        var titles = 0
        let columns = Self.numbers + Self.names.map(\.key)
        try connection.query("SELECT \(columns.joined(separator: ", ")) FROM titles", []) { row in
            titles += 1
            for column in numbers.indices { if let number = row[column].real { numbers[column].append(number) } }
            for column in keys.indices { keys[column][row[numbers.count + column].integer, default: 0] += 1 }
        }
        return zip(Self.numbers, numbers).map { name, values in
            Distribution(name, .numbers(Self.grouped(values.sorted())), missing: titles - values.count)
        } + (try zip(Self.names, keys).map { try named($0.column, $0.table, $1) })
            + (try Self.lists.map { try listed($0.column, $0.table, $0.counts, of: titles) })
    }

    /// Keeps the distributions as those after the run; belongs into the transaction of the load.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func keep(_ distributions: [Distribution], run: Int64) throws {
        let table = LedgerTables.importDistributions
        let arena = TextArena()
        var (columns, texts) = ([TextRef](), [TextRef]())
        var (positions, titles) = ([Int64](), [Int64]())
        var values: [Double] = []
        func add(_ column: TextRef, _ position: Int, _ number: Double, _ text: String?, _ count: Int) {
            columns.append(column)
            positions.append(Int64(position))
            values.append(number)
            texts.append(text.map(arena.store) ?? .missing)
            titles.append(Int64(count))
        }
        for distribution in distributions where distribution.count > 0 {
            let column = arena.store(distribution.column)
            add(column, 0, .nan, nil, distribution.missing)
            switch distribution.entries {
            case .numbers(let entries):
                for (place, entry) in entries.enumerated() { add(column, place + 1, entry.value, nil, entry.count) }
            case .categories(let entries):
                for (place, entry) in entries.enumerated() { add(column, place + 1, .nan, entry.value, entry.count) }
            }
        }
        let runs = [Int64](repeating: run, count: columns.count)
        let cells: [ColumnValues] = [
            .integer(runs), .text(columns), .integer(positions), .real(values), .text(texts), .integer(titles),
        ]
        guard !columns.isEmpty else { return }
        try cells.withCells(in: arena) {
            try connection.insert(
                InsertRows(table, columns: table.columns.map(\.name), cells: $0, selection: nil, count: columns.count))
        }
    }

    /// The runs whose distributions are kept, the last one first, up to so many.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func lastRuns(_ count: Int) throws -> [Int64] {
        var runs: [Int64] = []
        let sql = "SELECT DISTINCT run_id FROM import_distributions ORDER BY run_id DESC LIMIT \(count)"
        try connection.query(sql, []) { runs.append($0[0].integer ?? 0) }
        return runs
    }

    /// The distributions after a run, by column.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func distributions(after run: Int64) throws -> [Distribution] {
        var names: [String] = []
        var missing: [String: Int] = [:]
        var numbers: [String: [(value: Double, count: Int)]] = [:]
        var categories: [String: [(value: String, count: Int)]] = [:]
        let sql = """
            SELECT column_name, number_value, text_value, titles FROM import_distributions WHERE run_id = ?
            ORDER BY column_name, position
            """
        try connection.query(sql, [.integer(run)]) { row in
            let name = row[0].string ?? ""
            let count = Int(row[3].integer ?? 0)
            if names.last != name { names.append(name) }
            if let text = row[2].string {
                categories[name, default: []].append((text, count))
            } else if let number = row[1].real {
                numbers[name, default: []].append((number, count))
            } else {
                missing[name] = count
            }
        }
        return names.map { name in
            let entries = numbers[name].map(Distribution.Entries.numbers) ?? .categories(categories[name] ?? [])
            return Distribution(name, entries, missing: missing[name] ?? 0)
        }
    }

    private static func grouped(_ values: [Double]) -> [(value: Double, count: Int)] {
        var entries: [(value: Double, count: Int)] = []
        for value in values {
            if entries.last?.value == value {
                entries[entries.count - 1].count += 1
            } else {
                entries.append((value, 1))
            }
        }
        guard entries.count > mostEntries else { return entries }
        var groups: [(value: Double, count: Int)] = []
        var passed = 0
        for entry in entries {
            // The group that the entry's first row belongs to, were all groups of the same size.
            if groups.count <= passed * mostEntries / values.count {
                groups.append(entry)
            } else {
                groups[groups.count - 1] = (entry.value, groups[groups.count - 1].count + entry.count)
            }
            passed += entry.count
        }
        return groups
    }

    private func named(_ column: String, _ table: String, _ titles: [Int64?: Int]) throws -> Distribution {
        var counts: [String: Int] = [:]
        try connection.query("SELECT id, name FROM \(table)", []) { row in
            if let name = row[1].string, let count = titles[row[0].integer] { counts[name] = count }
        }
        return Self.categories(column, counts, missing: titles[nil] ?? 0)
    }

    private func listed(_ column: String, _ table: String, _ sql: String, of titles: Int) throws -> Distribution {
        var counts: [String: Int] = [:]
        try connection.query(sql, []) { row in
            if let name = row[0].string { counts[name] = Int(row[1].integer ?? 0) }
        }
        // SQLite finds distinct keys along the primary key in a subquery, but collects them all for COUNT(DISTINCT …).
        var mentioned = 0
        try connection.query("SELECT COUNT(*) FROM (SELECT DISTINCT title_id FROM \(table)) x", []) { row in
            mentioned = Int(row[0].integer ?? 0)
        }
        return Self.categories(column, counts, missing: titles - mentioned)
    }

    private static func categories(_ column: String, _ counts: [String: Int], missing: Int) -> Distribution {
        let entries = counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Distribution(column, .categories(entries.map { (value: $0.key, count: $0.value) }), missing: missing)
    }
}
