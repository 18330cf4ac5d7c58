import CSQLite
import Glibc
import MarqueeCatalog
import MarqueeWarehouse

/// Records what statements do to rows, foreign keys' own changes included, by SQLite's preupdate hook
/// (https://www.sqlite.org/c3ref/preupdate_blobwrite.html).
final class RowRecorder {
    private let connection: SQLiteConnection
    private var handle: OpaquePointer { connection.handle }
    private var spool = ChangeSpool()
    private var shapes: [RecordedShape] = []
    private var places: [String: Int] = [:]
    private var schemaVersion: Int64?
    /// The table of the last change, because the next is mostly of the same one.
    private var lastTable: (name: UnsafeMutablePointer<CChar>, place: Int)?
    private var obstacle: String?
    /// Rows changed since ``begin()``, also those that could not be kept.
    private(set) var rows = 0
    private(set) var isRecording = false
    /// Rows that the transaction may change.
    var maxRows = Int.max
    /// Called for each row beyond.
    var onExcess: () -> Void = {}
    /// Where SQLite points when a row is older than the column that it is asked for.
    private var missing: OpaquePointer?
    /// What such columns hold, by table and column.
    private var defaults: [[Int]: [UInt8]] = [:]

    init(_ connection: SQLiteConnection) { self.connection = connection }

    deinit { forgetLastTable() }

    /// Begins to record; to be called before a transaction's statements are prepared.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func begin() throws {
        spool.clear()
        obstacle = nil
        (rows, isRecording) = (0, true)
        let version = try connection.integer("PRAGMA schema_version")
        if version != schemaVersion { try readShapes() }
        schemaVersion = version
        sqlite3_preupdate_hook(handle, Self.callback, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Ends it; what was recorded is kept for ``keep(for:_:)``.
    func end() {
        isRecording = false
        sqlite3_preupdate_hook(handle, nil, nil)
    }

    /// Forgets what was recorded.
    func discard() {
        end()
        spool.clear()
    }

    /// Puts what was recorded beside an entry of the audit log, as a part of the open transaction.
    ///
    /// - Throws: `MQ505`, `MQ5xx` as the engine does.
    func keep(for auditID: Int64, _ note: ChangeNote) throws {
        end()
        let obstacle = note.obstacle ?? obstacle
        let before = try connection.integer("SELECT COALESCE(MAX(id), 0) FROM row_changes") ?? 0
        let (blocks, rows) = obstacle == nil ? try write() : (0, 0)
        try connection.execute(
            "INSERT INTO undo_logs (audit_id, connection_id, first_change, last_change, changes, obstacle, undoes) "
                + "VALUES (?, 0, ?, ?, ?, ?, ?)",
            [
                .integer(auditID), .integer(before + 1), .integer(before + Int64(blocks)), .integer(Int64(rows)),
                obstacle.map(Value.text) ?? .null, note.undoes.map(Value.integer) ?? .null,
            ])
        spool.clear()
    }

    private func write() throws -> (blocks: Int, rows: Int) {
        let log = ChangeLog(connection)
        let statement = try SQLiteStatement(
            "INSERT INTO row_changes (connection_id, shape_id, before_image, after_image) VALUES (0, ?, ?, ?)", handle)
        var kept: [Int: Int64] = [:]
        var block = ChangeBlock()
        var (blocks, rows) = (0, 0)
        func end() throws {
            guard let shape = block.kind?.shape, block.rows > 0 else { return }
            let id = try kept[shape] ?? log.shape(shapes[shape].table, shapes[shape].names)
            kept[shape] = id
            rows += block.rows
            blocks += 1
            try block.take { before, after in
                try statement.bind(.integer(id), 0)
                try statement.bind(before, 1)
                try statement.bind(after, 2)
                _ = try statement.step()
                statement.reset()
            }
        }
        try spool.forEach { shape, before, after in
            let kind = ChangeBlock.Kind(shape: shape, hasBefore: before != nil, hasAfter: after != nil)
            if block.isClosed(for: kind) { try end() }
            block.add(kind, before: before, after: after)
        }
        try end()
        return (blocks, rows)
    }

    private func readShapes() throws {
        forgetLastTable()
        shapes.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        for table in try connection.strings(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        where !GovernanceTables.names.contains(table.lowercased()) {
            guard let shape = try RecordedShape(table, of: connection) else { continue }
            places[table] = shapes.count
            shapes.append(shape)
        }
        defaults.removeAll()
        missing = Self.absence(of: handle)
    }

    /// What SQLite gives for a column that a result does not have: one value for all of them, at one address.
    private static func absence(of handle: OpaquePointer) -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, "SELECT 1", -1, &statement, nil) == SQLITE_OK else { return nil }
        defer { sqlite3_finalize(statement) }
        return sqlite3_column_value(statement, 0)
    }

