import MarqueeCatalog
import MarqueeIngest

/// A snapshot of the sample catalog without a warehouse between, which would take minutes for a million titles.
///
/// The files are taken at their word, without the ingestion's repairs; best-of lists and descriptions are left out.
struct SampleSnapshot {
    private var snapshot = CatalogSnapshot()
    private var places: [String: Int32] = [:]

    static func make(titles: Int) -> CatalogSnapshot {
        var files: [SampleFile: [UInt8]] = [:]
        SampleCatalog(titles: titles, seed: 1).generate { file, bytes in
            files[file, default: []].append(contentsOf: bytes)
        }
        var sample = SampleSnapshot()
        sample.readTitles(files.removeValue(forKey: .titles) ?? [])
        sample.readCredits(files.removeValue(forKey: .credits) ?? [])
        return sample.snapshot
    }

    private mutating func readTitles(_ file: [UInt8]) {
        var rows: [[String]] = []
        CSVFields.forEachRow(of: file) { fields, bytes in
            rows.append(fields.map { String(decoding: bytes[$0], as: UTF8.self) })
        }
        rows.sort { $0[0].utf8.lexicographicallyPrecedes($1[0].utf8) }
        var titles = CatalogSnapshot.Titles()
        var (types, certifications, genres, countries) = (Numbering(), Numbering(), Numbering(), Numbering())
        for row in rows where row.count >= 12 && places[row[0]] == nil {
            places[row[0]] = Int32(titles.count)
            titles.ids.append(row[0])
            titles.names.append(row[1])
            titles.types.append(types.number(row[2]))
            titles.releaseYears.append(Double(row[3]) ?? .nan)
            titles.certifications.append(certifications.number(row[4]))
            titles.runtimes.append(Double(row[5]) ?? .nan)
            Self.add(row[6], to: &snapshot.genres, &genres)
            Self.add(row[7], to: &snapshot.countries, &countries)
            titles.seasons.append(Double(row[8]) ?? .nan)
            titles.imdbIDs.append(row[9])
            titles.scores.append(Double(row[10]) ?? .nan)
            titles.votes.append(Double(row[11]) ?? .nan)
            titles.descriptions.append(nil as String?)
        }
        (titles.typeNames, titles.certificationNames) = (types.names, certifications.names)
        (snapshot.genres.names, snapshot.countries.names) = (genres.names, countries.names)
        snapshot.titles = titles
    }

    /// Adds the values of a list such as `['drama', 'war']`.
    private static func add(
        _ literal: String, to lists: inout CatalogSnapshot.Classification, _ numbering: inout Numbering
    ) {
        let parts = literal.split(separator: "'", omittingEmptySubsequences: false)
        for (place, part) in parts.enumerated() where place % 2 == 1 {
            lists.values.append(numbering.number(String(part)))
        }
        lists.starts.append(Int32(lists.values.count))
    }

    private mutating func readCredits(_ file: [UInt8]) {
        var entries: [(title: Int32, person: Int64, role: UInt8)] = []
        // A title's credits stand together, so that it is looked up once.
        var last: (id: [UInt8], place: Int32?) = ([], nil)
        CSVFields.forEachRow(of: file) { [places] fields, bytes in
            guard fields.count >= 5 else { return }
            let id = bytes[fields[1]]
            if !last.id.elementsEqual(id) { last = (Array(id), places[String(decoding: id, as: UTF8.self)]) }
            guard let title = last.place else { return }
            let digits = bytes[fields[0]].filter { (48...57).contains($0) }
            let person = digits.reduce(0 as Int64) { $0 * 10 + Int64($1 - 48) }
            entries.append((title, person, bytes[fields[4]].first == UInt8(ascii: "A") ? 0 : 1))
        }
        put(entries)
    }

    /// Lays the credits out by title; those of one title stay in their order.
    private mutating func put(_ entries: [(title: Int32, person: Int64, role: UInt8)]) {
        snapshot.persons.ids = Set(entries.map(\.person)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: zip(snapshot.persons.ids, 0 as Int32..<Int32.max))
        var starts = [Int32](repeating: 0, count: snapshot.titles.count + 1)
        for entry in entries { starts[Int(entry.title) + 1] += 1 }
        for title in 0..<snapshot.titles.count { starts[title + 1] += starts[title] }
        var next = starts
        var credits = CatalogSnapshot.Credits()
        credits.starts = starts
        credits.persons = Array(repeating: 0, count: entries.count)
        credits.roles = Array(repeating: 0, count: entries.count)
        credits.roleNames = ["ACTOR", "DIRECTOR"]
        for entry in entries {
            let place = Int(next[Int(entry.title)])
            next[Int(entry.title)] += 1
            credits.persons[place] = numbers[entry.person] ?? 0
            credits.roles[place] = entry.role
        }
        snapshot.credits = credits
    }
}

/// Names numbered as they come; the empty one is missing.
private struct Numbering {
    private(set) var names: [String] = []
    private var numbers: [String: Int32] = [:]

    mutating func number(_ name: String) -> Int32 {
        if name.isEmpty { return -1 }
        if let number = numbers[name] { return number }
        numbers[name] = Int32(names.count)
        names.append(name)
        return Int32(names.count - 1)
    }
}
