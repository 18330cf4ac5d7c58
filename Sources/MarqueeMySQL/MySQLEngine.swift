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
    var connectSeconds: UInt32 = 10
    /// Seconds without a byte from the server after which a connection is lost; nil for any number.
    var answerSeconds: UInt32?
    /// Whether a statement's rows of parameters are sent together, where the server takes them so.
    let sendsArrays: Bool
    /// Where its connections can be cut from; nil where nobody does.
    var sockets: SocketRegister?
    package private(set) var territory = Territory.warehouse
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

    package var copies: (any CopyStore)? { territory == .warehouse ? MySQLCopies(self) : nil }

    /// A private copy in another database of the server.
    func sandbox(_ database: String, largest: Int64) -> MySQLEngine {
        var engine = MySQLEngine(host: host, port: port, user: user, password: password, database: database)
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
        engine.database = "\(database)_governance"
        return engine
    }

    package var governanceSchema: String? { governance.database }

    package func connectGovernance() throws -> any Connection {
        try requireWarehouse()
        guard let connection = try governance.connect(createIfMissing: true) as? MySQLConnection else {
            throw MarqueeError(.cannotOpenStore, "the governance schema cannot be made")
        }
        // Writers of these tables wait for each other where the chain ends.
        connection.writersLock = nil
        let accounts = MySQLAccounts(self, connection)
        try GovernanceSchema.prepare(connection) {
            try connection.execute(SealProcedure.definition, [])
            try accounts.makeMissing(grantingAnew: true)
        }
        connection.writersLock = "SELECT entries FROM audit_head WHERE id = 1 FOR UPDATE"
        try connection.execute(SealProcedure.definition, [])
        try accounts.makeMissing(grantingAnew: false)
        return connection
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
        try connectGovernance().execute("DROP USER IF EXISTS \(MySQLAccounts.literal(name))@'%'", [])
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
