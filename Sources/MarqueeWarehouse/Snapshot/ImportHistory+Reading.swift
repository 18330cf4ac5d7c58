package import MarqueeCatalog

extension ImportHistory {
    /// What the ledger says of the last imports.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package init(of connection: any Connection) throws {
        self.init()
        let store = DistributionStore(connection)
        let runs = try store.lastRuns(2)
        last = runs.first
        previous = runs.dropFirst().first
        guard let last else { return }
        after = try store.distributions(after: last)
        if let previous { before = try store.distributions(after: previous) }
        let sql = """
            SELECT table_name, added, changed, unchanged, gone, removed FROM import_changes
            WHERE run_id = ? AND column_name = '*'
            """
        var found: [String: TableChange] = [:]
        try connection.query(sql, [.integer(last)]) { row in
            let table = row[0].string ?? ""
            let counts = (1...5).map { Int(row[$0].integer ?? 0) }
            found[table] = TableChange(
                table: table, added: counts[0], changed: counts[1], unchanged: counts[2], gone: counts[3],
                removed: counts[4])
        }
        changes = Schema.current.tables.compactMap { found[$0.name] }
    }
}
