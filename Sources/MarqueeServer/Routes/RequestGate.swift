import HTTPTypes
import Hummingbird
import Logging
import MarqueeCatalog
import NIOCore

/// Around every request: gives it an id, turns whatever goes wrong into the one error shape, counts it and logs one line.
struct RequestGate: RouterMiddleware {
    typealias Context = MarqueeContext

    let services: Services
    let routes: [Route]

    func handle(
        _ request: Request, context: MarqueeContext, next: (Request, MarqueeContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let facts = RequestFacts(
            id: RequestFacts.id(sent: request.headers[.requestID]), address: context.facts.address)
        context.facts = facts
        var response: Response
        var code: ErrorCode?
        do {
            try Self.requireOneHost(request)
            response = try await next(request, context)
        } catch let error as TooMany {
            code = error.error.code
            response = ErrorBody.response(error.error, requestID: facts.id, retryAfter: error.retryAfter)
        } catch {
            var (failure, rolledBack) = marqueeError(error, request, facts.id)
            if failure.code == .cancelled, facts.isRevoked { failure = Self.revoked }
            code = failure.code
            facts.internals = failure.internals
            response = ErrorBody.response(failure, requestID: facts.id, rolledBack: rolledBack)
            if failure.code == .methodNotAllowed {
                response.headers[.allow] = methods(request.uri.path).joined(separator: ", ")
            }
        }
        response.headers[.requestID] = facts.id
        // What is sent here is data, never a page.
        response.headers[.xContentTypeOptions] = "nosniff"
        let log = RequestLog(services: services, facts: facts, method: request.method.rawValue)
        if facts.isStreamed {
            facts.onEnd = { log.write(status: 200, code: $0) }
        } else {
            log.write(status: response.status.code, code: code)
        }
        return response
    }

    private static let revoked = MarqueeError(
        .tokenRefused, "the token was revoked, and its statement was stopped", details: ["nothing was changed"])

    /// A request names its server exactly once (RFC 9112, section 3.2): two servers in a row may each believe another of two
    /// names. The first has become the request's authority; what is left as a header is a second one.
    private static func requireOneHost(_ request: Request) throws {
        guard request.head.authority != nil, !request.headers.contains(.secondHost) else {
            throw MarqueeError(.invalidRequest, "a request has one Host header")
        }
    }

    private func methods(_ path: String) -> [String] {
        routes.filter { $0.matches(path) }.map(\.method.rawValue).sorted()
    }

    private func marqueeError(
        _ error: any Error, _ request: Request, _ requestID: String
    ) -> (MarqueeError, rolledBack: Bool) {
        switch error {
        case let error as MarqueeError: return (error, false)
        case let error as FailedWrite: return (error.error, true)
        case let error as HTTPError where error.status == .notFound:
            if !methods(request.uri.path).isEmpty {
                return (MarqueeError(.methodNotAllowed, "\(request.method.rawValue) is not known here"), false)
            }
            return (MarqueeError(.unknownRoute, "there is nothing here", hint: "see /openapi.json"), false)
        case let error as HTTPError where (400..<500).contains(error.status.code):
            return (MarqueeError(.invalidRequest, "the request is malformed"), false)
        default:
            services.logger.error(
                "internal fault",
                metadata: [
                    "request_id": "\(requestID)", "error": "\(type(of: error))", "description": "\(error)",
                ])
            return (
                MarqueeError(.internalFault, "the server has failed", hint: "tell an engineer the request id"), false
            )
        }
    }
}

/// The line that a request leaves in the log, and its part in the metrics.
struct RequestLog: Sendable {
    let services: Services
    let facts: RequestFacts
    let method: String

    func write(status: Int, code: ErrorCode?) {
        let seconds = (ContinuousClock.now - facts.start) / .seconds(1)
        services.metrics.count(
            .init(route: facts.route, method: method, status: status), seconds: seconds, rows: facts.rows,
            error: code?.rawValue)
        var metadata: Logger.Metadata = [
            "request_id": "\(facts.id)", "address": "\(facts.address)", "method": "\(method)",
            "route": "\(facts.route)",
            "status": "\(status)", "milliseconds": "\(Double(Int(seconds * 1_000_000)) / 1000)",
        ]
        if let principal = facts.principal { metadata["principal"] = "\(principal)" }
        if facts.rows > 0 { metadata["rows"] = "\(facts.rows)" }
        if let code { metadata["code"] = "\(code.rawValue)" }
        if !facts.internals.isEmpty { metadata["internals"] = "\(facts.internals.joined(separator: "; "))" }
        services.logger.info("request", metadata: metadata)
    }
}

/// A write that failed after it had begun; everything was rolled back.
struct FailedWrite: Error {
    let error: MarqueeError
}

extension HTTPField.Name {
    static let secondHost = HTTPField.Name("host") ?? .userAgent
    static let requestID = HTTPField.Name("x-request-id") ?? .userAgent
    static let marqueeColumns = HTTPField.Name("marquee-columns") ?? .userAgent
    static let marqueeNext = HTTPField.Name("marquee-next") ?? .userAgent
    static let marqueeEnd = HTTPField.Name("marquee-end") ?? .userAgent
    static let idempotencyKey = HTTPField.Name("idempotency-key") ?? .userAgent
    static let idempotencyReplayed = HTTPField.Name("idempotency-replayed") ?? .userAgent
}
