import MarqueeAccess
import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse

/// What an import does about users' tables that refer to rows of the warehouse, and how it is told.
extension ImportJob {
    /// Drops the users' foreign keys that are in the way on a server, which cannot do so in the transaction of the load. They
    /// stay dropped when the load fails, so the drop is an entry of the audit log by itself.
    ///
    /// - Returns: the keys that were dropped.
    /// - Throws: `MQ411` when others are in the way, before anything is dropped; `MQ5xx` as the engine does.
    func dropConstraints(
        beforeLoading parts: [Ingestion.Part], _ connection: any Connection, _ engine: any Engine
    ) throws -> [AffectedReference] {
        let plan = try plan(parts, connection, ledgers: parts.flatMap(\.ledgers))
        let dropped = plan.references.filter { $0.action == .dropConstraint }
        guard !dropped.isEmpty else { return [] }
        for reference in dropped { progress.note(reference.announcement) }
        try plan.dropConstraints(connection)
        try AuditLog.ofWarehouse(connection, schema: engine.governanceSchema, digest: Digest.sha256)?.append(
            AuditEntry(
                author: LocalAuthor.current, action: "import",
                statement: "before a run, \(Self.statement(onReference, dropped))", outcome: .committed))
        return dropped
    }

    /// Runs `body` in a transaction; an error says which users' tables may be the reason, and what was dropped before.
    ///
    /// - Throws: what `body` throws, with further details.
    func explainingFailures(
        _ connection: any Connection, _ dropped: [AffectedReference], _ body: () throws -> Void
    ) throws {
        do { try connection.transaction(body) } catch let error as MarqueeError {
            let error = UserReference.explaining(error, connection)
            guard !dropped.isEmpty else { throw error }
            throw MarqueeError(
                error.code, error.message,
                details: error.details + dropped.map { "before the load, \($0.outcome)" },
                internals: error.internals, hint: error.hint)
        }
    }

    /// The import as the audit log has it.
    func entry(_ outcome: Outcome, took: Duration) -> AuditEntry {
        var parts = ["run \(outcome.run ?? 0)"]
        if prune { parts.append("pruning") }
        if !outcome.references.isEmpty { parts.append(Self.statement(onReference, outcome.references)) }
        let files = outcome.ledgers.map(\.name).joined(separator: ", ")
        return AuditEntry(
            author: LocalAuthor.current, action: "import", statement: "\(parts.joined(separator: ", ")): \(files)",
            rowsAffected: outcome.changes.reduce(0) { $0 + $1.rows }
                + outcome.references.reduce(0) { $0 + $1.changedRows },
            took: took, outcome: .committed)
    }

    private static func statement(_ policy: ReferencePolicy, _ references: [AffectedReference]) -> String {
        "on-reference \(policy.rawValue) (\(references.map(\.outcome).joined(separator: "; ")))"
    }
}

extension AffectedReference {
    /// The rows of the user's table that are changed or deleted.
    fileprivate var changedRows: Int { action == .cascade || action == .setNull ? rows : 0 }

    /// What is said before it happens.
    var announcement: String { "reference: \(text): \(consequence)" }

    /// What becomes of the rows, in words.
    var consequence: String {
        switch action {
        case .cascade: change == .delete ? "deleted" : "updated"
        case .setNull: "set to NULL"
        case .dropConstraint: "foreign key dropped"
        case .refuse: "import refused"
        }
    }

    /// What became of the key or its rows, in words.
    fileprivate var outcome: String {
        action == .dropConstraint
            ? "foreign key \(reference.text) dropped"
            : "\(rows) \(rows == 1 ? "row" : "rows") of \(reference.text) \(consequence)"
    }
}
