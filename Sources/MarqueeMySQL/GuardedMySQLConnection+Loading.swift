import MarqueeCatalog
package import MarqueeWarehouse

/// Rows of bulk inserts that are recorded without triggers.
extension GuardedMySQLConnection {
    package func takes(_ insert: BulkInsert) throws -> Bool {
        taken = try known(insert.table, insert.columns)
        guard let known = taken else { return false }
        return try insert.withCells { known.areKnown($0, insert.rows) }
    }

    /// What is known of rows for a table; nil when it may hold something else than they say.
    private func known(_ table: String, _ columns: [String]) throws -> KnownRows? {
        // Of a view another table holds the rows; triggers of others may change rows on their way; of a number with a fixed
        // number of digits the server drops the rest.
        var (isPlain, numbered): (Bool, String?) = (false, nil)
        try governance().query(
            """
            SELECT (SELECT COUNT(*) FROM information_schema.tables
                    WHERE table_schema = ? AND table_name = ? AND engine = 'InnoDB' AND table_type IN (\(Introspection.mysqlTableTypes))),
                (SELECT COUNT(*) FROM information_schema.triggers
                    WHERE event_object_schema = ? AND event_object_table = ? AND trigger_name NOT LIKE 'marquee\\_%')
                + COUNT(CASE WHEN data_type = 'double' AND numeric_scale IS NOT NULL THEN 1 END),
                MAX(CASE WHEN extra LIKE '%auto_increment%' THEN column_name END)
            FROM information_schema.columns WHERE table_schema = ? AND table_name = ?
            """, Array(repeating: [.text(administrator.database), .text(table)], count: 3).flatMap { $0 }
        ) { row in
            isPlain = row[0].integer == 1 && row[1].integer == 0
            numbered = row[2].string
        }
        guard isPlain, let shape = try TableShape.read(table, of: connection) else { return nil }
        return KnownRows(shape, sent: columns, numbered: numbered)
    }

    /// Records rows that were inserted.
    func record(_ rows: InsertRows) throws {
        guard let known = try known(rows.table.name, rows.columns), known == taken else {
            throw MarqueeError(.storeLocked, "the table is being changed", hint: "try again in a moment")
        }
        let changes = dialect.qualified(administrator.governance.database, GovernanceTables.rowChanges.name)
        let server = WriterProcedures.serverID(try connection.strings("SELECT VERSION()").first ?? "")
        let shape = try ChangeLog(governance()).shape(known.shape.table, known.shape.names)
        let insert = try MySQLStatement(
            """
            INSERT INTO \(changes) (writer_id, connection_id, shape_id, after_image)
            VALUES (\(server), CONNECTION_ID(), ?, ?)
            """, connection)
        let kind = ChangeBlock.Kind(shape: Int(shape), hasBefore: false, hasAfter: true)
        var block = ChangeBlock()
        func end() throws {
            guard block.rows > 0 else { return }
            changesInBlocks += block.rows - 1
            try block.take { _, images in try insert.execute([.integer(shape), Value(images)]) }
        }
        var image: [UInt8] = []
        for row in 0..<rows.count {
            if block.isClosed(for: kind) { try end() }
            image.removeAll(keepingCapacity: true)
            known.append(rows.cells, row, to: &image)
            image.withUnsafeBufferPointer { block.add(kind, before: nil, after: $0) }
        }
        try end()
    }
}
