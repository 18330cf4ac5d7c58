import Foundation
import HTTPTypes
import Hummingbird
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// `/v1/sandboxes`.
struct SandboxRoutes: Sendable {
    let services: Services

    private static let largestBody = 64 << 10

    func list(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let services = services
        let all = try request.queryValue("all") ?? "false"
        guard ["true", "false"].contains(all) else { throw JSONRequest.malformed("all is true or false") }
        let everybody = all == "true"
        return try await working(request, context) { sandboxes, principal, _ in
            if everybody { try principal.require(.audit) }
            let found = try sandboxes.list(of: everybody ? nil : principal.name)
            let making = services.sandboxProgress.all(of: everybody ? nil : principal.name)
            return JSON.response(SandboxAnswer.list(found, making: making).json)
        }
    }

    func create(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let (name, days) = try await body(request, context, known: ["name", "days"]) { json in
            guard let name = try json.string("name") else { throw JSONRequest.malformed("name is missing") }
            return (name, try json.integer("days"))
        }
        return try await making(request, context, name, status: .created, isCounted: true) {
            sandboxes, author, progress in
            try sandboxes.create(name, by: author, days: days, progress: progress)
        }
    }

    func reset(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let name = try context.pathParameter("name")
        return try await making(request, context, name, status: .ok) { sandboxes, author, progress in
            try sandboxes.reset(name, by: author, progress: progress)
        }
    }

    func drop(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let name = try context.pathParameter("name")
        let owner = try request.queryValue("owner")
        let facts = context.facts
        return try await working(request, context) { sandboxes, principal, _ in
            if let owner, owner != principal.name { try principal.require(.audit) }
            try sandboxes.drop(name, of: owner ?? principal.name, by: facts.author ?? .unknown)
            return JSON.response(JSONNode.object([("dropped", .text(name))]).json)
        }
    }

    func diff(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let name = try context.pathParameter("name")
        guard let against = try SandboxDiff.Against(rawValue: request.queryValue("against") ?? "base") else {
            throw JSONRequest.malformed("against is base or now")
        }
        let limit = try DescriptionRoutes.number(request, "limit", 1...DiffPage.longest) ?? 1000
        let tables = try request.queryValues("table")
        let place = try request.queryValue("after")
        let format = try ResultFormat(accept: request.headers[.accept])
        let isCSV = if case .csv = format { true } else { false }
        return try await working(request, context) { _, principal, worker in
            let found = try SandboxStore(worker.governance()).require(name, of: principal.name)
            let diff = try SandboxDiff(of: found, in: worker.engine, against: against)
            let page = try diff.sides.connection.reading {
                try DiffPage(diff, only: tables.isEmpty ? nil : tables, behind: place, limit: limit)
            }
            guard isCSV else { return JSON.response(page.json.json) }
            var headers: HTTPFields = [.contentType: format.contentType]
            if let next = page.next { headers[.marqueeNext] = next }
            return Response(
                status: .ok, headers: headers,
                body: .init(byteBuffer: ByteBuffer(string: DiffPage.csvHeader + "\n" + page.csv)))
        }
    }

    func promote(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let name = try context.pathParameter("name")
        let token = try Services.token(request)
        let key = try IdempotencyHeader.key(of: request)
        let (mode, side, tables) = try await body(request, context, known: ["tables", "mode", "on_conflict"]) { json in
            guard let mode = WriteBatch.Mode(rawValue: try json.string("mode") ?? "commit") else {
                throw JSONRequest.malformed("mode is commit or dry-run")
            }
            guard let side = Promotion.Side(rawValue: try json.string("on_conflict") ?? "refuse") else {
                throw JSONRequest.malformed("on_conflict is refuse, sandbox or warehouse")
            }
            return (mode, side, try json.texts("tables"))
        }
        let (services, facts) = (services, context.facts)
        do {
            return try await services.run(as: token, .write, on: services.sandboxes, facts, isCounted: true) {
                worker, principal, limits in
                let found = try worker.working { try SandboxStore($0.governance()).require(name, of: principal.name) }
                let promote = Promote(sandbox: found, tables: tables, side: side, mode: mode)
                let hash = Digest.sha256("promote\n\(found.id)\n\(promote.description)")
                let write = GovernedWrite(
                    author: facts.author ?? .unknown, action: "promote", statement: promote.description,
                    parametersHash: nil, mode: mode,
                    key: key.map { .init(principalID: principal.id, key: $0, requestHash: hash) },
                    note: try promote.note(worker.engine))
                return try promote.preparing(
                    worker.engine, try worker.connection(), try worker.governance(), requestID: facts.id
                ) {
                    try WriteRun(services: services, facts: facts, limits: limits).run(write, worker) { connection in
                        let tallies = try promote.run(worker.engine, on: connection)
                        let rows = tallies.reduce(0) { $0 + $1.rows }
                        return (rows, SandboxAnswer.promoted(tallies, mode, facts.id))
                    }
                }
            }
        } catch let error as MarqueeError {
            try await services.auditRefusal(error, "promote", name, nil, facts)
            throw error
        }
    }

    private func body<Value: Sendable>(
        _ request: Request, _ context: MarqueeContext, known: Set<String>,
        _ read: @escaping @Sendable (JSONRequest) throws -> Value
    ) async throws -> Value {
        try await services.reading(
            request, upTo: Self.largestBody, from: Services.token(request), .write, context.facts
        ) { body, _, _ in try read(try JSONRequest(orNothing: body, known: known)) }
    }

    /// Runs work with the sandboxes, for whoever may write.
    private func working(
        _ request: Request, _ context: MarqueeContext, isCounted: Bool = false,
        _ work: @escaping @Sendable (Sandboxes, Principal, Worker) throws -> Response
    ) async throws -> Response {
        let token = try Services.token(request)
        let (services, facts) = (services, context.facts)
        return try await services.run(as: token, .write, on: services.sandboxes, facts, isCounted: isCounted) {
            worker, principal, limits in
            return try work(try services.sandboxes(worker), principal, worker)
        }
    }

    /// Makes a sandbox; the list of sandboxes tells meanwhile how far that is.
    private func making(
        _ request: Request, _ context: MarqueeContext, _ name: String, status: HTTPResponse.Status,
        isCounted: Bool = false,
        _ make: @escaping @Sendable (Sandboxes, Author, (Double) -> Void) throws -> Sandbox
    ) async throws -> Response {
        let (services, facts) = (services, context.facts)
        return try await working(request, context, isCounted: isCounted) { sandboxes, principal, _ in
            let place = SandboxProgress.Key(owner: principal.name, name: name)
            defer { services.sandboxProgress.end(place) }
            let sandbox = try make(sandboxes, facts.author ?? .unknown) { services.sandboxProgress.tell(place, $0) }
            return JSON.response(SandboxAnswer.node(sandbox).json, status: status)
        }
    }
}
