/// A table as its rows are recorded, compared and written back.
package struct TableShape: Equatable, Sendable {
    package struct Column: Equatable, Sendable {
        package let name: String
        /// The engine's own word, in lower case: of SQLite the declared type, of MySQL the type without its length.
        package let type: String
        /// Whether the engine computes the value, so that nobody writes it.
        package let isGenerated: Bool
    }

    package let table: String
    /// In the table's order, those that the engine computes left out.
    package let columns: [Column]
    /// Names of the columns that tell rows apart: the primary key; SQLite's row number where there is none; on MySQL nothing.
    package let key: [String]
    /// Whether the engine computes some columns.
    package let hasGenerated: Bool

    package var names: [String] { columns.map(\.name) }

    /// Reads what a table is like.
    ///
    /// - Parameter schema: where it is, when that is not the connection's own.
    /// - Returns: nil when there is no such table.
    /// - Throws: `MQ5xx` as the engine does.
    package static func read(
        _ table: String, of connection: any Connection, in schema: String? = nil
    ) throws -> TableShape? {
        guard Introspection.mayExist(table, connection.dialect) else { return nil }
        let isSQLite = connection.dialect == .sqlite
        let place = schema.map(Value.text) ?? (isSQLite ? .text("main") : .null)
        let named: [Value] = [.text(table), place]
        var columns: [Column] = []
        var key: [(place: Int64, name: String)] = []
        try connection.query(isSQLite ? sqliteColumns : mysqlColumns, isSQLite ? named : named + named) { row in
            let name = row[0].string ?? ""
            columns.append(
                Column(name: name, type: (row[1].string ?? "").lowercased(), isGenerated: row[2].integer == 1))
            if let place = row[3].integer, place > 0 { key.append((place, name)) }
        }
        return columns.isEmpty ? nil : TableShape(table, columns, key, isSQLite: isSQLite)
    }

    private init(_ table: String, _ columns: [Column], _ key: [(place: Int64, name: String)], isSQLite: Bool) {
        let written = columns.filter { !$0.isGenerated }
        var names = key.sorted { $0.place < $1.place }.map(\.name)
        var all = written
        if names.isEmpty, isSQLite {
            let known = Set(columns.map { $0.name.lowercased() })
            if let alias = ["rowid", "_rowid_", "oid"].first(where: { !known.contains($0) }) {
                names = [alias]
                all.append(Column(name: alias, type: "integer", isGenerated: false))
            }
        }
        self.table = table
        self.columns = all
        self.key = names
        hasGenerated = written.count < columns.count
    }

    /// Reads what some tables are like; those that are not there are left out. On MySQL two questions for all of them.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package static func all(
        _ tables: some Sequence<String>, of connection: any Connection, in schema: String? = nil
    ) throws -> [String: TableShape] {
        guard connection.dialect == .mysql else {
            return try Dictionary(
                uniqueKeysWithValues: tables.compactMap { table in
                    try read(table, of: connection, in: schema).map { (table, $0) }
                })
        }
        let place = [schema.map(Value.text) ?? .null]
        var (columns, keys): ([String: [Column]], [String: [(place: Int64, name: String)]]) = ([:], [:])
        try connection.query(
            """
            SELECT table_name, column_name, data_type, COALESCE(generation_expression, '') <> ''
            FROM information_schema.columns WHERE table_schema = COALESCE(?, DATABASE())
            ORDER BY table_name, ordinal_position
            """, place
        ) { row in
            columns[row[0].string ?? "", default: []].append(
                Column(
                    name: row[1].string ?? "", type: (row[2].string ?? "").lowercased(),
                    isGenerated: row[3].integer == 1))
        }
        try connection.query(
            """
            SELECT table_name, column_name, seq_in_index FROM information_schema.statistics
            WHERE table_schema = COALESCE(?, DATABASE()) AND index_name = 'PRIMARY'
            """, place
        ) { keys[$0[0].string ?? "", default: []].append(($0[2].integer ?? 0, $0[1].string ?? "")) }
        return Dictionary(
            uniqueKeysWithValues: tables.compactMap { table in
                columns[table].map { (table, TableShape(table, $0, keys[table] ?? [], isSQLite: false)) }
            })
    }

    private static let sqliteColumns = """
        SELECT name, type, hidden IN (2, 3), pk FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1 ORDER BY cid
        """
    // Table and schema stand as constants on both sides: otherwise the server opens every table of every schema for each
    // column. A default that is computed does not make a computed column.
    private static let mysqlColumns = """
        SELECT c.column_name, c.data_type, COALESCE(c.generation_expression, '') <> '', s.seq_in_index
        FROM information_schema.columns c LEFT JOIN information_schema.statistics s
            ON s.table_name = ? AND s.table_schema = COALESCE(?, DATABASE()) AND s.index_name = 'PRIMARY'
                AND s.column_name = c.column_name
        WHERE c.table_name = ? AND c.table_schema = COALESCE(?, DATABASE()) ORDER BY c.ordinal_position
        """

    /// An expression for a column's value that tells every two values apart, and that an image keeps.
    ///
    /// - Parameter reference: the column, quoted, with whatever stands before it.
    package static func exact(_ column: Column, _ reference: String, _ dialect: Dialect) -> String {
        guard dialect == .mysql else { return "\(reference) COLLATE BINARY" }
        switch column.type {
        case "tinyint", "smallint", "mediumint", "int", "bigint", "double", "year": return reference
        // As text a single-precision number has six digits.
        case "float": return "CAST(\(reference) AS DOUBLE)"
        case "bit": return "(\(reference) + 0)"
        case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "geometry", "point": return reference
        // Compared by bytes: other collations take an accent, a case or a blank at the end for nothing.
        case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "json":
            return "CONVERT(\(reference) USING utf8mb4) COLLATE utf8mb4_nopad_bin"
        default: return "CAST(\(reference) AS CHAR) COLLATE utf8mb4_nopad_bin"
        }
    }

    /// Whether a column's values are bytes, on MySQL.
    package static func isBinary(_ column: Column) -> Bool {
        ["binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "geometry", "point"].contains(column.type)
    }

    /// That two values are the same, NULL included.
    package static func same(_ left: String, _ right: String, _ dialect: Dialect) -> String {
        dialect == .sqlite ? "\(left) IS \(right)" : "\(left) <=> \(right)"
    }
}

