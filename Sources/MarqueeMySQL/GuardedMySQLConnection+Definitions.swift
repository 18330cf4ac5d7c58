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
        try checkSize(of: statement)
        try StatementSize.check(statement, .mysql, known: views)
        // A definition cannot be rolled back, so it is refused before it begins when there is no room.
        if statement.tokens.first?.text == "CREATE" { try refuseTooLarge() }
        try reserve?.require()
        guard let objects = DefinedObjects(statement) else { return try body() }
        func make() throws {
            try body()
            try dropIfTooLarge(objects)
        }
        guard administrator.territory == .warehouse else { return try make() }
        let rights = TableRights(administrator, try governance())
        try rights.announce(objects)
        do { try make() } catch {
            _ = try? rights.settle(objects)
            throw error
        }
        try rights.settle(objects)
    }

    private func checkSize(of statement: SQLTokens) throws {
        let schema = Value.text(administrator.database)
        func count(_ sql: String, _ table: String? = nil) throws -> Int64 {
            try governance().integer(sql, [schema] + (table.map { [.text($0)] } ?? [])) ?? 0
        }
        try DefinitionLimits.check(
            statement,
            objects: { try count("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ?") },
            indexes: {
                try count(
                    """
                    SELECT COUNT(DISTINCT index_name) FROM information_schema.statistics
                    WHERE table_schema = ? AND table_name = ?
                    """, $0)
            },
            partitions: {
                try count(
                    """
                    SELECT COUNT(partition_name) FROM information_schema.partitions
                    WHERE table_schema = ? AND table_name = ?
                    """, $0)
            })
    }

    /// Drops a table that was made with more rows than a write may add: the server has committed it by itself.
    ///
    /// - Throws: `MQ313`.
    private func dropIfTooLarge(_ objects: DefinedObjects) throws {
        guard writeLimits.rows < .max, objects.makesTable, let made = objects.made.first else { return }
        let table = dialect.quoted(administrator.database) + "." + dialect.quoted(made.name)
        let rows = try governance().integer(
            "SELECT COUNT(*) FROM (SELECT 1 FROM \(table) LIMIT \(writeLimits.rows + 1)) x")
        guard rows ?? 0 > writeLimits.rows else { return }
        try governance().execute("DROP TABLE \(table)", [])
        throw writeLimits.tooManyRows
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
        // The server speaks of rights on a table that is not there, too.
        let denied = MySQLFailure.names(in: error)
        if denied.count == 2, denied[0] == administrator.database, try !exists(denied[1]) {
            return MarqueeError(.statementFailed, "the statement is not understood: there is no table \(denied[1])")
        }
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
        guard try exists(name) else { return false }
        let rights = try connection.integer(
            """
            SELECT COUNT(*) FROM information_schema.table_privileges
            WHERE table_schema = ? AND table_name = ? AND privilege_type = 'INSERT'
            """, [.text(administrator.database), .text(name)])
        return rights == 0
    }

    private func exists(_ table: String) throws -> Bool {
        try governance().integer(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
            [.text(administrator.database), .text(table)]) == 1
    }

    func size() throws -> Int64 { try SchemaSize.bytes(administrator.database, governance()) }

    /// - Parameter before: bytes up to which it does not matter, because what makes room must not be refused: the server gives
    ///   the room of deleted rows free only later.
    /// - Throws: `MQ323` when the sandbox takes more than it may.
    func refuseTooLarge(unlessBelow before: Int64 = 0) throws {
        guard let largest = administrator.largest, largest < .max else { return }
        let size = try size()
        guard size <= max(largest, before) else {
            throw MarqueeError(
                .sandboxQuota, "the sandbox may take \(largest) bytes, and would take \(size)",
                hint: "delete rows or drop tables that are no longer needed, or reset the sandbox")
        }
    }
}
