package import MarqueeCatalog

/// One run of an import, as the ledger keeps it.
package struct ImportRun {
    package let startedAt: Timestamp
    package let programVersion: String
    package let pruned: Bool
    package let files: [FileLedger]
    package let changes: [TableChanges]
    /// Wall seconds by stage, in order.
    package let timings: [(stage: String, seconds: Double)]
    package let peakMemoryBytes: Int

    package init(
        startedAt: Timestamp, programVersion: String, pruned: Bool, files: [FileLedger], changes: [TableChanges],
        timings: [(stage: String, seconds: Double)], peakMemoryBytes: Int
    ) {
        self.startedAt = startedAt
        self.programVersion = programVersion
        self.pruned = pruned
        self.files = files
        self.changes = changes
        self.timings = timings
        self.peakMemoryBytes = peakMemoryBytes
    }

    /// Writes the run into the ledger's tables; belongs into the transaction of the load.
    ///
    /// - Returns: the number of the run.
    /// - Throws: `MQ5xx` as the engine does.
    package func write(to connection: any Connection) throws -> Int64 {
        let run = try Self.nextKey(of: LedgerTables.importRuns, connection)
        try connection.insert(
            into: LedgerTables.importRuns,
            [
                .integer(run), .text(startedAt.text), .text(Timestamp.now().text), .text(programVersion),
                .integer(pruned ? 1 : 0), .integer(Int64(peakMemoryBytes)),
            ])
        try connection.executeEach(
            try connection.insertSQL(LedgerTables.importTimings),
            timings.lazy.map { [.integer(run), .text($0.stage), .real($0.seconds)] })
        try connection.executeEach(
            try connection.insertSQL(LedgerTables.importChanges), changes.lazy.flatMap { Self.rows($0, run) })
        // Before the run's own rejects have numbers, so that a number in a file can mean none of them.
        try resolve(files.flatMap(\.resolvedRejects), run, connection)
        for file in files { try write(file, run, connection) }
        return run
    }

    private func resolve(_ rejects: [Int64], _ run: Int64, _ connection: any Connection) throws {
        try connection.executeEach(
            "UPDATE \(try connection.name(of: LedgerTables.importRejects)) SET resolved_by_run_id = ? "
                + "WHERE id = ? AND resolved_by_run_id IS NULL",
            rejects.lazy.map { [.integer(run), .integer($0)] })
    }

    /// The changes of a table as they are kept: a row for the table, under `*`, and one for each of its columns.
    private static func rows(_ change: TableChanges, _ run: Int64) -> [[Value]] {
        func row(_ column: String, _ counts: [Int]) -> [Value] {
            [.integer(run), .text(change.table), .text(column)] + counts.map { .integer(Int64($0)) }
        }
        return [row("*", [change.added, change.changed, change.unchanged, change.gone, change.removed])]
            + change.columns.map { row($0.name, [$0.added, $0.changed, $0.unchanged, 0, 0]) }
    }

    private func write(_ file: FileLedger, _ run: Int64, _ connection: any Connection) throws {
        let id = try Self.nextKey(of: LedgerTables.importFiles, connection)
        let counts = [file.bytes, file.rowsRead, file.rowsLoaded, file.rowsMerged, file.rowsRejected]
        try connection.insert(
            into: LedgerTables.importFiles,
            [.integer(id), .integer(run), .text(file.name), .text(file.layout), .text(file.headerLine)]
                + counts.map { .integer(Int64($0)) })
        try connection.executeEach(
            try connection.insertSQL(LedgerTables.importRuleCounts),
            file.ruleCounts.lazy.map {
                [.integer(id), .text($0.rule.rawValue), .text($0.rule.disposition.rawValue), .integer(Int64($0.count))]
            })
        try writeFindings(of: file, id, connection)
        try resolve(repeatedRejects(of: file, run, connection), run, connection)
        var reject = try Self.nextKey(of: LedgerTables.importRejects, connection)
        try connection.executeEach(
            try connection.insertSQL(LedgerTables.importRejects),
            file.rejects.lazy.map { diagnostic in
                defer { reject += 1 }
                let (original, message) = Self.kept(diagnostic)
                return [
                    .integer(reject), .integer(id), .integer(Int64(diagnostic.line)),
                    .integer(Int64(diagnostic.lineColumn)), diagnostic.column.map { .text($0) } ?? .null,
                    .text(diagnostic.rule.rawValue), .text(message), .bytes(original), .null,
                ]
            })
    }

    /// Bytes of a refused record that are kept: a value of more is one that a server may refuse with all that comes with it
    /// (`max_allowed_packet`, 16 MB where nobody has set it).
    private static let longestOriginal = 8 << 20

    /// A refused record and what is wrong with it, as they are kept.
    private static func kept(_ reject: Diagnostic) -> (original: [UInt8], message: String) {
        guard reject.original.count > longestOriginal else { return (reject.original, reject.message) }
        let sizes = "the record has \(reject.original.count) bytes, of which \(longestOriginal) are kept"
        return (Array(reject.original.prefix(longestOriginal)), "\(reject.message); \(sizes)")
    }

    /// Open rejects of earlier runs whose record this file brings unchanged: importing the same files again must not open
    /// the same rejects twice, so they stand under their new numbers alone.
    private func repeatedRejects(of file: FileLedger, _ run: Int64, _ connection: any Connection) throws -> [Int64] {
        let renumbered = try renumberedRecords(of: file, run, connection)
        let originals = Set(file.rejects.map { Self.kept($0).original }).union(renumbered)
        guard !originals.isEmpty else { return [] }
        var repeated: [Int64] = []
        let (rejects, files) = (
            try connection.name(of: LedgerTables.importRejects), try connection.name(of: LedgerTables.importFiles)
        )
        let sql = """
            SELECT r.id, r.original FROM \(rejects) r JOIN \(files) f ON f.id = r.file_id
            WHERE r.resolved_by_run_id IS NULL AND f.layout = ? AND f.run_id < ?
            """
        try connection.query(sql, [.text(file.layout), .integer(run)]) { row in
            if case .bytes(let original) = Value(row[1]), originals.contains(original), let id = row[0].integer {
                repeated.append(id)
            }
        }
        return repeated
    }

    /// Records that the file brings under numbers which earlier runs have closed: an export that is edited further after a
    /// retry has the old numbers still, while what was refused stands under new ones.
    private func renumberedRecords(
        of file: FileLedger, _ run: Int64, _ connection: any Connection
    ) throws -> [[UInt8]] {
        guard let first = file.resolvedRejects.min(), let last = file.resolvedRejects.max() else { return [] }
        var records: [[UInt8]] = []
        try connection.query(
            "SELECT id, original FROM \(try connection.name(of: LedgerTables.importRejects)) "
                + "WHERE id BETWEEN ? AND ? AND resolved_by_run_id < ?",
            [.integer(first), .integer(last), .integer(run)]
        ) { row in
            if let id = row[0].integer, file.resolvedRejects.contains(id), case .bytes(let record) = Value(row[1]) {
                records.append(record)
            }
        }
        return records
    }

    private func writeFindings(of file: FileLedger, _ id: Int64, _ connection: any Connection) throws {
        let (findings, arena) = (file.findings, file.texts)
        guard !findings.isEmpty else { return }
        let rules = Rule.allCases.map { arena.store($0.rawValue) }
        let dispositions = Rule.allCases.map { arena.store($0.disposition.rawValue) }
        let header = file.header.map(arena.store)
        let places = findings.map { Int32($0.rule.index) }
        let values: [(String, ColumnValues)] = [
            ("id", .serial(from: try Self.nextKey(of: LedgerTables.importFindings, connection))),
            ("file_id", .integer([Int64](repeating: id, count: findings.count))),
            ("line", .integer(findings.map { Int64($0.line) })),
            ("column_name", .textLookup(indices: findings.map { Int32($0.columnIndex) }, texts: header)),
            ("rule", .textLookup(indices: places, texts: rules)),
            ("disposition", .textLookup(indices: places, texts: dispositions)),
            ("original", .text(findings.map(\.original))),
            ("proposal", .text(findings.map(\.proposal))),
        ]
        try values.map(\.1).withCells(in: arena) { cells in
            try connection.insert(
                InsertRows(
                    LedgerTables.importFindings, columns: values.map(\.0), cells: cells, selection: nil,
                    count: findings.count))
        }
    }

    private static func nextKey(of table: Table, _ connection: any Connection) throws -> Int64 {
        try (connection.integer("SELECT MAX(id) FROM \(connection.name(of: table))") ?? 0) + 1
    }
}

extension Connection {
    /// Inserts one row with a value for each column of the table.
    ///
    /// - Throws: as ``execute(_:_:)``.
    func insert(into table: Table, _ values: [Value]) throws {
        try execute(try insertSQL(table), values)
    }

    /// `INSERT` with a `?` for each column of the table.
    ///
    /// - Throws: as ``name(of:)``.
    func insertSQL(_ table: Table) throws -> String {
        try insertSQL(table, table.columns.map(\.name))
    }

    /// `INSERT` with a `?` for each of the columns.
    ///
    /// - Throws: as ``name(of:)``.
    package func insertSQL(_ table: Table, _ columns: [String]) throws -> String {
        let names = columns.map(dialect.quoted).joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(try name(of: table)) (\(names)) VALUES (\(marks))"
    }
}
