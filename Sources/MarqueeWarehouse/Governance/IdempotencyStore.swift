import MarqueeCatalog

/// What came of writes that carried an idempotency key.
package struct IdempotencyStore {
    /// A write's key, and what tells the same write from another.
    package struct Key: Equatable, Sendable {
        package let principalID: Int64
        package let key: String
        /// SHA-256 of the request, hexadecimal.
        package let requestHash: String

        package init(principalID: Int64, key: String, requestHash: String) {
            self.principalID = principalID
            self.key = key
            self.requestHash = requestHash
        }
    }

    /// An answer as it was given.
    package struct Answer: Equatable, Sendable {
        package let status: Int
        /// JSON.
        package let response: String

        package init(status: Int, response: String) {
            self.status = status
            self.response = response
        }
    }

    private let connection: any Connection

    package init(_ connection: any Connection) { self.connection = connection }

    /// The first answer under this key; nil when it is new.
    ///
    /// - Throws: `MQ109` when the key was used for another request.
    package func answer(to key: Key) throws -> Answer? {
        var found: (hash: String, answer: Answer)?
        try connection.query(
            """
            SELECT request_hash, status, response FROM idempotency_keys WHERE principal_id = ? AND idempotency_key = ?
            """, [.integer(key.principalID), .text(key.key)]
        ) { row in
            found = (
                row[0].string ?? "", Answer(status: Int(row[1].integer ?? 0), response: row[2].string ?? "")
            )
        }
        guard let found else { return nil }
        guard found.hash == key.requestHash else {
            throw MarqueeError(
                .idempotencyKeyReused, "this idempotency key was used for another request", hint: "use a new key")
        }
        return found.answer
    }

    /// Keeps an answer, as a part of the open transaction or in one of its own.
    ///
    /// - Throws: `MQ507` when the key has an answer.
    package func keep(_ answer: Answer, for key: Key) throws {
        try connection.execute(
            """
            INSERT INTO idempotency_keys (principal_id, idempotency_key, request_hash, created_at, status, response)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(key.principalID), .text(key.key), .text(key.requestHash), .text(Timestamp.now().text),
                .integer(Int64(answer.status)), .text(answer.response),
            ])
    }
}

/// An answer that is kept under its key.
package struct KeptAnswer: Sendable {
    package let key: IdempotencyStore.Key
    package let answer: IdempotencyStore.Answer

    package init(key: IdempotencyStore.Key, answer: IdempotencyStore.Answer) {
        self.key = key
        self.answer = answer
    }

    /// The answer with the number of its audit entry.
    package func naming(_ auditID: Int64) -> IdempotencyStore.Answer {
        IdempotencyStore.Answer(status: answer.status, response: Self.naming(auditID, in: answer.response))
    }

    package static func naming(_ auditID: Int64, in response: String) -> String {
        response.replacing(place, with: "\"audit_id\":\(auditID)", maxReplacements: 1)
    }

    /// Where an answer has the number of its audit entry, before that is known.
    package static let place = "\"audit_id\":null"
}
