package import MarqueeCatalog

/// What an import will do to the warehouse, found by comparing the catalog with the rows that are there; nothing has been
/// written yet.
///
/// For each table, parents before children: rows of the catalog that the warehouse lacks are to be inserted, rows that
/// differ are to be updated, and rows that the catalog no longer has are counted, or deleted when the import prunes.
package struct LoadPlan {
    private let tables: [TablePlan]
    private let prune: PrunePlan
    private let referencePlan: ReferencePlan

    /// What will happen to each table that the import describes or prunes.
    package let changes: [TableChanges]

    /// Compares.
    ///
    /// - Parameters:
    ///   - catalogs: parts of a catalog, parents before children.
    ///   - connection: nil for a warehouse that does not exist yet: everything will be added.
    ///   - prune: whether rows that the source no longer has are to be deleted, and with them what refers to them. Then
    ///     `catalogs` must be all parts, because children go before their parents.
    ///   - ledgers: those of the files that have been read so far; a row whose record they refused is not gone.
    ///   - onReference: the treatment of users' foreign keys that are in the way.
    /// - Throws: `MQ5xx` as the engine does.
    package init(
        _ catalogs: [NormalisedCatalog], _ connection: (any Connection)?, prune: Bool, ledgers: [FileLedger],
        onReference: ReferencePolicy = .refuse
    ) throws {
        var tables: [TablePlan] = []
        func keys(of table: String) -> [Int64] {
            tables.last { $0.batch.table.name == table }?.generatedKeys ?? []
        }
        for catalog in catalogs {
            for var batch in catalog.batches {
                for (index, column) in batch.values.enumerated() {
                    guard case .reference(let indices, let table) = column else { continue }
                    batch.values[index] = .integerLookup(indices: indices, numbers: keys(of: table))
                }
                let comparison = TableComparison(batch, catalog.arena) { [tables] in
                    Scope(batch, among: tables, RefusedKeys(ledgers))
                }
                tables.append(try comparison.plan(connection))
            }
        }
        let prunePlan = prune ? try PrunePlan(tables, connection) : PrunePlan()
        let lost = LostKeys.all(tables, prunePlan)
        referencePlan = try connection.map { try ReferencePlan(lost, onReference, $0) } ?? ReferencePlan()
        self.prune = prunePlan
        self.tables = tables
        changes = prunePlan.counted(into: tables.map(\.changes))
    }

    /// Names of tables with the number of rows that pruning would delete from each, what refers to them included.
    package var pruned: [(table: String, rows: Int)] { prune.counts }

    /// The users' foreign keys by which rows refer to those that the import deletes or whose keys it changes.
    package var references: [AffectedReference] { referencePlan.affected }

    /// Drops the users' foreign keys that are to be dropped, on an engine where that cannot be a part of the transaction.
    ///
    /// - Throws: `MQ411` when something else is in the way, before anything is dropped; `MQ5xx` as the engine does.
    package func dropConstraints(_ connection: any Connection) throws {
        if let refusal = referencePlan.refusal { throw refusal }
        try referencePlan.dropConstraints(connection)
    }

    /// Carries the plan out; belongs into a transaction.
    ///
    /// - Parameter progress: called with the number of rows written since the last call.
    /// - Throws: `MQ411` when users' foreign keys are in the way, `MQ5xx` as the engine does.
    package func apply(to connection: any Connection, progress: (Int) -> Void) throws {
        try referencePlan.apply(to: connection)
        try withoutActuallyEscaping(progress) { progress in
            try prune.apply(to: connection)
            for plan in tables.reversed() { try plan.delete(from: connection) }
            for plan in tables {
                try plan.update(connection)
                try plan.insert(into: connection, progress: progress)
            }
        }
    }
}
