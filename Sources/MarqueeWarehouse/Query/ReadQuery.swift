import MarqueeCatalog

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

    /// True if the queries have the same text by bytes, and the same values.
    package static func == (left: ReadQuery, right: ReadQuery) -> Bool {
        UTF8Key(left.sql) == UTF8Key(right.sql) && left.parameters == right.parameters && left.limit == right.limit
            && left.offset == right.offset && left.timeout == right.timeout
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(UTF8Key(sql))
        hasher.combine(parameters)
        hasher.combine(limit)
        hasher.combine(offset)
        hasher.combine(timeout)
    }

    /// Bytes of the text and of the values.
    package var size: Int { sql.utf8.count + parameters.size }

    /// Lets the statement in.
    ///
    /// - Throws: `MQ308`, and as ``StatementGuard/read(_:)``.
    package func admitted(_ dialect: Dialect, _ limits: QueryLimits) throws -> StatementGuard.Statement {
        try checkLength(limits)
        return try StatementGuard(dialect).read(sql)
    }

    /// - Throws: `MQ308` for a statement that is too long.
    package func checkLength(_ limits: QueryLimits) throws {
        guard sql.utf8.count <= limits.statementBytes else {
            throw MarqueeError(
                .statementTooLong, "the statement has \(sql.utf8.count) bytes, it may have \(limits.statementBytes)")
        }
    }

    /// Lets it in and runs it; see ``run(_:on:limits:watchdog:isAbandoned:_:)``.
    ///
    /// - Parameter layers: the layers that are on.
    package func run(
        on connection: any GuardedConnection, limits: QueryLimits, watchdog: Watchdog,
        isAbandoned: @escaping @Sendable () -> Bool = { false }, layers: GuardLayers = .all,
        _ makeEncoder: (ResultBounds) -> ResultEncoder
    ) throws -> ResultEnd {
        let statement =
            layers.contains(.statement)
            ? try admitted(connection.dialect, limits)
            : StatementGuard.Statement(kind: .query, tokens: try SQLTokens(sql, connection.dialect))
        return try run(
            statement, on: connection, limits: limits, watchdog: watchdog, isAbandoned: isAbandoned, makeEncoder)
    }

    /// Runs it within limits, and closes what is written; an error that comes late is written into the result.
    ///
    /// - Parameters:
    ///   - statement: as ``admitted(_:_:)`` has let it in.
    ///   - isAbandoned: see ``Watchdog/limit(_:to:isAbandoned:_:)``.
    ///   - makeEncoder: makes what writes the result within the bounds it is given.
    /// - Throws: `MQ3xx`, `MQ112`, `MQ208`, `MQ5xx`.
    package func run(
        _ statement: StatementGuard.Statement, on connection: any GuardedConnection, limits: QueryLimits,
        watchdog: Watchdog, isAbandoned: @escaping @Sendable () -> Bool = { false },
        _ makeEncoder: (ResultBounds) -> ResultEncoder
    ) throws -> ResultEnd {
        if let timeout, !(timeout > 0 && timeout <= 86_400) {
            throw MarqueeError(.invalidRequest, "timeout is a number of seconds above 0")
        }
        guard offset >= 0, limit ?? 0 >= 0 else {
            throw MarqueeError(.invalidRequest, "limit and offset are not negative")
        }
        let bounds = ResultBounds(
            offset: offset, requested: limit, maximumRows: limits.rows, maximumBytes: limits.bytes)
        let encoder = makeEncoder(bounds)
        let time = time(within: limits)
        encoder.deadline = .now + time
        _ = try watchdog.limit(connection, to: time, isAbandoned: isAbandoned) {
            try connection.run(statement, parameters, into: encoder)
        }
        try encoder.finish()
        return encoder.end
    }

    /// How long it may take, its result's way to the client included.
    package func time(within limits: QueryLimits) -> Duration {
        timeout.map { min(limits.time, .milliseconds(Int64(max(0, min($0, 86_400)) * 1000))) } ?? limits.time
    }
}
