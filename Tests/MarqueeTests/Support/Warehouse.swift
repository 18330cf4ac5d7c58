import Foundation
import MarqueeCatalog
import MarqueeMySQL
import MarqueeSQLite
import MarqueeWarehouse
import Testing

/// A database for one test, on either engine: a file in a folder that goes, or a database that is dropped.
final class Warehouse {
    enum Kind: CaseIterable, CustomTestStringConvertible {
        case sqlite
        case mysql

        var testDescription: String { self == .sqlite ? "SQLite" : "MariaDB" }

        /// The engines that tests run on.
        static var tested: [Kind] { Server.mayRun ? allCases : [.sqlite] }
    }

    let kind: Kind
    let folder = TemporaryFolder()
    let url: String
    let name: String
    private let server: Server.Address?
    /// Further accounts of the server, dropped with the database.
    var accounts: [String] = []

    var file: String { folder("w.sqlite") }

    init(_ kind: Kind, on other: Server.Address? = nil) throws {
        self.kind = kind
        name = "marquee_test_\(UUID().uuidString.replacing("-", with: "").lowercased())"
        server = kind == .mysql ? try other ?? Server.address() : nil
        url = server.map { [name] in "\($0.url)/\(name)" } ?? "sqlite:\(folder.path)/w.sqlite"
    }

    deinit {
        if server != nil, let copies = engine().copies, let ids = try? copies.present() {
            for id in ids { try? copies.remove(id) }
        }
        let users = ["reader", "writer", "loader", "recorder", "ledger"].map { "marquee_\($0)_\(name)" } + accounts
        _ = try? server?.query(
            """
            DROP DATABASE IF EXISTS \(name)_governance; DROP DATABASE IF EXISTS \(name);
            DROP USER IF EXISTS \(users.joined(separator: ", "))
            """)
    }

    func engine() -> any Engine {
        guard let server else { return SQLiteEngine(path: file) }
        return MySQLEngine(
            host: server.host, port: UInt32(server.port), user: server.user, password: server.password, database: name)
    }

    /// A connection of the test's own; nil while there is no such database.
    func connection() throws -> (any Connection)? { try engine().connect(createIfMissing: false) }

    /// Runs a query and gives its rows, columns apart by `|`.
    func rows(_ sql: String) throws -> [String] {
        let connection = try #require(try connection())
        var rows: [String] = []
        let columns = try Self.columnCount(sql, connection)
        try connection.query(sql, []) { row in
            rows.append((0..<columns).map { Self.text(row[$0]) }.joined(separator: "|"))
        }
        return rows
    }

    /// The whole number that a query gives.
    func number(_ sql: String) throws -> Int64? {
        try #require(try connection()).integer(sql)
    }

    func execute(_ sql: String) throws {
        _ = try #require(try connection()).execute(sql, [])
    }

    /// Number of rows by table.
    func counts(_ tables: [Table] = CatalogTables.all) throws -> [String: Int64] {
        let connection = try #require(try connection())
        return try Dictionary(
            uniqueKeysWithValues: tables.map {
                ($0.name, try connection.integer("SELECT COUNT(*) FROM \($0.name)") ?? -1)
            })
    }

    /// Every row of the tables in the order of their keys, as text; nothing where there is no warehouse yet.
    func dump(_ tables: [Table] = CatalogTables.all) throws -> String {
        guard let connection = try connection() else { return "" }
        let present = try Introspection(connection).tables()
        var text = ""
        for table in tables where present[table.name] != nil {
            let columns = table.columns.map { connection.dialect.quoted($0.name) }.joined(separator: ", ")
            let keys = table.primaryKey.map(connection.dialect.quoted).joined(separator: ", ")
            try connection.query("SELECT \(columns) FROM \(table.name) ORDER BY \(keys)", []) { row in
                text += table.name
                for column in table.columns.indices { text += "|" + Self.text(row[column]) }
                text += "\n"
            }
        }
        return text
    }

    /// The catalog and the ledger.
    func wholeDump() throws -> String { try dump(Schema.current.tables) }

    /// As ``dump(_:)``, written by the engine's own client, which is faster: for comparing states of one warehouse.
    func clientDump() throws -> String {
        let sql = CatalogTables.all.map { table in
            "SELECT '\(table.name)', t.* FROM \(table.name) t ORDER BY \(table.primaryKey.joined(separator: ", "))"
        }.joined(separator: ";\n")
        // Without a warehouse, or with half a schema, the client says that tables are missing and goes on.
        guard let server else {
            return FileManager.default.fileExists(atPath: file)
                ? try Command(["sqlite3", file, sql]).finished().out : ""
        }
        return try Command(server.client + ["--force", "-e", sql, name]).finished().out
    }

    /// How many rows refer to a row that is not there.
    func orphans() throws -> [String] {
        let connection = try #require(try connection())
        return try CatalogTables.all.flatMap { table in
            try table.foreignKeys.compactMap { key in
                let count = try connection.integer(
                    """
                    SELECT COUNT(*) FROM \(table.name) c LEFT JOIN \(key.table) p ON p.\(key.key) = c.\(key.column)
                    WHERE c.\(key.column) IS NOT NULL AND p.\(key.key) IS NULL
                    """)
                return count == 0 ? nil : "\(table.name).\(key.column): \(count ?? -1)"
            }
        }
    }

    private static func columnCount(_ sql: String, _ connection: any Connection) throws -> Int {
        let list = sql.dropFirst("SELECT ".count).prefix(while: { $0 != "\n" })
        let end = list.range(of: " FROM ")?.lowerBound ?? list.endIndex
        var (depth, columns) = (0, 1)
        for character in list[..<end] {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 { columns += 1 }
        }
        return columns
    }

    private static func text(_ cell: Cell) -> String {
        switch cell {
        case .null: "NULL"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let bytes): String(decoding: bytes, as: UTF8.self)
        case .bytes(let bytes): bytes.map { String($0, radix: 16) }.joined()
        }
    }
}
