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

    package func connect(createIfMissing: Bool) throws -> any Connection {
        let isNew = path == ":memory:" || access(path, F_OK) != 0
        if isNew, !createIfMissing {
            throw MarqueeError(
                .cannotOpenStore, "there is no database \(path)", hint: "make one with `marquee import`, or name another")
        }
        let connection = try SQLiteConnection(path: path, patience: patience)
        do {
            try SchemaUpgrade().run(on: connection)
        } catch {
            // A file that the failed attempt has made is not left behind.
            if isNew, path != ":memory:" { unlink(path) }
            throw error
        }
        return connection
    }
}
