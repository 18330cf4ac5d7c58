package import MarqueeCatalog

/// Compares the rows of a batch with the rows of its table.
struct TableComparison {
    private let batch: RowBatch
    private let arena: TextArena
    private let makeScope: () -> Scope

    /// - Parameter scope: asked for once there is a row that has no counterpart.
    init(_ batch: RowBatch, _ arena: TextArena, scope: @escaping () -> Scope) {
        self.batch = batch
        self.arena = arena
        makeScope = scope
    }

    /// What has to be done to the table.
    func plan(_ connection: (any Connection)?) throws -> TablePlan {
        var plan = TablePlan(batch, arena)
        let table = batch.table
        guard let connection,
            try connection.integer("SELECT 1 FROM \(connection.dialect.quoted(table.name)) LIMIT 1") != nil
        else {
            plan.addAll()
            return plan
        }
        if batch.count > 0 || batch.absence != .ignore {
            try batch.values.withCells(in: arena) { try compare($0, connection, &plan) }
        }
        return plan
    }

    /// A row of the warehouse that no row of the batch is identical to.
    private struct Leftover {
        let key: [Value]
        let cells: [Value]
    }

    private func compare(_ cells: [CellColumn], _ connection: any Connection, _ plan: inout TablePlan) throws {
        let dialect = connection.dialect
        let keyColumns = batch.table.primaryKey
        let matched = batch.matchedBy.compactMap { batch.columns.firstIndex(of: $0) }
        var rows = MatchIndex(count: batch.count) { row in
            matched.reduce(into: Hash()) { $0.combine(cells[$1].cell(row)) }.value
        }
        var keys = [Int64](repeating: 0, count: batch.generatedKey == nil ? 0 : batch.count)
        var leftovers: [Leftover] = []
        let selected = (keyColumns + batch.columns).map(dialect.quoted).joined(separator: ", ")
        let order = keyColumns.map(dialect.quoted).joined(separator: ", ")
        let sql = "SELECT \(selected) FROM \(dialect.quoted(batch.table.name)) ORDER BY \(order)"
        let first = keyColumns.count
        try connection.query(sql, []) { existing in
            let hash = matched.reduce(into: Hash()) { $0.combine(existing[first + $1]) }.value
            let identical = rows.take(hash) { row in
                cells.indices.allSatisfy { cells[$0].cell(row).isIdentical(to: existing[first + $0]) }
            }
            if let identical {
                if !keys.isEmpty { keys[identical] = existing[0].integer ?? 0 }
                plan.changes.unchanged += 1
                return
            }
            leftovers.append(
                Leftover(
                    key: (0..<first).map { Value(existing[$0]) },
                    cells: cells.indices.map { Value(existing[first + $0]) }))
        }
        plan.countUnchangedColumns(rows.takenRows)
        let scope = leftovers.isEmpty ? nil : makeScope()
        for leftover in leftovers {
            let hash = matched.reduce(into: Hash()) { hash, column in
                leftover.cells[column].withCell { hash.combine($0) }
            }.value
            let changed = rows.take(hash) { row in
                matched.allSatisfy { column in
                    leftover.cells[column].withCell { cells[column].cell(row).isIdentical(to: $0) }
                }
            }
            if let changed {
                if !keys.isEmpty, case .integer(let key) = leftover.key[0] { keys[changed] = key }
                plan.change(leftover.key, from: leftover.cells, to: values(cells, changed, over: leftover.cells))
            } else {
                let isSpokenAbout = scope?.contains { name in
                    batch.columns.firstIndex(of: name).map { leftover.cells[$0] }
                }
                plan.absent(leftover.key, isSpokenAbout ?? false)
            }
        }
        let highest = batch.generatedKey.map {
            "SELECT MAX(\(dialect.quoted($0))) FROM \(dialect.quoted(batch.table.name))"
        }
        plan.add(
            rows.remainingRows, keys: keys,
            firstKey: try highest.flatMap { try connection.integer($0) }.map { $0 + 1 } ?? 1)
    }

    /// What a row of the warehouse with the values `old` becomes by a row of the batch.
    private func values(_ cells: [CellColumn], _ row: Int, over old: [Value]) -> [Value] {
        zip(cells, old).map { cell, old in
            batch.keepsPresentValues && old != .null ? old : Value(cell.cell(row))
        }
    }
}

extension Cell {
    /// Whether two cells hold the same value; NULL is the same as NULL here.
    func isIdentical(to other: Cell) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.integer(let one), .integer(let other)): one == other
        case (.real(let one), .real(let other)): one == other
        case (.real(let one), .integer(let other)), (.integer(let other), .real(let one)): one == Double(other)
        case (.text(let one), .text(let other)), (.bytes(let one), .bytes(let other)): one.isSame(as: other)
        default: false
        }
    }
}

extension Value {
    /// Lends the value as a cell.
    package func withCell<Result>(_ body: (Cell) -> Result) -> Result {
        switch self {
        case .null: return body(.null)
        case .integer(let value): return body(.integer(value))
        case .real(let value): return body(.real(value))
        case .text(var text): return text.withUTF8 { body(.text($0)) }
        case .bytes(let bytes): return bytes.withUnsafeBufferPointer { body(.bytes($0)) }
        }
    }
}
