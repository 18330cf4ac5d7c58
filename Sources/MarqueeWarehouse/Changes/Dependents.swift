import MarqueeCatalog

/// Finds the rows that refer to others. What an engine would do by itself to the dependents of a row that goes (delete them,
/// have them refer to nothing) is more than was asked for when a write is taken back or carried over.
package final class Dependents {
    private let connection: any Connection
    private let writer: RowWriter
    /// By the lower-case name of the table that is referred to.
    private var references: [String: [Reference]] = [:]

    /// - Throws: `MQ5xx` as the engine does.
    init(_ connection: any Connection, _ writer: RowWriter) throws {
        self.connection = connection
        self.writer = writer
        for reference in try Reference.all(of: connection) {
            references[reference.parent.lowercased(), default: []].append(reference)
        }
    }

    /// Names the rows that refer to a row which a change would remove, or to a key that it would change.
    ///
    /// - Parameter isExempt: says of a row that it does not count.
    /// - Throws: `MQ5xx` as the engine does.
    func rows(
        of change: RowChange, limit: Int, unless isExempt: (RowChange, TableShape) throws -> Bool = { _, _ in false }
    ) throws -> [String] {
        guard let before = change.before, let references = references[change.table.lowercased()] else { return [] }
        let changed = Set(change.changedColumns.map { change.columns[$0].lowercased() })
        var found: [String] = []
        for reference in references where reference.parentColumns.contains(where: { changed.contains($0.lowercased()) })
        {
            let values = reference.parentColumns.compactMap { name in
                change.columns.firstIndex { $0.lowercased() == name.lowercased() }.map { before[$0] }
            }
            guard values.count == reference.columns.count, !values.contains(.null),
                let shape = try writer.shape(of: reference.table)
            else { continue }
            for row in try rows(of: reference, values, shape) where found.count < limit {
                if try !isExempt(row, shape) { found.append(try writer.naming(row)) }
            }
        }
        return found
    }

    private func rows(of reference: Reference, _ values: [Value], _ shape: TableShape) throws -> [RowChange] {
        let quoted = connection.dialect.quoted
        let condition = reference.columns.map { "\(quoted($0)) = ?" }.joined(separator: " AND ")
        let names = shape.key.isEmpty ? shape.names : shape.key
        var rows: [RowChange] = []
        try connection.query(
            "SELECT \(names.map(quoted).joined(separator: ", ")) FROM \(quoted(reference.table)) WHERE \(condition)",
            values
        ) { row in
            rows.append(
                RowChange(
                    table: reference.table, columns: names, before: names.indices.map { Value(row[$0]) }, after: nil))
        }
        return rows
    }

    /// Tables in an order in which none comes before one that it refers to, as far as there is such an order.
    package static func parentsFirst(_ tables: [String], _ references: [Reference]) -> [String] {
        var left = tables
        var ordered: [String] = []
        while !left.isEmpty {
            let free = left.filter { table in
                !references.contains { $0.table == table && $0.parent != table && left.contains($0.parent) }
            }
            let next = free.isEmpty ? left : free
            ordered += next
            left.removeAll(where: next.contains)
        }
        return ordered
    }
}

/// Foreign keys that the open transaction has not yet made whole, on an engine that looks at them at its end.
enum ForeignKeyCheck {
    /// The rows that refer to nothing, in words; none where the engine looks at each statement.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    static func broken(on connection: any Connection, limit: Int) throws -> [String] {
        guard connection.dialect == .sqlite, connection.hasBrokenReferences else { return [] }
        var found: [String] = []
        try connection.query(
            "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT ?", [.integer(Int64(limit))]
        ) {
            let row = $0[1].integer.map { " (row \($0))" } ?? ""
            found.append("\($0[0].string ?? "")\(row) would refer to a row of \($0[2].string ?? "") that is not there")
        }
        return found
    }
}
