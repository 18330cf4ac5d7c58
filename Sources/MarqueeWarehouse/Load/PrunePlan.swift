import MarqueeCatalog

/// Which rows go when an import prunes: those that the source no longer has, and those that refer to them.
struct PrunePlan {
    /// Keys of the rows to delete, parents before children.
    private(set) var doomed: [(table: Table, keys: Set<[Value]>)] = []

    init() {}

    /// Asks the warehouse which rows refer to those that are gone.
    init(_ tables: [TablePlan], _ connection: (any Connection)?) throws {
        guard let connection else { return }
        for table in Schema.current.tables {
            var keys = Set(tables.first { $0.batch.table.name == table.name }?.gone ?? [])
            for reference in table.foreignKeys {
                guard let parents = doomed.first(where: { $0.table.name == reference.table })?.keys else { continue }
                keys.formUnion(try Self.rows(of: table, referringBy: reference.column, to: parents, connection))
            }
            if !keys.isEmpty { doomed.append((table, keys)) }
        }
    }

    /// Parents that are asked about in one query.
    private static let parentsAtOnce = 500

    private static func rows(
        of table: Table, referringBy column: String, to parents: Set<[Value]>, _ connection: any Connection
    ) throws -> [[Value]] {
        let dialect = connection.dialect
        let key = table.primaryKey.map(dialect.quoted).joined(separator: ", ")
        let parents = parents.flatMap { $0 }
        var rows: [[Value]] = []
        for first in stride(from: 0, to: parents.count, by: parentsAtOnce) {
            let some = Array(parents[first..<min(first + parentsAtOnce, parents.count)])
            let marks = some.map { _ in "?" }.joined(separator: ", ")
            let sql =
                "SELECT \(key) FROM \(try connection.name(of: table)) WHERE \(dialect.quoted(column)) IN (\(marks))"
            try connection.query(sql, some) { row in rows.append(table.primaryKey.indices.map { Value(row[$0]) }) }
        }
        return rows
    }

    /// Number of rows by table.
    var counts: [(table: String, rows: Int)] { doomed.map { ($0.table.name, $0.keys.count) } }

    /// The changes of an import with the rows that pruning removes.
    func counted(into changes: [TableChanges]) -> [TableChanges] {
        var changes = changes
        for (table, rows) in counts {
            if let index = changes.firstIndex(where: { $0.table == table }) {
                changes[index].removed += rows
            } else {
                var change = TableChanges(table: table, columns: [])
                change.removed = rows
                changes.append(change)
            }
        }
        return changes
    }

    func apply(to connection: any Connection) throws {
        let dialect = connection.dialect
        for (table, keys) in doomed.reversed() {
            let condition = table.primaryKey.map { "\(dialect.quoted($0)) = ?" }.joined(separator: " AND ")
            try connection.executeEach("DELETE FROM \(try connection.name(of: table)) WHERE \(condition)", keys)
        }
    }
}
