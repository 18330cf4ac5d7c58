/// What one statement, and one principal's statements together, may take.
package struct QueryLimits: Equatable, Sendable {
    /// Longest run of a statement (`MQ305`).
    package var time: Duration
    /// Rows of a result (`MQ306`).
    package var rows: Int
    /// Bytes of a result (`MQ307`).
    package var bytes: Int
    /// Bytes of a statement's text (`MQ308`).
    package var statementBytes: Int
    /// Statements of one token that run at the same time (`MQ205`).
    package var concurrentStatements: Int
    /// Requests of one token in a second, as a mean (`MQ204`).
    package var requestsPerSecond: Double
    /// What a write may add to the database (`MQ313`, `MQ307`).
    package var write = WriteLimits(rows: 5_000_000, bytes: 2 << 30)

    package init(
        time: Duration, rows: Int, bytes: Int, statementBytes: Int, concurrentStatements: Int, requestsPerSecond: Double
    ) {
        self.time = time
        self.rows = rows
        self.bytes = bytes
        self.statementBytes = statementBytes
        self.concurrentStatements = concurrentStatements
        self.requestsPerSecond = requestsPerSecond
    }
}
