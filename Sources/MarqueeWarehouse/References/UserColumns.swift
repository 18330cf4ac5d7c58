/// The columns of users' tables, as far as it matters if they can be NULL.
final class UserColumns {
    private let connection: any Connection
    private var fixed: [UserReference.TableName: [String]] = [:]

    init(_ connection: any Connection) { self.connection = connection }

    /// Those of the columns that cannot be set to NULL: they are NOT NULL, part of the primary key or computed.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func fixed(_ columns: [String], of table: UserReference.TableName) throws -> [String] {
        let all = try fixed[table] ?? read(table)
        fixed[table] = all
        return columns.filter { name in all.contains { connection.dialect.isSameName($0, name) } }
    }

    private func read(_ table: UserReference.TableName) throws -> [String] {
        guard connection.dialect == .mysql else { return try connection.strings(Self.sqlite, [.text(table.name)]) }
        return try connection.strings(Self.mysql, [table.schema.map(Value.text) ?? .null, .text(table.name)])
    }

    private static let sqlite = """
        SELECT name FROM pragma_table_xinfo(?, 'main') WHERE "notnull" OR pk > 0 OR hidden IN (2, 3)
        """
    private static let mysql = """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = COALESCE(?, DATABASE()) AND table_name = ?
            AND (is_nullable = 'NO' OR column_key = 'PRI' OR COALESCE(generation_expression, '') <> '')
        """
}
