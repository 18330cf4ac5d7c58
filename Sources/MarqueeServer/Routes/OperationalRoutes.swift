import Hummingbird
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// `GET /health/live`, `/health/ready`, `/metrics` and `/openapi.json`: they say nothing about the data, and need no token.
struct OperationalRoutes: Sendable {
    let services: Services

    func live(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        JSON.response("{\"status\":\"live\"}")
    }

    /// Ready means that a query gets an answer; with `?require=recommender` also that the recommender's index is made.
    func ready(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let required = try request.queryValues("require")
        guard required.allSatisfy({ $0 == "recommender" }) else {
            throw JSONRequest.malformed("require is recommender, or missing")
        }
        let timer = context.channel.eventLoop
        var readiness: Readiness = try await withCheckedThrowingContinuation { continuation in
            let first = FirstAnswer(continuation)
            services.administration.submit(
                WorkerPool.Job(
                    owner: .service,
                    run: { worker in first.give(Result { try worker.working(Readiness.init) }) },
                    refuse: { first.give(.failure($0)) }))
            timer.scheduleTask(in: .init(Readiness.limit)) { first.give(.failure(Readiness.late)) }
        }
        if services.recommender.isMade {
            readiness.recommender = "ready"
        } else if !required.isEmpty {
            services.recommender.make(services.reports)
            throw MarqueeError(
                .serverBusy, "the recommender's index is being made", hint: "ask again in a moment")
        }
        readiness.replica = services.replica?.watch.state.rawValue
        return JSON.response(JSON.text(readiness))
    }

    func metrics(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let loads = [
            ("readers", services.readers.load), ("writers", services.writers.load),
            ("sandboxes", services.sandboxes.load), ("administration", services.administration.load),
        ]
        func values(_ value: (WorkerPool.Load) -> Int) -> [(labels: String, value: Double)] {
            loads.map { ("pool=\"\($0)\"", Double(value($1))) }
        }
        let replica = services.replica
        let caches = [("", services.cache)] + (replica.map { [(",source=\"replica\"", $0.cache)] } ?? [])
        let lookups = caches.flatMap { label, cache in
            let counts = cache.counts
            return [
                (labels: "result=\"hit\"\(label)", value: Double(counts.hits)),
                (labels: "result=\"miss\"\(label)", value: Double(counts.misses)),
            ]
        }
        let gauges: [Metrics.Gauge] = [
            .init(
                name: "pool_threads", help: "Threads with a connection.", isCounter: false, values: values(\.threads)),
            .init(name: "pool_busy", help: "Threads that are working.", isCounter: false, values: values(\.busy)),
            .init(name: "pool_waiting", help: "Requests that wait.", isCounter: false, values: values(\.waiting)),
            .init(
                name: "connections", help: "Connections of clients that are open.", isCounter: false,
                values: [("", Double(services.connections.count))]),
            .init(
                name: "cache_lookups_total", help: "Repeatable statements by whether their result was known.",
                isCounter: true, values: lookups),
            services.loops.gauge,
        ]
        let text = services.metrics.text(gauges + (replica?.gauges ?? []))
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    func openAPI(_ document: String) -> Route.Handler {
        { _, _ in JSON.response(document) }
    }
}
