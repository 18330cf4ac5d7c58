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
    package static func tableNames(_ dialect: Dialect) -> String {
        switch dialect {
        case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        case .mysql:
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type IN (\(mysqlTableTypes))
            """
        }
    }

    /// What MySQL's catalog calls tables that hold rows. MariaDB has a word of its own for those that keep old versions of them.
    package static let mysqlTableTypes = "'BASE TABLE', 'SYSTEM VERSIONED'"

    /// The names of all tables of a schema, views left out; none when there is no such schema or the account does not see it.
    ///
    /// - Parameter schema: on SQLite the name of an attached database, which must be there.
    /// - Throws: `MQ5xx` as the engine does.
    package func tableNames(in schema: String) throws -> [String] {
        let dialect = connection.dialect
        let own = Self.tableNames(dialect)
        return switch dialect {
        case .sqlite:
            try connection.strings(own.replacing("sqlite_master", with: dialect.qualified(schema, "sqlite_master")))
        case .mysql: try connection.strings(own.replacing("DATABASE()", with: "?"), [.text(schema)])
        }
    }

    /// The names of all tables and views. MariaDB opens none of them for that, so nobody's definition is waited for.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func names() throws -> Set<String> {
        Set(
            try connection.strings(
                isSQLite
                    ? "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                    : "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"))
    }

    /// All tables by name.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func tables() throws -> [String: Description] {
        let names = try connection.strings(Self.tableNames(connection.dialect))
        return try Dictionary(uniqueKeysWithValues: names.map { ($0, try describe($0)) })
    }

    /// A column as the engine declares it.
    package struct ColumnDescription: Equatable, Sendable {
        package let name: String
        /// The engine's own word.
        package let type: String
        package let isOptional: Bool
        package let isKey: Bool
        package var isBinary: Bool {
            let type = type.uppercased()
            return type.contains("BLOB") || type.hasPrefix("BINARY") || type.hasPrefix("VARBINARY")
        }
    }

    /// The columns of a table or view, in order; none when there is no such table.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func columns(of table: String) throws -> [ColumnDescription] {
        guard Self.mayExist(table, connection.dialect) else { return [] }
        var columns: [ColumnDescription] = []
        try connection.query(isSQLite ? Self.sqliteTypes : Self.mysqlTypes, [.text(table)]) { row in
            columns.append(
                ColumnDescription(
                    name: row[0].string ?? "", type: row[1].string ?? "", isOptional: row[2].integer == 1,
                    isKey: row[3].integer == 1))
        }
        return columns
    }

    /// False for a name that no table can have: an engine would take one with a NUL for what stands before it, and MySQL's
    /// catalog cannot even be asked for characters beyond the basic plane.
    static func mayExist(_ name: String, _ dialect: Dialect) -> Bool {
        name.unicodeScalars.allSatisfy { $0.value > 0 && (dialect == .sqlite || $0.value <= 0xFFFF) }
    }

    /// Names of all tables and views, with whether each is a view.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func objects() throws -> [(name: String, isView: Bool)] {
        var objects: [(String, Bool)] = []
        try connection.query(isSQLite ? Self.sqliteObjects : Self.mysqlObjects, []) { row in
            objects.append((row[0].string ?? "", row[1].integer == 1))
        }
        return objects
    }

    /// Names of views that another tool has made too large to be looked at, in small letters; none where the account does not see
    /// their definitions.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func viewsTooLarge() throws -> Set<String> {
        var views: [(name: String, sql: String)] = []
        let sql =
            isSQLite
            ? "SELECT name, sql FROM sqlite_master WHERE type = 'view'"
            : "SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = DATABASE()"
        try connection.query(sql, []) { views.append(($0[0].string ?? "", $0[1].string ?? "")) }
        return StatementSize.tooLarge(views, connection.dialect)
    }

    /// References of a table to others.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func foreignKeys(of table: String) throws -> [ForeignKey] {
        var keys: [ForeignKey] = []
        try connection.query(isSQLite ? Self.sqliteForeignKeys : Self.mysqlForeignKeys, [.text(table)]) { row in
            keys.append(ForeignKey(row[0].string ?? "", row[1].string ?? "", row[2].string ?? ""))
        }
        return keys.sorted { $0.column < $1.column }
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

    private static let sqliteTypes = """
        SELECT name, type, NOT "notnull" AND NOT pk, pk > 0 FROM pragma_table_info(?) ORDER BY cid
        """
    private static let mysqlTypes = """
        SELECT column_name, column_type, is_nullable = 'YES', column_key = 'PRI' FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position
        """
    private static let sqliteObjects = """
        SELECT name, type = 'view' FROM sqlite_master
        WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
        """
    private static let mysqlObjects = """
        SELECT table_name, table_type = 'VIEW' FROM information_schema.tables WHERE table_schema = DATABASE()
        ORDER BY table_name
        """
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
