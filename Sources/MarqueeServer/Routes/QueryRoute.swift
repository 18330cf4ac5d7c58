import Foundation
import HTTPTypes
import Hummingbird
import Logging
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// `POST /v1/query`.
struct QueryRoute: Sendable {
    let services: Services

    /// A body holds a statement and its parameters.
    private static let largestBody = 4 << 20

    func answer(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let token = try Services.token(request)
        let format = try ResultFormat(accept: request.headers[.accept])
        let after = try PositionHeader.after(request)
        let body = try await services.body(
            request, upTo: Self.largestBody, from: token, .read, context.facts)
        let json = try JSONRequest(body, known: ["sql", "parameters", "limit", "offset", "timeout", "sandbox"])
        guard let sql = try json.string("sql") else { throw JSONRequest.malformed("sql is missing") }
        let query = ReadQuery(
            sql, try json.parameters(), limit: try json.integer("limit"), offset: try json.integer("offset") ?? 0,
            timeout: try json.number("timeout"))
        let sandbox = try json.string("sandbox")
        do {
            return try await withCheckedThrowingContinuation { continuation in
                let run = QueryRun(
                    services: services, query: query, sandbox: sandbox, format: format, after: after,
                    facts: context.facts,
                    isAbandoned: context.isAbandoned, respond: { continuation.resume(with: $0) })
                services.readers(for: sandbox).submit(
                    WorkerPool.Job(run: { run.run(token, $0) }, refuse: { continuation.resume(throwing: $0) }))
            }
        } catch let error as MarqueeError {
            try await services.auditRefusal(error, "query", sql, nil, context.facts)
            throw error
        }
    }
}

/// One run of a query on a database thread. A small result is answered whole; of a larger one the first piece opens a stream.
final class QueryRun {
    private let services: Services
    private let query: ReadQuery
    private let sandbox: String?
    private let format: ResultFormat
    /// What the answer must contain.
    private let after: LogPosition?
    private let facts: RequestFacts
    private let isAbandoned: @Sendable () -> Bool
    private let respond: (Result<Response, any Error>) -> Void
    private var body = ByteBuffer()
    private var channel: ResultChannel?
    private var columns = "[]"
    private var deadline = ContinuousClock.now
    private var source = ReadSource.primary

    init(
        services: Services, query: ReadQuery, sandbox: String?, format: ResultFormat, after: LogPosition?,
        facts: RequestFacts,
        isAbandoned: @escaping @Sendable () -> Bool, respond: @escaping (Result<Response, any Error>) -> Void
    ) {
        self.services = services
        self.query = query
        self.sandbox = sandbox
        self.format = format
        self.after = after
        self.facts = facts
        self.isAbandoned = isAbandoned
        self.respond = respond
    }

    func run(_ token: String, _ worker: Worker) {
        do {
            let (principal, limits) = try services.admit(token, .read, worker, facts)
            try services.tokens.enter(principal.tokenID, limits)
            defer { services.tokens.leave(principal.tokenID) }
            let start = ContinuousClock.now
            try read(worker.inside(sandbox, of: principal), limits)
            logIfSlow(start)
        } catch {
            if channel == nil { respond(.failure(error)) }
        }
    }

    /// Answers from the replica where that is used and has what must be seen, else from the primary.
    private func read(_ worker: Worker, _ limits: QueryLimits) throws {
        guard let replica = services.replica, let reader = worker.replica else { return try answer(worker, limits) }
        defer { replica.count(source) }
        if replica.hasReached(after, reader) {
            source = .replica
            do { return try answer(reader, limits) } catch let error as MarqueeError
                where channel == nil && ReplicaReads.isAbout(error.code)
            {
                body.clear()
                source = .primary
            }
        }
        try answer(worker, limits)
    }

