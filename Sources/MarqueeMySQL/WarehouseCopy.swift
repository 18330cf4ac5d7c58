import MarqueeCatalog
import MarqueeWarehouse

/// Copies the tables, rows and views of a warehouse into two empty schemas of its server.
///
/// The rows leave the server and come back to it. Within the server, `INSERT … SELECT` would lock all rows that it reads
/// against writers (REPEATABLE READ), or see each table at another moment (READ COMMITTED); only what is selected by a client
/// is read without locks from one snapshot. That is done once, into the base; from there the copy is filled within the server,
/// where nobody else is.
struct WarehouseCopy {
    private let warehouse: MySQLEngine
    private let base: MySQLEngine
    private let copy: MySQLEngine

    init(of warehouse: MySQLEngine, base: MySQLEngine, copy: MySQLEngine) {
        self.warehouse = warehouse
        self.base = base
        self.copy = copy
    }

    private struct Plan {
        var definitions: [TableDefinition] = []
        /// The schema of each table.
        var schemas: [String: String] = [:]
        var columns: [String: [RowStream.Column]] = [:]
        /// About so many.
        var rows: Int64 = 0

        /// A table as a statement names it where it comes from.
        func source(_ table: String) -> String { Dialect.mysql.qualified(schemas[table] ?? "", table) }

        /// Whether a table can't have its reference before all rows are there: the other is made later, or it is itself.
        func isLater(_ table: String) -> (String) -> Bool {
            let names = definitions.map(\.table)
            let later = Set(names.drop { $0 != table })
            return { later.contains($0) }
        }
    }

    /// Copies.
    ///
    /// - Parameter progress: is given the share of the rows that are in, from 0 to 1.
    /// - Throws: what `progress` throws; `MQ504` with the server's error 1412 when a table was changed since the moment that is
    ///   copied, `MQ5xx` as the engine does.
    func make(_ progress: (Double) throws -> Void) throws {
        try progress(0)
        let source = try connect(warehouse, isNew: false)
        let (base, copy) = (try connect(base, isNew: true), try connect(copy, isNew: true))
        var plan = Plan()
        var done = 0
        // In the rows' order of magnitude it takes longer to write them twice than to read them.
        try source.reading {
            plan = try self.plan(source)
            for definition in plan.definitions { try base.execute(definition.base, []) }
            try base.execute("START TRANSACTION", [])
            for definition in plan.definitions {
                try stream(definition, plan, source, base) { count in
                    done += count
                    try progress(0.6 * min(1, Double(done) / Double(max(1, plan.rows))))
                }
            }
            try base.execute("COMMIT", [])
        }
        try fill(copy, plan, done) { try progress(0.6 + 0.4 * $0) }
        try ViewCopy(from: source, warehouse.database, to: copy, self.copy.database).make()
    }

    private func connect(_ engine: MySQLEngine, isNew: Bool) throws -> MySQLConnection {
        guard let connection = try engine.connect(createIfMissing: isNew) as? MySQLConnection else {
            throw MarqueeError(.noWarehouse, "the database is gone")
        }
        // Values are what they are: dates that are none, and 0 in a column that numbers its rows.
        try connection.execute(
            """
            SET SESSION sql_mode =
                'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'
            """, [])
        // Nobody else is in the new schemas: locks against others would only take memory.
        if isNew { try connection.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", []) }
        return connection
    }

    private func plan(_ source: MySQLConnection) throws -> Plan {
        var plan = Plan()
        try add(&plan, try Introspection(source).tableNames(in: warehouse.database), in: warehouse.database, source)
        if let ledger = try source.ledgerSchema {
            // In a copy the ledger lies with the catalog.
            try add(&plan, ManagedTables.ledgerTables.map(\.name), in: ledger, source)
        }
        let references = try Set(plan.schemas.values).flatMap { try Reference.all(of: source, in: $0) }
        let homes = [warehouse.database, warehouse.governance.database]
        for table in Dependents.parentsFirst(plan.schemas.keys.sorted(), references) {
            var sql = ""
            try source.query("SHOW CREATE TABLE \(plan.source(table))", []) { sql = $0[1].string ?? "" }
            plan.definitions.append(try TableDefinition(table, sql, homes: homes))
        }
        return plan
    }

    /// Adds tables of a schema with their columns and the number of their rows.
    private func add(_ plan: inout Plan, _ tables: [String], in schema: String, _ source: MySQLConnection) throws {
        for table in tables { plan.schemas[table] = schema }
        try source.query(
            """
            SELECT table_name, CAST(COALESCE(table_rows, 0) AS SIGNED) FROM information_schema.tables
            WHERE table_schema = ?
            """, [.text(schema)]
        ) { row in
            if plan.schemas[row[0].string ?? ""] == schema { plan.rows += row[1].integer ?? 0 }
        }
        try source.query(
            """
            SELECT table_name, column_name, data_type, column_type LIKE '%unsigned%' FROM information_schema.columns
            WHERE table_schema = ? AND COALESCE(generation_expression, '') = ''
            ORDER BY table_name, ordinal_position
            """, [.text(schema)]
        ) { row in
            guard plan.schemas[row[0].string ?? ""] == schema else { return }
            plan.columns[row[0].string ?? "", default: []].append(
                RowStream.Column(
                    name: row[1].string ?? "", type: (row[2].string ?? "").lowercased(),
                    isUnsigned: row[3].integer == 1))
        }
    }

    /// Reads a table's rows from the snapshot. Whoever wants to change the table waits no longer than until its rows are read:
    /// behind the savepoint the server lets go of it.
    private func stream(
        _ definition: TableDefinition, _ plan: Plan, _ source: MySQLConnection, _ base: MySQLConnection,
        progress: (Int) throws -> Void
    ) throws {
        guard let columns = plan.columns[definition.table] else { return }
        let table = Dialect.mysql.quoted(definition.table)
        try source.execute("SAVEPOINT marquee_table", [])
        try RowStream(source: source, target: base).copy(
            plan.source(definition.table), to: table, columns, progress: progress)
        try source.execute("ROLLBACK TO SAVEPOINT marquee_table", [])
    }

    /// Fills the copy from the base, with all keys on.
    private func fill(_ copy: MySQLConnection, _ plan: Plan, _ rows: Int, _ progress: (Double) throws -> Void) throws {
        let quoted = Dialect.mysql.quoted
        for definition in plan.definitions {
            try copy.execute(definition.whole(without: plan.isLater(definition.table)), [])
        }
        try copy.execute("START TRANSACTION", [])
        var done = 0
        for definition in plan.definitions {
            guard let columns = plan.columns[definition.table] else { continue }
            let names = columns.map { quoted($0.name) }.joined(separator: ", ")
            let table = quoted(definition.table)
            done += try copy.execute(
                "INSERT INTO \(table) (\(names)) SELECT \(names) FROM \(Dialect.mysql.qualified(base.database, definition.table))",
                [])
            try progress(Double(done) / Double(max(1, rows)))
        }
        try copy.execute("COMMIT", [])
        for definition in plan.definitions {
            for sql in definition.later(plan.isLater(definition.table)) { try copy.execute(sql, []) }
        }
    }
}
