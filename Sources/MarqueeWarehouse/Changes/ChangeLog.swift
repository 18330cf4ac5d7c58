import MarqueeCatalog

/// What a write's entry in the audit log says about taking it back.
package struct ChangeNote: Equatable, Sendable {
    /// The entry that the write takes back.
    package let undoes: Int64?
    /// Why the write can't be taken back.
    package let obstacle: String?

    package init(undoes: Int64? = nil, obstacle: String? = nil) {
        self.undoes = undoes
        self.obstacle = obstacle
    }

    package static let none = ChangeNote()

    /// Stands where tables or views were made, changed or dropped.
    package static let definition = ChangeNote(
        obstacle: "it changed the shape of tables or views, which can't be taken back")
}

/// The rows that committed writes have changed, as the governance tables keep them.
package struct ChangeLog {
    private let connection: any Connection

    /// - Parameter connection: one that sees the governance tables.
    package init(_ connection: any Connection) { self.connection = connection }

    /// How one entry can be taken back.
    package struct Record: Sendable {
        package let auditID: Int64
        fileprivate let connectionID: Int64
        /// The database server's id; nil on SQLite, and for entries of before there were ids.
        fileprivate let writerID: String?
        fileprivate let first: Int64
        fileprivate let last: Int64
        /// Rows changed, each counted as often as it was.
        package let changes: Int
        package let obstacle: String?
        /// The entry that this one takes back.
        package let undoes: Int64?
    }

    /// The record of an entry; nil for one that has none, because nothing was written or it was written before there were
    /// records.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func record(of auditID: Int64) throws -> Record? {
        var found: Record?
        try connection.query(
            """
            SELECT connection_id, first_change, last_change, changes, obstacle, undoes, writer_id FROM undo_logs
            WHERE audit_id = ?
            """, [.integer(auditID)]
        ) { row in
            found = Record(
                auditID: auditID, connectionID: row[0].integer ?? 0, writerID: row[6].string,
                first: row[1].integer ?? 0,
                last: row[2].integer ?? 0, changes: Int(row[3].integer ?? 0), obstacle: row[4].string,
                undoes: row[5].integer)
        }
        return found
    }

    /// The entries that take an entry back, the first first; those left out that were taken back themselves.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func undone(_ auditID: Int64) throws -> [Int64] {
        var found: [Int64] = []
        try connection.query("SELECT audit_id FROM undo_logs WHERE undoes = ? ORDER BY audit_id", [.integer(auditID)]) {
            found.append($0[0].integer ?? 0)
        }
        return try found.filter { try undone($0).isEmpty }
    }

    package enum Order { case forward, backward }

    /// Where a change is among all that were ever recorded; places of one record rise as its changes were made.
    package typealias Place = Int64

    /// Some of a record's changes with their places.
    ///
    /// - Parameters:
    ///   - order: as they were made, or the last first.
    ///   - place: only changes behind this one in that order; nil from the beginning.
    ///   - limit: how many at most.
    /// - Throws: `MQ511` for changes that can't be read, `MQ5xx` as the engine does.
    package func changes(
        of record: Record, _ order: Order, behind place: Place? = nil, limit: Int
    ) throws -> [(place: Place, change: RowChange)] {
        guard record.changes > 0 else { return [] }
        let isForward = order == .forward
        var found: [(place: Place, change: RowChange)] = []
        var shapes: [Int64: [String]] = [:]
        var blocks = Self.fewBlocks
        let isWritersOwn = TableShape.same("c.writer_id", "?", connection.dialect)
        while found.count < limit {
            // A block may lie on both sides of the place.
            let last = found.last?.place ?? place
            let number = last.map { $0 / Place(ChangeBlock.mostRows) }
            let from = isForward ? max(number ?? record.first, record.first) : record.first
            let to = isForward ? record.last : min(number ?? record.last, record.last)
            var read = 0
            try connection.query(
                """
                SELECT c.id, c.shape_id, s.table_name, s.columns, c.before_image, c.after_image
                FROM row_changes c JOIN change_shapes s ON s.id = c.shape_id
                WHERE c.id BETWEEN ? AND ? AND c.connection_id = ? AND \(isWritersOwn)
                ORDER BY c.id \(isForward ? "ASC" : "DESC") LIMIT ?
                """,
                [
                    .integer(from), .integer(to), .integer(record.connectionID),
                    record.writerID.map(Value.text) ?? .null, .integer(Int64(blocks)),
                ]
            ) { row in
                read += 1
                // What is not asked for need not be decoded.
                guard found.count < limit else { return }
                let changes = try Self.changes(row, &shapes)
                found += (isForward ? changes : changes.reversed()).filter { change in
                    last.map { isForward ? change.place > $0 : change.place < $0 } ?? true
                }
            }
            if read < blocks { break }
            blocks = min(2 * blocks, Self.manyBlocks)
        }
        return Array(found.prefix(limit))
    }

    /// Blocks that are asked for at first: they may hold thousands of changes, or one each.
    private static let fewBlocks = 4
    private static let manyBlocks = 256

    /// The changes of a block, the first first.
    ///
    /// - Parameter shapes: the columns of each shape that was met.
    private static func changes(
        _ row: any Row, _ shapes: inout [Int64: [String]]
    ) throws -> [(place: Place, change: RowChange)] {
        let shape = row[1].integer ?? 0
        let columns = try shapes[shape] ?? names(row[3].string ?? "")
        shapes[shape] = columns
        let images = try [row[4].string, row[5].string].map { try $0.map(RowImage.rows) }
        let rows = images.compactMap { $0?.count }.max() ?? 1
        let isWhole = images.allSatisfy { $0 == nil || $0?.count == rows }
        guard isWhole, images.allSatisfy({ $0?.allSatisfy { $0.count == columns.count } ?? true }) else {
            throw MarqueeError(.storeDamaged, "the record of a changed row can't be read")
        }
        let (table, start) = (row[2].string ?? "", (row[0].integer ?? 0) * Place(ChangeBlock.mostRows))
        return (0..<rows).map { place in
            let change = RowChange(
                table: table, columns: columns, before: images[0]?[place], after: images[1]?[place])
            return (start + Place(place), change)
        }
    }

    private static func names(_ json: String) throws -> [String] {
        try RowImage.values(json).map { value in
            guard case .text(let name) = value else {
                throw MarqueeError(.storeDamaged, "the columns of changed rows can't be read")
            }
            return name
        }
    }

    /// Says of an entry that it can't be taken back, and why.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func keepObstacle(_ obstacle: String, of auditID: Int64) throws {
        try connection.execute(
            "INSERT INTO undo_logs (audit_id, connection_id, first_change, last_change, changes, obstacle) "
                + "VALUES (?, 0, 0, 0, 0, ?)", [.integer(auditID), .text(obstacle)])
    }

    /// The number under which a table's columns are kept; it is made if there is none.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func shape(_ table: String, _ columns: [String]) throws -> Int64 {
        let names = JSONNode.list(columns.map(JSONNode.text)).json
        let find = "SELECT MIN(id) FROM change_shapes WHERE table_name = ? AND columns = ?"
        let values: [Value] = [.text(table), .text(names)]
        if let known = try connection.integer(find, values) { return known }
        try connection.execute("INSERT INTO change_shapes (table_name, columns) VALUES (?, ?)", values)
        return try connection.integer(find, values) ?? 0
    }
}
