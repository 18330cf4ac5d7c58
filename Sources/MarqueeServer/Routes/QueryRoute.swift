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
        do {
            let admission = try await services.admit(token, .read, context.facts)
            return try await withCheckedThrowingContinuation { continuation in
                let run = QueryRun(
                    services: services, body: body, format: format, after: after, facts: context.facts,
                    isAbandoned: context.isAbandoned, respond: { continuation.resume(with: $0) })
                services.readers.submit(run.job(token, admission))
            }
        } catch let error as MarqueeError {
            try await services.auditRefusal(error, "query", context.facts.statement, nil, context.facts)
            throw error
        }
    }
}

/// What the body of `POST /v1/query` asks for.
struct AskedQuery: Sendable {
    let query: ReadQuery
    let sandbox: String?

    /// - Throws: `MQ103`; `MQ305` when reading takes longer than a statement may.
    init(_ body: ByteBuffer, limits: QueryLimits) throws {
        let json = try JSONRequest(
            body, known: ["sql", "parameters", "limit", "offset", "timeout", "sandbox"],
            deadline: .now + limits.time)
        guard let sql = try json.string("sql") else { throw JSONRequest.malformed("sql is missing") }
        query = ReadQuery(
            sql, try json.parameters(), limit: try json.integer("limit"), offset: try json.integer("offset") ?? 0,
            timeout: try json.number("timeout"))
        sandbox = try json.string("sandbox")
    }
}

/// One run of a query on a database thread. A small result is answered whole; of a larger one the first piece opens a stream.
final class QueryRun {
    private let services: Services
    /// Nil until the body has been read, behind the token.
    private var asked: AskedQuery?
    private let format: ResultFormat
    /// What the answer must contain.
    private let after: LogPosition?
    private let facts: RequestFacts
    private let isAbandoned: @Sendable () -> Bool
    private let respond: @Sendable (Result<Response, any Error>) -> Void
    /// What was sent; empty once it has been read.
    private var sent: ByteBuffer
    private var body = ByteBuffer()
    private var channel: ResultChannel?
    private var columns = "[]"
    private var deadline = ContinuousClock.now
    private var source = ReadSource.primary

    init(
        services: Services, body: ByteBuffer, format: ResultFormat, after: LogPosition?, facts: RequestFacts,
        isAbandoned: @escaping @Sendable () -> Bool, respond: @escaping @Sendable (Result<Response, any Error>) -> Void
    ) {
        self.services = services
        sent = body
        self.format = format
        self.after = after
        self.facts = facts
        self.isAbandoned = isAbandoned
        self.respond = respond
    }

    /// The work of a thread; a large answer is still being read when its response has begun.
    func job(_ token: String, _ admission: Admission) -> WorkerPool.Job {
        WorkerPool.Job(
            owner: .principal(admission.principal.id),
            run: { [self] worker in
                guard run(token, worker) else { return services.sandboxes.submit(job(token, admission)) }
                admission.leave()
            },
            refuse: { [respond] error in
                admission.leave()
                respond(.failure(error))
            })
    }

    /// - Returns: false if it has to run on another thread, because the body, which was read here, names a sandbox.
    private func run(_ token: String, _ worker: Worker) -> Bool {
        do {
            let (principal, limits) = try services.confirm(token, .read, worker, facts)
            let wasRead = self.asked != nil
            let asked = try readBody(limits)
            guard wasRead || asked.sandbox == nil else { return false }
            let start = ContinuousClock.now
            try read(worker.inside(asked.sandbox, of: principal), asked.query, limits)
            logIfSlow(start, asked.query)
        } catch {
            if channel == nil { respond(.failure(error)) }
        }
        return true
    }

    private func readBody(_ limits: QueryLimits) throws -> AskedQuery {
        if let asked { return asked }
        let asked = try AskedQuery(sent, limits: limits)
        sent = ByteBuffer()
        self.asked = asked
        facts.statement = asked.query.sql
        return asked
    }

    /// Answers from the replica where that is used and has what must be seen, else from the primary.
    private func read(_ worker: Worker, _ query: ReadQuery, _ limits: QueryLimits) throws {
        guard let replica = services.replica, let reader = worker.replica else {
            return try answer(worker, query, limits)
        }
        defer { replica.count(source) }
        if replica.hasReached(after, reader) {
            source = .replica
            do { return try answer(reader, query, limits) } catch let error as MarqueeError
                where channel == nil && ReplicaReads.isAbout(error.code)
            {
                body.clear()
                source = .primary
            }
        }
        try answer(worker, query, limits)
    }

    private func answer(_ worker: Worker, _ query: ReadQuery, _ limits: QueryLimits) throws {
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
        do { end = try stream(admitted.statement, of: query, worker, limits) } catch let error as MarqueeError
            where error.code == .connectionLost && channel == nil
        {
            worker.drop()
            guard worker.triesAgain else { throw error }
            body.clear()
            end = try stream(admitted.statement, of: query, worker, limits)
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
        _ statement: StatementGuard.Statement, of query: ReadQuery, _ worker: Worker, _ limits: QueryLimits
    ) throws -> ResultEnd {
        deadline = .now + query.time(within: limits)
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

    private func logIfSlow(_ start: ContinuousClock.Instant, _ query: ReadQuery) {
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
