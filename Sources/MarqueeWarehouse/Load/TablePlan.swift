import MarqueeCatalog

/// What has to be done to one table.
struct TablePlan {
    let batch: RowBatch
    /// Keeps the texts of the batch.
    let arena: TextArena
    var changes: TableChanges
    /// The generated key of each row of the batch, unless all rows are inserted: then they are counted from 1.
    private var keys: [Int64] = []
    /// Rows of the batch to insert; nil for all, because the table is empty.
    private var inserts: [Int32]? = []
    private var updates: [(key: [Value], values: [Value], changedColumns: [Int])] = []
    /// The values that updated rows have until then in columns whose values must be unique, by the index of the column.
    private var releasedValues: [Int: [(key: [Value], value: Value)]] = [:]
    /// Keys of rows to delete because the source says that they are no more.
    private(set) var deletions: [[Value]] = []
    /// Keys of rows that the source no longer has.
    private(set) var gone: [[Value]] = []

    init(_ batch: RowBatch, _ arena: TextArena) {
        self.batch = batch
        self.arena = arena
        changes = TableChanges(table: batch.table.name, columns: batch.columns)
    }

    /// The generated key of each row of the batch, where the table has one that the load hands out.
    var generatedKeys: [Int64] {
        inserts == nil && batch.generatedKey != nil ? (0..<Int64(batch.count)).map { $0 + 1 } : keys
    }

    // MARK: - Planning

    mutating func addAll() {
        inserts = nil
        countAdded(nil, batch.count)
    }

    /// - Parameters:
    ///   - keys: the keys of the rows that are there already; the added rows get theirs, from `firstKey` on.
    mutating func add(_ rows: [Int32], keys: [Int64], firstKey: Int64) {
        inserts = rows
        if batch.generatedKey != nil {
            var keys = keys
            for (offset, row) in rows.enumerated() { keys[Int(row)] = firstKey + Int64(offset) }
            self.keys = keys
        }
        countAdded(rows, rows.count)
    }

    private mutating func countAdded(_ rows: [Int32]?, _ count: Int) {
        changes.added += count
        for column in batch.values.indices {
            changes.columns[column].added += batch.values[column].presentCount(rows, count: count)
        }
    }

    mutating func countUnchangedColumns(_ rows: [Int32]) {
        for column in batch.values.indices {
            changes.columns[column].unchanged += batch.values[column].presentCount(rows, count: rows.count)
        }
    }

    mutating func change(_ key: [Value], from old: [Value], to new: [Value]) {
        var changed: [Int] = []
        for column in new.indices {
            let isSame = old[column].withCell { before in new[column].withCell { before.isIdentical(to: $0) } }
            if isSame {
                if new[column] != .null { changes.columns[column].unchanged += 1 }
                continue
            }
            changed.append(column)
            if old[column] == .null {
                changes.columns[column].added += 1
            } else {
                changes.columns[column].changed += 1
            }
        }
        guard !changed.isEmpty else {
            changes.unchanged += 1
            return
        }
        changes.changed += 1
        updates.append((key, changed.map { new[$0] }, changed))
        for column in changed where uniqueColumns.contains(column) && old[column] != .null {
            releasedValues[column, default: []].append((key, old[column]))
        }
    }

    /// Indices of the columns that can be NULL and whose values must be unique otherwise.
    private var uniqueColumns: [Int] {
        batch.table.uniques.joined().filter { batch.table.column($0)?.isOptional == true }
            .compactMap(batch.columns.firstIndex(of:))
    }

    /// A row of the warehouse has no counterpart in the batch.
    mutating func absent(_ key: [Value], _ isSpokenAbout: Bool) {
        guard isSpokenAbout else { return }
        switch batch.absence {
        case .ignore: break
        case .gone, .goneFromList:
            changes.gone += 1
            gone.append(key)
        case .replaced:
            changes.removed += 1
            deletions.append(key)
        }
    }

    // MARK: - Carrying out

    func delete(from connection: any Connection) throws {
        guard !deletions.isEmpty else { return }
        try connection.executeEach(
            "DELETE FROM \(connection.dialect.quoted(batch.table.name)) WHERE \(keyCondition(connection.dialect))",
            deletions)
    }

    /// Keys of the rows whose value in a column goes to another updated row, so that it must be free before.
    private func handedOver(_ column: Int) -> [[Value]] {
        guard let released = releasedValues[column] else { return [] }
        let wanted = Set(
            updates.compactMap { update in update.changedColumns.firstIndex(of: column).map { update.values[$0] } })
        return released.filter { wanted.contains($0.value) }.map(\.key)
    }

    /// The rows that change in one of some columns, and if they have NULL there afterwards or in between.
    ///
    /// - Parameter names: lower-case names.
    func changedRows(in names: Set<String>) -> [(key: [Value], becomesNull: Bool)] {
        let columns = Set(batch.columns.indices.filter { names.contains(batch.columns[$0]) })
        guard !columns.isEmpty else { return [] }
        let handedOver = Set(columns.flatMap(handedOver))
        return updates.compactMap { update in
            let changed = update.changedColumns.indices.filter { columns.contains(update.changedColumns[$0]) }
            guard !changed.isEmpty else { return nil }
            return (update.key, handedOver.contains(update.key) || changed.contains { update.values[$0] == .null })
        }
    }

    func update(_ connection: any Connection) throws {
        let dialect = connection.dialect
        // Two rows may swap a value that must be unique: no row holds it while the others are being updated. Rows whose value
        // nobody wants are updated at once, so that what refers to them by ON UPDATE CASCADE follows.
        for column in uniqueColumns {
            let keys = handedOver(column)
            guard !keys.isEmpty else { continue }
            let name = dialect.quoted(batch.columns[column])
            try connection.executeEach(
                "UPDATE \(dialect.quoted(batch.table.name)) SET \(name) = NULL WHERE \(keyCondition(dialect))", keys)
        }
        for (columns, group) in Dictionary(grouping: updates, by: \.changedColumns).sorted(by: {
            $0.key.lexicographicallyPrecedes($1.key)
        }) {
            let assignments = columns.map { "\(dialect.quoted(batch.columns[$0])) = ?" }.joined(separator: ", ")
            try connection.executeEach(
                "UPDATE \(dialect.quoted(batch.table.name)) SET \(assignments) WHERE \(keyCondition(dialect))",
                group.map { $0.values + $0.key })
        }
    }

    func insert(into connection: any Connection, progress: @escaping (Int) -> Void) throws {
        let count = inserts?.count ?? batch.count
        guard count > 0 else { return }
        var columns = batch.columns
        var values = batch.values
        if let name = batch.generatedKey {
            columns.insert(name, at: 0)
            values.insert(inserts == nil ? .serial(from: 1) : .integer(keys), at: 0)
        }
        try values.withCells(in: arena) { cells in
            try connection.insert(
                InsertRows(
                    batch.table, columns: columns, cells: cells, selection: inserts, count: count,
                    fillsEmptyTable: inserts == nil, progress: progress))
        }
    }

    private func keyCondition(_ dialect: Dialect) -> String {
        batch.table.primaryKey.map { "\(dialect.quoted($0)) = ?" }.joined(separator: " AND ")
    }
}
