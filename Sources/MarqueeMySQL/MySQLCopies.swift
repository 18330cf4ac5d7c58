import CMariaDB
import MarqueeCatalog
package import MarqueeWarehouse

/// Private copies of a warehouse on a MySQL or MariaDB server: schemas of their own, each with accounts of its own.
///
/// A copy has three schemas: the one in which its owner works, `…_base`, and `…_governance`. Its accounts have rights on the
/// first of them alone, which is what keeps the owner out of the warehouse and of the copies of others.
package struct MySQLCopies: CopyStore {
    private let engine: MySQLEngine

    init(_ engine: MySQLEngine) { self.engine = engine }

    /// Begins the names of the schemas of all copies of this warehouse, and of no other's on the server.
    private var prefix: String { "marquee_sandbox_\(RowTriggers.fingerprint(engine.database))_" }

    private func copy(_ id: String) -> MySQLEngine { engine.sandbox(prefix + id, largest: .max) }
    private func base(_ id: String) -> MySQLEngine { engine.sandbox("\(prefix)\(id)_base", largest: .max) }

    /// The server drops the lock when the connection ends, and so with the process.
    package func withLock<Value>(patience: Duration, _ body: () throws -> Value) throws -> Value? {
        // The lock is a node's alone.
        try engine.requireSingleWriter()
        let holder = try connect()
        let seconds = max(0, Int64((patience / .seconds(1)).rounded(.up)))
        guard try holder.integer("SELECT GET_LOCK(?, ?)", [lockName, .integer(seconds)]) == 1 else { return nil }
        defer { _ = try? holder.integer("SELECT RELEASE_LOCK(?)", [lockName]) }
        return try body()
    }

    private var lockName: Value { .text("marquee_copies_\(RowTriggers.fingerprint(engine.database))") }

    private func connect(_ database: String? = nil) throws -> MySQLConnection {
        guard let connection = try MySQLConnection(engine, database: database, orNil: false) else {
            throw MarqueeError(.cannotOpenStore, "the database cannot be opened")
        }
        return connection
    }

    package func make(_ id: String, progress: (Double) throws -> Void) throws {
        for attempt in 1...Self.mostAttempts {
            do {
                try WarehouseCopy(of: engine, base: base(id), copy: copy(id)).make { try progress($0 * 0.95) }
                break
            } catch let error as MarqueeError where attempt < Self.mostAttempts && Self.isChangedDefinition(error) {
                try remove(id)
            }
        }
        try admitPrincipals(copy(id))
        try progress(1)
    }

    private static let mostAttempts = 4

    /// Whether a table was changed, dropped or made behind the moment that is copied: 1412 table definition has changed, 1146
    /// no such table, 1054 no such column, 1356 a view that refers to such.
    private static func isChangedDefinition(_ error: MarqueeError) -> Bool {
        [1412, 1146, 1054, 1356].contains(MySQLFailure.number(error))
    }

    /// Makes the copy's governance tables and accounts. The principals come along by name alone: the warehouse is where their
    /// tokens are looked at.
    private func admitPrincipals(_ copy: MySQLEngine) throws {
        let governance = try copy.connectGovernance()
        guard let source = try engine.governance.connect(createIfMissing: false) else { return }
        var principals: [[Value]] = []
        try source.query("SELECT id, name, role, created_at FROM principals", []) { row in
            principals.append((0...3).map { Value(row[$0]) })
        }
        try governance.transaction {
            try governance.executeEach(
                "INSERT INTO principals (id, name, role, created_at) VALUES (?, ?, ?, ?)", principals)
        }
    }

    /// The accounts go first, so that as long as any of them is there the schemas are too.
    package func remove(_ id: String) throws {
        let connection = try connect()
        try connection.execute(MySQLConnection.briefLocks, [])
        let copy = copy(id)
        let accounts = MySQLAccounts.names(of: copy)
        for name in accounts { try connection.execute("DROP USER IF EXISTS \(MySQLAccounts.sql(name))", []) }
        try endSessions(of: accounts, connection)
        for schema in [base(id).database, copy.database, copy.governance.database] {
            try connection.execute("DROP DATABASE IF EXISTS \(Dialect.mysql.quoted(schema))", [])
        }
    }

    /// An account that is gone keeps the sessions that it has, and with an open transaction of theirs the tables.
    private func endSessions(of accounts: [String], _ connection: MySQLConnection) throws {
        let names = accounts.map(Dialect.mysql.literal).joined(separator: ", ")
        var sessions: [Int64] = []
        try connection.query("SELECT id FROM information_schema.processlist WHERE user IN (\(names))", []) {
            sessions.append($0[0].integer ?? 0)
        }
        // One that has just ended by itself is none the worse for it.
        for session in sessions { _ = try? connection.execute("KILL \(session)", []) }
    }

    package func present() throws -> Set<String> {
        let connection = try connect()
        var found = Set(
            try connection.strings("SELECT schema_name FROM information_schema.schemata").compactMap(id(ofSchema:)))
        do {
            for name in try connection.strings("SELECT CONVERT(User USING utf8mb4) FROM mysql.user") {
                for purpose in MySQLAccounts.Purpose.allCases {
                    let beginning = MySQLAccounts.prefix(purpose)
                    guard name.hasPrefix(beginning) else { continue }
                    id(ofSchema: String(name.dropFirst(beginning.count))).map { _ = found.insert($0) }
                }
            }
        } catch let error as MarqueeError where error.code == .loginRefused {
            // Where the account may not look there, the schemas tell: none of the accounts is there without them.
        }
        return found
    }

    private func id(ofSchema name: String) -> String? {
        guard name.hasPrefix(prefix) else { return nil }
        var id = name.dropFirst(prefix.count)
        for suffix in ["_base", "_governance"] where id.hasSuffix(suffix) { id = id.dropLast(suffix.count) }
        return !id.isEmpty && id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) } ? String(id) : nil
    }

    package func size(of id: String) throws -> Int64 { try SchemaSize.bytes(copy(id).database, connect()) }

    package func damage(of id: String) throws -> [String] {
        let connection = try connect()
        return try [copy(id), base(id), copy(id).governance].flatMap {
            try MySQLHealth.damage(connection, $0.database)
        }
    }

    package func engine(of id: String, largest: Int64) -> any Engine { engine.sandbox(prefix + id, largest: largest) }

    package func connectComparing(_ id: String) throws -> ComparedWarehouses {
        ComparedWarehouses(
            connection: try connect(copy(id).database), copy: copy(id).database, base: base(id).database,
            warehouse: engine.database, ledger: try connect(engine.database).ledgerSchema)
    }
}
