package import MarqueeCatalog

/// A place where a warehouse can live: what every database engine must fulfil.
///
/// Calls block, so they belong on a thread of their own, never on Swift's cooperative pool.
package protocol Engine: Sendable {
    /// Which SQL the engine speaks.
    var dialect: Dialect { get }

    /// What SQL from outside may change.
    var territory: Territory { get }

    /// How the store itself is.
    var health: any StoreHealth { get }

    /// Where private copies are kept; nil for a warehouse of which there can be none.
    var copies: (any CopyStore)? { get }

    /// Connects, whatever the database holds.
    ///
    /// - Parameter createIfMissing: whether a database that does not exist may be made.
    /// - Returns: nil when the database does not exist and may not be made.
    /// - Throws: `MQ501` … `MQ512`.
    func connect(createIfMissing: Bool) throws -> (any Connection)?

    /// Connects to the governance tables, which are made if they are missing, with whatever else the engine needs for
    /// connections of SQL from outside.
    ///
    /// - Throws: `MQ515` when there is no warehouse, `MQ503` and `MQ5xx` as the engine does.
    func connectGovernance() throws -> any Connection

    /// Called before a server begins to serve: brings whatever SQL from outside needs to what it should be.
    ///
    /// - Throws: as ``connectGovernance()``.
    func prepareService() throws

    /// The schema of the governance tables where they have one of their own; nil where they lie beside the catalog.
    var governanceSchema: String? { get }

    /// Runs what administers principals and tokens, which writers must not keep out.
    ///
    /// - Parameter principal: whose running statements are to end first; nil for nobody's.
    /// - Throws: what `body` throws; `MQ504` when a writer that has begun does not end in time.
    func administering<Result>(stopping principal: String?, _ body: () throws -> Result) throws -> Result

    /// Whether a principal's statements have to end because somebody waits to revoke their tokens.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func isBeingRevoked(_ principal: String, _ governance: any Connection) throws -> Bool

    /// Makes sure that no other process may write at a place where neither sees the other.
    ///
    /// - Throws: `MQ516` for a cluster of several nodes, unless this is said to be the only process that writes.
    func requireSingleWriter() throws

    /// What differs from what ``prepareService()`` makes, in words: accounts, rights, triggers, procedures.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func findings() throws -> [String]

    /// Called before rows are loaded in bulk: what records the rows that single writes change steps aside.
    ///
    /// - Throws: `MQ504` when writers do not end in time, `MQ5xx` as the engine does.
    func prepareLoad() throws

    /// Makes an account of the database server that may read the warehouse with any tool, and nothing else.
    ///
    /// - Returns: its password.
    /// - Throws: `MQ101` on an engine without accounts, `MQ207` when there is an account of that name, `MQ509` when the
    ///   login may not make one.
    func addReadingAccount(_ name: String) throws -> String

    /// Removes an account that ``addReadingAccount(_:)`` has made.
    func dropAccount(_ name: String) throws

    /// Connects for SQL that comes from outside. The governance tables must have been made.
    ///
    /// - Parameters:
    ///   - writes: whether that SQL may change rows and tables; see ``GuardedConnection``.
    ///   - layers: the layers that are on.
    /// - Throws: `MQ5xx` as the engine does.
    func connectGuarded(writes: Bool, layers: GuardLayers) throws -> any GuardedConnection

    /// Connects for rows that Marquee writes by itself, such as those of bulk inserts. The governance tables must have been made.
    ///
    /// - Returns: nil on an engine where they go the way of all others.
    /// - Throws: `MQ5xx` as the engine does.
    func connectLoading() throws -> (any LoadingConnection)?
}

extension Engine {
    package func connectLoading() throws -> (any LoadingConnection)? { nil }
    package func prepareService() throws { _ = try connectGovernance() }
    package func requireSingleWriter() {}
    package func findings() throws -> [String] { [] }

    /// Connects and makes sure that the database is a warehouse of the current schema version: an empty database becomes
    /// one, an older one is brought up, anything else is left alone.
    ///
    /// - Throws: `MQ502` for a database that is not Marquee's, `MQ503` for one of a later version, `MQ5xx` as the engine.
    package func openForWriting() throws -> any Connection {
        guard let connection = try connect(createIfMissing: true) else {
            throw MarqueeError(.cannotOpenStore, "the database cannot be made")
        }
        try SchemaUpgrade().run(on: connection)
        return connection
    }

    /// Makes sure that there is a warehouse of the current schema version.
    ///
    /// - Throws: `MQ515` when there is none, and as ``openForReading()``.
    package func requireWarehouse() throws {
        guard try openForReading() != nil else {
            throw MarqueeError(.noWarehouse, "there is no warehouse here", hint: "make one with `marquee import`")
        }
    }

    /// Connects to a warehouse that is there, and changes nothing.
    ///
    /// - Returns: nil when the database does not exist or is empty.
    /// - Throws: as ``openForWriting()``, and `MQ514` for a warehouse of an earlier version.
    package func openForReading() throws -> (any Connection)? {
        guard let connection = try connect(createIfMissing: false) else { return nil }
        return try SchemaUpgrade().isReadable(connection) ? connection : nil
    }
}

