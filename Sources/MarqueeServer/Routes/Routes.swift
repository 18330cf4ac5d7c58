import HTTPTypes
import Hummingbird
import MarqueeAccess

/// All routes.
enum Routes {
    static func all(_ services: Services) -> [Route] {
        let description = DescriptionRoutes(services: services)
        let operational = OperationalRoutes(services: services)
        return [
            Route(.post, "/v1/query", .read, QueryRoute(services: services).answer),
            Route(.post, "/v1/write", .write, WriteRoute(services: services).answer),
            Route(.post, "/v1/tables/{table}/rows", .write, RowsRoute(services: services).answer),
            Route(.get, "/v1/schema", .read, description.schema),
            Route(.get, "/v1/me", .read, description.me),
            Route(.get, "/v1/audit", .audit, description.audit),
            Route(.get, "/health/live", nil, operational.live),
            Route(.get, "/health/ready", nil, operational.ready),
            Route(.get, "/metrics", nil, operational.metrics),
            Route(.get, "/openapi.json", nil, operational.openAPI("{}")),
        ]
    }
}
