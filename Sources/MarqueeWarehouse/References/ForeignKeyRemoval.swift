import MarqueeCatalog

/// Drops foreign keys of users' tables.
package struct ForeignKeyRemoval {
    private let connection: any Connection

    package init(_ connection: any Connection) { self.connection = connection }

    /// Drops the keys. On SQLite this is a part of the open transaction or one of its own; a server commits before and after
    /// each of them.
    ///
    /// - Throws: `MQ511` when the table is not what it should be afterwards, `MQ5xx` as the engine does.
    package func remove(_ references: [UserReference]) throws {
        var done: Set<UserReference> = []
        let unique = references.filter { done.insert($0).inserted }
        guard !unique.isEmpty else { return }
        guard connection.dialect == .sqlite else { return try alter(unique) }
        try connection.transaction {
            var tables: [String] = []
            for reference in unique where !tables.contains(reference.table.name) { tables.append(reference.table.name) }
            for table in tables {
                try remove(unique.filter { $0.table.name == table }.map(\.ordinal), from: table)
            }
        }
    }

    /// Whoever reads one of the tables in an open transaction is waited for no longer than a writer.
    private func alter(_ references: [UserReference]) throws {
        try connection.execute("SET SESSION lock_wait_timeout = 10", [])
        defer { _ = try? connection.execute("SET SESSION lock_wait_timeout = DEFAULT", []) }
        for reference in references {
            let constraint = Dialect.mysql.quoted(reference.constraint ?? "")
            try connection.execute(
                "ALTER TABLE \(reference.table.quoted(.mysql)) DROP FOREIGN KEY \(constraint)", [])
        }
    }

    // MARK: - SQLite

    /// SQLite has no statement for it. Its documentation (https://www.sqlite.org/lang_altertable.html, section 7) allows the
    /// stored definition to be edited where only constraints go, which do not concern how rows are kept: rows, their numbers,
    /// indexes, triggers and views stay as they are, and nothing is copied.
    private func remove(_ ordinals: [Int], from table: String) throws {
        let before = try shape(table)
        var definition: String?
        try connection.query("SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = ?", [.text(table)]) {
            definition = $0[0].string
        }
        let clauses = try ForeignKeyClauses(definition ?? "")
        guard clauses.clauses.count == before.keys.count, ordinals.allSatisfy(before.keys.indices.contains) else {
            throw changed(table, "its definition is not understood")
        }
        try write(try clauses.removing(ordinals), table)
        let after = try shape(table)
        let left = before.keys.indices.filter { !ordinals.contains($0) }.map { before.keys[$0] }
        guard after.keys == left, after.columns == before.columns, after.indexes == before.indexes else {
            throw changed(table, "it would have another shape")
        }
        let problems = try connection.strings("PRAGMA main.integrity_check(\(Dialect.sqlite.quoted(table)))")
        guard problems == ["ok"] else { throw changed(table, problems.prefix(3).joined(separator: "; ")) }
    }

    private func write(_ definition: String, _ table: String) throws {
        let version = try connection.integer("PRAGMA main.schema_version") ?? 0
        try connection.execute("PRAGMA writable_schema = ON", [])
        // The mode must not outlive the statement, whatever comes of it.
        defer { _ = try? connection.execute("PRAGMA writable_schema = OFF", []) }
        try connection.execute(
            "UPDATE main.sqlite_master SET sql = ? WHERE type = 'table' AND name = ?",
            [.text(definition), .text(table)])
        // Every connection reads the schema anew, this one too.
        try connection.execute("PRAGMA main.schema_version = \(version + 1)", [])
        try connection.execute("PRAGMA writable_schema = RESET", [])
    }

    private struct Shape: Equatable {
        /// The foreign keys in the order of the definition.
        var keys: [[String]] = []
        var columns: [String] = []
        var indexes: [String] = []
    }

    private func shape(_ table: String) throws -> Shape {
        var shape = Shape()
        var last: Int64?
        try connection.query(Self.keys, [.text(table)]) { row in
            if row[0].integer != last { shape.keys.append([]) }
            last = row[0].integer
            shape.keys[shape.keys.count - 1].append(row[1].string ?? "")
        }
        shape.columns = try connection.strings(Self.columns, [.text(table)])
        shape.indexes = try connection.strings(Self.indexes, [.text(table)])
        return shape
    }

    private func changed(_ table: String, _ reason: String) -> MarqueeError {
        MarqueeError(
            .storeFailure, "a foreign key of \(table) cannot be dropped", details: [reason],
            hint: "nothing was changed; make the table anew without it")
    }

    private static let keys = """
        SELECT id, quote("from") || quote("table") || quote("to") || on_update || on_delete || "match"
        FROM pragma_foreign_key_list(?, 'main') ORDER BY id DESC, seq
        """
    private static let columns = """
        SELECT quote(name) || quote(type) || "notnull" || quote(dflt_value) || pk || hidden
        FROM pragma_table_xinfo(?, 'main') ORDER BY cid
        """
    private static let indexes = """
        SELECT quote(l.name) || l."unique" || l.origin || l.partial || quote(i.name) || i."desc" || quote(i.coll) || i.key
        FROM pragma_index_list(?, 'main') AS l JOIN pragma_index_xinfo(l.name, 'main') AS i ORDER BY l.seq, i.seqno
        """
}
