import Foundation
import HTTPTypes
import Hummingbird
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// `POST /v1/tables/{table}/rows`.
struct RowsRoute: Sendable {
    let services: Services

    func answer(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let token = try Services.token(request)
        let key = try IdempotencyHeader.key(of: request)
        let table = try context.pathParameter("table")
        guard let mode = try WriteBatch.Mode(rawValue: request.queryValue("mode") ?? "commit")
        else {
            throw JSONRequest.malformed("mode is commit or dry-run")
        }
        let sandbox = try request.queryValue("sandbox")
        let contentType = request.headers[.contentType]
        let (services, facts, isAbandoned) = (services, context.facts, context.isAbandoned)
        let statement = "INSERT INTO \(table)"
        do {
            let asked = try await services.reading(
                request, upTo: services.configuration.largestInsert, from: token, .write, context.facts
            ) { body, outer, principal in
                try principal.require(.write)
                let worker = try outer.inside(sandbox, of: principal)
                let known = try worker.working {
                    try BulkInsert.knownColumns(of: table, in: worker.engine.territory, $0.connection().own)
                }
                let reader = UploadedRows(
                    table: table, known: known, deadline: .now + services.limits(of: principal).time)
                return AskedRows(
                    rows: try reader.read(body, contentType: contentType), hash: Digest.sha256(body.readableBytesView))
            }
            return try await services.run(as: token, .write, on: services.writers(for: sandbox), facts, isCounted: true)
            {
                outer, principal, limits in
                let worker = try outer.inside(sandbox, of: principal)
                let sent = asked.rows
                let insert = try worker.working {
                    let own = try $0.connection().own
                    try BulkInsert.admit(table: table, columns: sent.columns, in: worker.engine.territory, own)
                    return try TableShape.read(table, of: own).map { try sent.readingNumbers(for: $0, own.dialect) }
                        ?? sent
                }
                let hash = asked.hash
                let write = GovernedWrite(
                    author: facts.author ?? .unknown, action: "insert",
                    statement: "\(statement) (\(insert.columns.joined(separator: ", ")))", parametersHash: hash,
                    mode: mode,
                    key: key.map {
                        .init(
                            principalID: principal.id, key: $0, requestHash: Digest.sha256("\(table)\n\(mode)\n\(hash)")
                        )
                    })
                return try WriteRun(services: services, facts: facts, limits: limits).run(
                    write, worker, on: { try $0.connection(for: insert) }
                ) {
                    connection in
                    try insert.run(
                        on: connection, limits: limits, watchdog: worker.watchdog, isAbandoned: isAbandoned)
                    return (insert.rows, WriteAnswer.text(mode, table: table, rows: insert.rows, facts.id))
                }
            }
        } catch let error as MarqueeError {
            try await services.auditRefusal(error, "insert", statement, nil, facts)
            throw error
        }
    }
}

/// What the body of `POST /v1/tables/{table}/rows` holds.
///
/// `@unchecked Sendable`: made on one thread and handed to one other, and read only.
private final class AskedRows: @unchecked Sendable {
    let rows: BulkInsert
    /// SHA-256 of the body.
    let hash: String

    init(rows: BulkInsert, hash: String) {
        self.rows = rows
        self.hash = hash
    }
}
