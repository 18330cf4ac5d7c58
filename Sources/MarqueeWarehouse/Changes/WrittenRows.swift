/// The rows as a write has left them, and the keys that it has had them refer to: hashes alone, so that a write of a million
/// rows takes tens of megabytes.
struct WrittenRows {
    private var rows: Set<Int> = []
    private var links: Set<Int> = []

    /// - Throws: as ``ChangeLog/changes(of:_:behind:limit:)``.
    init(_ record: ChangeLog.Record, _ log: ChangeLog, _ writer: RowWriter, _ references: [Reference]) throws {
        let byTable = Dictionary(grouping: references) { $0.table.lowercased() }
        var place: Int64?
        while true {
            let page = try log.changes(of: record, .forward, behind: place, limit: 1000)
            guard let last = page.last else { return }
            for (_, change) in page {
                guard let after = change.after else { continue }
                let key = try writer.shape(of: change.table)?.key ?? []
                rows.insert(Self.hash(change.table, change.columns, after, change.columns))
                for reference in byTable[change.table.lowercased()] ?? [] {
                    links.insert(Self.hash(change.table, change.columns, after, key + reference.columns))
                }
            }
            place = last.place
        }
    }

    /// Whether a row is as the write has left it.
    func contains(_ table: String, _ columns: [String], _ row: [Value]) -> Bool {
        rows.contains(Self.hash(table, columns, row, columns))
    }

    /// Whether the write has had a row refer to what it refers to.
    func contains(_ reference: Reference, _ columns: [String], _ row: [Value], key: [String]) -> Bool {
        links.contains(Self.hash(reference.table, columns, row, key + reference.columns))
    }

    /// A hash of a row's table and of its values in some columns.
    static func hash(_ table: String, _ columns: [String], _ row: [Value], _ named: [String]) -> Int {
        var hasher = Hasher()
        hasher.combine(table.lowercased())
        for name in named {
            let place = columns.firstIndex { $0 == name } ?? columns.firstIndex { $0.lowercased() == name.lowercased() }
            hasher.combine(place.map { row[$0] } ?? .null)
        }
        return hasher.finalize()
    }
}
