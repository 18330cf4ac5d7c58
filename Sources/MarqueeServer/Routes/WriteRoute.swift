import Foundation
import HTTPTypes
import Hummingbird
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// `POST /v1/write`.
struct WriteRoute: Sendable {
    let services: Services

    private static let largestBody = 64 << 20

    func answer(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let token = try Services.token(request)
        let key = try IdempotencyHeader.key(of: request)
        let (services, facts, isAbandoned) = (services, context.facts, context.isAbandoned)
        let asked = try await services.reading(request, upTo: Self.largestBody, from: token, .write, facts) {
            body, _, principal in try AskedWrite(body, limits: services.limits(of: principal))
        }
        let (sandbox, batch, parametersHash) = (asked.sandbox, asked.batch, asked.parametersHash)
        do {
            return try await services.run(as: token, .write, on: services.writers(for: sandbox), facts, isCounted: true)
            {
                outer, principal, limits in
                let worker = try outer.inside(sandbox, of: principal)
                let admitted = try batch.admitted(worker.engine.dialect, limits, in: worker.engine.territory)
                let write = GovernedWrite(
                    author: facts.author ?? .unknown, action: "write", statement: batch.text,
                    parametersHash: parametersHash, mode: batch.mode,
                    key: key.map { .init(principalID: principal.id, key: $0, requestHash: asked.hash) },
                    note: admitted.note,
                    commitsByItself: admitted.isDefinition && !worker.engine.dialect.hasTransactionalDDL)
                return try WriteRun(services: services, facts: facts, limits: limits).run(write, worker) { connection in
                    let results = try admitted.run(
                        on: connection, limits: limits, watchdog: worker.watchdog, isAbandoned: isAbandoned)
                    return (results.reduce(0) { $0 + $1.rows }, WriteAnswer.text(batch.mode, results, facts.id))
                }
            }
        } catch let error as MarqueeError {
            try await services.auditRefusal(error, "write", batch.text, parametersHash, facts)
            throw error
        }
    }
}

/// A governed write on a database thread, tried again as a whole where that is safe.
struct WriteRun {
    let services: Services
    let facts: RequestFacts
    let limits: QueryLimits

    private static let mostAttempts = 3

    /// - Parameters:
    ///   - connect: gives the connection on which it is done.
    ///   - body: does the work in the open transaction, and gives rows and answer.
    func run(
        _ write: GovernedWrite, _ worker: Worker,
        on connect: (Worker) throws -> any GuardedConnection = { try $0.connection() },
        _ body: (any GuardedConnection) throws -> (Int, String)
    ) throws -> Response {
        for attempt in 1... {
            do {
                let connection = try connect(worker)
                connection.writeLimits = limits.write
                let place = GovernedWrite.Place(
                    writer: connection, governance: try worker.governance(), digest: Digest.sha256)
                let outcome = try write.run(
                    at: place, failure: failure,
                    isListed: { services.refusals.isListed($0, of: write.author) }
                ) {
                    let (rows, answer) = try body(connection)
                    return (rows, .init(status: 200, response: answer))
                }
                var response = response(write, outcome)
                if write.mode == .commit {
                    response.headers[.marqueePosition] = PositionHeader.position(of: outcome, worker)?.text
                }
                return response
            } catch let error as CommitUnknown {
                worker.drop()
                throw error.error
            } catch let error as MarqueeError {
                if error.code == .connectionLost { worker.drop() }
                // Nothing was committed, so the whole transaction may be tried again.
                let mayRetry = !write.commitsByItself && [.storeLocked, .connectionLost].contains(error.code)
                guard mayRetry, attempt < Self.mostAttempts else {
                    throw error.code.isRefusal || error.code == .idempotencyKeyReused
                        ? error as any Error : FailedWrite(error: error)
                }
                Thread.sleep(forTimeInterval: 0.02 * Double(attempt))
            }
        }
        throw MarqueeError(.internalFault, "the write was not tried")
    }

    private func failure(_ error: MarqueeError) -> IdempotencyStore.Answer {
        .init(
            status: error.code.httpStatus,
            response: "{\"error\":\(ErrorBody.object(error, requestID: facts.id, rolledBack: true))}")
    }

    private func response(_ write: GovernedWrite, _ outcome: GovernedWrite.Outcome) -> Response {
        facts.rows = 0
        if !outcome.isReplayed, write.mode == .commit { services.metrics.countWritten(outcome.rowsAffected) }
        return JSON.response(
            outcome.answer.response, status: .init(code: outcome.answer.status),
            headers: outcome.isReplayed ? [.idempotencyReplayed: "true"] : [:])
    }
}

/// The answers of writes.
enum WriteAnswer {
    static func text(_ mode: WriteBatch.Mode, _ results: [WriteBatch.Result], _ requestID: String) -> String {
        let statements = results.map { result in
            let returned = result.returned.map { ",\"returned\":\($0)" } ?? ""
            return "{\"rows_affected\":\(result.rows)\(returned)}"
        }
        let rows = results.reduce(0) { $0 + $1.rows }
        return "{\(outcome(mode)),\"statements\":[\(statements.joined(separator: ","))],\"rows_affected\":\(rows),"
            + "\(KeptAnswer.place),\"request_id\":\"\(requestID)\"}"
    }

    static func text(_ mode: WriteBatch.Mode, table: String, rows: Int, _ requestID: String) -> String {
        "{\(outcome(mode)),\"table\":\(JSON.text(table)),\"rows_affected\":\(rows),\(KeptAnswer.place),"
            + "\"request_id\":\"\(requestID)\"}"
    }

    static func text(_ mode: WriteBatch.Mode, undoes: Int64, rows: Int, _ requestID: String) -> String {
        "{\(outcome(mode)),\"undoes\":\(undoes),\"rows_affected\":\(rows),\(KeptAnswer.place),"
            + "\"request_id\":\"\(requestID)\"}"
    }

    static func outcome(_ mode: WriteBatch.Mode) -> String {
        "\"outcome\":\"\(mode == .commit ? "committed" : "rolled-back")\""
    }
}

/// The header `Idempotency-Key`.
enum IdempotencyHeader {
    /// - Throws: `MQ103` for one that can't be a key.
    static func key(of request: Request) throws -> String? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...128).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw JSONRequest.malformed("an idempotency key has 1 to 128 printable ASCII characters")
        }
        return key
    }
}

extension Author {
    /// Stands where no token was looked at; no write gets that far.
    static let unknown = Author(
        principalID: 0, principal: "unknown", role: "none", tokenID: nil, address: "unknown", requestID: "")
}
