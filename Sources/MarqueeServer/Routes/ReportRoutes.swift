import Foundation
import HTTPTypes
import Hummingbird
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// `GET /v1/report`, as JSON or as a page by `Accept`, and `GET /`, the door to the page for people.
struct ReportRoutes: Sendable {
    let services: Services
    private let policy = ReportDoor.policy(PictureBundle.find())

    init(services: Services) { self.services = services }

    func report(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        let token = try Services.token(request)
        let (services, facts) = (services, context.facts)
        let wantsPage = request.headers[.accept]?.contains("text/html") == true
        // All reports are made on one thread, so that one that takes long holds up no statement.
        let body = try await services.run(as: token, .read, on: services.reports, facts, isStatement: false) {
            worker, _, _ in
            let made = try services.reportCache.report(worker, services.configuration.database)
            return wantsPage ? made.page : made.json
        }
        let type = wantsPage ? "text/html; charset=utf-8" : "application/json"
        return Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "private, no-cache"],
            body: .init(byteBuffer: body))
    }

    /// A page without data: it asks for a token, or takes the one behind `#`, which a browser sends to nobody, and shows the
    /// report that the token may see.
    func door(_ request: Request, _ context: MarqueeContext) async throws -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/html; charset=utf-8", .contentSecurityPolicy: policy],
            body: .init(byteBuffer: ByteBuffer(string: ReportDoor.page)))
    }
}

/// The last report that was made, as long as the data is as it was.
///
/// `@unchecked Sendable`: used by the one thread of the pool of reports.
final class ReportCache: @unchecked Sendable {
    struct Made {
        let epoch: Int
        let json: ByteBuffer
        let page: ByteBuffer
    }

    private var last: Made?
    private lazy var bundle = PictureBundle.find()

    func report(_ worker: Worker, _ database: String) throws -> Made {
        try worker.working { worker in
            let epoch = try worker.cache?.currentEpoch(worker) ?? 0
            if let last, last.epoch == epoch { return last }
            let report = try CatalogReport(worker.connection().own, database: database)
            let made = Made(
                epoch: epoch, json: ByteBuffer(bytes: report.json), page: ByteBuffer(bytes: report.page(bundle)))
            last = made
            return made
        }
    }
}
