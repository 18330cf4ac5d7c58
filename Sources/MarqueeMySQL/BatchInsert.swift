import MarqueeCatalog
import MarqueeWarehouse

/// Inserts rows in batches, by ``ArrayBinding``.
struct BatchInsert {
    private let rows: InsertRows
    private let connection: MySQLConnection

    init(_ rows: InsertRows, _ connection: MySQLConnection) {
        self.rows = rows
        self.connection = connection
    }

    func run() throws {
        let statement = try MySQLStatement(connection.insertSQL(rows.table, rows.columns), connection)
        let batch = ArrayBinding(statement, rows.columns.map { Self.kind(rows.table.column($0)?.kind) })
        var sizes = [Int](repeating: 0, count: ArrayBinding.rowsPerBatch)
        var next = 0
        while next < rows.count {
            let count = fill(batch.columns, from: next, &sizes)
            try batch.execute(count)
            next += count
            rows.progress(count)
        }
    }

    private static func kind(_ kind: Column.Kind?) -> ArrayBinding.Kind {
        switch kind {
        case .integer: .integer
        case .real: .real
        default: .text
        }
    }

    /// Puts the next rows into the columns' buffers, column by column.
    ///
    /// - Parameter sizes: room for the bytes of each row.
    /// - Returns: the number of rows that a batch has room for.
    private func fill(_ columns: [ColumnBuffer], from first: Int, _ sizes: inout [Int]) -> Int {
        let count = min(ArrayBinding.rowsPerBatch, rows.count - first)
        for place in 0..<count { sizes[place] = 0 }
        for (column, cells) in zip(columns, rows.cells) {
            for place in 0..<count {
                let row = rows.selection.map { Int($0[first + place]) } ?? first + place
                sizes[place] += column.put(cells.cell(row), at: place)
            }
        }
        var bytes = 0
        return sizes[..<count].firstIndex { size in
            defer { bytes += size }
            return bytes >= ArrayBinding.bytesPerBatch
        } ?? count
    }
}
