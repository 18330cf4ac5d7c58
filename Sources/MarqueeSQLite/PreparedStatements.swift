/// Statements that stay prepared from one use to the next: preparing one takes longer than finding a row by its key.
struct PreparedStatements {
    private var kept: [String: SQLiteStatement] = [:]
    private static let most = 32
    /// Longer ones, in bytes, are rarely the same again.
    private static let longest = 4096

    /// A statement that nobody else uses until ``keep(_:)`` gives it back.
    mutating func take(_ sql: String, _ connection: OpaquePointer) throws -> SQLiteStatement {
        try kept.removeValue(forKey: sql) ?? SQLiteStatement(sql, connection, alone: true)
    }

    /// Keeps a statement that has done its work.
    mutating func keep(_ statement: SQLiteStatement) {
        guard statement.sql.utf8.count <= Self.longest, !statement.isExplanation, statement.isSmall else { return }
        if kept.count >= Self.most { removeAll() }
        statement.rest()
        kept[statement.sql] = statement
    }

    mutating func removeAll() { kept.removeAll(keepingCapacity: true) }
}