/// A foreign key as the referenced table sees it.
package struct Reference: Equatable, Sendable {
    /// The table that refers.
    package let table: String
    package let columns: [String]
    package let parent: String
    /// Columns of the parent, in the order of ``columns``.
    package let parentColumns: [String]
    /// What happens to rows that refer to a row that is deleted, in capitals: `NO ACTION`, `CASCADE`, …
    package let onDelete: String
    /// The same for a row whose key changes.
    package let onUpdate: String

    /// All references of a database.
    ///
    /// - Parameter schema: the database, when it is not the connection's own.
    /// - Throws: `MQ5xx` as the engine does.
    package static func all(of connection: any Connection, in schema: String? = nil) throws -> [Reference] {
        var found: [(id: String, Reference)] = []
        let isSQLite = connection.dialect == .sqlite
        let place = schema.map(Value.text) ?? .null
        let sql = isSQLite ? sqlite(connection.dialect, schema ?? "main") : mysql
        try connection.query(sql, isSQLite ? [] : [place, place]) { row in
            let id = "\(row[0].string ?? "")\u{0}\(row[1].string ?? row[1].integer.map(String.init) ?? "")"
            let (column, key) = (row[3].string ?? "", row[4].string ?? "")
            let earlier = found.last.flatMap { $0.id == id ? $0.1 : nil }
            if earlier != nil { found.removeLast() }
            found.append(
                (
                    id,
                    Reference(
                        table: row[0].string ?? "", columns: (earlier?.columns ?? []) + [column],
                        parent: row[2].string ?? "", parentColumns: (earlier?.parentColumns ?? []) + [key],
                        onDelete: row[5].string ?? "", onUpdate: row[6].string ?? "")
                ))
        }
        return found.map(\.1)
    }

    private static func sqlite(_ dialect: Dialect, _ schema: String) -> String {
        let (master, literal) = (dialect.qualified(schema, "sqlite_master"), dialect.literal(schema))
        return """
            SELECT m.name, f.id, f."table", f."from",
                COALESCE(f."to", (SELECT i.name FROM pragma_table_info(f."table", \(literal)) AS i WHERE i.pk = f.seq + 1)),
                f.on_delete, f.on_update
            FROM \(master) AS m JOIN pragma_foreign_key_list(m.name, \(literal)) AS f
            WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq
            """
    }
    private static let mysql = """
        SELECT k.table_name, k.constraint_name, k.referenced_table_name, k.column_name, k.referenced_column_name,
            r.delete_rule, r.update_rule
        FROM information_schema.key_column_usage AS k JOIN information_schema.referential_constraints AS r
            ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
                AND r.table_name = k.table_name
        WHERE k.table_schema = COALESCE(?, DATABASE()) AND r.constraint_schema = COALESCE(?, DATABASE())
            AND k.referenced_table_name IS NOT NULL
        ORDER BY k.table_name, k.constraint_name, k.ordinal_position
        """
}
