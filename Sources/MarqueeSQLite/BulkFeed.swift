import CProcessor
import CSQLite
import MarqueeCatalog
import MarqueeWarehouse

/// Rows in memory, seen by SQLite as a virtual table, so that `INSERT INTO t SELECT … FROM marquee_feed` loads them in one
/// statement: one run of SQLite's byte code keeps its cursors open from row to row, where an `INSERT` for each row opens
/// them anew. Loading credits takes a third less time that way, and texts are read where they lie.
///
/// See https://www.sqlite.org/vtab.html for what the callbacks have to do.
struct BulkFeed {
    private static let name = "marquee_feed"
    /// How statements name it: nobody's table stands before it, for nobody makes temporary ones.
    static let table = "temp.\(name)"
    static let mostColumns = 32
    private static let progressInterval = 8192
    /// How many rows before its use a text is fetched: rows come in another order than their texts lie in memory, and the
    /// engine's work on a row hides the wait for a later one.
    private static let rowsAhead = 12

    let rows: InsertRows

    /// Names of columns of the virtual table.
    static func columnNames(_ columns: Range<Int>) -> String {
        columns.map { "c\($0)" }.joined(separator: ", ")
    }

    /// Shows the rows to a connection for the time of `body`.
    ///
    /// - Throws: what `body` throws; `MQ512` when SQLite refuses the virtual table.
    func lend(to connection: OpaquePointer, _ body: () throws -> Void) throws {
        try withoutActuallyEscaping(rows.progress) { progress in
            try rows.cells.withUnsafeBufferPointer { cells in
                try (rows.selection ?? []).withUnsafeBufferPointer { selection in
                    try rows.cells.filter(\.isOfTexts).withUnsafeBufferPointer { texts in
                        var source = Source(
                            cells: cells, selection: rows.selection == nil ? nil : selection.baseAddress,
                            count: rows.count, texts: texts, progress: progress)
                        try withUnsafeMutablePointer(to: &source) { source in
                            guard sqlite3_create_module_v2(connection, Self.name, Self.module, source, nil) == SQLITE_OK
                            else {
                                throw SQLiteFailure.error(connection, "make \(Self.name)")
                            }
                            defer { sqlite3_create_module_v2(connection, Self.name, nil, nil, nil) }
                            try body()
                        }
                    }
                }
            }
        }
    }

    /// What the callbacks read.
    private struct Source {
        let cells: UnsafeBufferPointer<CellColumn>
        let selection: UnsafePointer<Int32>?
        let count: Int
        /// Columns whose texts are fetched ahead.
        let texts: UnsafeBufferPointer<CellColumn>
        let progress: (Int) -> Void
    }

    /// SQLite's part of a table or cursor comes first, so that an address of one is an address of the other.
    private struct Table {
        var base = sqlite3_vtab()
        var source: UnsafeMutablePointer<Source>
    }

    private struct Cursor {
        var base = sqlite3_vtab_cursor()
        var source: UnsafeMutablePointer<Source>
        var place = 0
    }

    private static func cursor(_ base: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> UnsafeMutablePointer<Cursor>? {
        UnsafeMutableRawPointer(base)?.assumingMemoryBound(to: Cursor.self)
    }

    nonisolated(unsafe) private static let module: UnsafeMutablePointer<sqlite3_module> = {
        let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
        module.initialize(to: sqlite3_module())
        // No xCreate: the table exists by itself, under the name of its module.
        module.pointee.xConnect = { connection, source, _, _, result, _ in
            guard let source, let result else { return SQLITE_ERROR }
            let columns = BulkFeed.columnNames(0..<BulkFeed.mostColumns)
            let status = sqlite3_declare_vtab(connection, "CREATE TABLE x(\(columns))")
            guard status == SQLITE_OK else { return status }
            let table = UnsafeMutablePointer<Table>.allocate(capacity: 1)
            table.initialize(to: Table(source: source.assumingMemoryBound(to: Source.self)))
            result.pointee = UnsafeMutableRawPointer(table).assumingMemoryBound(to: sqlite3_vtab.self)
            return SQLITE_OK
        }
        module.pointee.xDisconnect = { table in
            table?.deallocate()
            return SQLITE_OK
        }
        module.pointee.xBestIndex = { _, _ in SQLITE_OK }
        module.pointee.xOpen = { table, result in
            guard let table = UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: Table.self), let result else {
                return SQLITE_ERROR
            }
            let cursor = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
            cursor.initialize(to: Cursor(source: table.pointee.source))
            result.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
            return SQLITE_OK
        }
        module.pointee.xClose = { cursor in
            cursor?.deallocate()
            return SQLITE_OK
        }
        module.pointee.xFilter = { base, _, _, _, _ in
            BulkFeed.cursor(base)?.pointee.place = 0
            return SQLITE_OK
        }
        module.pointee.xNext = { base in
            guard let cursor = BulkFeed.cursor(base) else { return SQLITE_ERROR }
            cursor.pointee.place += 1
            let place = cursor.pointee.place
            let source = cursor.pointee.source
            let ahead = place + BulkFeed.rowsAhead
            if ahead < source.pointee.count {
                let row = source.pointee.selection.map { Int($0[ahead]) } ?? ahead
                for column in source.pointee.texts {
                    if let text = column.textAddress(row) { marquee_prefetch(text) }
                }
            }
            if place % BulkFeed.progressInterval == 0 { source.pointee.progress(BulkFeed.progressInterval) }
            if place == source.pointee.count { source.pointee.progress(place % BulkFeed.progressInterval) }
            return SQLITE_OK
        }
        module.pointee.xEof = { base in
            guard let cursor = BulkFeed.cursor(base) else { return 1 }
            return cursor.pointee.place >= cursor.pointee.source.pointee.count ? 1 : 0
        }
        module.pointee.xRowid = { base, result in
            result?.pointee = Int64(BulkFeed.cursor(base)?.pointee.place ?? 0)
            return SQLITE_OK
        }
        module.pointee.xColumn = { base, context, column in
            guard let cursor = BulkFeed.cursor(base) else { return SQLITE_ERROR }
            let source = cursor.pointee.source
            let place = cursor.pointee.place
            let row = source.pointee.selection.map { Int($0[place]) } ?? place
            BulkFeed.give(source.pointee.cells[Int(column)].cell(row), to: context)
            return SQLITE_OK
        }
        return module
    }()

    /// Hands a value to SQLite; texts stay where they are, for they outlive the statement.
    @inline(__always)
    private static func give(_ cell: Cell, to context: OpaquePointer?) {
        switch cell {
        case .null: sqlite3_result_null(context)
        case .integer(let number): sqlite3_result_int64(context, number)
        case .real(let number): sqlite3_result_double(context, number)
        case .text(let bytes):
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_result_text(context, $0.baseAddress, Int32($0.count), nil)
            }
        case .bytes(let bytes):
            sqlite3_result_blob(context, bytes.baseAddress, Int32(bytes.count), nil)
        }
    }
}
