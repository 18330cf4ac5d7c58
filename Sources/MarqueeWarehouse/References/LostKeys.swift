import MarqueeCatalog

/// The rows of one of Marquee's tables that an import deletes, or whose referenced values it changes.
struct LostKeys {
    let table: Table
    /// Primary keys of the rows that are deleted.
    var deleted: Set<[Value]> = []
    /// The rows whose values change in one of some columns (lower-case names).
    var changed: (_ columns: Set<String>) -> [(key: [Value], becomesNull: Bool)] = { _ in [] }
    /// True if rows of the table are written or deleted at all.
    var isWritten = false

    /// What an import deletes and changes, by table.
    static func all(_ plans: [TablePlan], _ prune: PrunePlan) -> [LostKeys] {
        Schema.current.tables.map { table in
            var lost = LostKeys(table: table)
            lost.deleted = prune.doomed.first { $0.table.name == table.name }?.keys ?? []
            if let plan = plans.last(where: { $0.batch.table.name == table.name }) {
                lost.deleted.formUnion(plan.deletions)
                lost.changed = plan.changedRows(in:)
                lost.isWritten = plan.changes.rows > 0
            }
            lost.isWritten = lost.isWritten || !lost.deleted.isEmpty
            return lost
        }
    }

    /// True if rows are deleted, or change in a column that a foreign key can refer to.
    var isAny: Bool {
        let indexed = [table.primaryKey, table.uniques.flatMap { $0 }, table.foreignKeys.map(\.column)].joined()
        return !deleted.isEmpty || !changed(Set(indexed)).isEmpty
    }

    /// The values that deleted rows have in some columns, rows with NULL in one of them left out.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func deletedValues(of columns: [String], _ connection: any Connection) throws -> Set<[Value]> {
        try values(of: columns, in: deleted, connection)
    }

    /// The values in some columns that rows have before one of them changes, and if any of them changes to NULL.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func changedValues(
        of columns: [String], _ connection: any Connection
    ) throws -> (values: Set<[Value]>, becomesNull: Bool) {
        let rows = changed(Set(columns.map { $0.lowercased() }))
        return (
            try values(of: columns, in: Set(rows.map(\.key)), connection), rows.contains { $0.becomesNull }
        )
    }

    private func values(
        of columns: [String], in keys: Set<[Value]>, _ connection: any Connection
    ) throws -> Set<[Value]> {
        guard !keys.isEmpty else { return [] }
        let indices = columns.map { name in
            table.primaryKey.firstIndex { connection.dialect.isSameName($0, name) }
        }
        if !indices.contains(nil) { return Set(keys.map { key in indices.compactMap { $0.map { key[$0] } } }) }
        return try ReferencingRows(
            table: connection.name(of: table), columns: table.primaryKey, connection
        ).values(of: columns, matching: keys)
    }
}
