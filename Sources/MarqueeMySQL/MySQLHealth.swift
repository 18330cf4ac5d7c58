import Glibc
import MarqueeCatalog
package import MarqueeWarehouse

/// Checks the schemas of a warehouse by the means of the server.
struct MySQLHealth: StoreHealth {
    let engine: MySQLEngine

    func readableFiles() -> [String] { [] }

    func damage() throws -> [String] {
        try [engine, engine.governance].flatMap { part -> [String] in
            guard let connection = try part.connect(createIfMissing: false) as? MySQLConnection else { return [] }
            return try Self.damage(connection, part.database)
        }
    }

    /// Damage that CHECK TABLE finds in a schema.
    static func damage(_ connection: MySQLConnection, _ schema: String) throws -> [String] {
        // Names alone: with more the server opens every table, and a damaged one may be left out.
        let tables = try connection.strings(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = ? ORDER BY table_name",
            [.text(schema)])
        return try tables.flatMap { table -> [String] in
            var findings: [String] = []
            let name = Dialect.mysql.qualified(schema, table)
            try connection.query("CHECK TABLE \(name) EXTENDED", []) { row in
                let (kind, words) = (row[2].string ?? "", row[3].string ?? "")
                let isFine = words == "OK" || kind == "note" || words.hasPrefix("Table is already up to date")
                if !isFine { findings.append("\(schema).\(table): \(kind): \(words)") }
            }
            return findings
        }
    }

    func orphans() throws -> [String] {
        try [engine, engine.governance].flatMap { part -> [String] in
            guard let connection = try part.connect(createIfMissing: false) else { return [] }
            return try keys(connection, part.database).compactMap { key in
                let pairs = key.columns.map { "p.\(Self.quoted($0.parent)) = c.\(Self.quoted($0.child))" }
                let whole = key.columns.map { "c.\(Self.quoted($0.child)) IS NOT NULL" }
                let missing = "p.\(Self.quoted(key.columns[0].parent)) IS NULL"
                let count =
                    try connection.integer(
                        """
                        SELECT COUNT(*) FROM \(Dialect.mysql.qualified(part.database, key.table)) c
                        LEFT JOIN \(Dialect.mysql.qualified(key.parentSchema, key.parent)) p
                            ON (\(pairs.joined(separator: ") AND (")))
                        WHERE \((whole + [missing]).joined(separator: " AND "))
                        """) ?? 0
                return count == 0 ? nil : "references from \(key.table) to \(key.parent): \(count) rows without"
            }
        }
    }

    private static func quoted(_ name: String) -> String { Dialect.mysql.quoted(name) }

    private struct Key {
        let table, parentSchema, parent: String
        var columns: [(child: String, parent: String)]
    }

    /// The foreign keys of a schema.
    private func keys(_ connection: any Connection, _ schema: String) throws -> [Key] {
        var keys: [Key] = []
        var last = ""
        try connection.query(
            """
            SELECT CONCAT(table_name, '/', constraint_name), table_name, referenced_table_schema, referenced_table_name,
                column_name, referenced_column_name
            FROM information_schema.key_column_usage
            WHERE table_schema = ? AND referenced_table_name IS NOT NULL ORDER BY 1, ordinal_position
            """, [.text(schema)]
        ) { row in
            let text = (0...5).map { row[$0].string ?? "" }
            if text[0] != last { keys.append(Key(table: text[1], parentSchema: text[2], parent: text[3], columns: [])) }
            last = text[0]
            keys[keys.count - 1].columns.append((text[4], text[5]))
        }
        return keys
    }

    /// The server's disk, where the server is on this machine.
    func disk() throws -> DiskSpace? {
        guard ["127.0.0.1", "::1"].contains(engine.host),
            let connection = try engine.connect(createIfMissing: false),
            let folder = try connection.strings("SELECT @@datadir").first
        else { return nil }
        return DiskSpace(of: folder)
    }

    /// In the governance schema, for doctor and servers may be on different machines.
    private static let verdicts = Table(
        "doctor_verdict", "The verdict of the last `marquee doctor`, in one row.",
        columns: [Column("id", .integer, "Always 1"), Column("verdict", .key(64), "When, and what")], primaryKey: ["id"]
    )

    func keep(_ verdict: HealthVerdict) throws {
        guard let connection = try engine.governance.connect(createIfMissing: false) else { return }
        let sql = DDL(.mysql).createTable(Self.verdicts)
            .replacing("CREATE TABLE ", with: "CREATE TABLE IF NOT EXISTS ", maxReplacements: 1)
        try connection.execute(sql, [])
        let quoted = Self.quoted(Self.verdicts.name)
        try connection.execute(
            "REPLACE INTO \(quoted) (id, verdict) VALUES (1, ?)", [.text(verdict.text)])
    }

    func lastVerdict(_ governance: any Connection) throws -> HealthVerdict? {
        let quoted = Self.quoted(Self.verdicts.name)
        do {
            let texts = try governance.strings("SELECT verdict FROM \(quoted) WHERE id = 1")
            return texts.first.flatMap { HealthVerdict($0) }
        } catch let error as MarqueeError where MySQLFailure.number(error) == Self.noSuchTable {
            return nil
        }
    }

    private static let noSuchTable: UInt32 = 1146
}
