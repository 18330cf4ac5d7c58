import Foundation
import MarqueeAttacks
import Testing

/// The routes of a running server, as its OpenAPI document lists them: a route that is added is there by itself.
struct RouteTable: Sendable {
    struct Operation: Sendable {
        let method, path: String
        /// Roles that the route lets in; nil for a route that takes no token.
        let roles: Set<String>?
        /// Names by where they stand: `path`, `query` or `header`.
        let parameters: [String: [String]]
        /// Keys of a JSON body.
        let fields: [String]
        /// Types of a body that is no JSON.
        let mediaTypes: [String]
        /// Statuses that are documented.
        let statuses: Set<Int>

        var name: String { "\(method) \(path)" }
    }

    let operations: [Operation]

    init(_ client: HTTPClient) throws {
        let reply = try #require(try client.send("GET", "/openapi.json"))
        let document = try #require(reply.json as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        let components = document["components"] as? [String: Any]
        let schemas = components?["schemas"] as? [String: [String: Any]] ?? [:]
        operations = paths.sorted { $0.key < $1.key }.flatMap { path, methods in
            methods.sorted { $0.key < $1.key }.map { Self.operation($0.key.uppercased(), path, $0.value, schemas) }
        }
    }

    private static func operation(
        _ method: String, _ path: String, _ node: [String: Any], _ schemas: [String: [String: Any]]
    ) -> Operation {
        var parameters: [String: [String]] = [:]
        for parameter in node["parameters"] as? [[String: Any]] ?? [] {
            if let place = parameter["in"] as? String, let name = parameter["name"] as? String {
                parameters[place, default: []].append(name)
            }
        }
        let body = (node["requestBody"] as? [String: Any])?["content"] as? [String: [String: Any]] ?? [:]
        let reference = (body["application/json"]?["schema"] as? [String: Any])?["$ref"] as? String
        let schema = reference.flatMap { $0.split(separator: "/").last }.flatMap { schemas[String($0)] } ?? [:]
        let shapes = [schema] + (schema["oneOf"] as? [[String: Any]] ?? [])
        return Operation(
            method: method, path: path, roles: (node["x-roles"] as? [String]).map(Set.init), parameters: parameters,
            fields: Set(shapes.flatMap { ($0["properties"] as? [String: Any] ?? [:]).keys }).sorted(),
            mediaTypes: body.keys.filter { $0 != "application/json" }.sorted(),
            statuses: Set((node["responses"] as? [String: Any] ?? [:]).keys.compactMap { Int($0) }))
    }
}
