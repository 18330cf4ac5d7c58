import HTTPTypes
import Hummingbird
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// `GET /v1/audit/{id}` and `POST /v1/audit/{id}/undo`.
struct AuditRoutes: Sendable {
    let services: Services

    private static let largestBody = 64 << 10

    func show(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let token = try Services.token(request)
        let id = try Self.id(context)
        let limit = try DescriptionRoutes.number(request, "limit", 1...10_000) ?? 1000
        let place = try DescriptionRoutes.number(request, "after", 0...Int.max)
        let sandbox = try request.queryValue("sandbox")
        let (services, facts) = (services, context.facts)
        let pool = sandbox == nil ? services.administration : services.sandboxes
        return try await services.run(as: token, .read, on: pool, facts, isStatement: false) { outer, principal, _ in
            let worker = try outer.inside(sandbox, of: principal)
            let page = try EntryPage(
                of: id, behind: place.map(Int64.init), limit: limit, worker.governance(), digest: Digest.sha256)
            try Self.require(principal, mayTouch: page.entry)
            return JSON.response(page.json.json)
        }
    }

    func undo(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let token = try Services.token(request)
        let id = try Self.id(context)
        let key = try IdempotencyHeader.key(of: request)
        let (mode, sandbox) = try await services.reading(
            request, upTo: Self.largestBody, from: token, .write, context.facts
        ) { body, _, _ in
            let json = try JSONRequest(orNothing: body, known: ["mode", "sandbox"])
            guard let mode = WriteBatch.Mode(rawValue: try json.string("mode") ?? "commit") else {
                throw JSONRequest.malformed("mode is commit or dry-run")
            }
            return (mode, try json.string("sandbox"))
        }
        let hash = Digest.sha256("undo\n\(id)\n\(mode)\n\(sandbox ?? "")")
        let (services, facts) = (services, context.facts)
        let statement = "undo of entry \(id)"
        do {
            return try await services.run(as: token, .write, on: services.writers(for: sandbox), facts, isCounted: true)
            {
                outer, principal, limits in
                let worker = try outer.inside(sandbox, of: principal)
                let entry = try worker.working { try AuditLog($0.governance(), digest: Digest.sha256).entry(id) }
                try Self.require(principal, mayTouch: entry)
                let write = GovernedWrite(
                    author: facts.author ?? .unknown, action: "undo", statement: statement, parametersHash: nil,
                    mode: mode, key: key.map { .init(principalID: principal.id, key: $0, requestHash: hash) },
                    note: ChangeNote(undoes: id))
                return try WriteRun(services: services, facts: facts, limits: limits).run(write, worker) { connection in
                    let undo = try Undo(of: id, governance: try worker.governance(), on: connection)
                    let steps = try undo.run()
                    let rows = try connection.takeChangedRows() ?? steps
                    return (rows, WriteAnswer.text(mode, undoes: id, rows: rows, facts.id))
                }
            }
        } catch let error as MarqueeError {
            try await services.auditRefusal(error, "undo", statement, nil, facts)
            throw error
        }
    }

    private static func id(_ context: MarqueeContext) throws -> Int64 {
        guard let id = Int64(try context.pathParameter("id")), id > 0 else {
            throw JSONRequest.malformed("an entry has a number")
        }
        return id
    }

    /// One's own entries are everybody's to see and to take back, those of others an engineer's.
    private static func require(_ principal: Principal, mayTouch entry: AuditLog.Kept) throws {
        if entry.principal != principal.name { try principal.require(.audit) }
    }
}
