import HTTPTypes
import Hummingbird
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// `GET /v1/evaluation`: how well recommendations agree with the likes in a table of the warehouse.
struct EvaluationRoute: Sendable {
    let services: Services

    private static let viewers = ["viewer", "viewer_id", "user", "user_id"]

    func answer(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let token = try Services.token(request)
        let table = try request.queryValue("likes")
        let (services, facts) = (services, context.facts)
        let isAbandoned = context.isAbandoned
        let (pairs, catalog) = try await services.run(as: token, .read, on: services.readers, facts) {
            worker, _, limits in
            guard let table, !table.isEmpty else {
                throw JSONRequest.malformed("likes is missing: the name of a table")
            }
            return (
                try Self.likes(table, worker, limits, isAbandoned),
                try services.recommender.catalog(worker, services.reports)
            )
        }
        // Beside the statements, because it takes long.
        let text = try await services.reports.run { _ in try EvaluationStudy(catalog, pairs).json.json }
        return JSON.response(text)
    }

    /// The likes of a table, read as any statement from outside is.
    private static func likes(
        _ table: String, _ worker: Worker, _ limits: QueryLimits, _ isAbandoned: @escaping @Sendable () -> Bool
    ) throws -> [(viewer: String, title: String)] {
        let connection = try worker.connection()
        let columns = try worker.watchdog.limit(connection, to: limits.time, isAbandoned: isAbandoned) {
            try connection.limited { try Introspection(connection.own).columns(of: table).map(\.name) }
        }
        guard !columns.isEmpty, !GovernanceTables.names.contains(table.lowercased()) else {
            throw MarqueeError(.unknownTable, "there is no table \(table.prefix(100))", hint: "see GET /v1/schema")
        }
        guard let viewer = viewers.first(where: columns.contains), columns.contains("title_id") else {
            throw MarqueeError(
                .invalidLikes, "the table \(table) has no likes",
                details: ["it takes the columns title_id and one of \(viewers.joined(separator: ", "))"])
        }
        let dialect = connection.dialect
        let query = ReadQuery("SELECT \(dialect.quoted(viewer)), title_id FROM \(dialect.quoted(table))")
        let sink = LikesSink(limits)
        try worker.watchdog.limit(connection, to: limits.time, isAbandoned: isAbandoned) {
            _ = try connection.run(query.admitted(dialect, limits), .none, into: sink)
        }
        return sink.pairs
    }
}

/// Takes likes in, as many as a result may have rows and bytes.
private final class LikesSink: ResultSink {
    private(set) var pairs: [(viewer: String, title: String)] = []
    private let limits: QueryLimits
    private var bytes = 0
    /// Bytes that likes may take, all of which lie in memory.
    private static let mostBytes = 64 << 20

    init(_ limits: QueryLimits) { self.limits = limits }

    private static let hint = "evaluate a sample of the viewers"

    func begin(_ columns: [ResultColumn]) {}

    func add(_ row: any Row) throws -> Bool {
        let viewer = row[0].integer.map { String($0) } ?? row[0].string
        guard let viewer, let title = row[1].string else { return true }
        guard pairs.count < limits.rows else {
            throw MarqueeError(.rowLimit, "there are more than \(limits.rows) likes", hint: Self.hint)
        }
        bytes += MemoryLayout<(String, String)>.stride + viewer.utf8.count + title.utf8.count
        guard bytes <= min(limits.bytes, Self.mostBytes) else {
            throw MarqueeError(.byteLimit, "the likes take more than \(bytes >> 20) MB", hint: Self.hint)
        }
        pairs.append((viewer, title))
        return true
    }
}
