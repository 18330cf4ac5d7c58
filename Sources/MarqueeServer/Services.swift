import Foundation
import HTTPTypes
import Hummingbird
import Logging
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// What the routes work with.
final class Services: Sendable {
    let configuration: ServerConfiguration
    let engine: any Engine
    let readers: WorkerPool
    let writers: WorkerPool
    /// Threads for whatever is done in sandboxes and with them, so that nobody else waits for that.
    let sandboxes: WorkerPool
    /// Threads that read bodies of writes, which may take seconds, before these wait for a writer.
    let bodies: WorkerPool
    /// Threads for what must not wait for anybody's statements: tokens, health and the audit log.
    let administration: WorkerPool
    /// One thread that makes reports, and indexes of the recommender.
    let reports: WorkerPool
    let sandboxProgress = SandboxProgress()
    let reportCache = ReportCache()
    let recommender = RecommenderService()
    let cache = ResultCache()
    /// Nil where there is none.
    let replica: ReplicaReads?
    let tokens = TokenLimits()
    let callers = KnownCallers()
    let statements = RunningStatements()
    let refusalLog: RefusalLog
    let metrics = Metrics()
    let loops = LoopMonitor()
    let refusals = RefusalRate()
    let watchdog = Watchdog()
    let connections: ConnectionLimits
    let logger: Logger

    init(_ configuration: ServerConfiguration, _ engine: any Engine, _ replica: Replica?, _ logger: Logger) {
        self.configuration = configuration
        self.engine = engine
        self.logger = logger
        connections = ConnectionLimits(hasTrustedProxy: configuration.hasTrustedProxy, logger)
        let (cache, watchdog) = (cache, watchdog)
        let reads = replica.map { ReplicaReads($0, configuration, logger) }
        self.replica = reads
        func pool(_ name: String, _ threads: Int, writes: Bool) -> WorkerPool {
            WorkerPool(
                name, threads: threads, longestQueue: configuration.longestQueue,
                patience: .milliseconds(Int(configuration.patience * 1000)), givesWay: !writes
            ) {
                Worker(
                    engine, watchdog: watchdog, cache: cache, writes: writes,
                    replica: writes ? nil : reads?.worker(watchdog))
            }
        }
        readers = pool("reader", configuration.readers, writes: false)
        writers = pool("writer", engine.dialect == .sqlite ? 1 : configuration.writers, writes: true)
        sandboxes = pool("sandbox", configuration.sandboxThreads, writes: true)
        bodies = pool("body", 2, writes: false)
        reports = pool("report", 1, writes: false)
        refusalLog = RefusalLog(logger) { Worker(engine, watchdog: watchdog, cache: nil, writes: true) }
        administration = WorkerPool(
            "administration", threads: 2, longestQueue: configuration.longestQueue,
            patience: .milliseconds(Int(configuration.patience * 1000))
        ) {
            let worker = Worker(engine, watchdog: watchdog, cache: cache, writes: false)
            // Connected before anybody's statement can be in the way.
            _ = try? worker.governance()
            return worker
        }
    }

    func end() {
        loops.end()
        reports.end()
        administration.end()
        readers.end()
        bodies.end()
        writers.end()
        sandboxes.end()
        refusalLog.end()
        replica?.watch.end()
        watchdog.end()
    }

    /// The threads on which statements run that read, in the warehouse or in a sandbox.
    func readers(for sandbox: String?) -> WorkerPool { sandbox == nil ? readers : sandboxes }

    /// The same for statements that write.
    func writers(for sandbox: String?) -> WorkerPool { sandbox == nil ? writers : sandboxes }

    /// The limits of a principal's statements.
    func limits(of principal: Principal) -> QueryLimits {
        var limits = principal.role.limits
        if let rate = configuration.requestsPerSecond { limits.requestsPerSecond = rate == 0 ? .infinity : rate }
        if let rows = configuration.writtenRows[principal.role] { limits.write.rows = rows }
        if let bytes = configuration.writtenBytes[principal.role] { limits.write.bytes = Int64(bytes) }
        return limits
    }

    /// The sandboxes, by the connections of a worker.
    func sandboxes(_ worker: Worker) throws -> Sandboxes {
        try Sandboxes(
            worker.engine, worker.governance(), quota: configuration.sandboxQuota, digest: Digest.sha256)
    }

