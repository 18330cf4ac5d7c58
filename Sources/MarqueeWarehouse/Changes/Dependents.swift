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

    /// All foreign keys of the database.
    var all: [Reference] { references.values.flatMap { $0 } }

    /// A row that refers to one which a change would remove or whose key it would change.
    struct Standing {
        let reference: Reference
        let shape: TableShape
        /// In the order of the shape's columns.
        let row: [Value]

        /// What the engine does to the row when the other one changes so; nil for nothing.
        func passedOn(from change: RowChange) -> RowChange? {
            let rule = change.after == nil ? reference.onDelete : reference.onUpdate
            guard rule == "CASCADE" || rule == "SET NULL" else { return nil }
            guard rule == "SET NULL" || change.after != nil else {
                return RowChange(table: shape.table, columns: shape.names, before: row, after: nil)
            }
            var after = row
            for (column, key) in zip(reference.columns, reference.parentColumns) {
                let from = change.columns.firstIndex { $0.lowercased() == key.lowercased() }
                guard let place = shape.names.firstIndex(where: { $0.lowercased() == column.lowercased() }) else {
                    continue
                }
                after[place] = rule == "SET NULL" ? .null : from.flatMap { change.after?[$0] } ?? .null
            }
            return RowChange(table: shape.table, columns: shape.names, before: row, after: after)
        }
    }

    /// Names the rows that refer to a row which a change would remove, or to a key that it would change.
    ///
    /// - Parameter isExempt: says of a row that it does not count.
    /// - Throws: `MQ5xx` as the engine does.
    func rows(
        of change: RowChange, limit: Int, unless isExempt: (() throws -> (Standing) -> Bool)? = nil
    ) throws -> [String] {
        guard let before = change.before, let references = references[change.table.lowercased()] else { return [] }
        let changed = Set(change.changedColumns.map { change.columns[$0].lowercased() })
        var found: [RowChange] = []
        for reference in references where reference.parentColumns.contains(where: { changed.contains($0.lowercased()) })
        {
            let values = reference.parentColumns.compactMap { name in
                change.columns.firstIndex { $0.lowercased() == name.lowercased() }.map { before[$0] }
            }
            guard values.count == reference.columns.count, !values.contains(.null),
                let shape = try writer.shape(of: reference.table)
            else { continue }
            let quoted = connection.dialect.quoted
            let condition = reference.columns.map { "\(quoted($0)) = ?" }.joined(separator: " AND ")
            guard try isThere(reference, condition, values) else { continue }
            // What is exempt may have to be read first: over a connection that streams rows nothing else can be asked.
            let isExempt = try isExempt?()
            try writer.rows(of: shape, shape.names, condition, values) { row in
                let standing = Standing(reference: reference, shape: shape, row: row)
                guard isExempt?(standing) != true, found.count < limit else { return }
                found.append(RowChange(table: shape.table, columns: shape.names, before: row, after: nil))
            }
        }
        return try found.map(writer.naming)
    }

    private func isThere(_ reference: Reference, _ condition: String, _ values: [Value]) throws -> Bool {
        let table = connection.dialect.quoted(reference.table)
        return try connection.integer("SELECT 1 FROM \(table) WHERE \(condition) LIMIT 1", values) != nil
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