    private func forgetLastTable() {
        if let lastTable { free(lastTable.name) }
        lastTable = nil
    }

    private static let callback:
        @convention(c) (
            UnsafeMutableRawPointer?, OpaquePointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            sqlite3_int64, sqlite3_int64
        ) -> Void = { context, _, operation, database, table, oldRow, newRow in
            guard let context, let table, database.map({ strcmp($0, "main") }) == 0 else { return }
            Unmanaged<RowRecorder>.fromOpaque(context).takeUnretainedValue().record(operation, table, oldRow, newRow)
        }

    private func record(
        _ operation: Int32, _ table: UnsafePointer<CChar>, _ oldRow: sqlite3_int64, _ newRow: sqlite3_int64
    ) {
        guard let place = place(of: table) else { return }
        rows += 1
        if rows > maxRows { onExcess() }
        guard obstacle == nil else { return }
        guard !shapes[place].hasGenerated else {
            obstacle = "the table \(String(cString: table)) has columns that the engine computes"
            return
        }
        spool.begin(place)
        if operation != SQLITE_INSERT { add(place, oldRow, isNew: false) } else { spool.addNothing() }
        if operation != SQLITE_DELETE { add(place, newRow, isNew: true) } else { spool.addNothing() }
        if spool.end() == false { obstacle = "there was no room to keep the changed rows" }
    }

    private func place(of table: UnsafePointer<CChar>) -> Int? {
        if let lastTable, strcmp(lastTable.name, table) == 0 { return lastTable.place }
        guard let place = places[String(cString: table)] else { return nil }
        forgetLastTable()
        if let name = strdup(table) { lastTable = (name, place) }
        return place
    }

    private func add(_ place: Int, _ row: sqlite3_int64, isNew: Bool) {
        let count = shapes[place].columns.count
        spool.add { image in
            image.append(UInt8(ascii: "["))
            for column in 0..<count {
                if column > 0 { image.append(UInt8(ascii: ",")) }
                var value: OpaquePointer?
                let status =
                    isNew
                    ? sqlite3_preupdate_new(handle, Int32(column), &value)
                    : sqlite3_preupdate_old(handle, Int32(column), &value)
                guard status == SQLITE_OK, let value else {
                    obstacle = "SQLite did not hand a changed row over"
                    return
                }
                if value == missing {
                    append(defaultOf: column, place, to: &image)
                } else {
                    append(value, shapes[place].columns[column], isNew: isNew, to: &image)
                }
            }
            if shapes[place].hasRowNumber {
                if count > 0 { image.append(UInt8(ascii: ",")) }
                _ = RowImage.append(.integer(row), to: &image)
            }
            image.append(UInt8(ascii: "]"))
        }
    }

    /// SQLite (3.40 is one that does) says NULL for a column that was added to the table after the row had been written.
    private func append(defaultOf column: Int, _ place: Int, to image: inout [UInt8]) {
        let known = defaults[[place, column]] ?? shapes[place].valueByDefault(column)
        guard let known else {
            obstacle = "a changed row is older than a column of \(shapes[place].table), whose default can't be told"
            return
        }
        defaults[[place, column]] = known
        image += known
    }

    private func append(
        _ value: OpaquePointer, _ column: RecordedShape.Column, isNew: Bool, to image: inout [UInt8]
    ) {
        var cell = cell(value, isReal: column.affinity == .real)
        if column.mayComeAsReal, !isNew, case .real(let number) = cell, number == number.rounded() {
            guard column.affinity.prefersIntegers, abs(number) < 0x1p53 else {
                obstacle =
                    "a changed row of a table WITHOUT ROWID holds a number that SQLite does not hand over exactly"
                return
            }
            cell = .integer(Int64(number))
        }
        if !RowImage.append(cell, to: &image) { obstacle = "a changed row holds a text that is not UTF-8" }
    }

    private func cell(_ value: OpaquePointer, isReal: Bool) -> Cell {
        switch sqlite3_value_type(value) {
        case SQLITE_INTEGER where isReal: return .real(Double(sqlite3_value_int64(value)))
        case SQLITE_INTEGER: return .integer(sqlite3_value_int64(value))
        case SQLITE_FLOAT: return .real(sqlite3_value_double(value))
        case SQLITE_TEXT:
            let start = sqlite3_value_text(value)
            return .text(UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
        case SQLITE_BLOB:
            let start = sqlite3_value_blob(value)?.assumingMemoryBound(to: UInt8.self)
            return .bytes(UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
        default: return .null
        }
    }
}
