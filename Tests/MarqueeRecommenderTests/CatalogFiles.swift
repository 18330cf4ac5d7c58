import MarqueeCatalog

/// A snapshot from the files of a catalog, for tests and measurements that have no warehouse. It takes the files at their word:
/// the ingestion's repairs are not made here.
struct CatalogFiles {
    private(set) var snapshot = CatalogSnapshot()
    private var places: [String: Int] = [:]

    /// - Parameters:
    ///   - titles: `raw_titles.csv`.
    ///   - credits: `raw_credits.csv`.
    ///   - lists: best-of lists with their names and the type of their titles.
    init(titles: [UInt8], credits: [UInt8], lists: [(name: String, type: String, bytes: [UInt8])] = []) {
        readTitles(CSVRows(titles))
        readCredits(CSVRows(credits))
        for list in lists { readList(list.name, list.type, CSVRows(list.bytes)) }
    }

    private mutating func readTitles(_ rows: CSVRows) {
        let found = rows.all.sorted { $0["id"].utf8.lexicographicallyPrecedes($1["id"].utf8) }
        var titles = CatalogSnapshot.Titles()
        var (types, certifications) = (Names(), Names())
        var (genres, countries) = (Lists(), Lists())
        for row in found {
            guard places.updateValue(titles.count, forKey: row["id"]) == nil else { continue }
            titles.ids.append(row["id"])
            titles.names.append(row["title"].isEmpty ? nil : row["title"])
            titles.types.append(types.place(row["type"]))
            titles.releaseYears.append(row.number("release_year"))
            titles.certifications.append(certifications.place(row["age_certification"]))
            titles.runtimes.append(row.number("runtime"))
            titles.seasons.append(row.number("seasons"))
            titles.imdbIDs.append(row["imdb_id"].isEmpty ? nil : row["imdb_id"])
            titles.scores.append(row.number("imdb_score"))
            titles.votes.append(row.number("imdb_votes"))
            titles.descriptions.append(nil as String?)
            titles.tmdbPopularities.append(.nan)
            titles.tmdbScores.append(.nan)
            genres.add(row["genres"])
            countries.add(row["production_countries"])
        }
        (titles.typeNames, titles.certificationNames) = (types.names, certifications.names)
        snapshot.titles = titles
        (snapshot.genres, snapshot.countries) = (genres.classification, countries.classification)
    }

    private mutating func readCredits(_ rows: CSVRows) {
        var entries = [[(person: Int64, role: UInt8)]](repeating: [], count: snapshot.titles.count)
        var persons = Set<Int64>()
        for row in rows.all {
            guard let place = places[row["id"]], let person = Int64(row["person_id"]) else { continue }
            entries[place].append((person, row["role"] == "ACTOR" ? 0 : 1))
            persons.insert(person)
        }
        snapshot.persons.ids = persons.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: snapshot.persons.ids.enumerated().map { ($1, Int32($0)) })
        snapshot.credits.roleNames = ["ACTOR", "DIRECTOR"]
        for credits in entries {
            for credit in credits {
                snapshot.credits.persons.append(numbers[credit.person] ?? 0)
                snapshot.credits.roles.append(credit.role)
            }
            snapshot.credits.starts.append(Int32(snapshot.credits.persons.count))
        }
    }

    private mutating func readList(_ name: String, _ type: String, _ rows: CSVRows) {
        let number = snapshot.bestOfLists.count
        snapshot.bestOfLists.append(name)
        let titles = snapshot.titles
        for (rank, row) in rows.all.enumerated() {
            let matches = (0..<titles.count).filter {
                titles.names[$0] == row["TITLE"] && titles.releaseYears[$0] == row.number("RELEASE_YEAR")
                    && titles.typeNames[Int(titles.types[$0])] == type
            }
            guard matches.count == 1 else { continue }
            snapshot.bestOf.append(
                .init(list: number, title: matches[0], position: rank + 1, score: .nan, votes: .nan))
        }
    }
}

/// Names numbered as they come; the empty one is missing.
private struct Names {
    private(set) var names: [String] = []
    private var places: [String: Int32] = [:]

    mutating func place(_ name: String) -> Int32 {
        guard !name.isEmpty else { return -1 }
        if let place = places[name] { return place }
        places[name] = Int32(names.count)
        names.append(name)
        return Int32(names.count - 1)
    }
}

/// Lists written as literals of Python, such as `['drama', 'war']`.
private struct Lists {
    private var names = Names()
    private var built = CatalogSnapshot.Classification()

    mutating func add(_ literal: String) {
        for (number, part) in literal.split(separator: "'", omittingEmptySubsequences: false).enumerated()
        where number % 2 == 1 { built.values.append(names.place(String(part))) }
        built.starts.append(Int32(built.values.count))
    }

    var classification: CatalogSnapshot.Classification {
        var classification = built
        classification.names = names.names
        return classification
    }
}

/// The rows of a CSV file with quotes, CRLF or LF, and a header; a byte order mark is passed over.
struct CSVRows {
    struct Row {
        let columns: [String: Int]
        let fields: [String]

        subscript(column: String) -> String { columns[column].map { $0 < fields.count ? fields[$0] : "" } ?? "" }
        func number(_ column: String) -> Double { Double(self[column]) ?? .nan }
    }

    private(set) var all: [Row] = []

    init(_ bytes: [UInt8]) {
        var records: [[String]] = [[]]
        var field: [UInt8] = []
        var quoted = false
        for byte in bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...] {
            switch byte {
            case UInt8(ascii: "\""): quoted.toggle()
            case UInt8(ascii: ",") where !quoted, UInt8(ascii: "\n") where !quoted:
                records[records.count - 1].append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
                if byte == UInt8(ascii: "\n") { records.append([]) }
            case UInt8(ascii: "\r") where !quoted: break
            default: field.append(byte)
            }
        }
        if !field.isEmpty { records[records.count - 1].append(String(decoding: field, as: UTF8.self)) }
        let columns = Dictionary(records[0].enumerated().map { ($1, $0) }) { first, _ in first }
        all = records.dropFirst().filter { !$0.isEmpty }.map { Row(columns: columns, fields: $0) }
    }
}
