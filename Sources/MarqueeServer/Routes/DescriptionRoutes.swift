import Foundation
import Hummingbird
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// `GET /v1/schema`, `GET /v1/me` and `GET /v1/audit`.
struct DescriptionRoutes: Sendable {
    let services: Services

    private struct SchemaBody: Encodable {
        struct Object: Encodable {
            let name, kind: String
            let managed: Bool
            let meaning: String?
            /// Why nothing more is known of it; missing where all is known.
            var note: String?
            let columns: [Column]
            let foreign_keys: [Reference]
        }

        struct Column: Encodable {
            let name, type: String
            let nullable, primary_key: Bool
            let meaning: String?
        }

        struct Reference: Encodable {
            let column, references_table, references_column: String
        }

        let dialect: String
        let schema_version: Int
        let tables: [Object]
    }

    func schema(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let services = services
        let sandbox = try Self.sandbox(request)
        let pool = services.readers(for: sandbox)
        let text = try await reading(request, context, .read, on: pool, in: sandbox) { worker, principal in
            let connection = try worker.connection()
            let time = services.limits(of: principal).time
            let deadline = ContinuousClock.now + time
            let tables = try worker.watchdog.limit(connection, to: time) {
                let introspection = Introspection(connection.own)
                let (objects, large) = try connection.limited {
                    (try introspection.objects(), try introspection.viewsTooLarge())
                }
                return try objects.filter { !GovernanceTables.names.contains($0.name) }.map { name, isView in
                    guard ContinuousClock.now < deadline else { throw Stopped.error(.timeLimit) }
                    if large.contains(name.lowercased()) { return Self.unread(name, Self.tooLarge) }
                    return try Self.object(name, isView: isView, introspection, connection)
                }
            }
            return JSON.text(
                SchemaBody(
                    dialect: worker.engine.dialect.rawValue, schema_version: Schema.current.version, tables: tables))
        }
        return JSON.response(text)
    }

    /// Describes a table or view. Of a view that can't be read, only that it is there: it concerns nobody but its readers.
    private static func object(
        _ name: String, isView: Bool, _ introspection: Introspection, _ connection: any GuardedConnection
    ) throws -> SchemaBody.Object {
        do {
            var object = try connection.limited { try Self.described(name, isView: isView, introspection) }
            if object.columns.isEmpty { object.note = broken }
            return object
        } catch let error as MarqueeError where [.storeFailure, .valueTooLarge].contains(error.code) && isView {
            return unread(name, error.code == .valueTooLarge ? tooLarge : broken)
        }
    }

    private static func unread(_ name: String, _ note: String) -> SchemaBody.Object {
        .init(
            name: name, kind: "view", managed: Schema.current.views.contains { $0.name == name }, meaning: nil,
            note: note, columns: [], foreign_keys: [])
    }

    private static let tooLarge = "it is nested too deeply, or takes too much memory"
    private static let broken = "it does not fit the tables that it reads"

    private static func described(
        _ name: String, isView: Bool, _ introspection: Introspection
    ) throws -> SchemaBody.Object {
        let known = Schema.current.table(name)
        let view = Schema.current.views.first { $0.name == name }
        // On MySQL the ledger's tables are seen through views, which have no keys of their own.
        let isSeen = isView && known != nil
        return .init(
            name: name, kind: isView && !isSeen ? "view" : "table", managed: known != nil || view != nil,
            meaning: known?.meaning ?? view?.meaning,
            columns: try introspection.columns(of: name).map { column in
                .init(
                    name: column.name, type: column.type,
                    nullable: isSeen ? known?.column(column.name)?.isOptional ?? true : column.isOptional,
                    primary_key: isSeen ? known?.primaryKey.contains(column.name) ?? false : column.isKey,
                    meaning: known?.column(column.name)?.meaning)
            },
            foreign_keys: isSeen
                ? (known?.foreignKeys ?? []).map {
                    .init(column: $0.column, references_table: $0.table, references_column: $0.key)
                }
                : isView
                    ? []
                    : try introspection.foreignKeys(of: name).map {
                        .init(column: $0.column, references_table: $0.table, references_column: $0.key)
                    })
    }

    private struct MeBody: Encodable {
        struct Limits: Encodable {
            let seconds: Double
            let rows, bytes, statement_bytes, concurrent_statements: Int
            /// Missing when there is no limit.
            let requests_per_second: Double?
        }

        let name, role: String
        let token_id: Int64
        let expires_at: String?
        let limits: Limits
    }

    func me(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let services = services
        let text = try await reading(request, context, .read, on: services.administration) { _, principal in
            let limits = services.limits(of: principal)
            return JSON.text(
                MeBody(
                    name: principal.name, role: principal.role.rawValue, token_id: principal.tokenID,
                    expires_at: principal.expiresAt,
                    limits: .init(
                        seconds: limits.time / .seconds(1), rows: limits.rows, bytes: limits.bytes,
                        statement_bytes: limits.statementBytes, concurrent_statements: limits.concurrentStatements,
                        requests_per_second: limits.requestsPerSecond.isFinite ? limits.requestsPerSecond : nil)))
        }
        return JSON.response(text)
    }

    private static func sandbox(_ request: Request) throws -> String? {
        try request.queryValue("sandbox")
    }

    func audit(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let limit = try Self.number(request, "limit", 1...1000) ?? 100
        let before = try Self.number(request, "before", 1...Int.max)
        let text = try await reading(request, context, .audit, on: services.administration) { worker, _ in
            let log = AuditLog(try worker.governance(), digest: Digest.sha256)
            let entries = try log.latest(limit, before: before.map(Int64.init))
            let next = entries.count == limit ? entries.last.map(\.id).flatMap { $0 > 1 ? $0 : nil } : nil
            return AuditText.json(entries, nextBefore: next)
        }
        return JSON.response(text)
    }

    static func number(_ request: Request, _ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = try request.queryValue(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw JSONRequest.malformed("\(name) is a whole number from \(range.lowerBound)")
        }
        return number
    }

    /// Runs work for whoever has the permission.
    private func reading(
        _ request: Request, _ context: MarqueeContext, _ permission: Permission, on pool: WorkerPool,
        in sandbox: String? = nil,
        _ work: @escaping @Sendable (Worker, Principal) throws -> String
    ) async throws -> String {
        let token = try Services.token(request)
        let (services, facts) = (services, context.facts)
        return try await services.run(as: token, permission, on: pool, facts, isStatement: false) {
            worker, principal, _ in
            return try work(worker.inside(sandbox, of: principal), principal)
        }
    }
}
