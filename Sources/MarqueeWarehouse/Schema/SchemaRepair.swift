import MarqueeCatalog

/// Repairs of warehouses from the days when a column and two tables were added without a new schema version.
enum SchemaRepair {
    /// Adds `credits.position`, which the first warehouses of version 1 lack. Their credits are numbered in billing order.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    static func addCreditPositions(_ connection: any Connection) throws {
        let (table, column) = (CatalogTables.credits.name, "position")
        if try !Introspection(connection).columns(of: table).contains(where: { $0.name == column }) {
            let type = connection.dialect == .sqlite ? "INTEGER" : "BIGINT"
            try connection.execute("ALTER TABLE \(table) ADD COLUMN \(column) \(type) NOT NULL DEFAULT 0", [])
        }
        // Positions start at 1, so a 0 shows that an earlier attempt was interrupted.
        guard try connection.integer("SELECT COUNT(*) FROM \(table) WHERE \(column) = 0") ?? 0 > 0 else { return }
        let numbered = "(SELECT id, ROW_NUMBER() OVER (PARTITION BY title_id ORDER BY id) AS number FROM \(table))"
        try connection.execute(
            connection.dialect == .sqlite
                ? "UPDATE \(table) SET \(column) = n.number FROM \(numbered) AS n WHERE n.id = \(table).id"
                : "UPDATE \(table) c JOIN \(numbered) n ON n.id = c.id SET c.\(column) = n.number", [])
    }

    /// Returns the tables for kept recommendations that the warehouse lacks: the first warehouses of version 2 have none.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    static func missingTables(of schema: Schema, _ connection: any Connection) throws -> [Table] {
        let present = Set(try Introspection(connection).objects().map(\.name))
        return RecommendationTables.all.filter { schema.table($0.name) != nil && !present.contains($0.name) }
    }
}
