package import MarqueeCatalog

/// What an import will do to the warehouse, found by comparing the catalog with the rows that are there; nothing has been
/// written yet.
///
/// For each table, parents before children: rows of the catalog that the warehouse lacks are to be inserted, rows that
/// differ are to be updated, and rows that the catalog no longer has are counted, or deleted when the import prunes.
package struct LoadPlan {
    let tables: [TablePlan]
    let prune: PrunePlan
    let arena: TextArena

    /// What will happen to each table that the import describes or prunes.
    package let changes: [TableChanges]

    /// Compares.
    ///
    /// - Parameters:
    ///   - connection: nil for a warehouse that does not exist yet: everything will be added.
    ///   - prune: whether rows that the source no longer has are to be deleted, and with them what refers to them.
    /// - Throws: `MQ5xx` as the engine does.
    package init(_ catalog: NormalisedCatalog, _ connection: (any Connection)?, prune: Bool) throws {
        var tables: [TablePlan] = []
        var generatedKeys: [String: [Int64]] = [:]
        for var batch in catalog.batches {
            for (index, column) in batch.values.enumerated() {
                guard case .reference(let indices, let table) = column else { continue }
                batch.values[index] = .integerLookup(indices: indices, numbers: generatedKeys[table] ?? [])
            }
            let scope = Scope(batch, among: tables, catalog.arena)
            let plan = try TableComparison(batch, catalog.arena, scope).plan(connection)
            if let keys = plan.generatedKeys { generatedKeys[batch.table.name] = keys }
            tables.append(plan)
        }
        arena = catalog.arena
        self.prune = prune ? try PrunePlan(tables, connection) : PrunePlan()
        self.tables = tables
        changes = self.prune.counted(into: tables.map(\.changes))
    }

    /// Whether the warehouse would stay as it is.
    package var changesNothing: Bool { changes.allSatisfy(\.isNone) }

    /// Names of tables with the number of rows that pruning would delete from each, what refers to them included.
    package var pruned: [(table: String, rows: Int)] { prune.counts }

    /// Carries the plan out; belongs into a transaction.
    ///
    /// - Parameter progress: called with the number of rows written since the last call.
    /// - Throws: `MQ5xx` as the engine does.
    package func apply(to connection: any Connection, progress: (Int) -> Void) throws {
        try withoutActuallyEscaping(progress) { progress in
            try prune.apply(to: connection)
            for plan in tables.reversed() { try plan.delete(from: connection) }
            for plan in tables {
                try plan.update(connection)
                try plan.insert(into: connection, arena, progress: progress)
            }
        }
    }
}

/// Which rows of the warehouse a batch speaks about, beyond those that it holds.
struct Scope {
    private let column: String?
    private let texts: TextIndexSet?
    private let numbers: Set<Int64>?

    /// Rows of a title's lists belong to the titles of the same import, entries of a best-of list to its lists.
    init(_ batch: RowBatch, among earlier: [TablePlan], _ arena: TextArena) {
        switch batch.absence {
        case .ignore, .gone: (column, texts, numbers) = (nil, nil, nil)
        case .replaced:
            let titles = earlier.first { $0.batch.table.name == "titles" }?.batch
            (column, texts, numbers) = ("title_id", TextIndexSet(titles?.values.first, arena), nil)
        case .goneFromList:
            let lists = earlier.first { $0.batch.table.name == "best_of_lists" }?.generatedKeys
            (column, texts, numbers) = ("best_of_list_id", nil, Set(lists ?? []))
        }
    }

    /// Whether the row with these cells is spoken about.
    func contains(_ cells: (String) -> Cell) -> Bool {
        guard let column else { return true }
        return switch cells(column) {
        case .text(let bytes): texts?.contains(bytes) ?? false
        case .integer(let number): numbers?.contains(number) ?? false
        default: false
        }
    }
}

/// The texts of a column, to ask whether one is among them.
struct TextIndexSet {
    private let texts: Set<[UInt8]>

    init(_ column: ColumnValues?, _ arena: TextArena) {
        guard case .text(let texts) = column else {
            self.texts = []
            return
        }
        self.texts = Set(texts.map { Array(arena.bytes($0)) })
    }

    func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { texts.contains(Array(bytes)) }
}
