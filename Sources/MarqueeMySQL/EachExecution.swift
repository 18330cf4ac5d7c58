import MarqueeCatalog
import MarqueeWarehouse

/// Runs a statement once for each row of parameters, batch by batch, by ``ArrayBinding``.
struct EachExecution {
    private let makeStatement: () throws -> MySQLStatement
    /// Prepared when there is a row to run it for.
    private var statement: MySQLStatement?

    init(_ sql: String, _ connection: MySQLConnection) { makeStatement = { try MySQLStatement(sql, connection) } }

    mutating func run(_ rows: some Sequence<[Value]>) throws {
        var batch: [[Value]] = []
        var bytes = 0
        for row in rows {
            batch.append(row)
            bytes += row.reduce(0) { $0 + $1.withCell(Self.size) }
            guard batch.count == ArrayBinding.rowsPerBatch || bytes >= ArrayBinding.bytesPerBatch else { continue }
            try execute(batch)
            batch.removeAll(keepingCapacity: true)
            bytes = 0
        }
        try execute(batch)
    }

    private mutating func execute(_ rows: [[Value]]) throws {
        guard let first = rows.first else { return }
        let statement = try statement ?? makeStatement()
        self.statement = statement
        var kinds: [ArrayBinding.Kind?] = first.map { _ in nil }
        for row in rows {
            for (column, value) in row.enumerated() {
                guard let kind = Self.kind(value) else { continue }
                // The values of a column are sent as one type.
                guard kinds[column] ?? kind == kind else { return try executeOneByOne(rows) }
                kinds[column] = kind
            }
        }
        let binding = ArrayBinding(statement, kinds.map { $0 ?? .text }, capacity: rows.count)
        let kept = KeptBytes()
        for (place, row) in rows.enumerated() {
            for (column, value) in zip(binding.columns, row) {
                value.withCell { _ = column.put(kept.keep($0), at: place) }
            }
        }
        try withExtendedLifetime(kept) { try binding.execute(rows.count) }
    }

    private mutating func executeOneByOne(_ rows: [[Value]]) throws {
        for row in rows { try execute([row]) }
    }

    private static func kind(_ value: Value) -> ArrayBinding.Kind? {
        switch value {
        case .null: nil
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .bytes: .bytes
        }
    }

    private static func size(_ cell: Cell) -> Int {
        switch cell {
        case .text(let bytes), .bytes(let bytes): bytes.count + 4
        default: 9
        }
    }
}
