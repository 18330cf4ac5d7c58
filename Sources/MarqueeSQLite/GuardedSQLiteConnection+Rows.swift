import CSQLite
import MarqueeCatalog
package import MarqueeWarehouse

/// Rows of a bulk insert.
extension GuardedSQLiteConnection {
    package func insert(_ rows: InsertRows) throws {
        authorizer.begin(.rows)
        defer { authorizer.mode = .own }
        let columns = rows.columns.map(dialect.quoted).joined(separator: ", ")
        let insert = "INSERT INTO \(dialect.quoted(rows.table.name)) (\(columns))"
        var row = 0
        do {
            try stop.running(memory: SQLiteInterrupter.memoryOfChanges) {
                let isShort = rows.columns.count <= BulkFeed.mostColumns
                if isShort, try insertAtOnce(rows, insert) { return }
                // One by one, to find the row that is refused.
                let places = Array(repeating: "?", count: rows.columns.count).joined(separator: ", ")
                let statement = try SQLiteStatement("\(insert) VALUES (\(places))", handle)
                while row < rows.count {
                    for column in rows.cells.indices { try statement.bind(rows.cells[column].cell(row), column) }
                    _ = try statement.step()
                    statement.reset()
                    row += 1
                }
                if isShort {
                    throw MarqueeError(.storeFailure, "the rows were refused together, and taken one by one")
                }
            }
        } catch let error as MarqueeError {
            if [.timeLimit, .cancelled, .storeFull, .tooManyRowsAffected].contains(error.code) {
                throw withQuota(error)
            }
            let outside = withQuota(SQLiteFailure.outside(error, handle))
            if [.sandboxQuota, .byteLimit, .storeFull].contains(outside.code) { throw outside }
            throw RowFailure(row: min(row, rows.count - 1), error: authorizer.refusal ?? outside)
        }
    }

    /// Inserts the rows by one statement.
    ///
    /// - Returns: false when one of the rows was refused, and none is in.
    private func insertAtOnce(_ rows: InsertRows, _ insert: String) throws -> Bool {
        let values = BulkFeed.columnNames(0..<rows.columns.count)
        authorizer.mode = .own
        try connection.execute("SAVEPOINT bulk_insert", [])
        var isRefused = false
        do {
            try BulkFeed(rows: rows).lend(to: handle) {
                // The virtual table looks up its own schema once, which the authorizer would have to allow for all.
                _ = try SQLiteStatement("SELECT 1 FROM \(BulkFeed.table)", handle)
                authorizer.begin(.rows)
                let statement = try SQLiteStatement("\(insert) SELECT \(values) FROM \(BulkFeed.table)", handle)
                do { _ = try statement.step() } catch {
                    let code = sqlite3_errcode(handle) & 0xFF
                    // A table may say that a conflict ends the whole transaction.
                    isRefused = [SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG].contains(code) && isInTransaction
                    throw error
                }
            }
        } catch  where isRefused {
            authorizer.mode = .own
            // Or that the rows before it stay.
            try connection.execute("ROLLBACK TO bulk_insert", [])
            authorizer.begin(.rows)
            return false
        }
        return true
    }
}
