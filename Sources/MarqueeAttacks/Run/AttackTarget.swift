import Foundation
import MarqueeCatalog

/// A server that is attacked.
package struct AttackTarget: Sendable {
    package let client: HTTPClient
    private let analyst: String
    private let scientist: String
    /// `sqlite` or `mysql`.
    package let dialect: String
    /// The scientist's sandbox in which statements run, all of them as the scientist; nil for the warehouse.
    let sandbox: String?
    /// What stands for `{{…}}` in the attacks.
    let values: [String: String]

    /// Asks the server what it is.
    ///
    /// - Throws: `MQ508` when nobody answers, `MQ202` or `MQ203` when a token is not one of its role.
    package init(_ address: String, analyst: String, scientist: String, sandbox: String? = nil) throws {
        let client = try HTTPClient(address)
        for (token, role) in [(analyst, "analyst"), (scientist, "scientist")] {
            let me = try Self.answer(try client.send("GET", "/v1/me", headers: Self.bearer(token)), "/v1/me")
            guard me["role"] as? String == role else {
                throw MarqueeError(.roleForbids, "the token for the \(role) is one of another role")
            }
        }
        let schema = try Self.answer(
            try client.send("GET", "/v1/schema", headers: Self.bearer(analyst)), "/v1/schema")
        let dialect = schema["dialect"] as? String ?? ""
        // The same number with another secret behind it.
        let number = analyst.prefix { $0 != "_" }
        var values = ["analyst": analyst, "scientist": scientist, "host": "\(client.host):\(client.port)"]
        values["forged"] = "\(number)_\(String(repeating: "A", count: 43))"
        if dialect == "mysql", let rows = try Self.rows("SELECT DATABASE()", client, analyst) {
            values["database"] = rows.first?.first as? String
        }
        self.client = client
        self.analyst = analyst
        self.scientist = scientist
        self.dialect = dialect
        self.sandbox = sandbox
        self.values = values
    }

    /// Number of rows of each of the catalog's tables, and a list of all tables: what no attack may change.
    ///
    /// - Throws: as ``init(_:analyst:scientist:)``.
    package func state() throws -> [String: String] {
        var state: [String: String] = [:]
        for table in CatalogTables.all {
            state[table.name] = try rows("SELECT COUNT(*) FROM \(table.name)")?.first.map { "\($0)" }
        }
        state["the list of tables"] = try rows("SHOW TABLES").map { "\($0)" }
        return state
    }

    private func rows(_ sql: String) throws -> [[Any]]? { try Self.rows(sql, client, analyst) }

    private static func rows(_ sql: String, _ client: HTTPClient, _ token: String) throws -> [[Any]]? {
        let body = try JSONSerialization.data(withJSONObject: ["sql": sql])
        let reply = try client.send("POST", "/v1/query", headers: bearer(token), body: body)
        return try answer(reply, "/v1/query")["rows"] as? [[Any]]
    }

    /// The header that a role's requests have.
    func authorization(_ role: String) -> [(String, String)] {
        switch role {
        case "analyst": Self.bearer(sandbox == nil ? analyst : scientist)
        case "scientist": Self.bearer(scientist)
        default: []
        }
    }

    private static func bearer(_ token: String) -> [(String, String)] { [("Authorization", "Bearer \(token)")] }

    private static func answer(_ reply: HTTPReply?, _ path: String) throws -> [String: Any] {
        guard let reply, let object = reply.json as? [String: Any] else {
            throw MarqueeError(.serverUnreachable, "what answers at that address is no Marquee server")
        }
        guard reply.status == 200 else {
            let code = reply.code.flatMap(ErrorCode.init) ?? .serverUnreachable
            throw MarqueeError(code, "\(path) answers \(reply.status)", details: [String(reply.text.prefix(300))])
        }
        return object
    }
}
