import MarqueeCatalog

/// Compares the roles of principals with what the audit log says of them.
package struct RoleCheck {
    private let governance: any Connection
    private let roles: [String]

    /// - Parameters:
    ///   - governance: a connection that sees the governance tables.
    ///   - roles: all roles that there are.
    package init(_ governance: any Connection, roles: [String]) {
        self.governance = governance
        self.roles = roles
    }

    /// The principals whose role is not the one in which they were last given a token, in words.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func findings() throws -> [String] {
        var principals: [(name: String, role: String)] = []
        try governance.query("SELECT name, role FROM principals ORDER BY id", []) {
            principals.append(($0[0].string ?? "", $0[1].string ?? ""))
        }
        return try principals.compactMap { principal in
            let statements = roles.map { Self.statement(principal.name, role: $0) }
            let marks = statements.map { _ in "?" }.joined(separator: ", ")
            let last = try governance.strings(
                """
                SELECT statement FROM audit_log
                WHERE action IN ('user-add', 'user-rotate') AND statement IN (\(marks)) ORDER BY id DESC LIMIT 1
                """, statements.map(Value.text)
            ).first
            guard let last else { return "\(principal.name) is a principal, which is in no entry of the audit log" }
            return last == Self.statement(principal.name, role: principal.role)
                ? nil : "\(principal.name) has the role \(principal.role); by the audit log: \(last)"
        }
    }

    /// What the audit log says of a principal who gets a token.
    package static func statement(_ name: String, role: String) -> String { "\(name) as \(role)" }
}
