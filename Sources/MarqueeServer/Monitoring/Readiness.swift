import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// What `GET /health/ready` finds out: it reads one row of each catalog table by its key, scans nothing, and repeats what the last
/// `marquee doctor` has said, who reads everything.
struct Readiness: Encodable {
    struct Doctor: Encodable {
        let verdict: String
        let at: String
        /// The code of the error with which it ended; missing where the warehouse is sound.
        let code: String?
    }

    let status = "ready"
    let database = "ready"
    var recommender = "not-made"
    var replica: String?
    /// Missing where no doctor has looked at the warehouse yet.
    let doctor: Doctor?

    /// How long all of it may take.
    static let limit = Duration.seconds(2)

    /// - Throws: `MQ508` when the database is slow, `MQ5xx` as the engine does.
    init(_ worker: Worker) throws {
        let connection = try worker.connection()
        try worker.briefly(on: connection.own) {
            for sql in Self.queries(connection.dialect) { try connection.own.query(sql, []) { _ in } }
        }
        let governance = try worker.governance()
        doctor = try worker.briefly(on: governance) {
            try worker.engine.health.lastVerdict(governance).map {
                Doctor(verdict: $0.word, at: $0.at, code: $0.code?.rawValue)
            }
        }
    }

    /// On SQLite with all columns, because an index alone may have the key. On a server in one statement, because the way there
    /// takes longer than the rows, and InnoDB keeps a table's rows in the index of its key.
    private static func queries(_ dialect: Dialect) -> [String] {
        let rows = CatalogTables.all.map { table in
            "SELECT * FROM \(table.name) ORDER BY \(table.primaryKey.joined(separator: ", ")) LIMIT 1"
        }
        guard dialect == .mysql else { return rows }
        return [rows.enumerated().map { "SELECT 1 FROM (\($1)) AS t\($0)" }.joined(separator: " UNION ALL ")]
    }

    static let late = MarqueeError(
        .serverBusy, "the database does not answer within \(Int(limit / .seconds(1))) seconds",
        hint: "try again in a moment")
}

/// The first of several answers; the others come too late.
///
/// `@unchecked Sendable`: `lock` guards the continuation.
final class FirstAnswer<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var continuation: CheckedContinuation<Value, any Error>?

    init(_ continuation: CheckedContinuation<Value, any Error>) { self.continuation = continuation }

    func give(_ answer: Result<Value, any Error>) {
        let waiting = lock.withLock {
            defer { continuation = nil }
            return continuation
        }
        waiting?.resume(with: answer)
    }
}
