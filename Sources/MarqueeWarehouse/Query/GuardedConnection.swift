package import MarqueeCatalog

/// The layers that keep a read from changing anything. All are on; tests take one away to see that the rest still hold.
package struct GuardLayers: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// ``StatementGuard`` looks at the statement before the engine sees it.
    package static let statement = GuardLayers(rawValue: 1)
    /// The file is opened for reading alone; the session's transactions are read-only.
    package static let connection = GuardLayers(rawValue: 2)
    /// SQLite's authorizer; the rights of the database account.
    package static let engine = GuardLayers(rawValue: 4)
    package static let all: GuardLayers = [.statement, .connection, .engine]
}

/// A connection for SQL that comes from outside: the engine itself refuses what that SQL must not do.
package protocol GuardedConnection: AnyObject {
    var dialect: Dialect { get }

    /// The same conversation for Marquee's own statements: what they write is part of the open transaction.
    var own: any Connection { get }

    /// The same conversation for statements of Marquee's that change rows of tables which somebody else has named: with the
    /// rights of outside SQL.
    var asCaller: any Connection { get }

    /// The rows that the open transaction has changed since this was last asked, as they are recorded: those that foreign keys
    /// have changed included.
    ///
    /// - Returns: nil where rows are not recorded as they change.
    /// - Throws: `MQ5xx` as the engine does.
    func takeChangedRows() throws -> Int?

    /// True if foreign keys have changed rows in the open transaction that are neither recorded nor counted.
    var hasUncountedChanges: Bool { get }

    /// Stops what runs; any thread may call it.
    var interrupter: any Interrupter { get }

    /// What each of the transactions that begin from now on may add.
    var writeLimits: WriteLimits { get set }

    /// The reason to stop the running statement beside its time, such as a disk that is nearly full; nil for none. It is asked
    /// often, from another thread, and does not wait for anything.
    var excess: @Sendable () -> ErrorCode? { get }

    /// Runs a statement and hands its result over.
    ///
    /// - Returns: rows changed, as they are recorded: those that foreign keys have changed included.
    /// - Throws: `MQ304` and the like for what the engine does not take, `MQ208` for what it keeps out of reach, `MQ305` or
    ///   `MQ310` when it was stopped, and what the sink throws.
    @discardableResult
    func run(_ statement: StatementGuard.Statement, _ parameters: StatementParameters, into sink: any ResultSink) throws
        -> Int

    /// Runs Marquee's own statements about what somebody else has made, within the limits of one statement: they can be stopped.
    ///
    /// - Throws: what `body` throws, `MQ305` or `MQ310` when it was stopped, `MQ309` when it took too much memory.
    func limited<Value>(_ body: () throws -> Value) throws -> Value

    /// Inserts rows into a table, in the open transaction and with the rights of outside SQL.
    ///
    /// - Throws: ``RowFailure`` for the first row that is refused; rows before it may have been inserted.
    func insert(_ rows: InsertRows) throws

    /// Begins a transaction of outside SQL, whose changes of rows are recorded from here on.
    func begin() throws

    /// Runs a definition while nobody writes, on an engine that commits it by itself; changed rows are recorded anew of
    /// tables as they are afterwards.
    ///
    /// - Throws: what `body` throws; `MQ504` when writers do not end in time.
    func changingDefinitions<Value>(_ body: () throws -> Value) throws -> Value

    /// Whether a transaction is open.
    var isInTransaction: Bool { get }

    /// Appends to the audit log, and keeps the changed rows and the answer to an idempotency key, as parts of the open
    /// transaction. No statement may follow but the end of the transaction.
    ///
    /// - Returns: the entry's number, which also takes the place of the answer's `"audit_id":null`.
    /// - Throws: `MQ507` when the key has an answer already.
    func seal(
        _ entry: AuditEntry, _ answer: KeptAnswer?, _ note: ChangeNote,
        digest: @escaping @Sendable (String) -> String
    ) throws -> Int64

    func commit() throws
    func rollback()

    /// Whatever is committed to the database, by anyone, changes this mark before the commit is acknowledged. Marks of
    /// different connections can't be compared.
    func changeMark() throws -> Int64

    /// Whether the connection can be used further.
    var isUsable: Bool { get }

    /// Waits until what was stopped here is over. A server of its own may go on with a statement for a while though the connection
    /// is gone.
    func awaitEnd()
}

extension GuardedConnection {
    package func awaitEnd() {}
}

/// A connection for the rows of bulk inserts alone, on an engine where rows that are known beforehand are recorded faster than
/// those that have to be looked at once the engine has them.
package protocol LoadingConnection: GuardedConnection {
    /// Whether rows can be inserted here: whether the table will hold exactly what they say.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func takes(_ insert: BulkInsert) throws -> Bool
}

/// Stops what a connection does.
package protocol Interrupter: AnyObject, Sendable {
    /// Stops the running statement, if there is one; it then fails with that code.
    func interrupt(_ reason: ErrorCode)
}

/// A result nobody looks at.
package final class DiscardedResult: ResultSink {
    package init() {}
    package func begin(_ columns: [ResultColumn]) {}
    package func add(_ row: any Row) -> Bool { true }
}

/// A row that was refused.
package struct RowFailure: Error {
    /// Counted from 0.
    package let row: Int
    package let error: MarqueeError

    package init(row: Int, error: MarqueeError) {
        self.row = row
        self.error = error
    }
}
