import MarqueeCatalog

/// Somebody's wish to have what was done in a sandbox in the warehouse.
package struct Promote: Sendable, CustomStringConvertible {
    package let sandbox: Sandbox
    /// Names of the tables that are meant; nil for all.
    package let tables: [String]?
    package let side: Promotion.Side
    package let mode: WriteBatch.Mode

    package init(sandbox: Sandbox, tables: [String]?, side: Promotion.Side, mode: WriteBatch.Mode) {
        self.sandbox = sandbox
        self.tables = tables
        self.side = side
        self.mode = mode
    }

    /// As the audit log has it.
    package var description: String {
        let meant = tables.map { $0.joined(separator: ", ") } ?? "all tables"
        return "promote \(sandbox.owner)/\(sandbox.name): \(meant), conflicts: \(side.rawValue)"
    }

    private func diff(_ engine: any Engine) throws -> SandboxDiff { try SandboxDiff(of: sandbox, in: engine) }

    /// What taking it back has to know.
    ///
    /// - Throws: `MQ111`, `MQ5xx` as the engine does.
    package func note(_ engine: any Engine) throws -> ChangeNote {
        try Promotion.newTables(in: diff(engine), only: tables).isEmpty
            ? .none : ChangeNote(obstacle: "it brought new tables along, which can't be taken back")
    }

    /// Applies it in the open transaction of a connection.
    ///
    /// - Throws: as ``Promotion/run()``, and `MQ312` for new tables in a dry run where definitions can't be tried.
    package func run(_ engine: any Engine, on connection: any GuardedConnection) throws -> [Promotion.Tally] {
        let diff = try diff(engine)
        let promotion = try Promotion(of: diff, only: tables, on: side, to: connection)
        let new = try Promotion.newTables(in: diff, only: tables)
        if engine.dialect.hasTransactionalDDL {
            try NewTables.make(new, in: diff, on: connection)
        } else if mode == .dryRun, !new.isEmpty {
            throw MarqueeError(
                .mixedDDL, "new tables can't be tried on this engine", details: new,
                hint: "name the other tables, or promote with mode commit")
        }
        return try diff.sides.connection.reading { try promotion.run() }
    }

    /// Runs `body`, before which the new tables are made where the engine commits definitions by itself. When `body` does not
    /// commit they go again; when the program ends before that, whoever cleans up next sees to it.
    ///
    /// - Throws: what `body` throws, `MQ325` when the warehouse has a table of that name, `MQ5xx` as the engine does.
    package func preparing<Value>(
        _ engine: any Engine, _ writer: any GuardedConnection, _ governance: any Connection, requestID: String,
        _ body: () throws -> Value
    ) throws -> Value {
        let diff = try diff(engine)
        let new = try Promotion.newTables(in: diff, only: tables)
        try NewTables.refuseKnown(new, in: diff)
        guard !engine.dialect.hasTransactionalDDL, mode == .commit, !new.isEmpty, let copies = engine.copies else {
            return try body()
        }
        let value = try copies.withLock(patience: .seconds(60)) {
            let pending = NewTables(governance, writer.own)
            try pending.announce(new, requestID: requestID)
            defer { _ = try? pending.settle() }
            try writer.changingDefinitions { try NewTables.make(new, in: diff, on: writer) }
            return try body()
        }
        guard let value else {
            throw MarqueeError(.storeLocked, "sandboxes are being made", hint: "try again in a moment")
        }
        return value
    }
}

/// New tables of promotes, on an engine that commits each definition by itself: they are in the warehouse before their rows
/// are, and are announced before that.
package struct NewTables {
    private let governance: any Connection
    private let connection: any Connection

    /// - Parameters:
    ///   - governance: a connection that sees the governance tables.
    ///   - connection: one that may drop tables of the warehouse.
    package init(_ governance: any Connection, _ connection: any Connection) {
        self.governance = governance
        self.connection = connection
    }

    func announce(_ tables: [String], requestID: String) throws {
        try governance.execute(
            "INSERT INTO promotions (request_id, after_entry, tables) SELECT ?, entries, ? FROM audit_head WHERE id = 1",
            [.text(requestID), .text(JSONNode.list(tables.map(JSONNode.text)).json)])
    }

    /// Drops the tables of promotes that were not committed. To be called while nobody promotes.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func settle() throws {
        var pending: [(request: String, entry: Int64, tables: [String])] = []
        try governance.query("SELECT request_id, after_entry, tables FROM promotions", []) { row in
            let names = try RowImage.values(row[2].string ?? "[]").compactMap { value -> String? in
                if case .text(let name) = value { name } else { nil }
            }
            pending.append((row[0].string ?? "", row[1].integer ?? 0, names))
        }
        for promote in pending {
            let committed = try governance.integer(
                """
                SELECT COUNT(*) FROM audit_log
                WHERE id > ? AND request_id = ? AND action = 'promote' AND outcome = 'committed'
                """, [.integer(promote.entry), .text(promote.request)])
            if committed == 0 {
                // Those that refer to others go first.
                for table in promote.tables.reversed() {
                    try connection.execute("DROP TABLE IF EXISTS \(connection.dialect.quoted(table))", [])
                }
            }
            try governance.execute("DELETE FROM promotions WHERE request_id = ?", [.text(promote.request)])
        }
    }

    /// - Throws: `MQ325` for a table that somebody has made in the warehouse meanwhile.
    static func refuseKnown(_ tables: [String], in diff: SandboxDiff) throws {
        let known = try tables.filter {
            try TableShape.read($0, of: diff.sides.connection, in: diff.sides.warehouse) != nil
        }
        guard known.isEmpty else {
            throw MarqueeError(
                .notPromotable, "the warehouse has a table of that name already", details: known,
                hint: "rename yours in the sandbox")
        }
    }

    /// Makes the tables, with the rights of outside SQL: their definitions are text that somebody has written.
    static func make(_ tables: [String], in diff: SandboxDiff, on connection: any GuardedConnection) throws {
        for sql in try definitions(tables, in: diff) {
            let tokens = try SQLTokens(sql, connection.dialect)
            try connection.run(.init(kind: .definition, tokens: tokens), .none, into: DiscardedResult())
        }
    }

    /// The statements that make tables as they are in the sandbox, those first that others refer to.
    private static func definitions(_ tables: [String], in diff: SandboxDiff) throws -> [String] {
        let connection = diff.sides.connection
        let references = try Reference.all(of: connection, in: diff.sides.copy)
        return try Dependents.parentsFirst(tables, references).flatMap { table -> [String] in
            let quoted = connection.dialect.qualified(diff.sides.copy, table)
            if connection.dialect == .sqlite {
                return try connection.strings(
                    """
                    SELECT sql FROM \(connection.dialect.qualified(diff.sides.copy, "sqlite_master"))
                    WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type = 'index'
                    """, [.text(table)])
            }
            var sql = ""
            try connection.query("SHOW CREATE TABLE \(quoted)", []) { sql = $0[1].string ?? "" }
            return [sql]
        }
    }
}
