import Foundation
import Testing

/// All rows of a database's tables and views as strings: what an upgrade must not change.
struct Holdings {
    /// Columns by table; tables are named as in a statement.
    private let tables: [String: [String]]
    /// Rows by table.
    private let rows: [String: [String]]

    /// Tables that record the state of an upgrade or of connections.
    private static let passing = Set([
        "schema_versions", "governance_versions", "row_recording", "write_permits", "database_accounts",
    ])

    /// - Parameter names: tables of the warehouse; nil for all tables, those of the governance schema included.
    init(of warehouse: Warehouse, only names: [String]? = nil) throws {
        let all = try Self.tables(of: warehouse)
        let wanted = names.map { Set($0.map { warehouse.qualified($0) }) }
        try self.init(of: warehouse, all.filter { wanted?.contains($0.key) ?? true })
    }

    private init(of warehouse: Warehouse, _ tables: [String: [String]]) throws {
        self.tables = tables
        rows = try tables.reduce(into: [:]) { rows, table in
            let columns = table.value.map(warehouse.quoted).joined(separator: ", ")
            rows[table.key] = try warehouse.rows("SELECT \(columns) FROM \(table.key)").sorted()
        }
    }

    /// The tables whose rows now differ in the columns of then, with both sets of rows.
    func differences(now warehouse: Warehouse) throws -> [String] {
        let now = try Holdings(of: warehouse, tables)
        return rows.keys.sorted().flatMap { table in
            let (before, after) = (rows[table] ?? [], now.rows[table] ?? [])
            return before == after ? [] : ["\(table): \(before) before, \(after) now"]
        }
    }

    private static func tables(of warehouse: Warehouse) throws -> [String: [String]] {
        let found = try warehouse.rows(
            warehouse.kind == .sqlite
                ? """
                SELECT '', m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid
                """
                : """
                SELECT table_schema, table_name, column_name FROM information_schema.columns
                WHERE table_schema IN (DATABASE(), CONCAT(DATABASE(), '_governance'))
                ORDER BY table_schema, table_name, ordinal_position
                """)
        return found.reduce(into: [:]) { tables, line in
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard !passing.contains(parts[1]) else { return }
            let schema = parts[0].isEmpty ? "" : "\(warehouse.quoted(parts[0]))."
            tables["\(schema)\(warehouse.quoted(parts[1]))", default: []].append(parts[2])
        }
    }
}

extension Warehouse {
    func quoted(_ name: String) -> String { kind == .sqlite ? "\"\(name)\"" : "`\(name)`" }

    /// The name of a table of the warehouse, as in a statement.
    fileprivate func qualified(_ table: String) -> String {
        kind == .sqlite ? quoted(table) : "\(quoted(name)).\(quoted(table))"
    }

    /// The name of a governance table, as in a statement.
    func governance(_ table: String) -> String {
        kind == .sqlite ? table : "\(quoted("\(name)_governance")).\(table)"
    }
}
