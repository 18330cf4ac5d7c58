package import MarqueeCatalog

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
    private var dialect: Dialect { connection.dialect }
    private var shapes: [String: TableShape?] = [:]

    /// - Parameter connection: one in whose open transaction the rows are written.
    package init(_ connection: any Connection) { self.connection = connection }

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

    /// The row as it is now, under the key that it has in an image; nil when there is none.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func row(_ change: RowChange, as image: [Value]) throws -> [Value]? {
        guard let shape = try shape(of: change.table), !shape.key.isEmpty else { return nil }
        let (condition, values) = keyCondition(change, image, shape)
        let columns = change.columns.map { exact($0, shape) }.joined(separator: ", ")
        var found: [Value]?
        try connection.query("SELECT \(columns) FROM \(quoted(change.table)) WHERE \(condition)", values) { row in
            found = change.columns.indices.map { Value(row[$0]) }
        }
        return found
    }

    private func insert(_ change: RowChange, _ after: [Value], _ shape: TableShape) throws -> Outcome {
        if let now = try row(change, as: after) {
            return Self.isSame(now, after) ? .already : .conflict
        }
        let columns = change.columns.map(quoted).joined(separator: ", ")
        let places = Array(repeating: "?", count: after.count).joined(separator: ", ")
        try connection.execute("INSERT INTO \(quoted(change.table)) (\(columns)) VALUES (\(places))", after)
        return .done
    }

    private func delete(_ change: RowChange, _ before: [Value], _ shape: TableShape) throws -> Outcome {
        let (condition, values) = condition(change, before, Array(change.columns.indices), shape)
        let count = try connection.execute(
            "DELETE FROM \(quoted(change.table)) WHERE \(condition)\(onlyOne(shape))", values)
        if count > 0 { return .done }
        return try row(change, as: before) == nil ? .already : .conflict
    }

    private func update(
        _ change: RowChange, _ before: [Value], _ after: [Value], _ shape: TableShape
    ) throws -> Outcome {
        let changed = change.changedColumns
        guard !changed.isEmpty else { return .already }
        let (condition, values) = condition(change, before, changed, shape)
        let places = changed.map { "\(quoted(change.columns[$0])) = ?" }.joined(separator: ", ")
        let count = try connection.execute(
            "UPDATE \(quoted(change.table)) SET \(places) WHERE \(condition)\(onlyOne(shape))",
            changed.map { after[$0] } + values)
        if count > 0 { return .done }
        guard let now = try row(change, as: after) else { return .conflict }
        return changed.allSatisfy { now[$0].isIdentical(to: after[$0]) } ? .already : .conflict
    }

    /// Whether two images of a row are the same.
    package static func isSame(_ left: [Value], _ right: [Value]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
    }

    /// The condition that a row has the key of an image and the values of some columns.
    private func condition(
        _ change: RowChange, _ image: [Value], _ compared: [Int], _ shape: TableShape
    ) -> (String, [Value]) {
        let (key, values) = keyCondition(change, image, shape)
        let others = shape.key.isEmpty ? [] : compared
        let parts = others.map { same(change.columns[$0], shape) }
        return (([key] + parts).joined(separator: " AND "), values + others.map { image[$0] })
    }

    /// The condition for the key alone; on a table without one for all columns.
    private func keyCondition(_ change: RowChange, _ image: [Value], _ shape: TableShape) -> (String, [Value]) {
        let places =
            shape.key.isEmpty
            ? Array(change.columns.indices)
            : shape.key.compactMap { name in change.columns.firstIndex(of: name) }
        let parts = places.map { place in
            // Plain, so that the key's index serves it.
            shape.key.isEmpty
                ? same(change.columns[place], shape) : TableShape.same(quoted(change.columns[place]), "?", dialect)
        }
        return (parts.joined(separator: " AND "), places.map { image[$0] })
    }

    private func same(_ column: String, _ shape: TableShape) -> String {
        TableShape.same(exact(column, shape), "?", dialect)
    }

    private func exact(_ column: String, _ shape: TableShape) -> String {
        guard let known = shape.columns.first(where: { $0.name == column }) else { return quoted(column) }
        return TableShape.exact(known, quoted(column), dialect)
    }

    /// Rows that nothing tells apart are changed one by one.
    private func onlyOne(_ shape: TableShape) -> String { shape.key.isEmpty ? " LIMIT 1" : "" }

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
