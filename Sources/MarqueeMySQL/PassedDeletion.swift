import MarqueeCatalog
import MarqueeWarehouse

/// What foreign keys do to the dependents of a deleted row, and to theirs. The engine does it; a trigger that did it in its
/// stead would fail wherever a statement reads the dependents, as in `DELETE … WHERE id NOT IN (SELECT …)`.
struct PassedDeletion {
    /// Foreign keys from the deleted row on, each referring to the table of the one before.
    private typealias Path = [Reference]

    private let root: RecordedTable
    private let tables: [String: RecordedTable]
    private let paths: [Path]
    private let isRecordable: Bool

    /// Paths that a trigger looks at; a schema with more of them is not recorded.
    private static let mostPaths = 64

    init(_ root: RecordedTable, _ references: [Reference], _ tables: [String: RecordedTable]) {
        self.root = root
        self.tables = tables
        var found: [Path] = []
        var isRecordable = true
        func follow(_ path: Path, _ table: String) {
            for reference in references where reference.parent == table && RecordedTable.passesOn(reference.onDelete) {
                let next = path + [reference]
                let isCircle = reference.table == root.shape.table || path.contains { $0.table == reference.table }
                // Setting a key to NULL may be passed on in turn.
                let goesOn =
                    reference.onDelete == "SET NULL"
                    && references.contains {
                        $0.parent == reference.table && RecordedTable.passesOn($0.onUpdate)
                            && !Set($0.parentColumns).isDisjoint(with: reference.columns)
                    }
                guard !isCircle, !goesOn, tables[reference.table] != nil, found.count < Self.mostPaths else {
                    isRecordable = false
                    if path.isEmpty { found.append(next) }
                    continue
                }
                found.append(next)
                if reference.onDelete == "CASCADE" { follow(next, reference.table) }
            }
        }
        follow([], root.shape.table)
        paths = found
        self.isRecordable = isRecordable
    }

    /// Statements for a trigger before the deletion.
    var statements: [String] {
        guard isRecordable else { return paths.filter { $0.count == 1 }.compactMap(\.first).map(root.unrecorded) }
        let byTable = Dictionary(grouping: paths) { $0[$0.count - 1].table }
        // Rows come back in the reverse order, so dependents are recorded before what they refer to.
        let order = byTable.keys.sorted { depth($0) == depth($1) ? $0 < $1 : depth($0) > depth($1) }
        return order.flatMap { statements(for: byTable[$0] ?? []) }
    }

    private func depth(_ table: String) -> Int {
        paths.filter { $0.last?.table == table }.map(\.count).max() ?? 0
    }

    private func statements(for paths: [Path]) -> [String] {
        let removing = paths.filter { $0.last?.onDelete == "CASCADE" }
        let emptying = paths.filter { $0.last?.onDelete == "SET NULL" }
        guard let name = paths.first?.last?.table, let table = tables[name] else { return [] }
        let row = quoted(name)
        var statements: [String] = []
        var replaced: [String: String] = [:]
        for path in emptying {
            let before = table.image(row, replacing: replaced)
            var after = replaced
            for column in path.last?.columns ?? [] {
                after[column] = "NULL"
                replaced[column] = "IF(\(isOn(path)), NULL, \(replaced[column] ?? "\(row).\(quoted(column))"))"
            }
            statements.append(
                record(path, table, before, table.image(row, replacing: after), butOn: removing))
        }
        for (place, path) in removing.enumerated() {
            statements.append(record(path, table, table.image(row), "NULL", butOn: removing.prefix(place)))
        }
        return statements
    }

    private func record(
        _ path: Path, _ table: RecordedTable, _ before: String, _ after: String, butOn others: some Sequence<Path>
    ) -> String {
        let conditions = [RecordedTable.matching(path[0])] + others.map { "NOT \(isOn($0))" }
        return """
                    INSERT INTO \(root.changes)
                    SELECT \(root.origin), \(table.number), \(before), \(after)
                    FROM \(joined(path)) WHERE \(conditions.joined(separator: " AND "));
            """
    }

    private func joined(_ path: Path) -> String {
        path.dropFirst().reduce(quoted(path[0].table)) { "\($0) JOIN \(quoted($1.table)) ON \(link($1))" }
    }

    /// That a row refers to the one of the table before.
    private func link(_ reference: Reference) -> String {
        zip(reference.columns, reference.parentColumns).map { column, key in
            "\(quoted(reference.table)).\(quoted(column)) = \(quoted(reference.parent)).\(quoted(key))"
        }.joined(separator: " AND ")
    }

    /// Whether a row of a path's last table is reached by it.
    private func isOn(_ path: Path) -> String {
        guard let last = path.last, path.count > 1 else { return "IFNULL(\(RecordedTable.matching(path[0])), FALSE)" }
        return """
            EXISTS (SELECT 1 FROM \(joined(path.dropLast())) WHERE \(RecordedTable.matching(path[0])) AND \(link(last)))
            """
    }

    private func quoted(_ name: String) -> String { Dialect.mysql.quoted(name) }
}
