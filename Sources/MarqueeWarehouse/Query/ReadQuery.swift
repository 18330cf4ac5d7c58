package import MarqueeCatalog

/// A read that somebody asks for.
package struct ReadQuery: Hashable, Sendable {
    package let sql: String
    package let parameters: StatementParameters
    /// Rows wanted; nil for all that the role may have.
    package let limit: Int?
    /// Rows to pass over first.
    package let offset: Int
    /// Seconds after which the asker gives up; nil for the role's.
    package let timeout: Double?

    package init(
        _ sql: String, _ parameters: StatementParameters = .none, limit: Int? = nil, offset: Int = 0,
        timeout: Double? = nil
    ) {
        self.sql = sql
        self.parameters = parameters
        self.limit = limit
        self.offset = offset
        self.timeout = timeout
    }

    /// Runs it within limits, and closes what is written; an error that comes late is written into the result.
    ///
    /// - Parameters:
    ///   - isAbandoned: see ``Watchdog/limit(_:to:isAbandoned:_:)``.
    ///   - layers: the layers that are on.
    ///   - makeEncoder: makes what writes the result within the bounds it is given.
    /// - Throws: `MQ3xx`, `MQ112`, `MQ208`, `MQ5xx`.
    package func run(
        on connection: any GuardedConnection, limits: QueryLimits, watchdog: Watchdog,
        isAbandoned: @escaping @Sendable () -> Bool = { false }, layers: GuardLayers = .all,
        _ makeEncoder: (ResultBounds) -> ResultEncoder
    ) throws -> ResultEnd {
        let statement = try admitted(connection.dialect, limits, layers)
        let bounds = ResultBounds(
            offset: offset, requested: limit, maximumRows: limits.rows, maximumBytes: limits.bytes)
        let encoder = makeEncoder(bounds)
        let time = timeout.map { min(limits.time, .milliseconds(Int64($0 * 1000))) } ?? limits.time
        try watchdog.limit(connection, to: time, isAbandoned: isAbandoned) {
            try connection.run(statement, parameters, into: encoder)
        }
        try encoder.finish()
        return encoder.end
    }

    private func admitted(
        _ dialect: Dialect, _ limits: QueryLimits, _ layers: GuardLayers
    ) throws -> StatementGuard.Statement {
        guard sql.utf8.count <= limits.statementBytes else {
            throw MarqueeError(
                .statementTooLong, "the statement has \(sql.utf8.count) bytes, it may have \(limits.statementBytes)")
        }
        if let timeout, !(timeout > 0 && timeout <= 86_400) {
            throw MarqueeError(.invalidRequest, "timeout is a number of seconds above 0")
        }
        guard offset >= 0, limit ?? 0 >= 0 else {
            throw MarqueeError(.invalidRequest, "limit and offset are not negative")
        }
        guard layers.contains(.statement) else {
            return StatementGuard.Statement(kind: .query, tokens: try SQLTokens(sql, dialect))
        }
        return try StatementGuard(dialect).read(sql)
    }
}