    private func answer(_ worker: Worker, _ limits: QueryLimits) throws {
        let admitted = try worker.admitted(query, limits)
        let cache = admitted.isRepeatable && query.timeout == nil ? worker.cache : nil
        let key = ResultCache.Key(query: query, format: format, limits: [limits.rows, limits.bytes])
        var epoch = -1
        if let cache {
            let known = try worker.working { try cache.look(for: key, $0) }
            if let entry = known.entry {
                facts.rows = entry.end.rows
                return respond(.success(response(.init(byteBuffer: entry.body), entry.columns, entry.end)))
            }
            epoch = known.epoch
        }
        // Nothing has been sent before the first piece, so a lost connection is no reason to fail until then.
        let end: ResultEnd
        do { end = try stream(admitted.statement, worker, limits) } catch let error as MarqueeError
            where error.code == .connectionLost && channel == nil
        {
            worker.drop()
            guard worker.triesAgain else { throw error }
            body.clear()
            end = try stream(admitted.statement, worker, limits)
        }
        facts.rows = end.rows
        if let channel {
            channel.finish(end)
            return
        }
        cache?.keep(.init(body: body, columns: columns, end: end), under: key, from: epoch)
        respond(.success(response(.init(byteBuffer: body), columns, end)))
    }

    private func stream(
        _ statement: StatementGuard.Statement, _ worker: Worker, _ limits: QueryLimits
    ) throws -> ResultEnd {
        deadline = .now + limits.time
        var encoder: ResultEncoder?
        do {
            return try query.run(
                statement, on: worker.connection(), limits: limits, watchdog: worker.watchdog, isAbandoned: isAbandoned
            ) { bounds in
                let made = ResultEncoder(format, bounds: bounds) { [self] in try take($0) }
                if format != .json { made.onHeader = { [self] in columns = ResultHeader.json($0) } }
                encoder = made
                return made
            }
        } catch let error as MarqueeError {
            guard channel != nil else { throw error }
            let isTold = (try? encoder?.fail(ErrorBody.object(error, requestID: facts.id))) ?? false
            facts.rows = encoder?.end.rows ?? 0
            facts.failure = error.code
            facts.internals = error.internals
            // Where the result itself can't say that it is not whole, the connection is cut.
            channel?.finish(nil, isTold ? nil : error)
            throw error
        }
    }

    private func take(_ piece: UnsafeRawBufferPointer) throws {
        let bytes = ByteBuffer(bytes: piece)
        if let channel { return try channel.send(bytes, until: deadline) }
        if body.readableBytes == 0, piece.count < ResultCache.largestEntry {
            body = bytes
            return
        }
        let channel = ResultChannel()
        self.channel = channel
        if body.readableBytes > 0 { try channel.send(body, until: deadline) }
        try channel.send(bytes, until: deadline)
        facts.isStreamed = true
        respond(.success(response(Self.body(of: channel, facts, format), columns, nil)))
    }

    private static func body(of channel: ResultChannel, _ facts: RequestFacts, _ format: ResultFormat) -> ResponseBody {
        ResponseBody { writer in
            do {
                while let piece = try await channel.next() { try await writer.write(piece) }
                try await writer.finish(channel.end.map { [.marqueeEnd: ResultHeader.end($0)] })
                facts.onEnd?(facts.failure)
            } catch {
                channel.close()
                facts.onEnd?(facts.failure ?? .cancelled)
                throw error
            }
        }
    }

    private func response(_ body: ResponseBody, _ columns: String, _ end: ResultEnd?) -> Response {
        var headers: HTTPFields = [.contentType: format.contentType]
        if services.replica != nil { headers[.marqueeSource] = source.rawValue }
        if format != .json { headers[.marqueeColumns] = ASCIIText.escaped(columns) }
        if let end {
            headers[.marqueeEnd] = ResultHeader.end(end)
        } else {
            headers[.trailer] = HTTPField.Name.marqueeEnd.rawName
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private func logIfSlow(_ start: ContinuousClock.Instant) {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        guard seconds >= services.configuration.slowStatement else { return }
        services.metrics.countSlow()
        services.logger.warning(
            "slow statement",
            metadata: [
                "request_id": "\(facts.id)", "principal": "\(facts.principal ?? "")", "seconds": "\(seconds)",
                "rows": "\(facts.rows)", "statement": "\(query.sql.prefix(2000))",
            ])
    }
}

/// Text as a header can carry it.
enum ASCIIText {
    /// JSON whose characters beyond ASCII are escaped.
    static func escaped(_ json: String) -> String {
        guard json.utf8.contains(where: { $0 >= 0x7F }) else { return json }
        return json.utf16.map { unit in
            if unit < 0x7F, let scalar = Unicode.Scalar(unit) { return String(scalar) }
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
