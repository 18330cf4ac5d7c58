package import MarqueeCatalog

/// Rows that somebody sends to be inserted into one table, all or none.
package struct BulkInsert {
    package let table: String
    package let columns: [String]
    /// One list for each column.
    package let values: [[TextRef]]
    package let arena: TextArena
    /// Columns whose numbers have been read, by their place; see ``readingNumbers(for:_:)``.
    var numbers: [Int: ColumnValues] = [:]
    package var rows: Int { values.first?.count ?? 0 }

    package init(table: String, columns: [String], values: [[TextRef]], arena: TextArena) {
        self.table = table
        self.columns = columns
        self.values = values
        self.arena = arena
    }

    /// Makes sure that the table is there and may be written.
    ///
    /// - Throws: as ``knownColumns(of:in:_:)``, and `MQ103` for columns that the table does not have.
    package static func admit(
        table: String, columns: [String], in territory: Territory = .warehouse, _ connection: any Connection
    ) throws {
        let known = try Self.knownColumns(of: table, in: territory, connection)
        if let unknown = columns.first(where: { column in !known.contains { $0.name == column } }) {
            throw unknownColumn(unknown, of: table, known)
        }
        if let bytes = columns.first(where: { column in known.contains { $0.name == column && $0.isBinary } }) {
            throw MarqueeError(
                .invalidRequest, "the column \(bytes) holds bytes, which text can't carry",
                hint: "send its rows to /v1/write, with {\"base64\": …} as parameters")
        }
    }

    /// The error for a column that a table does not have.
    package static func unknownColumn(
        _ column: String, of table: String, _ known: [Introspection.ColumnDescription]
    ) -> MarqueeError {
        MarqueeError(
            .invalidRequest, "the table \(table) has no column \(column.prefix(200))",
            details: ["columns: \(known.map(\.name).joined(separator: ", "))"])
    }

    /// The columns of a table into which rows may be sent.
    ///
    /// - Throws: `MQ111`, `MQ208`.
    package static func knownColumns(
        of table: String, in territory: Territory = .warehouse, _ connection: any Connection
    ) throws -> [Introspection.ColumnDescription] {
        let name = table.lowercased()
        if GovernanceTables.names.contains(name) {
            throw MarqueeError(
                .tableOutOfReach, "the table \(name) is out of reach", details: ["rule: governance-table"])
        }
        if ManagedTables(territory).ledger.contains(name) { throw ManagedTables.rows(name) }
        let known = try Introspection(connection).columns(of: table)
        guard !known.isEmpty else {
            throw MarqueeError(.unknownTable, "there is no table \(table)", hint: "see GET /v1/schema")
        }
        return known
    }

    /// Inserts the rows in the open transaction.
    ///
    /// - Throws: `MQ314` for the first row that is refused, with its number and values.
    package func run(
        on connection: any GuardedConnection, limits: QueryLimits, watchdog: Watchdog,
        isAbandoned: @escaping @Sendable () -> Bool = { false }
    ) throws {
        // Of no rows none can be refused.
        guard rows > 0 else { return }
        try limits.write.check(rows)
        let kinds: [Column.Kind] = columns.indices.map { place in
            switch numbers[place] {
            case .integer: .integer
            case .real: .real
            default: .text
            }
        }
        let shape = Table(
            table, "", columns: zip(columns, kinds).map { Column($0, $1, "", optional: true) }, primaryKey: [])
        do {
            try watchdog.limit(connection, to: limits.time, isAbandoned: isAbandoned) {
                try withCells { cells in
                    try connection.insert(
                        InsertRows(shape, columns: columns, cells: cells, selection: nil, count: rows))
                }
            }
        } catch let failure as RowFailure {
            throw MarqueeError(
                failure.error.code == .tableOutOfReach ? .tableOutOfReach : .rowRefused,
                "row \(failure.row + 1) was refused", details: details(of: failure), hint: failure.error.hint)
        }
    }

    /// Opens the columns.
    package func withCells<Result>(_ body: ([CellColumn]) throws -> Result) throws -> Result {
        try columns.indices.map { numbers[$0] ?? .text(values[$0]) }.withCells(in: arena, body)
    }

    private func details(of failure: RowFailure) -> [String] {
        let words = failure.error.details + [failure.error.message]
        let blamed = columns.indices.filter { column in
            words.contains {
                $0.contains(".\(columns[column])") || $0.contains("'\(columns[column])'")
                    || $0.contains(Dialect.mysql.quoted(columns[column]))
            }
        }
        let shown = (blamed.isEmpty ? Array(columns.indices) : blamed).flatMap { column -> [String] in
            let value = arena.string(values[column][failure.row]).map { "\"\($0.prefix(200))\"" } ?? "NULL"
            return blamed.isEmpty ? ["\(columns[column]) = \(value)"] : ["column \(columns[column])", "value \(value)"]
        }
        return ["row \(failure.row + 1)"] + shown + failure.error.details
    }
}
