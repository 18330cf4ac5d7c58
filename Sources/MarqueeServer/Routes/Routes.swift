import HTTPTypes
import Hummingbird
import MarqueeAccess
import MarqueeCatalog

/// All routes.
enum Routes {
    static func all(_ services: Services) -> [Route] {
        let description = DescriptionRoutes(services: services)
        let report = ReportRoutes(services: services)
        let recommendations = RecommendationRoutes(services: services)
        let audit = AuditRoutes(services: services)
        let sandboxes = SandboxRoutes(services: services)
        let operational = OperationalRoutes(services: services)
        let documented = [
            Route(.post, "/v1/query", .read, QueryRoute(services: services).answer),
            Route(.post, "/v1/write", .write, WriteRoute(services: services).answer),
            Route(.post, "/v1/tables/{table}/rows", .write, RowsRoute(services: services).answer),
            Route(.get, "/v1/schema", .read, description.schema),
            Route(.get, "/v1/me", .read, description.me),
            Route(.get, "/v1/audit", .audit, description.audit),
            Route(.get, "/v1/audit/{id}", .read, audit.show),
            Route(.post, "/v1/audit/{id}/undo", .write, audit.undo),
            Route(.get, "/v1/sandboxes", .write, sandboxes.list),
            Route(.post, "/v1/sandboxes", .write, sandboxes.create),
            Route(.delete, "/v1/sandboxes/{name}", .write, sandboxes.drop),
            Route(.post, "/v1/sandboxes/{name}/reset", .write, sandboxes.reset),
            Route(.get, "/v1/sandboxes/{name}/diff", .write, sandboxes.diff),
            Route(.post, "/v1/sandboxes/{name}/promote", .write, sandboxes.promote),
            Route(.post, "/v1/recommendations", .read, recommendations.recommend),
            Route(.get, "/v1/titles/{id}/recommendations", .read, recommendations.ofTitle),
            Route(.get, "/v1/evaluation", .read, EvaluationRoute(services: services).answer),
            Route(.get, "/v1/report", .read, report.report),
            Route(.get, "/", nil, report.door),
            Route(.get, "/health/live", nil, operational.live),
            Route(.get, "/health/ready", nil, operational.ready),
            Route(.get, "/metrics", nil, operational.metrics),
        ]
        let path = "/openapi.json"
        let own = Route(.get, path, nil) { _, _ in throw MarqueeError(.internalFault, "the document is not made yet") }
        let document = OpenAPIDocument(routes: documented + [own], version: services.configuration.version).json
        return documented + [Route(.get, path, nil, operational.openAPI(document))]
    }
}
