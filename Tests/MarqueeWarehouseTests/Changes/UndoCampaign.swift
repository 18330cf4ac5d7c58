import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// Random writes, and their undos in random order, each refusal looked at by other means than ``Undo``'s.
struct UndoCampaign {
    /// What a batch does; every so many of them come out of a sandbox.
    enum Kind: CaseIterable {
        case insert, bulkInsert, update, delete, keyChange, replace, cascade, catalog, several
    }

    private let bench: UndoBench
    private var random: CampaignRandom
    /// Counts up, so that hardly a value comes twice: a row that is as it once was would hide what happened meanwhile.
    private var fresh = 1000
    /// Entries of the writes, in order.
    private(set) var entries: [Int64] = []
    private var undone: Set<Int64> = []
    /// Undos that stand, in order, with what they take back.
    private var undos: [(id: Int64, entry: Int64)] = []
    private var touched: [Int64: Set<String>] = [:]
    private var (refusals, redone, failed) = (0, 0, 0)
    private(set) var promotes = 0

    var summary: String {
        "\(entries.count) writes taken back, \(promotes) of them promotes, \(refusals) refusals, \(redone) undos taken back, \(failed) writes failed"
    }

    init(_ bench: UndoBench, seed: UInt64) throws {
        self.bench = bench
        random = CampaignRandom(state: seed)
        for table in CampaignTables.definitions { try bench.write(table) }
        try bench.write(CampaignTables.rows.map { .init($0) })
    }

    // MARK: Writing

    /// Commits one random batch that changes something, or does the same in a sandbox and promotes it.
    mutating func write() throws {
        if entries.count % promoteEvery == promoteEvery - 1 { return try promote() }
        let kind = Kind.allCases[random.below(Kind.allCases.count)]
        do {
            let id: Int64
            if kind == .bulkInsert {
                let first = fresh + 1
                fresh += 20
                id = try bench.insert("owners", ["id", "name"], 2 + random.below(8)) { row, column in
                    column == 0 ? String(first + row) : "bulk \(first + row)"
                }
            } else {
                id = try bench.write(statements(kind).map { .init($0) })
            }
            entries.append(id)
            touched[id] = try rows(of: id)
        } catch let error as MarqueeError where error.code == .constraintViolated { failed += 1 }
    }

    /// A copy takes a second on MariaDB.
    private var promoteEvery: Int { bench.isSQLite ? 10 : 200 }

    private mutating func promote() throws {
        let sandboxes = try SandboxBench(bench)
        let sandbox = try sandboxes.create("campaign")
        defer { try? sandboxes.sandboxes.drop("campaign", of: "sue", by: SandboxBench.author) }
        do {
            try sandboxes.write(statements(.several) + statements(.catalog), in: sandboxes.copy(sandbox))
            let id = try sandboxes.promote(sandbox).entry
            entries.append(id)
            touched[id] = try rows(of: id)
            promotes += 1
        } catch let error as MarqueeError where error.code == .constraintViolated { failed += 1 }
    }

    private mutating func statements(_ kind: Kind) -> [String] {
        switch kind {
        case .insert: return (0...random.below(3)).map { _ in insert() }
        case .bulkInsert: return []
        case .update: return [update(), update()]
        case .delete: return ["DELETE FROM \(any(["items", "parts", "notes"])) WHERE id % 17 = \(random.below(17))"]
        case .keyChange:
            let table = any(["owners", "items", "parts", "notes"])
            return ["UPDATE \(table) SET id = \(next()) WHERE \(one(table))"]
        case .replace: return ["REPLACE INTO owners VALUES (\(existing("owners")), 'replaced \(next())', NULL)"]
        case .cascade: return ["DELETE FROM \(any(["owners", "items"])) WHERE \(one("owners"))"]
        case .catalog:
            let title = "tm\(1 + random.below(5))"
            return [
                [
                    "UPDATE titles SET imdb_votes = \(next()), title = 'title \(next())' WHERE id = '\(title)'",
                    "INSERT INTO genres (name) VALUES ('genre \(next())')",
                    "DELETE FROM genres WHERE id = (SELECT id FROM (SELECT MAX(id) AS id FROM genres) AS g)",
                    "INSERT INTO persons VALUES (\(next()), 'person \(next())')",
                    "INSERT INTO countries VALUES ('c\(next())', NULL, 'unknown')",
                    "UPDATE countries SET id = 'c\(next())', name = 'n\(next())' WHERE status = 'unknown' AND name IS NULL",
                ][random.below(6)]
            ]
        case .several: return [insert(), update(), insert(), "DELETE FROM notes WHERE \(one("notes"))", update()]
        }
    }

