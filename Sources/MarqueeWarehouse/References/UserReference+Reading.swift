import MarqueeCatalog

extension UserReference {
    /// The foreign keys of users' tables that refer to Marquee's tables, directly or by way of other users' tables.
    ///
    /// On a server these are also tables of other schemas, as far as the account sees them.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package static func all(of connection: any Connection) throws -> [UserReference] {
        let dialect = connection.dialect
        var left = try dialect == .sqlite ? sqlite(connection) : mysql(connection).filter { !$0.table.isManaged }
        var reached: [UserReference] = []
        func isReached(_ parent: TableName) -> Bool {
            parent.isManaged || reached.contains { $0.table.isSame(as: parent, dialect) }
        }
        while true {
            let next = left.filter { isReached($0.parent) }
            guard !next.isEmpty else { return reached }
            left.removeAll { isReached($0.parent) }
            reached += next
        }
    }

    private static let managedNames = Set(Schema.current.tables.map(\.name)).union(GovernanceTables.names)

    // MARK: - SQLite

    private static func sqlite(_ connection: any Connection) throws -> [UserReference] {
        struct Row {
            let table, parent, column, onDelete, onUpdate, definition: String
            let key: String?
            let id: Int64
        }
        var rows: [Row] = []
        try connection.query(sqliteKeys, []) { row in
            guard !managedNames.contains(row[0].string?.lowercased() ?? "") else { return }
            rows.append(
                Row(
                    table: row[0].string ?? "", parent: row[2].string ?? "", column: row[3].string ?? "",
                    onDelete: row[5].string ?? "", onUpdate: row[6].string ?? "", definition: row[7].string ?? "",
                    key: row[4].string, id: row[1].integer ?? 0))
        }
        var found: [UserReference] = []
        var first = 0
        while first < rows.count {
            let row = rows[first]
            let end = rows[first...].firstIndex { $0.table != row.table || $0.id != row.id } ?? rows.count
            let columns = rows[first..<end]
            // SQLite counts the keys of a table from the last one.
            let highest = rows[first...].prefix { $0.table == row.table }.last?.id ?? row.id
            let ordinal = Int(highest - row.id)
            let names = (try? ForeignKeyClauses(row.definition))?.clauses.map(\.name) ?? []
            let parentColumns = columns.map { $0.key ?? "" }
            found.append(
                UserReference(
                    table: sqliteName(row.table),
                    constraint: names.count == Int(highest) + 1 ? names[ordinal] : nil,
                    columns: columns.map(\.column), parent: sqliteName(row.parent), parentColumns: parentColumns,
                    onDelete: row.onDelete, onUpdate: row.onUpdate, ordinal: ordinal,
                    isBroken: try !isKey(parentColumns, of: row.parent, connection)))
            first = end
        }
        return found
    }

    private static func sqliteName(_ table: String) -> TableName {
        TableName(table, isManaged: managedNames.contains(table.lowercased()))
    }

    /// True if the columns are the primary key of the table or those of a unique index.
    private static func isKey(_ columns: [String], of table: String, _ connection: any Connection) throws -> Bool {
        var keys: [String: [String]] = [:]
        for sql in [sqlitePrimaryKey, sqliteUniqueIndexes] {
            try connection.query(sql, [.text(table)]) { row in
                keys[row[0].string ?? "", default: []].append(row[1].string ?? "")
            }
        }
        return keys.values.contains { key in
            key.count == columns.count
                && key.allSatisfy { name in columns.contains { Dialect.sqlite.isSameName($0, name) } }
        }
    }

    private static let sqliteKeys = """
        SELECT m.name, f.id, f."table", f."from",
            COALESCE(f."to", (SELECT i.name FROM pragma_table_info(f."table", 'main') AS i WHERE i.pk = f.seq + 1)),
            f.on_delete, f.on_update, m.sql
        FROM main.sqlite_master AS m JOIN pragma_foreign_key_list(m.name, 'main') AS f
        WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq
        """
    private static let sqlitePrimaryKey = "SELECT '', name FROM pragma_table_info(?, 'main') WHERE pk > 0"
    private static let sqliteUniqueIndexes = """
        SELECT l.name, i.name FROM pragma_index_list(?, 'main') AS l JOIN pragma_index_info(l.name, 'main') AS i
        WHERE l."unique" = 1 AND l.partial = 0
        """

    // MARK: - MariaDB

    /// The two views are read one after the other, because the server opens every table of every schema for each row of a
    /// join of them.
    private static func mysql(_ connection: any Connection) throws -> [UserReference] {
        var rules: [[String]: (onDelete: String, onUpdate: String)] = [:]
        try connection.query(mysqlRules, []) { row in
            rules[(0..<3).map { row[$0].string ?? "" }] = (row[3].string ?? "", row[4].string ?? "")
        }
        /// - Parameter place: 0 for the warehouse's own schema, 1 for that of its governance tables, 2 for any other.
        func name(_ schema: String?, _ table: String, _ place: Int64?) -> TableName {
            TableName(
                table, schema: place == 0 ? nil : schema, isManaged: place != 2 && managedNames.contains(table))
        }
        var found: [UserReference] = []
        var last: [String] = []
        try connection.query(mysqlColumns, []) { row in
            let id = (0..<3).map { row[$0].string ?? "" }
            let earlier = id == last ? found.popLast() : nil
            last = id
            found.append(
                UserReference(
                    table: name(row[0].string, id[1], row[7].integer), constraint: id[2],
                    columns: (earlier?.columns ?? []) + [row[3].string ?? ""],
                    parent: name(row[4].string, row[5].string ?? "", row[8].integer),
                    parentColumns: (earlier?.parentColumns ?? []) + [row[6].string ?? ""],
                    onDelete: rules[id]?.onDelete ?? "RESTRICT", onUpdate: rules[id]?.onUpdate ?? "RESTRICT",
                    ordinal: 0, isBroken: false))
        }
        return found
    }

    private static let mysqlRules = """
        SELECT constraint_schema, table_name, constraint_name, delete_rule, update_rule
        FROM information_schema.referential_constraints
        """
    private static let mysqlColumns = """
        SELECT table_schema, table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name,
            referenced_column_name,
            CASE table_schema WHEN DATABASE() THEN 0 WHEN CONCAT(DATABASE(), '_governance') THEN 1 ELSE 2 END,
            CASE referenced_table_schema WHEN DATABASE() THEN 0 WHEN CONCAT(DATABASE(), '_governance') THEN 1 ELSE 2 END
        FROM information_schema.key_column_usage WHERE referenced_table_name IS NOT NULL
        ORDER BY table_schema, table_name, constraint_name, ordinal_position
        """
}
