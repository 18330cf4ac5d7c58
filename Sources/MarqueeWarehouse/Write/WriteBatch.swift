package import MarqueeCatalog

/// Statements that are carried out together: all of them or none.
package struct WriteBatch: Sendable {
    package enum Mode: String, Sendable {
        case commit
        /// Everything is carried out and then rolled back.
        case dryRun = "dry-run"
    }

    package struct Statement: Sendable {
        package let sql: String
        package let parameters: StatementParameters

        package init(_ sql: String, _ parameters: StatementParameters = .none) {
            self.sql = sql
            self.parameters = parameters
        }
    }

    package let statements: [Statement]
    package let mode: Mode
    /// Rows that the batch may change; nil for any number.
    package let maxAffected: Int?

    package init(_ statements: [Statement], mode: Mode = .commit, maxAffected: Int? = nil) {
        self.statements = statements
        self.mode = mode
        self.maxAffected = maxAffected
    }

    /// Most statements of a batch.
    package static let longest = 10_000

    /// The texts of the statements, as the audit log keeps them.
    package var text: String { statements.map(\.sql).joined(separator: ";\n") }

    /// Lets the batch in.
    ///
    /// - Throws: `MQ312` for a batch that the engine can't roll back whole, `MQ308` for a long statement, and what
    ///   ``StatementGuard/write(_:)`` throws, naming the statement.
    package func admitted(
        _ dialect: Dialect, _ limits: QueryLimits, in territory: Territory = .warehouse
    ) throws -> Admitted {
        guard !statements.isEmpty, statements.count <= Self.longest else {
            throw MarqueeError(.invalidRequest, "a batch has from 1 to \(Self.longest) statements")
        }
        let admitted = try statements.enumerated().map { place, statement in
            do {
                guard statement.sql.utf8.count <= limits.statementBytes else {
                    throw MarqueeError(.statementTooLong, "a statement may have \(limits.statementBytes) bytes")
                }
                return (try StatementGuard(dialect, territory).write(statement.sql), statement.parameters)
            } catch let error as MarqueeError { throw error.adding(naming(place)) }
        }
        let definitions = admitted.count { $0.0.kind == .definition }
        if !dialect.hasTransactionalDDL, definitions > 0, admitted.count > 1 || mode == .dryRun {
            throw MarqueeError(
                .mixedDDL,
                mode == .dryRun
                    ? "a definition can't be tried on this engine" : "a definition stands alone in its batch here",
                details: [
                    "MariaDB commits before and after each definition, so the batch could not be rolled back whole"
                ],
                hint: "send it alone, with mode commit")
        }
        return Admitted(batch: self, statements: admitted, isDefinition: definitions > 0)
    }

    fileprivate func naming(_ place: Int) -> String { "statement \(place + 1) of \(statements.count)" }

    /// What came of a statement.
    package struct Result: Equatable, Sendable {
        /// Rows inserted, changed and deleted, as they are recorded: those that foreign keys have changed included.
        package let rows: Int
        /// What `RETURNING` gave, as JSON; nil for a statement without it.
        package let returned: String?

        package init(rows: Int, returned: String? = nil) {
            self.rows = rows
            self.returned = returned
        }
    }

    /// A batch that may run.
    package struct Admitted: Sendable {
        package let batch: WriteBatch
        fileprivate let statements: [(StatementGuard.Statement, StatementParameters)]
        /// Whether it changes tables or views.
        package let isDefinition: Bool

        /// What taking the batch back has to know of it.
        package var note: ChangeNote { isDefinition ? .definition : .none }

        /// Carries the statements out in the open transaction.
        ///
        /// - Returns: what came of each of them.
        /// - Throws: the first failure, naming its statement; `MQ313` when too many rows are changed.
        package func run(
            on connection: any GuardedConnection, limits: QueryLimits, watchdog: Watchdog,
            isAbandoned: @escaping @Sendable () -> Bool = { false }
        ) throws -> [Result] {
            let end = ContinuousClock.now + limits.time
            var total = 0
            return try statements.enumerated().map { place, statement in
                do {
                    let returned = ReturnedRows(limits)
                    let rows = try watchdog.limit(connection, to: end - .now, isAbandoned: isAbandoned) {
                        try connection.run(statement.0, statement.1, into: returned)
                    }
                    guard isDefinition && !connection.dialect.hasTransactionalDDL || connection.isInTransaction else {
                        throw MarqueeError(.internalFault, "a statement has ended the transaction")
                    }
                    guard statement.0.kind == .rows else { return Result(rows: 0) }
                    total += rows
                    try limits.write.check(total)
                    if let most = batch.maxAffected { try refuse(total, moreThan: most, on: connection) }
                    return Result(rows: rows, returned: try returned.finish())
                } catch let error as MarqueeError { throw error.adding(batch.naming(place)) }
            }
        }

        private func refuse(_ total: Int, moreThan most: Int, on connection: any GuardedConnection) throws {
            if total > most {
                throw MarqueeError(
                    .tooManyRowsAffected, "\(total) rows would be changed, max_affected is \(most)")
            }
            if connection.hasUncountedChanges {
                throw MarqueeError(
                    .tooManyRowsAffected, "foreign keys would change rows that cannot be counted",
                    details: ["max_affected is \(most), \(total) rows are counted"],
                    hint: "change the dependent rows by statements of their own first, or leave max_affected out")
            }
        }
    }
}

extension MarqueeError {
    /// The same error with a further fact, before the others.
    package func adding(_ detail: String) -> MarqueeError {
        MarqueeError(code, message, details: [detail] + details, hint: hint)
    }
}
