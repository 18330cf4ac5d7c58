import Hummingbird
import MarqueeCatalog
import MarqueeWarehouse

/// `GET /health/live`, `/health/ready`, `/metrics` and `/openapi.json`: they say nothing about the data, and need no token.
struct OperationalRoutes: Sendable {
    let services: Services

    func live(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        JSON.response("{\"status\":\"live\"}")
    }

    /// Ready means that a query gets an answer.
    func ready(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        try await services.administration.run { worker in
            let own = try worker.connection().own
            _ = try worker.briefly(on: own) { try own.integer("SELECT MAX(version) FROM schema_versions") }
        }
        let replica = services.replica.map { ",\"replica\":\"\($0.watch.state.rawValue)\"" } ?? ""
        return JSON.response("{\"status\":\"ready\"\(replica)}")
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
