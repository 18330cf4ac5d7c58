import MarqueeAccess
import MarqueeAnalysis
import MarqueeCatalog
import MarqueeServer
import MarqueeWarehouse

/// The analysis of a warehouse, and claims held against it.
struct WarehouseStudy {
    private let engine: any Engine
    let report: Report

    /// - Throws: `MQ515` when there is no warehouse, `MQ5xx` as the engine does.
    init(_ engine: any Engine) throws {
        self.engine = engine
        guard let connection = try engine.openForReading() else {
            throw MarqueeError(.noWarehouse, "there is no warehouse here", hint: "make one with `marquee import`")
        }
        report = try CatalogReport(connection, database: "").report
    }

    /// Holds claims against the warehouse. Their statements can't change anything, as those of `marquee sql`.
    func check(_ claims: [Claim]) throws -> ClaimReport {
        let connection = try engine.connectForStatements()
        let watchdog = Watchdog()
        defer { watchdog.end() }
        let check = ClaimCheck(report) { sql in
            let rows = FigureRows()
            let query = ReadQuery(sql)
            let statement = try query.admitted(engine.dialect, Role.analyst.limits)
            _ = try watchdog.limit(connection, to: Role.analyst.limits.time) {
                try connection.run(statement, .none, into: rows)
            }
            return rows.table
        }
        return ClaimReport(claims.map(check.outcome))
    }
}

/// A result as the table of a figure.
private final class FigureRows: ResultSink {
    private static let most = 10_000
    private var columns: [ResultColumn] = []
    private var rows: [[FigureValue]] = []
    var table: FigureTable { FigureTable(columns: columns.map(\.name), rows: rows) }

    func begin(_ columns: [ResultColumn]) { self.columns = columns }

    func add(_ row: any Row) -> Bool {
        rows.append(
            columns.indices.map { column in
                switch row[column] {
                case .null, .bytes: .missing
                case .integer(let value): .integer(Int(value))
                case .real(let value): .number(value)
                // A decimal arrives as text.
                case .text(let bytes):
                    columns[column].type == .decimal
                        ? .number(Double(String(decoding: bytes, as: UTF8.self)) ?? .nan)
                        : .text(String(decoding: bytes, as: UTF8.self))
                }
            })
        return rows.count < Self.most
    }
}
