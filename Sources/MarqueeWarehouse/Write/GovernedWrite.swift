package import MarqueeCatalog

/// The connection was lost while a transaction was being committed: it may be there or not.
package struct CommitUnknown: Error {
    package let error: MarqueeError

    init(error: MarqueeError) {
        self.error = MarqueeError(
            .connectionLost, "the connection to the database was lost during the commit", details: error.details,
            internals: error.internals,
            hint: "the write may have been committed: ask again with the same idempotency key, or look in the audit log"
        )
    }
}

/// A write with its author: carried out, audited and, where it has an idempotency key, remembered, in one transaction.
package struct GovernedWrite {
    package let author: Author
    /// `write` or `insert`.
    package let action: String
    /// What the audit log keeps of the statements.
    package let statement: String
    package let parametersHash: String?
    package let mode: WriteBatch.Mode
    package let key: IdempotencyStore.Key?
    package let note: ChangeNote
    /// Whether the engine commits by itself, because a table or view is changed on one that can't take that back.
    package let commitsByItself: Bool

    package init(
        author: Author, action: String, statement: String, parametersHash: String?, mode: WriteBatch.Mode,
        key: IdempotencyStore.Key?, note: ChangeNote = .none, commitsByItself: Bool = false
    ) {
        self.author = author
        self.action = action
        self.statement = statement
        self.parametersHash = parametersHash
        self.mode = mode
        self.key = key
        self.note = note
        self.commitsByItself = commitsByItself
    }

    /// What came of it.
    package struct Outcome: Sendable {
        package let answer: IdempotencyStore.Answer
        /// Whether the answer is the first one's, given again.
        package let isReplayed: Bool
        package let rowsAffected: Int
    }

    /// Where it is carried out.
    package struct Place {
        package let writer: any GuardedConnection
        /// A connection that sees the governance tables.
        package let governance: any Connection
        package let digest: @Sendable (String) -> String

        package init(
            writer: any GuardedConnection, governance: any Connection, digest: @escaping @Sendable (String) -> String
        ) {
            self.writer = writer
            self.governance = governance
            self.digest = digest
        }
    }

    /// Carries it out.
    ///
    /// - Parameters:
    ///   - body: does the work in the open transaction and gives the rows changed, and the answer, which has
    ///     ``KeptAnswer/place`` where the number of the audit entry goes.
    ///   - failure: the answer that an error becomes, to be kept under the key.
    ///   - isListed: false if a failure gets no entry of its own in the audit log, because it was counted elsewhere.
    /// - Throws: what `body` throws, after everything was rolled back and the failure was put into the audit log.
    package func run(
        at place: Place, failure: (MarqueeError) -> IdempotencyStore.Answer,
        isListed: (ErrorCode) -> Bool = { _ in true },
        _ body: () throws -> (rows: Int, answer: IdempotencyStore.Answer)
    ) throws -> Outcome {
        if let known = try replay(place) { return known }
        let start = ContinuousClock.now
        do {
            return try attempt(place, start, body)
        } catch let error as MarqueeError {
            place.writer.rollback()
            // Somebody else was faster with the same key: the answer is theirs.
            if error.code == .constraintViolated, let known = try replay(place) { return known }
            if Self.isWorthAuditing(error.code) {
                try record(error, failure(error), place, .now - start, isListed: isListed(error.code))
            }
            throw error
        }
    }

    private func replay(_ place: Place) throws -> Outcome? {
        guard let key, let answer = try IdempotencyStore(place.governance).answer(to: key) else { return nil }
        return Outcome(answer: answer, isReplayed: true, rowsAffected: 0)
    }

    private func attempt(
        _ place: Place, _ start: ContinuousClock.Instant,
        _ body: () throws -> (rows: Int, answer: IdempotencyStore.Answer)
    ) throws -> Outcome {
        if commitsByItself { return try attemptDefinition(place, start, body) }
        try place.writer.begin()
        // Under SQLite's lock nobody can come between this look and the commit.
        if let known = try replay(place) {
            place.writer.rollback()
            return known
        }
        let (rows, answer) = try body()
        try place.writer.writeLimits.check(rows)
        if mode == .dryRun {
            place.writer.rollback()
            try AuditLog(place.governance, digest: place.digest).append(
                entry(rows, .now - start, .rolledBack, action: "dry-run"))
            return Outcome(answer: answer, isReplayed: false, rowsAffected: rows)
        }
        let id = try place.writer.seal(
            entry(rows, .now - start, .committed), key.map { KeptAnswer(key: $0, answer: answer) }, note,
            digest: place.digest)
        do { try place.writer.commit() } catch let error as MarqueeError where error.code == .connectionLost {
            throw CommitUnknown(error: error)
        }
        return Outcome(answer: named(answer, id), isReplayed: false, rowsAffected: rows)
    }

    /// An entry before says that it was begun, one behind it how it ended.
    private func attemptDefinition(
        _ place: Place, _ start: ContinuousClock.Instant,
        _ body: () throws -> (rows: Int, answer: IdempotencyStore.Answer)
    ) throws -> Outcome {
        let log = AuditLog(place.governance, digest: place.digest)
        try log.append(entry(0, .zero, .begun))
        let (rows, answer) = try place.writer.changingDefinitions(body)
        let id = try place.governance.transaction {
            let id = try log.append(entry(rows, .now - start, .committed))
            try ChangeLog(place.governance).keepObstacle(ChangeNote.definition.obstacle ?? "", of: id)
            if let key { try IdempotencyStore(place.governance).keep(named(answer, id), for: key) }
            return id
        }
        return Outcome(answer: named(answer, id), isReplayed: false, rowsAffected: rows)
    }

    private func named(_ answer: IdempotencyStore.Answer, _ id: Int64) -> IdempotencyStore.Answer {
        .init(status: answer.status, response: KeptAnswer.naming(id, in: answer.response))
    }

    private func record(
        _ error: MarqueeError, _ answer: IdempotencyStore.Answer, _ place: Place, _ took: Duration,
        isListed: Bool
    ) throws {
        guard isListed || key != nil else { return }
        try place.governance.transaction {
            let outcome: AuditEntry.Outcome = error.code.isRefusal ? .refused : .rolledBack
            if isListed {
                try AuditLog(place.governance, digest: place.digest).append(entry(0, took, outcome, error: error.code))
            }
            // What may go well the next time is not what the key is answered with for ever.
            if let key, !error.code.isTransient { try IdempotencyStore(place.governance).keep(answer, for: key) }
        }
    }

    /// A database that is gone or full can't take an entry either.
    private static func isWorthAuditing(_ code: ErrorCode) -> Bool {
        ![
            .connectionLost, .serverUnreachable, .storeFull, .sandboxQuota, .storeDamaged, .storeReadOnly, .storeLocked,
        ].contains(code)
    }

    private func entry(
        _ rows: Int, _ took: Duration, _ outcome: AuditEntry.Outcome, action: String? = nil, error: ErrorCode? = nil
    ) -> AuditEntry {
        AuditEntry(
            author: author, action: action ?? self.action, statement: statement, parametersHash: parametersHash,
            rowsAffected: rows, took: took, outcome: outcome, errorCode: error)
    }
}

extension ErrorCode {
    /// Whether the same request may go well another time.
    package var isTransient: Bool {
        switch self {
        case .timeLimit, .cancelled, .serverBusy, .storeLocked, .storeFull, .connectionLost, .serverUnreachable,
            .rateLimited, .tooManyStatements, .internalFault:
            true
        default: false
        }
    }

    /// Whether something was kept from being done, and did not go wrong.
    package var isRefusal: Bool {
        switch self {
        case .notARead, .notAWrite, .severalStatements, .statementRefused, .tableOutOfReach, .roleForbids, .mixedDDL:
            true
        default: false
        }
    }
}
