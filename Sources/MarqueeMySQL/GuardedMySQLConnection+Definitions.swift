import MarqueeCatalog
package import MarqueeWarehouse

extension GuardedMySQLConnection {
    package func limited<Value>(_ body: () throws -> Value) throws -> Value {
        var value: Value?
        try stoppable { value = try body() }
        guard let value else { throw MarqueeError(.internalFault, "the statement gave nothing") }
        return value
    }

    /// Runs a definition between what has to be done before and behind it.
    ///
    /// - Throws: `MQ303` for a name or a storage engine that is refused, and what `body` throws; the rights on a name under which
    ///   nothing was made are gone then.
    func define(_ statement: SQLTokens, _ body: () throws -> Void) throws {
        try NameRules.check(statement, .mysql) { try knownNames() }
        try StatementSize.check(statement, .mysql, known: views)
        // A definition cannot be rolled back, so it is refused before it begins when there is no room.
        if statement.tokens.first?.text == "CREATE" { try refuseTooLarge() }
        guard administrator.territory == .warehouse, let objects = DefinedObjects(statement) else { return try body() }
        let rights = TableRights(administrator, try governance())
        try rights.announce(objects)
        do { try body() } catch {
            _ = try? rights.settle(objects)
            throw error
        }
        try rights.settle(objects)
    }

    /// All names of tables, columns, indexes and constraints.
    private func knownNames() throws -> Set<String> {
        let schema = Value.text(administrator.database)
        return Set(
            try governance().strings(
                """
                SELECT table_name FROM information_schema.tables WHERE table_schema = ?
                UNION SELECT column_name FROM information_schema.columns WHERE table_schema = ?
                UNION SELECT index_name FROM information_schema.statistics WHERE table_schema = ?
                UNION SELECT constraint_name FROM information_schema.table_constraints WHERE table_schema = ?
                """, [schema, schema, schema, schema]))
    }

    /// Names and definitions of all views.
    private func views() throws -> [(name: String, sql: String)] {
        var views: [(String, String)] = []
        try governance().query(
            "SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = ?",
            [.text(administrator.database)]
        ) { views.append(($0[0].string ?? "", $0[1].string ?? "")) }
        return views
    }

    /// Explains a refusal for lack of rights: a table that cannot be recorded, or one that another tool has made and
    /// that gets its triggers and rights now.
    ///
    /// - Returns: `MQ504` where the statement may go well when it is tried again.
    /// - Throws: `MQ5xx` as the engine does.
    func explained(_ error: MarqueeError, _ names: [String]) throws -> MarqueeError {
        guard error.code == .tableOutOfReach, purpose != .reader else { return error }
        if let refusal = try unwritable(names) { return refusal }
        guard let name = try names.first(where: isUnknownTable) else { return error }
        // Another writer may do the same at the same time.
        try RowTriggers(administrator).prepareAnew()
        guard try !isUnknownTable(name) else { return try unwritable(names) ?? error }
        return MarqueeError(.storeLocked, "the table was just made ready for writers", hint: "try again")
    }

    /// Refuses to write a table whose changed rows cannot be recorded, in a sandbox: its owner has every right there. In the
    /// warehouse nobody has the right to.
    ///
    /// - Throws: `MQ208`.
    func refuseUnwritable(in names: () -> [String]) throws {
        guard administrator.territory == .sandbox, purpose != .reader else { return }
        if let refusal = try unwritable(names()) { throw refusal }
    }

    private func unwritable(_ names: [String]) throws -> MarqueeError? {
        let reasons = try UnwritableTables(governance()).reasons()
        return names.first { reasons[$0] != nil }.map { UnwritableTables.error($0, reasons[$0] ?? "") }
    }

    /// True for a table that is not the warehouse's and on which writers have no rights yet.
    private func isUnknownTable(_ name: String) throws -> Bool {
        guard !ManagedTables(.warehouse).all.contains(name.lowercased()) else { return false }
        let isThere = try governance().integer(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
            [.text(administrator.database), .text(name)])
        guard isThere == 1 else { return false }
        let rights = try connection.integer(
            """
            SELECT COUNT(*) FROM information_schema.table_privileges
            WHERE table_schema = ? AND table_name = ? AND privilege_type = 'INSERT'
            """, [.text(administrator.database), .text(name)])
        return rights == 0
    }
}
