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

    package init(path: String, patience: Int32 = 5_000) {
        self.path = path
        self.patience = patience
    }

    package var dialect: Dialect { .sqlite }

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

    package func addReadingAccount(_ name: String) throws -> String {
        throw MarqueeError(
            .invalidArgument, "SQLite has no accounts",
            hint: "leave --database-account out; a file is read by whoever may read it")
    }

    package func dropAccount(_ name: String) {}

    package func connectGuarded(writes: Bool, layers: GuardLayers) throws -> any GuardedConnection {
        try GuardedSQLiteConnection(path: path, writes: writes, layers: layers, patience: patience)
    }
}
