package import MarqueeCatalog

/// The records that imports refused, as the ledger keeps them.
package struct RejectStore {
    /// A refused record.
    package struct Reject {
        package let id: Int64
        package let runID: Int64
        package let fileName: String
        package let layout: String
        /// The header line of its file.
        package let header: String
        package let line: Int64
        /// Place in the line in characters, from 1; 0 where the whole record is meant.
        package let lineColumn: Int64
        package let column: String?
        package let rule: String
        package let message: String
        /// The record's bytes.
        package let original: [UInt8]
    }

    private let connection: any Connection

    package init(_ connection: any Connection) { self.connection = connection }

    /// Hands over the rejects that no later import has taken in, in the order of their numbers.
    ///
    /// - Parameter run: only those of this run; nil for all.
    /// - Throws: `MQ410` for a run that is not in the ledger; `MQ5xx` as the engine does; what `body` throws.
    package func forEachOpen(ofRun run: Int64?, _ body: (Reject) throws -> Void) throws {
        if let run, try connection.integer("SELECT id FROM import_runs WHERE id = ?", [.integer(run)]) == nil {
            throw MarqueeError(.unknownRun, "the ledger has no run \(run)")
        }
        let sql = """
            SELECT r.id, f.run_id, f.name, f.layout, f.header, r.line, r.line_column, r.column_name, r.rule, r.message,
                r.original
            FROM import_rejects r JOIN import_files f ON f.id = r.file_id
            WHERE r.resolved_by_run_id IS NULL AND (? IS NULL OR f.run_id = ?) ORDER BY r.id
            """
        let parameter = run.map(Value.integer) ?? .null
        try connection.query(sql, [parameter, parameter]) { row in
            func text(_ column: Int) -> String { row[column].string ?? "" }
            func number(_ column: Int) -> Int64 { row[column].integer ?? 0 }
            try body(
                Reject(
                    id: number(0), runID: number(1), fileName: text(2), layout: text(3), header: text(4),
                    line: number(5),
                    lineColumn: number(6), column: row[7].string, rule: text(8), message: text(9),
                    original: bytes(row[10])))
        }
    }

    /// The records under these numbers, whether they are open or not, since a file may be sent again.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func records(_ numbers: Set<Int64>) throws -> [Int64: RefusedRecord] {
        guard let first = numbers.min(), let last = numbers.max() else { return [:] }
        let sql = """
            SELECT r.id, r.rule, r.column_name, r.message, f.header, r.original
            FROM import_rejects r JOIN import_files f ON f.id = r.file_id WHERE r.id BETWEEN ? AND ?
            """
        var records: [Int64: RefusedRecord] = [:]
        try connection.query(sql, [.integer(first), .integer(last)]) { row in
            guard let number = row[0].integer, numbers.contains(number),
                let rule = row[1].string.flatMap(Rule.init(rawValue:))
            else { return }
            records[number] = RefusedRecord(
                rule: rule, column: row[2].string, message: row[3].string ?? "", header: row[4].string ?? "",
                original: bytes(row[5]))
        }
        return records
    }

    private func bytes(_ cell: Cell) -> [UInt8] {
        switch cell {
        case .bytes(let bytes), .text(let bytes): Array(bytes)
        default: []
        }
    }
}
