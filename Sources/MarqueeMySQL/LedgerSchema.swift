import MarqueeCatalog
import MarqueeWarehouse

/// Moves the ledger into the governance schema, where no account of outside SQL has any right, and leaves views of the same names
/// behind that can only be read.
///
/// As tables of the catalog's schema they could be referred to by users' foreign keys and locked by `SELECT … FOR UPDATE`, for
/// which a right to read is enough, and so hold imports up. The views are worked out into a temporary table when they are read,
/// so that neither reaches the tables.
struct LedgerSchema {
    private let engine: MySQLEngine
    private let governance: any Connection
    private let owner: MySQLAccounts.Account

    /// - Parameter owner: whose rights the views have.
    init(_ engine: MySQLEngine, _ governance: any Connection, owner: MySQLAccounts.Account) {
        self.engine = engine
        self.governance = governance
        self.owner = owner
    }

    /// Moves the tables that are still beside the catalog, and makes the views that are missing. May be done again when it was
    /// cut short.
    ///
    /// - Throws: `MQ504` when a table is in use for too long, `MQ5xx` as the engine does.
    func prepare() throws {
        let names = ManagedTables.ledgerTables.map(\.name)
        var kinds: [String: String] = [:]
        try governance.query(
            "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = ?",
            [.text(engine.database)]
        ) { kinds[$0[0].string ?? ""] = $0[1].string ?? "" }
        let moved = names.filter { kinds[$0] == "BASE TABLE" }
        if !moved.isEmpty {
            // An early version made triggers on the ledger too, and the server moves no table that has any.
            try RowTriggers(engine).dropAll(on: moved)
            let pairs = moved.map { "\(beside($0)) TO \(apart($0))" }
            try governance.execute(MySQLConnection.briefLocks, [])
            try governance.execute("RENAME TABLE \(pairs.joined(separator: ", "))", [])
        }
        // Made anew each time: they may have been changed.
        for table in ManagedTables.ledgerTables { try makeView(of: table) }
    }

    private func makeView(of table: Table) throws {
        let columns = table.columns.map { Dialect.mysql.quoted($0.name) }.joined(separator: ", ")
        let privilege = "GRANT SELECT ON \(apart(table.name)) TO \(owner.sql)"
        try governance.execute(privilege, [])
        let rest = """
            SQL SECURITY DEFINER VIEW \(beside(table.name)) AS SELECT \(columns) FROM \(apart(table.name))
            """
        try MySQLEngine.owned(by: owner.sql) { definer in
            try governance.execute("CREATE OR REPLACE ALGORITHM = TEMPTABLE \(definer)\(rest)", [])
        }
    }

    private func beside(_ table: String) -> String { Dialect.mysql.qualified(engine.database, table) }
    private func apart(_ table: String) -> String { Dialect.mysql.qualified(engine.governance.database, table) }
}
