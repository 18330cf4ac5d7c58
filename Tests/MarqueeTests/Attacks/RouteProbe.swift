import Foundation
import MarqueeAttacks

/// One request of the walk over the routes: a valid one in which one place holds something hostile. What it asks for
/// changes nothing, whoever may ask.
struct RouteProbe {
    enum Place: Hashable {
        case path(String)
        case query(String)
        case header(String)
        case field(String)
        case body(mediaType: String)
    }

    /// Headers that every route gets.
    private static let headers = [
        "Authorization", "Accept", "Content-Type", "Idempotency-Key", "Marquee-After", "X-Request-Id", "Cookie",
    ]

    let operation: RouteTable.Operation

    /// All places of a route.
    var places: [Place] {
        func named(_ place: String) -> [String] { operation.parameters[place] ?? [] }
        return named("path").map(Place.path) + named("query").map(Place.query)
            + Set(Self.headers + named("header")).sorted().map(Place.header) + operation.fields.map(Place.field)
            + operation.mediaTypes.map { Place.body(mediaType: $0) }
    }

    /// Sends the request; nil when the connection is closed without an answer.
    ///
    /// - Parameters:
    ///   - value: what stands at the place: a string, or for a key of the body any JSON.
    ///   - token: nil for none.
    func send(_ value: Any?, at place: Place?, token: String?, _ client: HTTPClient) throws -> HTTPReply? {
        let text = value as? String ?? ""
        var path = operation.path
        for name in operation.parameters["path"] ?? [] {
            let valid = name == "id" && path.hasPrefix("/v1/titles") ? "tm101" : Self.validParts[name] ?? "x"
            let part = place == .path(name) ? text : valid
            path = path.replacing("{\(name)}", with: Self.escaped(part))
        }
        var query = ["mode=dry-run"]
        if operation.path == "/v1/evaluation" { query.append("likes=titles") }
        if case .query(let name) = place {
            query.removeAll { $0.hasPrefix("\(name)=") }
            query.append("\(name)=\(Self.escaped(text))")
        }
        var headers = token.map { [("Authorization", "Bearer \($0)")] } ?? []
        var body: [UInt8] = []
        if !operation.fields.isEmpty {
            body = try json(value, at: place)
            headers.append(("Content-Type", "application/json"))
        } else if let type = operation.mediaTypes.first {
            if case .body(let mediaType) = place {
                body = Array(text.utf8)
                headers.append(("Content-Type", mediaType))
            } else {
                body = Array("name\nmarquee\n".utf8)
                headers.append(("Content-Type", type))
            }
        }
        if case .header(let name) = place {
            headers.removeAll { $0.0 == name }
            // What no client can put into a header is the list's own matter.
            let value = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }
            headers.append((name, String(value)))
        }
        return try client.send(
            operation.method, "\(path)?\(query.joined(separator: "&"))", headers: headers, body: body, within: 30)
    }

    private func json(_ value: Any?, at place: Place?) throws -> [UInt8] {
        var object: [String: Any] = [:]
        for field in operation.fields { object[field] = Self.valid[field] }
        if operation.path == "/v1/write" { object["sql"] = "DELETE FROM \(Attack.probe) WHERE id = -1" }
        // Of the two forms of a write one is sent.
        if place == .field("statements") { (object["sql"], object["parameters"]) = (nil, nil) }
        if case .field(let name) = place {
            let isList = ["statements", "ids", "avoid", "tables"].contains(name)
            object[name] = isList ? (value as? String).map { [$0] } ?? value : value
            // Nearly every string may be the name of a sandbox, which would then be there: a line end is against the rules.
            if operation.path == "/v1/sandboxes", name == "name", let text = value as? String {
                object[name] = text + "\n"
            }
        }
        return Array(try JSONSerialization.data(withJSONObject: object))
    }

    /// Parts of paths that are understood, of what is there or not.
    private static let validParts = ["table": "genres", "id": "1", "name": "marquee-attack"]
    /// Values with which a request is understood, and does nothing that stays: dry runs, and what is no sandbox.
    private static var valid: [String: Any] {
        [
            "name": "..\n", "days": 0, "sql": "SELECT 1", "mode": "dry-run", "ids": ["tm101"], "timeout": 0.3,
            "on_conflict": "refuse",
        ]
    }

    /// Values of JSON that are no strings, and that mean nothing by which a request would change anything.
    static func typed(for field: String) -> [Any] { field == "mode" ? Array(typed.dropFirst()) : typed }

    private static var typed: [Any] {
        [
            NSNull(), -1, 0, 1.5, 1e308, Int64.max, Int64.min, false, [] as [Any], [[]] as [Any], [NSNull()] as [Any],
            [:] as [String: Any], ["base64": "x"], ["$ne": 1], ["x", "x"],
        ]
    }

    private static func escaped(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
