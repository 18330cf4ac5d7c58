import MarqueeCatalog

/// The users' foreign keys in the way of an import, found by following them from the rows that it deletes or whose keys it
/// changes, and what becomes of each by a policy.
struct ReferencePlan {
    /// In the order in which they were reached: a key comes after those by which it was reached.
    private(set) var affected: [AffectedReference] = []

    init() {}

    /// - Throws: `MQ5xx` as the engine does.
    init(_ lost: [LostKeys], _ policy: ReferencePolicy, _ connection: any Connection) throws {
        // On a server the question opens the tables of all schemas.
        guard connection.dialect == .sqlite || lost.contains(where: \.isAny) else { return }
        let references = try UserReference.all(of: connection)
        guard !references.isEmpty else { return }
        var search = ReferenceSearch(references, policy, connection)
        for keys in lost { try search.start(from: keys) }
        affected = try search.finish()
    }

    /// The error that names all that is in the way; nil where nothing is.
    var refusal: MarqueeError? {
        let blockers = affected.filter { $0.action == .refuse }
        guard !blockers.isEmpty else { return nil }
        return MarqueeError(
            .referencedByUsers, "tables of users refer to rows that the import would delete or change",
            details: blockers.map { $0.text + ($0.reason.map { "; \($0)" } ?? "") },
            hint: """
                --on-reference set-null sets the referring columns to NULL, --on-reference drop-constraint drops these foreign \
                keys; or change the tables first
                """)
    }

    /// Carries out what was chosen, before rows are deleted or changed; belongs into the transaction of the load.
    ///
    /// - Throws: `MQ411` when something is in the way, `MQ5xx` as the engine does.
    func apply(to connection: any Connection) throws {
        if let refusal { throw refusal }
        if connection.dialect.hasTransactionalDDL {
            try dropConstraints(connection)
        } else if let late = affected.first(where: { $0.action == .dropConstraint }) {
            throw MarqueeError(
                .referencedByUsers,
                "a table of a user has begun to refer to rows that the import would delete or change",
                details: [late.text], hint: "try again")
        }
        // What refers to columns that become NULL comes before them.
        for reference in affected.reversed() where reference.action == .setNull && !reference.isByRule {
            do {
                try ReferencingRows(reference.reference, connection).setNull(matching: reference.values)
            } catch let error as MarqueeError where error.code == .constraintViolated {
                throw MarqueeError(
                    error.code, "the columns \(reference.reference.text) cannot be set to NULL",
                    details: [reference.text] + error.details, hint: "use --on-reference drop-constraint")
            }
        }
    }

    /// Drops the foreign keys that the policy says to drop.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func dropConstraints(_ connection: any Connection) throws {
        try ForeignKeyRemoval(connection).remove(
            affected.filter { $0.action == .dropConstraint }.map(\.reference))
    }
}
