import HTTPTypes
import MarqueeAccess
import MarqueeCatalog

/// The description of the server's routes (OpenAPI 3.1), made from the routes themselves, from what ``APIOperations`` says of
/// each, and from the table of error codes.
struct OpenAPIDocument {
    let routes: [Route]
    let version: String

    var json: String {
        let document: JSONNode = [
            "openapi": "3.1.0",
            "info": [
                "title": "Marquee", "version": .text(version),
                "description": "Reads and writes of the warehouse. Every error has one shape and a stable code.",
                "license": ["name": "MIT", "identifier": "MIT"],
            ],
            "paths": paths,
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]], "schemas": APISchemas.all,
                "responses": .object(Self.statuses.map { (Self.name($0), Self.errorResponse($0)) }),
            ],
        ]
        return document.json
    }

    private var paths: JSONNode {
        var order: [String] = []
        var methods: [String: [(key: String, value: JSONNode)]] = [:]
        for route in routes {
            if methods[route.path] == nil { order.append(route.path) }
            methods[route.path, default: []].append((route.method.rawValue.lowercased(), operation(route)))
        }
        return .object(order.map { ($0, .object(methods[$0] ?? [])) })
    }

    private func operation(_ route: Route) -> JSONNode {
        let described = APIOperations.all["\(route.method.rawValue) \(route.path)"]
        var members: [(key: String, value: JSONNode)] = [
            ("operationId", .text(described?.id ?? "")), ("summary", .text(described?.summary ?? "")),
        ]
        if let parameters = described?.parameters { members.append(("parameters", parameters)) }
        if let body = described?.body { members.append(("requestBody", body)) }
        if let permission = route.permission {
            members.append(("security", [["token": []]]))
            members.append(("x-permission", .text(permission.rawValue)))
            members.append(
                ("x-roles", .list(Role.allCases.filter { $0.may(permission) }.map { .text($0.rawValue) })))
        } else {
            members.append(("security", []))
        }
        let failures = Set((described?.errors ?? []).map(\.httpStatus)).sorted().map {
            (String($0), ["$ref": .text("#/components/responses/\(Self.name($0))")] as JSONNode)
        }
        let success = (String(described?.status ?? 200), described?.success ?? [:])
        members.append(("responses", .object([success] + failures)))
        return .object(members)
    }

    /// The statuses that errors have over HTTP.
    private static let statuses = Set(APIOperations.all.values.flatMap(\.errors).map(\.httpStatus)).sorted()

    private static func name(_ status: Int) -> String { "Error\(status)" }

    private static func errorResponse(_ status: Int) -> JSONNode {
        let codes = ErrorCode.allCases.filter { code in
            code.httpStatus == status && APIOperations.all.values.contains { $0.errors.contains(code) }
        }
        var members: [(key: String, value: JSONNode)] = [
            ("description", .text(codes.map { "\($0.rawValue) \($0)" }.joined(separator: ", ")))
        ]
        if status == 429 || status == 503 {
            members.append(
                ("headers", ["Retry-After": ["description": "Seconds to wait.", "schema": ["type": "integer"]]]))
        }
        members.append(("content", ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]]))
        return .object(members)
    }
}
