package import MarqueeCatalog

/// Asks a database's own catalog what tables it holds.
package struct Introspection {
    /// A table as the engine describes it.
    package struct Description: Equatable, Sendable {
        package let columns: [String]
        package let optionalColumns: Set<String>
        package let primaryKey: [String]
        package let foreignKeys: Set<ForeignKey>
        /// First columns of all keys and indexes.
        package let indexedColumns: Set<String>
    }

    private let connection: any Connection
    private var isSQLite: Bool { connection.dialect == .sqlite }

    package init(_ connection: any Connection) { self.connection = connection }

    /// A query for the names of all tables, views left out.
    static func tableNames(_ dialect: Dialect) -> String {
        switch dialect {
        case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        case .mysql:
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
            """
        }
    }

    /// All tables by name.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func tables() throws -> [String: Description] {
        let names = try connection.strings(Self.tableNames(connection.dialect))
        return try Dictionary(uniqueKeysWithValues: names.map { ($0, try describe($0)) })
    }

    private func describe(_ table: String) throws -> Description {
        var columns: [String] = []
        var optional: Set<String> = []
        var key: [(place: Int64, name: String)] = []
        try connection.query(isSQLite ? Self.sqliteColumns : Self.mysqlColumns, [.text(table)]) { row in
            let name = row[0].string ?? ""
            columns.append(name)
            if row[1].integer == 1 { optional.insert(name) }
            if let place = row[2].integer, place > 0 { key.append((place, name)) }
        }
        var foreignKeys: Set<ForeignKey> = []
        try connection.query(isSQLite ? Self.sqliteForeignKeys : Self.mysqlForeignKeys, [.text(table)]) { row in
            foreignKeys.insert(ForeignKey(row[0].string ?? "", row[1].string ?? "", row[2].string ?? ""))
        }
        let indexed = try connection.strings(isSQLite ? Self.sqliteIndexes : Self.mysqlIndexes, [.text(table)])
        let primaryKey = key.sorted { $0.place < $1.place }.map(\.name)
        return Description(
            columns: columns, optionalColumns: optional, primaryKey: primaryKey, foreignKeys: foreignKeys,
            indexedColumns: Set(indexed + primaryKey.prefix(1)))
    }

    private static let sqliteColumns = "SELECT name, NOT \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid"
    private static let sqliteForeignKeys = "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)"
    private static let sqliteIndexes = """
        SELECT i.name FROM pragma_index_list(?) AS l JOIN pragma_index_info(l.name) AS i WHERE i.seqno = 0
        """
    private static let mysqlColumns = """
        SELECT c.column_name, c.is_nullable = 'YES',
            (SELECT k.ordinal_position FROM information_schema.key_column_usage k
             WHERE k.table_schema = c.table_schema AND k.table_name = c.table_name
                AND k.column_name = c.column_name AND k.constraint_name = 'PRIMARY')
        FROM information_schema.columns c
        WHERE c.table_schema = DATABASE() AND c.table_name = ? ORDER BY c.ordinal_position
        """
    private static let mysqlForeignKeys = """
        SELECT column_name, referenced_table_name, referenced_column_name FROM information_schema.key_column_usage
        WHERE table_schema = DATABASE() AND table_name = ? AND referenced_table_name IS NOT NULL
        """
    private static let mysqlIndexes = """
        SELECT column_name FROM information_schema.statistics
        WHERE table_schema = DATABASE() AND table_name = ? AND seq_in_index = 1
        """
}
