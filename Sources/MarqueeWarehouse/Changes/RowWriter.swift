import MarqueeCatalog

/// Carries out changes of single rows, each only where the row is as the change has found it.
package final class RowWriter {
    package enum Outcome: Equatable, Sendable {
        case done
        /// The row is already as the change would leave it, for instance because a foreign key has passed a change on.
        case already
        /// The row is neither as the change has found it nor as it would leave it.
        case conflict
        /// The table is gone or has other columns.
        case otherShape
    }

    private let connection: any Connection
    /// The same with the rights of outside SQL.
    private let caller: any Connection
    private var dialect: Dialect { connection.dialect }
    private var shapes: [String: TableShape?] = [:]

    /// - Parameter guarded: the connection in whose open transaction the rows are written.
    package init(_ guarded: any GuardedConnection) {
        connection = guarded.own
        caller = guarded.asCaller
    }

    /// The connection for a table's rows. Those of the ledger Marquee alone has written.
    private func rows(of table: String) -> any Connection { ManagedTables.isLedger(table) ? connection : caller }

    /// What a table is like; nil when there is none.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func shape(of table: String) throws -> TableShape? {
        if let known = shapes[table] { return known }
        let shape = try TableShape.read(table, of: connection)
        shapes[table] = shape
        return shape
    }

    /// Carries out a change.
    ///
    /// - Throws: `MQ507` when a key forbids it; `MQ5xx` as the engine does.
    package func apply(_ change: RowChange) throws -> Outcome {
        guard let shape = try shape(of: change.table), Set(shape.names) == Set(change.columns) else {
            return .otherShape
        }
        switch (change.before, change.after) {
        case (nil, let after?): return try insert(change, after, shape)
        case (let before?, nil): return try delete(change, before, shape)
        case (let before?, let after?): return try update(change, before, after, shape)
        case (nil, nil): return .already
        }
    }

    /// The row as it is now, under the key that it has in an image; nil when there is none, or when nothing tells rows apart.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func row(_ change: RowChange, as image: [Value]) throws -> [Value]? {
        guard let shape = try shape(of: change.table), isKeyed(change, image, shape) else { return nil }
        var found: [Value]?
        let (condition, values) = condition(change, image, [], shape)
        try rows(of: shape, change.columns, condition, values) { found = $0 }
        return found
    }

    /// Reads rows with the values that images have.
    ///
    /// - Parameter condition: SQL behind WHERE, with what may follow it.
    /// - Throws: `MQ5xx` as the engine does, and what `body` throws.
    func rows(
        of shape: TableShape, _ columns: [String], _ condition: String, _ values: [Value],
        _ body: ([Value]) throws -> Void
    ) throws {
        let known = columns.map { name in shape.columns.first { $0.name == name } }
        let items = zip(columns, known).map { name, column in
            guard let column else { return quoted(name) }
            return Self.isWide(column, dialect)
                ? "CAST(\(quoted(name)) + 0 AS CHAR)" : TableShape.exact(column, quoted(name), dialect)
        }
        try rows(of: shape.table).query(
            "SELECT \(items.joined(separator: ", ")) FROM \(quoted(shape.table)) WHERE \(condition)", values
        ) { row in
            try body(
                known.indices.map { place in
                    let value = Value(row[place])
                    guard let column = known[place], Self.isWide(column, dialect), case .text(let digits) = value else {
                        return value
                    }
                    return Int64(digits).map(Value.integer) ?? value
                })
        }
    }

    /// Whether a column holds whole numbers beyond 63 bits, which images have as text.
    private static func isWide(_ column: TableShape.Column, _ dialect: Dialect) -> Bool {
        dialect == .mysql && ["bigint", "bit"].contains(column.type)
    }

    private func insert(_ change: RowChange, _ after: [Value], _ shape: TableShape) throws -> Outcome {
        if let now = try row(change, as: after) {
            return Self.isSame(now, after) ? .already : .conflict
        }
        let columns = change.columns.map(quoted).joined(separator: ", ")
        let places = after.indices.map { place(change.columns[$0], after[$0], shape) }.joined(separator: ", ")
        try rows(of: change.table).execute("INSERT INTO \(quoted(change.table)) (\(columns)) VALUES (\(places))", after)
        return .done
    }

    private func delete(_ change: RowChange, _ before: [Value], _ shape: TableShape) throws -> Outcome {
        let (condition, values) = condition(change, before, Array(change.columns.indices), shape)
        let count = try rows(of: change.table).execute("DELETE FROM \(quoted(change.table)) WHERE \(condition)", values)
        if count > 0 { return .done }
        return try row(change, as: before) == nil ? .already : .conflict
    }

    private func update(
        _ change: RowChange, _ before: [Value], _ after: [Value], _ shape: TableShape
    ) throws -> Outcome {
        let changed = change.changedColumns
        guard !changed.isEmpty else { return .already }
        // A row that gets another key is another row to whoever has changed it since.
        let isMoved = changed.contains { shape.key.contains(change.columns[$0]) }
        let compared = isMoved ? Array(change.columns.indices) : changed
        let (condition, values) = condition(change, before, compared, shape)
        var places = changed.map { "\(quoted(change.columns[$0])) = \(place(change.columns[$0], after[$0], shape))" }
        places += Self.kept(shape, but: Set(changed.map { change.columns[$0] })).map { "\(quoted($0)) = \(quoted($0))" }
        let count = try rows(of: change.table).execute(
            "UPDATE \(quoted(change.table)) SET \(places.joined(separator: ", ")) WHERE \(condition)",
            changed.map { after[$0] } + values)
        if count > 0 { return .done }
        guard let now = try row(change, as: after) else { return .conflict }
        return changed.allSatisfy { now[$0].isIdentical(to: after[$0]) } ? .already : .conflict
    }

    /// Columns that MySQL may set to the present moment with every change unless they are named.
    private static func kept(_ shape: TableShape, but changed: Set<String>) -> [String] {
        shape.columns.filter { ["timestamp", "datetime"].contains($0.type) && !changed.contains($0.name) }.map(\.name)
    }

    /// Whether two images of a row are the same.
    package static func isSame(_ left: [Value], _ right: [Value]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
    }

    /// Whether the key tells the row apart: SQLite takes NULL into a primary key, any number of times.
    private func isKeyed(_ change: RowChange, _ image: [Value], _ shape: TableShape) -> Bool {
        !shape.key.isEmpty
            && shape.key.allSatisfy { name in
                change.columns.firstIndex(of: name).map { image[$0] != .null } ?? false
            }
    }

    /// The condition that a row has the key of an image and the values of some columns; where nothing tells rows apart, that
    /// it is one of those that have all values.
    private func condition(
        _ change: RowChange, _ image: [Value], _ compared: [Int], _ shape: TableShape
    ) -> (String, [Value]) {
        let exact = { (place: Int) in self.same(change.columns[place], image[place], shape, isExact: true) }
        guard isKeyed(change, image, shape) else {
            let all = Array(change.columns.indices)
            let condition = all.map(exact).joined(separator: " AND ")
            let values = all.map { image[$0] }
            guard dialect == .sqlite else { return ("\(condition) LIMIT 1", values) }
            let table = quoted(change.table)
            let taken = Set(shape.names.map { $0.lowercased() }).subtracting(shape.key)
            let number = ["rowid", "_rowid_", "oid"].first { !taken.contains($0) } ?? "rowid"
            return ("\(number) = (SELECT \(number) FROM \(table) WHERE \(condition) LIMIT 1)", values)
        }
        // The key plain, so that its index serves it.
        let key = change.columns.indices.filter { shape.key.contains(change.columns[$0]) }
        let parts = key.map { same(change.columns[$0], image[$0], shape, isExact: false) } + compared.map(exact)
        return (parts.joined(separator: " AND "), (key + compared).map { image[$0] })
    }

    private func same(_ name: String, _ value: Value, _ shape: TableShape, isExact: Bool) -> String {
        let column = shape.columns.first { $0.name == name }
        let reference = isExact ? column.map { TableShape.exact($0, quoted(name), dialect) } : nil
        return TableShape.same(reference ?? quoted(name), place(name, value, shape), dialect)
    }

    /// What stands in a statement for a value of a column.
    private func place(_ name: String, _ value: Value, _ shape: TableShape) -> String {
        guard dialect == .mysql, let column = shape.columns.first(where: { $0.name == name }) else { return "?" }
        // A text would be taken for the bits of its letters, or compared as a real number.
        if column.type == "bit" { return "CAST(? AS UNSIGNED)" }
        if column.type == "bigint", case .text = value { return "CAST(? AS UNSIGNED)" }
        return "?"
    }

    private func quoted(_ name: String) -> String { dialect.quoted(name) }

    /// A row in words: `titles (id = tm84618)`.
    package func naming(_ change: RowChange) throws -> String {
        let image = change.after ?? change.before ?? []
        let key = try shape(of: change.table)?.key ?? []
        let places = change.columns.indices.filter { key.isEmpty || key.contains(change.columns[$0]) }
        let parts = places.prefix(8).map { place in
            "\(change.columns[place]) = \(RowImage.node(image[place]).json.prefix(80))"
        }
        return "\(change.table) (\(parts.joined(separator: ", ")))"
    }
}