/// One conversation with an engine, used by one thread at a time.
package protocol Connection: AnyObject {
    var dialect: Dialect { get }

    /// Runs a statement that gives no rows.
    ///
    /// - Returns: the number of rows it changed.
    /// - Throws: the engine's error as an `MQ5xx`.
    @discardableResult
    func execute(_ sql: String, _ parameters: [Value]) throws -> Int

    /// Runs a statement once for each row of parameters, prepared once.
    ///
    /// - Throws: as ``execute(_:_:)``.
    func executeEach(_ sql: String, _ rows: some Sequence<[Value]>) throws

    /// Runs a query and hands its rows over one by one, as they come from the engine.
    ///
    /// - Throws: as ``execute(_:_:)``, and what `row` throws.
    func query(_ sql: String, _ parameters: [Value], row: (any Row) throws -> Void) throws

    /// Runs `body` in a transaction that is committed when it returns, and rolled back whole when it throws. Writers wait
    /// for each other. Inside another transaction, `body` is a part of that one.
    ///
    /// - Throws: what `body` throws; `MQ504` when another writer does not finish in time.
    func transaction<Result>(_ body: () throws -> Result) throws -> Result

    /// Inserts rows by the fastest way that the engine has, with all constraints on.
    ///
    /// - Throws: as ``execute(_:_:)``.
    func insert(_ rows: InsertRows) throws

    /// Whether rows of the open transaction refer to others that are not there, on an engine that looks at that at its end.
    var hasBrokenReferences: Bool { get }

    /// Ends the connection, from another thread, when its server has fallen silent; nil where there is no server.
    var cutter: (any Interrupter)? { get }

    /// The schema of the ledger's tables where they have one of their own; nil where they lie beside the catalog, and where the
    /// account may only read them, through views of the same names.
    ///
    /// - Throws: as ``query(_:_:row:)``.
    var ledgerSchema: String? { get throws }

    /// Called once a load has been committed: time to arrange the database for readers.
    ///
    /// - Throws: as ``execute(_:_:)``.
    func finishLoad() throws
}

extension Connection {
    package var ledgerSchema: String? { nil }
    package var cutter: (any Interrupter)? { nil }

    /// The name of a table of the schema as it stands in a statement.
    ///
    /// - Throws: as ``query(_:_:row:)``.
    package func name(of table: Table) throws -> String {
        guard ManagedTables.isLedger(table.name), let ledgerSchema = try ledgerSchema else {
            return dialect.quoted(table.name)
        }
        return dialect.qualified(ledgerSchema, table.name)
    }

    /// Runs `body`, all of whose queries see the database as it is at the first of them. Not inside a transaction.
    ///
    /// - Throws: what `body` throws, and as ``query(_:_:row:)``.
    package func reading<Result>(_ body: () throws -> Result) throws -> Result {
        try execute(dialect == .sqlite ? "BEGIN" : "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY", [])
        do {
            let result = try body()
            try execute("COMMIT", [])
            return result
        } catch {
            _ = try? execute("ROLLBACK", [])
            throw error
        }
    }

    /// Runs a query whose first column of the first row is a whole number; nil when there is none.
    ///
    /// - Throws: as ``query(_:_:row:)``.
    package func integer(_ sql: String, _ parameters: [Value] = []) throws -> Int64? {
        var result: Int64?
        try query(sql, parameters) { row in
            if result == nil, case .integer(let value) = row[0] { result = value }
        }
        return result
    }

    /// Runs a query whose first column is text, and gives that column.
    ///
    /// - Throws: as ``query(_:_:row:)``.
    package func strings(_ sql: String, _ parameters: [Value] = []) throws -> [String] {
        var result: [String] = []
        try query(sql, parameters) { result.append($0[0].string ?? "") }
        return result
    }
}

/// The current row of a query; its cells are valid until the query moves on.
package protocol Row {
    /// The value in a column, counted from 0.
    subscript(_ column: Int) -> Cell { get }
}

/// A value that is bound to a statement's `?`.
package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])

    /// True if the values are the same bytes. Strings that are canonically equivalent are different values in SQL.
    package static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.integer(let left), .integer(let right)): left == right
        case (.real(let left), .real(let right)): left == right
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        case (.bytes(let left), .bytes(let right)): left == right
        default: false
        }
    }

    /// Hashes bytes: hashing a string takes quadratic time where it has a long run of combining marks.
    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .integer(let value): hasher.combine(value)
        case .real(let value): hasher.combine(value)
        case .text(let text): UTF8Key(text).hash(into: &hasher)
        case .bytes(let bytes): hasher.combine(bytes)
        }
    }

    /// Keeps a cell beyond its row.
    package init(_ cell: Cell) {
        self =
            switch cell {
            case .null: .null
            case .integer(let value): .integer(value)
            case .real(let value): .real(value)
            case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
            case .bytes(let bytes): .bytes(Array(bytes))
            }
    }
}

extension Cell {
    /// The cell's text; nil when it is none.
    package var string: String? {
        if case .text(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
    }

    /// The cell's whole number; nil when it is none.
    package var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The cell's number; nil when it is none.
    package var real: Double? {
        switch self {
        case .real(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
}
