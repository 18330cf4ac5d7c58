package import MarqueeCatalog
package import MarqueeWarehouse

/// Adds principals and gives, renews and revokes their tokens; each act is an entry of the audit log.
package struct PrincipalAdministration {
    private let governance: any Connection
    private let author: Author

    /// - Parameters:
    ///   - governance: a connection that sees the governance tables.
    ///   - operator: who does it: the name of the account on the machine.
    package init(_ governance: any Connection, operator name: String, requestID: String) {
        self.governance = governance
        author = Author(
            principalID: 0, principal: name, role: Role.engineer.rawValue, tokenID: nil, address: "local",
            requestID: requestID)
    }

    /// A principal with its new token.
    package struct Issued: Sendable {
        package let name: String
        package let role: Role
        /// Shown this once.
        package let token: String
        package let expiresAt: String?
    }

    /// Adds a principal with a first token.
    ///
    /// - Parameter days: after which the token ends to hold; nil for never.
    /// - Throws: `MQ207` when the name is taken, `MQ101` for a name or a number of days that can't be.
    package func add(_ name: String, role: Role, days: Int?) throws -> Issued {
        guard (1...64).contains(name.count),
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.@".contains($0)) })
        else {
            throw MarqueeError(.invalidArgument, "a name has 1 to 64 letters, digits and -_.@")
        }
        return try governance.transaction {
            let id = try PrincipalStore(governance).add(name, role: role.rawValue)
            return try issue(to: id, name, role, days, action: "user-add")
        }
    }

    /// Gives a principal a new token; those before end to hold at once.
    ///
    /// - Throws: `MQ206` when there is no such principal.
    package func rotate(_ name: String, days: Int?) throws -> Issued {
        try governance.transaction {
            let store = PrincipalStore(governance)
            let id = try store.require(name)
            try store.revokeTokens(of: id)
            guard let role = Role(rawValue: try store.role(of: name)) else {
                throw MarqueeError(.internalFault, "\(name) has a role that this Marquee does not know")
            }
            return try issue(to: id, name, role, days, action: "user-rotate")
        }
    }

    /// Revokes all tokens of a principal, on every server at once.
    ///
    /// - Returns: how many held.
    /// - Throws: `MQ206` when there is no such principal.
    package func revoke(_ name: String) throws -> Int {
        try governance.transaction {
            let store = PrincipalStore(governance)
            let count = try store.revokeTokens(of: store.require(name))
            try record("user-revoke", name, count)
            return count
        }
    }

    private func issue(to id: Int64, _ name: String, _ role: Role, _ days: Int?, action: String) throws -> Issued {
        if let days, !(1...3650).contains(days) {
            throw MarqueeError(.invalidArgument, "a token holds for 1 to 3650 days")
        }
        let expiresAt = days.map { Timestamp.now(plus: .seconds($0 * 86_400)).text }
        var token: AccessToken?
        _ = try PrincipalStore(governance).addToken(of: id, expiresAt: expiresAt) { number in
            let new = AccessToken(id: number)
            token = new
            return new.hash
        }
        try record(action, "\(name) as \(role.rawValue)", 1)
        return Issued(name: name, role: role, token: token?.text ?? "", expiresAt: expiresAt)
    }

    private func record(_ action: String, _ statement: String, _ rows: Int) throws {
        try AuditLog(governance, digest: Digest.sha256).append(
            AuditEntry(author: author, action: action, statement: statement, rowsAffected: rows, outcome: .committed))
    }
}
