import Foundation
import HTTPTypes
import Hummingbird
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// `GET /v1/titles/{id}/recommendations` and `POST /v1/recommendations`.
struct RecommendationRoutes: Sendable {
    let services: Services

    private static let largestBody = 1 << 20

    func ofTitle(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let token = try Services.token(request)
        let id = try context.pathParameter("id")
        var question = RecommendationRequest(ids: [id])
        func number<Value: LosslessStringConvertible>(_ key: String, _ otherwise: Value) throws -> Value {
            guard let text = try request.queryValue(key) else { return otherwise }
            guard let value = Value(String(text)) else { throw JSONRequest.malformed("\(key) is a number") }
            return value
        }
        question.k = try number("k", question.k)
        question.diversity = try number("diversity", question.diversity)
        question.filter = try request.queryValue("where")
        let explained = try number("explain", true)
        let asked = question
        return try await read(token, context) { catalog in
            JSON.response(try asked.answer(from: catalog).json(explained: explained).json)
        }
    }

    func recommend(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let token = try Services.token(request)
        let key = try IdempotencyHeader.key(of: request)
        let asked = try await services.reading(
            request, upTo: Self.largestBody, from: token, .read, context.facts
        ) { body, _, _ in try AskedRecommendation(body) }
        if asked.isSaved { return try await save(asked.question, asked.isExplained, key, token, context) }
        return try await read(token, context, isCounted: true) { catalog in
            JSON.response(try asked.question.answer(from: catalog).json(explained: asked.isExplained).json)
        }
    }

    /// What the body of `POST /v1/recommendations` asks for.
    private struct AskedRecommendation: Sendable {
        let question: RecommendationRequest
        let isExplained: Bool
        let isSaved: Bool

        init(_ body: ByteBuffer) throws {
            let json = try JSONRequest(
                body, known: ["ids", "avoid", "k", "where", "diversity", "each", "save", "explain"])
            guard let ids = try json.texts("ids") else { throw JSONRequest.malformed("ids is missing") }
            var question = RecommendationRequest(ids: ids)
            question.avoid = try json.texts("avoid") ?? []
            question.k = try json.integer("k") ?? question.k
            question.filter = try json.string("where")
            question.diversity = try json.number("diversity") ?? 0
            question.each = try json.flag("each") ?? false
            self.question = question
            isExplained = try json.flag("explain") ?? true
            isSaved = try json.flag("save") ?? false
        }
    }

    private func read(
        _ token: String, _ context: MarqueeContext, isCounted: Bool = false,
        _ work: @escaping @Sendable (RecommenderCatalog) throws -> Response
    ) async throws -> Response {
        let (services, facts) = (services, context.facts)
        return try await services.run(
            as: token, .read, on: services.readers, facts, isStatement: false, isCounted: isCounted
        ) {
            worker, _, _ in
            return try work(services.recommender.catalog(worker, services.reports))
        }
    }

    /// Answers and keeps the answer, in one audited transaction.
    private func save(
        _ question: RecommendationRequest, _ explained: Bool, _ key: String?, _ token: String, _ context: MarqueeContext
    ) async throws -> Response {
        let (services, facts) = (services, context.facts)
        do {
            return try await services.run(as: token, .write, on: services.writers, facts, isCounted: true) {
                worker, principal, limits in
                let catalog = try services.recommender.catalog(worker, services.reports)
                let answer = try question.answer(from: catalog)
                let run = try answer.run(of: question, by: principal.name)
                let hash = Digest.sha256(run.parameters)
                let write = GovernedWrite(
                    author: facts.author ?? .unknown, action: "recommend",
                    statement: "INSERT INTO recommendation_runs, recommendations", parametersHash: hash, mode: .commit,
                    key: key.map { .init(principalID: principal.id, key: $0, requestHash: hash) })
                return try WriteRun(services: services, facts: facts, limits: limits).run(
                    write, worker, on: { try $0.ownWriter() }
                ) {
                    connection in
                    var run = run
                    run.id = RecommendationStore.newID()
                    try RecommendationStore(connection.own).keep(run)
                    return (run.rows.count + 1, answer.json(explained: explained, run: run.id).json)
                }
            }
        } catch let error as MarqueeError {
            try await services.auditRefusal(error, "recommend", "POST /v1/recommendations", nil, facts)
            throw error
        }
    }
}
