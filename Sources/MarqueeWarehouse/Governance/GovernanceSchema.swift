import MarqueeCatalog

/// The tables of who may do what and who did what; see ``GovernanceTables``.
package enum GovernanceSchema {
    /// Rises by one with each change of these tables.
    package static let version = 4

    /// Makes the tables where they are missing. On SQLite they lie beside the catalog, on MySQL the connection is to the
    /// schema that is theirs alone.
    ///
    /// An earlier version is brought up: 2 added tables, 3 the form in which several changed rows lie in one row, 4 the id of
    /// the database server beside the numbers of its connections, and on MySQL rights by table.
    ///
    /// - Throws: `MQ503` for tables of a later version, `MQ5xx` as the engine does.
    ///
    /// - Parameter completing: makes what belongs to the tables, when these were made anew or brought up; when it fails, all of
    ///   that is done again the next time.
    package static func prepare(_ connection: any Connection, completing: () throws -> Void = {}) throws {
        guard try !isCurrent(connection) else { return }
        try connection.dialect.hasTransactionalDDL
            ? connection.transaction { try make(connection, completing) } : make(connection, completing)
    }

    /// True if the tables are there in this version.
    ///
    /// - Throws: as ``prepare(_:completing:)``.
    package static func isCurrent(_ connection: any Connection) throws -> Bool {
        let tables = try connection.strings(Introspection.tableNames(connection.dialect))
        guard tables.contains(GovernanceTables.versions.name),
            let found = try connection.integer("SELECT MAX(version) FROM governance_versions")
        else { return false }
        guard found <= version else {
            throw MarqueeError(
                .newerSchema, "the governance tables have version \(found), this Marquee knows \(version)",
                hint: "use the Marquee that made them, or a later one")
        }
        return found == version
    }

    private static func make(_ connection: any Connection, _ completing: () throws -> Void) throws {
        let ddl = DDL(connection.dialect)
        for table in GovernanceTables.all {
            let sql = ddl.createTable(table)
                .replacing("CREATE TABLE ", with: "CREATE TABLE IF NOT EXISTS ", maxReplacements: 1)
            try connection.execute(sql, [])
            // The first databases of version 1 lack principals.database_account. Only optional columns can be added so.
            let present = try Introspection(connection).columns(of: table.name).map(\.name)
            for column in table.columns where !present.contains(column.name) {
                try connection.execute(ddl.addColumn(column, to: table), [])
            }
            for index in ddl.createIndexes(table) {
                try connection.execute(
                    index.replacing("CREATE INDEX ", with: "CREATE INDEX IF NOT EXISTS ", maxReplacements: 1), [])
            }
        }
        let ignore = connection.dialect == .sqlite ? "INSERT OR IGNORE" : "INSERT IGNORE"
        try connection.execute(
            "\(ignore) INTO audit_head (id, entries, hash) VALUES (1, 0, ?)", [.text(AuditEntry.noHash)])
        try connection.execute("\(ignore) INTO row_recording (id, is_on) VALUES (1, 0)", [])
        // Triggers made by an earlier version may record rows differently: the next writer makes them anew.
        try connection.execute("UPDATE row_recording SET is_on = 0", [])
        try completing()
        try connection.execute(
            "\(ignore) INTO governance_versions (version, applied_at) VALUES (?, ?)",
            [.integer(Int64(version)), .text(Timestamp.now().text)])
    }
}
