import MarqueeAttacks
import MarqueeCatalog

/// What no attack may change: the warehouse, the table at which attacks aim, and who may do what. Refusals are added to the
/// audit log.
struct AttackedState: Equatable {
    private let rows: String
    private let tables: [String]
    private let counts: [String: Int64]

    init(_ warehouse: Warehouse) throws {
        let schema = warehouse.kind == .mysql ? "\(warehouse.name)_governance." : ""
        let queries = [
            "SELECT id, note FROM \(Attack.probe) ORDER BY id",
            "SELECT id, name, role FROM \(schema)principals ORDER BY id",
            "SELECT id, hash, revoked_at FROM \(schema)access_tokens ORDER BY id",
            "SELECT id, owner, name, state FROM \(schema)sandboxes ORDER BY id",
            "SELECT COUNT(*) FROM \(schema)idempotency_keys",
            "SELECT COUNT(*) FROM \(schema)audit_log WHERE outcome = 'committed' AND action <> 'user'",
        ]
        rows = try warehouse.wholeDump() + queries.flatMap(warehouse.rows).joined(separator: "\n")
        let objects =
            warehouse.kind == .sqlite
            ? "SELECT type || name FROM sqlite_master ORDER BY 1"
            : "SELECT CONCAT(table_schema, '.', table_name) FROM information_schema.tables ORDER BY 1"
        tables = try warehouse.rows(objects).filter { warehouse.kind == .sqlite || $0.contains(warehouse.name) }
        counts = try warehouse.counts(CatalogTables.all)
    }

    /// Makes the table at which attacks aim, so that a hit can be seen.
    static func makeProbe(in warehouse: Warehouse) throws {
        try warehouse.execute("CREATE TABLE \(Attack.probe) (id INTEGER PRIMARY KEY, note VARCHAR(100))")
        try warehouse.execute("INSERT INTO \(Attack.probe) (id, note) VALUES (1, 'one'), (2, 'two')")
    }
}
