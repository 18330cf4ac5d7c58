import MarqueeCatalog

/// What was done in a sandbox: its rows against those of its base, and whether the warehouse has changed the same rows since.
package struct SandboxDiff {
    package enum Against: String, Sendable, CaseIterable {
        /// The warehouse as it was when the copy was made.
        case base
        /// The warehouse as it is now.
        case now
    }

    /// What became of a table.
    package struct TableChange: Equatable, Sendable {
        package let table: String
        /// Whether there was none of that name.
        package let isNew: Bool
        /// Whether there is none any longer.
        package let isDropped: Bool
        package let newColumns: [String]
        package let droppedColumns: [String]

        /// Whether anything but rows has changed.
        package var hasOtherShape: Bool { isNew || isDropped || !newColumns.isEmpty || !droppedColumns.isEmpty }
    }

    /// A row that differs.
    package struct Row: Sendable {
        package let change: RowChange
        /// Whether the warehouse has changed the row since the copy was made, and in another way.
        package let isConflict: Bool
        /// The row in the warehouse as it is now; nil when there is none.
        package let now: [Value]?
    }

    /// Where a page ends.
    package struct Place: Equatable, Sendable {
        let table: String
        /// 0 for rows that were there before, 1 for those that are new.
        let phase: Int
        let key: [Value]
    }

    package let sides: ComparedWarehouses
    package let against: Against
    private let shapes = Shapes()
    private var dialect: Dialect { sides.connection.dialect }
    private var before: String { against == .base ? sides.base : sides.warehouse }

    /// - Throws: `MQ101` where there are no sandboxes; `MQ5xx` as the engine does.
    package init(of sandbox: Sandbox, in engine: any Engine, against: Against = .base) throws {
        guard let copies = engine.copies else {
            throw MarqueeError(.invalidArgument, "there are no sandboxes of this database")
        }
        sides = try copies.connectComparing(sandbox.id)
        self.against = against
    }

    /// The tables of which there is anything to compare, by name.
    ///
    /// - Parameter only: names of the tables that are meant; nil for all.
    /// - Throws: `MQ111` for one of these that is in neither; `MQ5xx` as the engine does.
    package func tables(_ only: [String]? = nil) throws -> [TableChange] {
        let old = try names(in: before)
        let new = try names(in: sides.copy)
        if let unknown = only?.first(where: { !old.contains($0) && !new.contains($0) }) {
            throw MarqueeError(.unknownTable, "there is no table \(unknown), neither here nor there")
        }
        return try old.union(new).sorted().filter { only?.contains($0) ?? true }.map { table in
            let was = old.contains(table) ? try shape(table, before) : nil
            let is_ = new.contains(table) ? try shape(table, sides.copy) : nil
            let (had, has) = (was?.names ?? [], is_?.names ?? [])
            return TableChange(
                table: table, isNew: was == nil, isDropped: is_ == nil,
                newColumns: was == nil || is_ == nil ? [] : has.filter { !had.contains($0) },
                droppedColumns: was == nil || is_ == nil ? [] : had.filter { !has.contains($0) })
        }
    }

    private func names(in schema: String) throws -> Set<String> { Set(try shapes.all(in: schema, of: self).keys) }

    fileprivate func tableNames(in schema: String) throws -> Set<String> {
        let names = try Introspection(sides.connection).tableNames(in: schema)
        return Set(names).subtracting(GovernanceTables.names)
    }

    private func shape(_ table: String, _ schema: String) throws -> TableShape? {
        try shapes.all(in: schema, of: self)[table]
    }

    /// What the tables are like, read once: nobody changes the shape of what a diff looks at without making another diff.
    private final class Shapes {
        private var known: [String: [String: TableShape]] = [:]

        func all(in schema: String, of diff: SandboxDiff) throws -> [String: TableShape] {
            if let found = known[schema] { return found }
            var found: [String: TableShape] = [:]
            for place in Set([schema, diff.sides.schema(of: LedgerTables.schemaVersions.name, on: schema)]) {
                let names = try diff.tableNames(in: place).filter { diff.sides.schema(of: $0, on: schema) == place }
                found.merge(try TableShape.all(names, of: diff.sides.connection, in: place)) { first, _ in first }
            }
            known[schema] = found
            return found
        }
    }

    private func count(_ table: TableChange, in schema: String) throws -> Int64? {
        let place = sides.schema(of: table.table, on: schema)
        return try sides.connection.integer("SELECT COUNT(*) FROM \(dialect.qualified(place, table.table))")
    }

    /// Names of the columns that tell a table's rows apart.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func key(of table: TableChange) throws -> [String] {
        try shape(table.table, table.isDropped ? before : sides.copy)?.key ?? []
    }

    /// Hands over the rows of a table that differ, in the order of its key: first those that were changed or removed, then
    /// those that were added. Of a table that is new or dropped all rows differ; of one with other columns those are compared
    /// that both have.
    ///
    /// - Parameters:
    ///   - place: only rows behind this one.
    ///   - limit: how many at most; nil for all.
    ///   - body: is given a row, and where it is.
    /// - Throws: what `body` throws; `MQ5xx` as the engine does.
    package func rows(
        of table: TableChange, behind place: Place? = nil, limit: Int? = nil, _ body: (Row, Place) throws -> Void
    ) throws {
        guard let shape = try shape(table.table, table.isDropped ? before : sides.copy) else { return }
        let columns = table.isNew ? shape.columns : shape.columns.filter { !table.newColumns.contains($0.name) }
        let now = try nowColumns(table, columns)
        let query = RowComparison(
            table: table, columns: columns, key: shape.key, dialect: dialect, copy: sides.copy,
            before: sides.schema(of: table.table, on: before),
            now: now ? sides.schema(of: table.table, on: sides.warehouse) : nil)
        var left = limit
        var removed: Int64 = 0
        for phase in 0...1 where place.map({ $0.phase <= phase }) ?? true {
            if left == 0 { return }
            // Where as many rows are left as there should be, none was added.
            if phase == 1, place == nil, !table.isNew, !table.isDropped, !shape.key.isEmpty,
                try count(table, in: before) == count(table, in: sides.copy).map({ $0 + removed })
            {
                return
            }
            let behind = place.flatMap { $0.phase == phase ? $0.key : nil }
            // Rows without a key have a number in their order for a place, and those before it are read over.
            let skipped = shape.key.isEmpty ? Int(behind?.first?.wholeNumber ?? 0) : 0
            guard
                let statement = query.statement(
                    phase, behind: behind != nil && !shape.key.isEmpty, limit: left.map { $0 + skipped })
            else { continue }
            var number = 0
            try sides.connection.query(statement, shape.key.isEmpty ? [] : behind ?? []) { row in
                let found = query.row(row, phase)
                for _ in 0..<query.count(row) {
                    number += 1
                    guard number > skipped, left != 0 else { continue }
                    left = left.map { $0 - 1 }
                    if found.change.after == nil { removed += 1 }
                    let key = shape.key.isEmpty ? [.integer(Int64(number))] : query.keyValues(found.change)
                    try body(found, Place(table: table.table, phase: phase, key: key))
                }
            }
        }
    }

    /// Whether the warehouse has the table with these columns, so that its rows can be looked at beside the others.
    private func nowColumns(_ table: TableChange, _ columns: [TableShape.Column]) throws -> Bool {
        guard against == .base, let now = try shape(table.table, sides.warehouse) else { return false }
        return Set(columns.map(\.name)).isSubset(of: now.names)
    }
}

extension Value {
    fileprivate var wholeNumber: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}
