import MarqueeCatalog
package import MarqueeWarehouse
import CSQLite
import Glibc

/// A warehouse in one SQLite file.
package struct SQLiteEngine: Engine {
    /// The file; `:memory:` for a warehouse that ends with its connection.
    package let path: String
    /// How long to wait for another process that is writing, in milliseconds.
    package let patience: Int32

    package let territory: Territory
    /// Bytes that the file may have; nil for any number.
    let largest: Int64?

    package init(path: String, patience: Int32 = 5_000) {
        self.init(path: path, patience: patience, territory: .warehouse, largest: nil)
    }

    init(path: String, patience: Int32, territory: Territory, largest: Int64?) {
        self.path = path
        self.patience = patience
        self.territory = territory
        self.largest = largest
    }

    package var copies: (any CopyStore)? {
        territory == .warehouse && path != ":memory:" ? SQLiteCopies(self) : nil
    }

    package var dialect: Dialect { .sqlite }

    package var health: any StoreHealth { SQLiteHealth(path: path) }

    package func connect(createIfMissing: Bool) throws -> (any Connection)? {
        guard createIfMissing || access(path, F_OK) == 0 else { return nil }
        return try SQLiteConnection(path: path, patience: patience)
    }

    package func connectGovernance() throws -> any Connection {
        try requireWarehouse()
        let connection = try SQLiteConnection(path: path, patience: patience, for: .writing)
        try GovernanceSchema.prepare(connection)
        // Readers and writers of a server work side by side, which takes write-ahead logging.
        try connection.finishLoad()
        return connection
    }

    package var governanceSchema: String? { nil }

    /// How often the write lock is asked for, each time for as long as ``patience`` says.
    private static let attempts = 12

    package func administering<Result>(stopping principal: String?, _ body: () throws -> Result) throws -> Result {
        try AdministrationTurn(database: path).holding(principal) {
            for _ in 1..<Self.attempts {
                do { return try body() } catch let error as MarqueeError where error.code == .storeLocked {}
            }
            return try body()
        }
    }

    package func isBeingRevoked(_ principal: String, _ governance: any Connection) -> Bool {
        AdministrationTurn(database: path).principal == principal
    }

    /// Triggers of others, which would run with an import or with the audit log.
    package func findings() throws -> [String] {
        guard let connection = try connect(createIfMissing: false) else { return [] }
        var findings: [String] = []
        try connection.query("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY name", []) {
            row in
            let (name, table) = (row[0].string ?? "", (row[1].string ?? "").lowercased())
            if ManagedTables(territory).all.contains(table) || GovernanceTables.names.contains(table) {
                findings.append("the trigger \(name) of \(table) is not Marquee's")
            }
        }
        return findings
    }

    package func prepareLoad() {}

    package func addReadingAccount(_ name: String) throws -> String {
        throw MarqueeError(
            .invalidArgument, "SQLite has no accounts",
            hint: "leave --database-account out; a file is read by whoever may read it")
    }

    package func dropAccount(_ name: String) {}

    package func connectGuarded(writes: Bool, layers: GuardLayers) throws -> any GuardedConnection {
        // Nobody else brings up what an earlier version has made of a sandbox.
        if territory == .sandbox {
            try GovernanceSchema.prepare(SQLiteConnection(path: path, patience: patience, for: .writing))
        }
        return try GuardedSQLiteConnection(self, writes: writes, layers: layers)
    }
}