    private mutating func insert() -> String {
        switch random.below(4) {
        case 0: return "INSERT INTO owners VALUES (\(next()), 'owner \(next())', NULL)"
        case 1: return "INSERT INTO items SELECT \(next()), MAX(id), MIN(id), \(next()) + 0.5 FROM owners"
        case 2: return "INSERT INTO parts SELECT \(next()), MAX(id), MIN(owner), 'part \(next())' FROM items"
        default: return "INSERT INTO notes SELECT \(next()), MIN(id), 'note''\(next())' FROM parts"
        }
    }

    private mutating func update() -> String {
        switch random.below(5) {
        case 0: return "UPDATE owners SET name = 'name \(next())' WHERE \(one("owners"))"
        case 1: return "UPDATE items SET price = \(next()) * 0.1, owner = \(existing("owners")) WHERE \(one("items"))"
        case 2: return "UPDATE parts SET label = 'label \(next())', item = \(existing("items")) WHERE \(one("parts"))"
        case 3: return "UPDATE notes SET body = 'body \(next())', part = NULL WHERE \(one("notes"))"
        default: return "UPDATE bare SET b = 'bare \(next())' WHERE a = \(random.below(6))"
        }
    }

    private mutating func next() -> Int {
        fresh += 1
        return fresh
    }

    private mutating func any(_ names: [String]) -> String { names[random.below(names.count)] }

    /// A condition that one of a table's rows has, by chance near the newest.
    private mutating func one(_ table: String) -> String { "id = \(existing(table))" }

    private mutating func existing(_ table: String) -> String {
        "(SELECT id FROM (SELECT id FROM \(table) ORDER BY id DESC LIMIT 1 OFFSET \(random.below(12))) AS chosen)"
    }

    // MARK: Taking back

    /// Takes all entries back, whichever comes first.
    mutating func takeAllBack() throws {
        while undone.count < entries.count {
            var left = entries.filter { !undone.contains($0) }
            var hasAny = false
            for _ in 0..<min(8, left.count) where !hasAny {
                hasAny = try takeBack(left.remove(at: random.below(left.count)))
            }
            // What is left then is taken back in order.
            if !hasAny { try takeBackTheRest() }
        }
    }

    /// Takes entries back from the newest on. Where the undo of an older entry stands in the way, undos are taken
    /// back in turn, the latest first, until that one is gone: this is always legal.
    private mutating func takeBackTheRest() throws {
        var calm = 0
        while undone.count < entries.count, let newest = entries.last(where: { !undone.contains($0) }) {
            // Not quite in order, as long as that goes well.
            let near = entries.filter { !undone.contains($0) }.suffix(40)
            if calm == 0, try takeBack(near[near.startIndex + random.below(near.count)]) { continue }
            calm = max(0, calm - 1)
            if try takeBack(newest) { continue }
            calm = 200
            let mine = touched[newest] ?? []
            let blocking = undos.firstIndex { $0.entry < newest && !mine.isDisjoint(with: touched[$0.id] ?? []) }
            let place = try #require(blocking, "entry \(newest) is refused, and no undo stands in its way")
            while undos.count > place {
                let undo = undos.removeLast()
                try bench.undo(undo.id)
                undone.remove(undo.entry)
                redone += 1
            }
        }
    }

