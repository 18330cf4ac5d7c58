package import MarqueeWarehouse

/// A warehouse in one database of a MySQL or MariaDB server.
package struct MySQLEngine: Engine {
    let host: String
    let port: UInt32
    let user: String
    let password: String
    let database: String

    /// - Parameter database: the database must exist, or the account must be allowed to create it.
    package init(host: String, port: UInt32, user: String, password: String, database: String) {
        // The client library takes the name for the server's socket file, which another port's server may own.
        self.host = host == "localhost" ? "127.0.0.1" : host
        self.port = port
        self.user = user
        self.password = password
        self.database = database
    }

    package var dialect: Dialect { .mysql }

    package func connect(createIfMissing: Bool) throws -> (any Connection)? {
        if createIfMissing, let connection = try MySQLConnection(self, database: nil, orNil: false) {
            try connection.execute(
                "CREATE DATABASE IF NOT EXISTS \(dialect.quoted(database)) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                [],
                unlessRefused: true)
        }
        return try MySQLConnection(self, database: database, orNil: !createIfMissing)
    }
}
