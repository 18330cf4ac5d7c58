import MarqueeCatalog
package import MarqueeWarehouse

/// A warehouse in one database of a MySQL or MariaDB server.
package struct MySQLEngine: Engine {
    let host: String
    let port: UInt32
    private(set) var user: String
    private(set) var password: String
    private(set) var database: String
    /// Seconds that connecting may take.
    var connectSeconds: UInt32 = 5
    /// Seconds without a byte from the server after which a connection is lost; nil for any number.
    var answerSeconds: UInt32?
    /// Whether a statement's rows of parameters are sent together, where the server takes them so.
    let sendsArrays: Bool
    /// Where its connections can be cut from; nil where nobody does.
    var sockets: SocketRegister?
    /// Stops statements of this server's connections.
    private(set) var killer = Killer()
    package private(set) var territory = Territory.warehouse
    /// True if this process alone writes, so that a cluster of several nodes does no harm.
    package var isSingleWriter = false
    /// Bytes that the database may take; nil for any number.
    private(set) var largest: Int64?

    /// - Parameters:
    ///   - database: the database must exist, or the account must be allowed to create it.
    ///   - sendsArrays: false to send a statement's rows of parameters one by one, as to a server without array binding.
    package init(
        host: String, port: UInt32, user: String, password: String, database: String, sendsArrays: Bool = true
    ) {
        // The client library takes the name for the server's socket file, which another port's server may own.
        self.host = host == "localhost" ? "127.0.0.1" : host
        self.port = port
        self.user = user
        self.password = password
        self.database = database
        self.sendsArrays = sendsArrays
    }

    package var dialect: Dialect { .mysql }

    package var health: any StoreHealth { MySQLHealth(engine: self) }

    package var copies: (any CopyStore)? { territory == .warehouse ? MySQLCopies(self) : nil }

    /// A private copy in another database of the server.
    func sandbox(_ database: String, largest: Int64) -> MySQLEngine {
        var engine = MySQLEngine(host: host, port: port, user: user, password: password, database: database)
        engine.isSingleWriter = isSingleWriter
        engine.killer = killer
        engine.territory = .sandbox
        engine.largest = largest
        return engine
    }

    package func connect(createIfMissing: Bool) throws -> (any Connection)? {
        if createIfMissing, let connection = try MySQLConnection(self, database: nil, orNil: false) {
            try connection.execute(
                "CREATE DATABASE IF NOT EXISTS \(dialect.quoted(database)) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                [],
                unlessRefused: true)
        }
        return try MySQLConnection(self, database: database, orNil: !createIfMissing)
    }

    /// The same server and database as another account.
    func engine(as account: MySQLAccounts.Account) -> MySQLEngine {
        var engine = self
        (engine.user, engine.password) = (account.name, account.password)
        return engine
    }

    /// The schema of the governance tables, on the same server.
    var governance: MySQLEngine {
        var engine = self
        engine.database = Self.governanceName(of: database)
        return engine
    }

    static func governanceName(of database: String) -> String { "\(database)_governance" }

    /// Runs `body` with the words that make something an account's own, or without them where the login may not use them: then
    /// it is the login's.
    static func owned(by account: String, _ body: (_ definer: String) throws -> Void) throws {
        do { try body("DEFINER = \(account) ") } catch let error as MarqueeError
            where MySQLFailure.number(error) == MySQLFailure.missingPrivilege
        {
            try body("")
        }
    }

    package var governanceSchema: String? { governance.database }

    package func connectGovernance() throws -> any Connection {
        try requireWarehouse()
        guard let connection = try governance.connect(createIfMissing: true) as? MySQLConnection else {
            throw MarqueeError(.cannotOpenStore, "the governance schema cannot be made")
        }
        // Writers of these tables wait for each other where the chain ends.
        connection.writersLock = .none
        if try !GovernanceSchema.isCurrent(connection) {
            try alone(connection) {
                try GovernanceSchema.prepare(connection) { try complete(connection) }
            }
            // Those of an earlier version have other rights and record less.
            if territory == .warehouse { try RowTriggers(self).prepare() }
        }
        connection.writersLock = .auditHead
        return connection
    }

    /// Makes accounts, procedures and the ledger's views, and gives the accounts their rights.
    private func complete(_ connection: MySQLConnection) throws {
        let accounts = MySQLAccounts(self, connection)
        try accounts.make()
        if territory == .warehouse {
            // Tables of the ledger that an early version has not made are made before they move.
            _ = try openForWriting()
            try LedgerSchema(self, connection, owner: try accounts.account(.ledger)).prepare()
        }
        for name in WriterProcedures.retired { try connection.execute("DROP PROCEDURE IF EXISTS \(name)", []) }
        for sql in try writerProcedures(connection) { try connection.execute(sql, []) }
        try connection.execute("UPDATE row_recording SET is_on = 0 WHERE id = 1", [])
        try accounts.reconcile()
    }

    /// The statements that make the procedures which writers call.
    func writerProcedures(_ connection: MySQLConnection) throws -> [String] {
        // In a sandbox the ledger is a part of what its owner works with.
        let versions = (territory == .warehouse ? governance : self).database
        return WriterProcedures.definitions(
            versions: dialect.qualified(versions, LedgerTables.schemaVersions.name),
            server: WriterProcedures.serverID(try connection.strings("SELECT VERSION()").first ?? ""),
            pinsEngine: connection.isMariaDB)
    }

    /// Runs `body` while no other process makes or upgrades governance tables of this warehouse.
    private func alone(_ connection: MySQLConnection, _ body: () throws -> Void) throws {
        let lock = Value.text("marquee_governance_\(RowTriggers.fingerprint(database))")
        guard try connection.integer("SELECT GET_LOCK(?, 60)", [lock]) == 1 else {
            throw MarqueeError(
                .storeLocked, "somebody else is making the governance tables of this database", hint: "try again")
        }
        defer { _ = try? connection.integer("SELECT RELEASE_LOCK(?)", [lock]) }
        try body()
    }

    package func prepareService() throws {
        guard let connection = try connectGovernance() as? MySQLConnection else { return }
        connection.writersLock = .none
        // Somebody may have changed tables, rights or procedures with other tools meanwhile.
        try alone(connection) { try complete(connection) }
        try RowTriggers(self).prepare()
    }

    package func prepareLoad() throws {
        guard let governance = try governance.connect(createIfMissing: false),
            try governance.strings(Introspection.tableNames(.mysql)).contains(GovernanceTables.rowRecording.name)
        else { return }
        try RowTriggers(self).withoutWriters(droppingAll: true) {}
    }

    package func addReadingAccount(_ name: String) throws -> String {
        try MySQLAccounts(self, connectGovernance()).addReader(name)
    }

    package func dropAccount(_ name: String) throws {
        try connectGovernance().execute("DROP USER IF EXISTS \(MySQLAccounts.sql(name))", [])
    }

    package func connectGuarded(writes: Bool, layers: GuardLayers) throws -> any GuardedConnection {
        var engine = self
        // Without the accounts that it names, SQL from outside would run with the rights of the login.
        if layers.contains(.engine) { engine = self.engine(as: try accounts().account(writes ? .writer : .reader)) }
        return try GuardedMySQLConnection(engine, administrator: self, writes ? .writer : .reader, layers: layers)
    }

    package func connectLoading() throws -> (any LoadingConnection)? {
        let account = try accounts().account(.loader)
        return try GuardedMySQLConnection(engine(as: account), administrator: self, .loader, layers: .all)
    }

    private func accounts() throws -> MySQLAccounts {
        guard let governance = try governance.connect(createIfMissing: false) else {
            throw MarqueeError(.noWarehouse, "the governance schema was not made yet")
        }
        return MySQLAccounts(self, governance)
    }
}
