import MarqueeCatalog
package import MarqueeWarehouse

extension MySQLEngine {
    package func findings() throws -> [String] {
        guard let governance = try governance.connect(createIfMissing: false) as? MySQLConnection else {
            return ["the governance schema is missing"]
        }
        let accounts = MySQLAccounts(self, governance)
        return try accounts.findings() + procedureFindings(governance)
            + triggerFindings(governance, recorder: accounts.account(.recorder))
            + viewFindings(governance, owner: accounts.account(.ledger))
    }

    /// Procedures that are missing, or are not what Marquee makes, and others in the governance schema.
    private func procedureFindings(_ connection: MySQLConnection) throws -> [String] {
        var found: [String: (body: String, security: String)] = [:]
        try connection.query(
            """
            SELECT routine_name, routine_definition, security_type FROM information_schema.routines
            WHERE routine_schema = ?
            """, [.text(governance.database)]
        ) { found[$0[0].string ?? ""] = ($0[1].string ?? "", $0[2].string ?? "") }
        var findings: [String] = []
        for (name, sql) in zip(WriterProcedures.all, try writerProcedures(connection)) {
            guard let procedure = found.removeValue(forKey: name) else {
                findings.append("the procedure \(name) is missing")
                continue
            }
            // The server keeps the body as it was sent.
            if procedure.body.isEmpty || !sql.hasSuffix(procedure.body) || procedure.security != "DEFINER" {
                findings.append("the procedure \(name) was changed")
            }
        }
        return findings + found.keys.sorted().map { "the procedure \($0) is not Marquee's" }
    }

    /// Triggers of ours that were changed or have another owner, and triggers of others on the warehouse's own tables.
    private func triggerFindings(
        _ connection: MySQLConnection, recorder: MySQLAccounts.Account
    ) throws -> [String] {
        var findings: [String] = []
        let isOn = try connection.integer("SELECT is_on FROM row_recording WHERE id = 1") == 1
        let expected = isOn ? try RowTriggers(self).expectedNames() : []
        var present: Set<String> = []
        try connection.query(
            """
            SELECT trigger_name, event_object_table, action_timing, event_manipulation, action_statement, definer
            FROM information_schema.triggers WHERE trigger_schema = ?
            """, [.text(database)]
        ) { row in
            let text = (0...5).map { row[$0].string ?? "" }
            let (name, table, definer) = (text[0], text[1], text[5])
            let event = "\(text[2]) \(text[3])"
            if name == RowTriggers.name(of: RowTriggers.body(event, on: table, text[4])) {
                present.insert(name)
                if definer != "\(recorder.name)@%" {
                    findings.append("the trigger \(name) of \(table) has the rights of \(definer)")
                }
            } else if name.hasPrefix("marquee_") {
                findings.append("the trigger \(name) of \(table) was changed")
            } else if ManagedTables(territory).all.contains(table.lowercased()) {
                findings.append("the trigger \(name) of \(table) is not Marquee's")
            }
        }
        return findings + expected.subtracting(present).sorted().map { "the trigger \($0) is missing" }
    }

    /// Views of the ledger that are missing or not what Marquee makes.
    private func viewFindings(_ connection: MySQLConnection, owner: MySQLAccounts.Account) throws -> [String] {
        var found: [String: String] = [:]
        try connection.query(
            """
            SELECT table_name, CONCAT(definer, ' ', security_type, ' ', is_updatable) FROM information_schema.views
            WHERE table_schema = ?
            """, [.text(database)]
        ) { found[$0[0].string ?? ""] = $0[1].string ?? "" }
        return ManagedTables.ledgerTables.compactMap { table in
            guard let view = found[table.name] else { return "the view \(table.name) of the ledger is missing" }
            return view == "\(owner.name)@% DEFINER NO"
                ? nil : "the view \(table.name) of the ledger was changed: \(view)"
        }
    }
}
