import MarqueeCatalog
import MarqueeWarehouse

/// The rights that the accounts of a warehouse or sandbox should have, as its tables are now.
///
/// In the warehouse nobody has more than `SELECT` on the whole schema: a right on the schema would cover every table in it, those
/// of later versions included. A writer may change rows of catalog tables, and do everything to users' tables, whose names are
/// announced before they are made; see ``TableRights``.
struct ExpectedRights {
    private let engine: MySQLEngine
    /// Tables of the catalog whose rows a writer may change.
    private var catalog: [String] = []
    /// Users' tables that can be written, and users' views.
    private var users: [String] = []
    /// Users' tables whose changed rows cannot be recorded, but which their owners may change in shape and drop.
    private var odd: [String] = []

    /// - Throws: `MQ5xx` as the engine does.
    init(_ engine: MySQLEngine, _ governance: any Connection) throws {
        self.engine = engine
        guard engine.territory == .warehouse else { return }
        let unwritable = try UnwritableTables(governance).reasons()
        let managed = ManagedTables(.warehouse)
        let schema = Schema.current
        try governance.query(
            "SELECT table_name, table_type, engine FROM information_schema.tables WHERE table_schema = ?",
            [.text(engine.database)]
        ) { row in
            let (name, type, storage) = (row[0].string ?? "", row[1].string ?? "", row[2].string)
            if managed.all.contains(name.lowercased()) {
                if type == "BASE TABLE", !managed.ledger.contains(name), schema.table(name) != nil,
                    unwritable[name] == nil
                {
                    catalog.append(name)
                }
            } else if type == "VIEW" {
                users.append(name)
            } else if type == "BASE TABLE" || type == "SYSTEM VERSIONED", storage == "InnoDB" {
                if unwritable[name] == nil { users.append(name) } else { odd.append(name) }
            }
        }
    }

    static let rowRights = ["SELECT", "INSERT", "UPDATE", "DELETE"]
    static let shapeRights = ["CREATE", "DROP", "REFERENCES", "INDEX", "ALTER", "CREATE VIEW", "SHOW VIEW"]

    /// All that an account should have.
    func rights(_ purpose: MySQLAccounts.Purpose) -> AccountRights {
        var rights = AccountRights()
        let isWarehouse = engine.territory == .warehouse
        let all = Self.everything(in: engine.database)
        switch purpose {
        case .reader: rights.add(["SELECT", "SHOW VIEW"], on: all)
        case .writer:
            rights.add(["SELECT", "SHOW VIEW"], on: all)
            // A sandbox is its owner's, who may do there whatever making it anew takes back. No TRIGGER, ROUTINE or EVENT there
            // either: these would run when the administrator's account writes, or without their owner.
            if !isWarehouse { rights.add(Self.rowRights + Self.shapeRights, on: all) }
            for table in catalog { rights.add(Self.rowRights, on: object(table)) }
            for table in users { rights.add(Self.rowRights + Self.shapeRights, on: object(table)) }
            for table in odd { rights.add(["SELECT"] + Self.shapeRights, on: object(table)) }
            for name in WriterProcedures.all { rights.add(["EXECUTE"], on: procedure(name)) }
        case .loader:
            rights.add(isWarehouse ? ["SELECT"] : ["SELECT", "INSERT"], on: all)
            for table in catalog + users { rights.add(["INSERT"], on: object(table)) }
            if isWarehouse {
                for table in RecommendationTables.all { rights.add(["INSERT"], on: governance(table)) }
            }
            rights.add(["INSERT"], on: governance(GovernanceTables.rowChanges))
            for name in WriterProcedures.all { rights.add(["EXECUTE"], on: procedure(name)) }
        case .recorder:
            rights.add(["SELECT", "TRIGGER"], on: all)
            let columns = ["after_image", "before_image", "connection_id", "shape_id", "writer_id"]
            rights.add(
                ["INSERT (\(columns.joined(separator: ", ")))"], on: governance(GovernanceTables.rowChanges))
        case .ledger:
            guard isWarehouse else { break }
            for table in ManagedTables.ledgerTables { rights.add(["SELECT"], on: governance(table)) }
        }
        return rights
    }

    private func object(_ table: String) -> String { Dialect.mysql.qualified(engine.database, table) }

    private func governance(_ table: Table) -> String {
        Dialect.mysql.qualified(engine.governance.database, table.name)
    }

    private func procedure(_ name: String) -> String {
        "PROCEDURE \(Dialect.mysql.qualified(engine.governance.database, name))"
    }

    /// All tables of a schema in a GRANT, where `_` and `%` would stand for other characters and so open other schemas.
    static func everything(in schema: String) -> String {
        let pattern = schema.replacing("_", with: "\\_").replacing("%", with: "\\%")
        return "\(Dialect.mysql.quoted(pattern)).*"
    }
}
