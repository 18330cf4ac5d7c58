import MarqueeCatalog
import MarqueeWarehouse

/// What `SHOW` and `DESCRIBE` mean on SQLite, which has neither: Marquee's own queries over the engine's schema.
struct SQLiteDescription {
    let sql: String
    let values: [Value]

    /// - Throws: `MQ304` when nothing that can be shown is asked for.
    init(_ tokens: SQLTokens) throws {
        var words = tokens.tokens.filter { $0.text != "FULL" && $0.text != "EXTENDED" }[...]
        let verb = words.popFirst()?.text
        guard verb == "SHOW" else {
            self.init(table: words.last, Self.columns)
            return
        }
        switch (words.popFirst()?.text, words.first?.text) {
        case ("TABLES", _): self.init(sql: Self.tables, values: [])
        case ("COLUMNS", _), ("FIELDS", _): self.init(table: words.dropFirst().first, Self.columns)
        case ("INDEX", _), ("INDEXES", _), ("KEYS", _): self.init(table: words.dropFirst().first, Self.indexes)
        case ("CREATE", "TABLE"), ("CREATE", "VIEW"): self.init(table: words.dropFirst().first, Self.definition)
        default:
            throw MarqueeError(
                .statementFailed, "SHOW shows TABLES, COLUMNS FROM, INDEX FROM and CREATE TABLE on SQLite")
        }
    }

    private init(sql: String, values: [Value]) {
        self.sql = sql
        self.values = values
    }

    private init(table: SQLToken?, _ sql: String) {
        // A table out of reach is described like one that is not there.
        let name = table.map { $0.kind == .word ? $0.text.lowercased() : $0.text } ?? ""
        self.init(sql: sql, values: [.text(GovernanceTables.names.contains(name.lowercased()) ? "" : name)])
    }

    private static let hidden = GovernanceTables.names.sorted().map { "'\($0)'" }.joined(separator: ", ")

    private static let tables = """
        SELECT name, type FROM sqlite_master
        WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN (\(hidden)) ORDER BY name
        """
    private static let columns = """
        SELECT name AS field, type, CASE WHEN "notnull" OR pk THEN 'NO' ELSE 'YES' END AS "null",
            CASE WHEN pk THEN 'PRI' ELSE '' END AS "key", dflt_value AS "default"
        FROM pragma_table_info(?) ORDER BY cid
        """
    private static let indexes = """
        SELECT l.name AS key_name, NOT l."unique" AS non_unique, i.seqno + 1 AS seq_in_index, i.name AS column_name
        FROM pragma_index_list(?) AS l JOIN pragma_index_info(l.name) AS i ORDER BY 1, 3
        """
    private static let definition = """
        SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE
        """
}