    private mutating func takeBack(_ entry: Int64) throws -> Bool {
        do {
            let id = try bench.undo(entry)
            undos.append((id, entry))
            undone.insert(entry)
            touched[id] = try rows(of: id)
            return true
        } catch let error as MarqueeError where error.code == .undoRefused {
            refusals += 1
            let mine = touched[entry] ?? []
            // Right when something later that stands has touched a row of the entry, or has put one of them to use.
            let later = entries.filter { $0 > entry && !undone.contains($0) } + undos.map(\.id)
            let isRight = later.contains { !mine.isDisjoint(with: touched[$0] ?? []) }
            if !isRight { Issue.record("entry \(entry) is refused without reason: \(error)") }
            return false
        }
    }

    /// The rows that an entry has touched and those that they refer to, by what the record itself says.
    private func rows(of entry: Int64) throws -> Set<String> {
        let log = ChangeLog(bench.governance)
        let record = try #require(try log.record(of: entry))
        #expect(record.obstacle == nil)
        var rows: Set<String> = []
        for (_, change) in try log.changes(of: record, .forward, limit: 100_000) {
            for image in [change.before, change.after].compactMap({ $0 }) {
                let values = Dictionary(uniqueKeysWithValues: zip(change.columns, image))
                let key = change.table == "bare" ? "a" : change.table == "title_genres" ? "title_id" : "id"
                rows.insert("\(change.table) \(values[key] ?? .null)")
                for (column, parent) in CampaignTables.references[change.table] ?? [] {
                    rows.insert("\(parent) \(values[column] ?? .null)")
                }
                if let name = values["name"] { rows.insert("\(change.table) name \(name)") }
            }
        }
        return rows.filter { !$0.hasSuffix(" null") }
    }
}

/// Tables of a user's own, with foreign keys of all rules.
enum CampaignTables {
    static let definitions = [
        "CREATE TABLE owners (id INTEGER PRIMARY KEY, name VARCHAR(40) UNIQUE, score DOUBLE)",
        """
        CREATE TABLE items (id INTEGER PRIMARY KEY, owner INTEGER, maker INTEGER, price DOUBLE,
            FOREIGN KEY (owner) REFERENCES owners (id) ON DELETE CASCADE ON UPDATE CASCADE,
            FOREIGN KEY (maker) REFERENCES owners (id) ON DELETE SET NULL ON UPDATE CASCADE)
        """,
        """
        CREATE TABLE parts (id INTEGER PRIMARY KEY, item INTEGER, owner INTEGER, label VARCHAR(40),
            FOREIGN KEY (item) REFERENCES items (id) ON DELETE CASCADE ON UPDATE CASCADE,
            FOREIGN KEY (owner) REFERENCES owners (id) ON DELETE SET NULL ON UPDATE SET NULL)
        """,
        """
        CREATE TABLE notes (id INTEGER PRIMARY KEY, part INTEGER, body VARCHAR(40),
            FOREIGN KEY (part) REFERENCES parts (id) ON DELETE RESTRICT ON UPDATE CASCADE)
        """,
        "CREATE TABLE bare (a INTEGER, b VARCHAR(40))",
    ]

    static let rows =
        [
            "INSERT INTO bare VALUES (0, 'x'), (1, 'x'), (1, 'x'), (2, NULL), (3, ''), (3, '')",
            "INSERT INTO persons VALUES (1, 'one'), (2, NULL)",
        ]
        + (1...40).map { "INSERT INTO owners VALUES (\($0), 'owner \($0)', \($0) / 3.0)" }
        + (1...60).map { "INSERT INTO items VALUES (\($0), \(1 + $0 % 40), \(1 + $0 % 7), \($0) * 1.1)" }
        + (1...60).map { "INSERT INTO parts VALUES (\($0), \(1 + $0 % 60), \(1 + $0 % 40), 'p\($0)')" }
        + (1...20).map { "INSERT INTO notes VALUES (\($0), \(1 + $0 * 2), 'n\($0)')" }

    /// Columns that refer, with the tables they refer to.
    static let references: [String: [(String, String)]] = [
        "items": [("owner", "owners"), ("maker", "owners")], "parts": [("item", "items"), ("owner", "owners")],
        "notes": [("part", "parts")],
    ]
}

/// SplitMix64 (https://prng.di.unimi.it/splitmix64.c).
struct CampaignRandom {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}