    /// Removes sandboxes that have expired, until the task is cancelled.
    func cleanUpNowAndThen() -> Task<Void, Never> {
        Task {
            while (try? await Task.sleep(for: .seconds(600))) != nil {
                do { try await sandboxes.run { [self] in try sandboxes($0).cleanUp() } } catch {
                    logger.warning("sandboxes were not cleaned up", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    /// The bearer token of a request.
    ///
    /// - Throws: `MQ201` when there is none.
    static func token(_ request: Request) throws -> String {
        let values = request.headers[values: .authorization]
        guard values.count == 1, let space = values[0].firstIndex(of: " "),
            values[0][..<space].lowercased() == "bearer"
        else {
            throw MarqueeError(
                .tokenMissing, "the request has no token", hint: "send the header Authorization: Bearer TOKEN")
        }
        return String(values[0][values[0].index(after: space)...])
    }

    /// Bodies up to this size are collected before the token is looked at, which saves most requests a change of threads.
    private static let smallBody = 64 << 10

    /// A request's whole body. Of somebody who may not send it, no more than a small one is taken in.
    ///
    /// - Throws: `MQ106` when it is larger than `limit`, `MQ110` when it takes too long; `MQ202` and `MQ203`.
    func body(
        _ request: Request, upTo limit: Int, from token: String, _ permission: Permission, _ facts: RequestFacts
    ) async throws -> ByteBuffer {
        if request.headers[.contentLength].flatMap({ Int($0) }) ?? .max > Self.smallBody {
            do {
                _ = try await caller(token, permission, facts)
            } catch let error as MarqueeError {
                try await auditRefusal(
                    error, "request", "\(request.method.rawValue) \(request.uri.path), its body not read", nil, facts)
                throw error
            }
        }
        return try await body(request, upTo: limit)
    }

    /// Reads what a request's body asks for: behind its token, and on a thread that may take its time. On an event loop, which
    /// serves many clients, a body is collected and nothing more.
    ///
    /// - Parameter read: is given the body, and the limits of whoever has sent it.
    /// - Throws: as ``body(_:upTo:from:_:_:)``, ``TooMany``, and what `read` throws.
    func reading<Value: Sendable>(
        _ request: Request, upTo limit: Int, from token: String, _ permission: Permission, _ facts: RequestFacts,
        _ read: @escaping @Sendable (ByteBuffer, Worker, Principal) throws -> Value
    ) async throws -> Value {
        let body = try await body(request, upTo: limit, from: token, permission, facts)
        // A role that forbids the request is refused when it is known what was asked for.
        let admission = try await admit(token, .read, facts, isStatement: false)
        return try await bodies.run(as: .principal(admission.principal.id)) { [self] worker in
            try read(body, worker, try confirm(token, .read, worker, facts).0)
        }
    }

    private func body(_ request: Request, upTo limit: Int) async throws -> ByteBuffer {
        let seconds = configuration.bodySeconds
        let tooLarge = MarqueeError(.bodyTooLarge, "the body may have \(limit) bytes")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
        // A small body has arrived with the head: it is collected at once, without a change of threads.
        let collecting = BodyCollecting(task: Task.immediate { try await request.body.collect(upTo: limit) })
        return try await withTaskCancellationHandler {
            do {
                return try await watchdog.limit(collecting, to: .seconds(seconds)) { try await collecting.task.value }
            } catch is NIOTooManyBytesError {
                throw tooLarge
            } catch {
                guard collecting.task.isCancelled else {
                    // Chunks that are none, or a client that is gone.
                    throw JSONRequest.malformed("the body can't be read")
                }
                if Task.isCancelled { throw error }
                throw MarqueeError(.bodyTooSlow, "the body did not arrive within \(seconds) seconds")
            }
        } onCancel: {
            collecting.task.cancel()
        }
    }
}

/// A body on its way, which the watchdog ends.
private final class BodyCollecting: Interrupter {
    let task: Task<ByteBuffer, any Error>

    init(task: Task<ByteBuffer, any Error>) { self.task = task }

    func interrupt(_ reason: ErrorCode) { task.cancel() }
}
