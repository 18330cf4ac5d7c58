import MarqueeCatalog
package import MarqueeWarehouse

/// Adds principals and gives, renews and revokes their tokens; each act is an entry of the audit log.
package struct PrincipalAdministration {
    private let engine: any Engine
    private let governance: any Connection
    private let author: Author

    /// - Parameter author: who does it.
    /// - Throws: `MQ515` when there is no warehouse, `MQ5xx` as the engine does.
    package init(_ engine: any Engine, author: Author) throws {
        self.engine = engine
        self.author = author
        governance = try engine.connectGovernance()
    }

    /// A principal with its new token.
    package struct Issued: Sendable {
        package let name: String
        package let role: Role
        /// Shown this once.
        package let token: String
        package let expiresAt: String?
        /// Password of the principal's account of the database server, where one was made; shown this once.
        package var databasePassword: String?
    }

    /// Adds a principal with a first token.
    ///
    /// - Parameters:
    ///   - days: after which the token ends to hold; nil for never.
    ///   - hasAccount: whether an account of the database server is made too, which may read and nothing else.
    /// - Throws: `MQ207` when the name is taken, `MQ101` for a name or a number of days that can't be, or where there are no
    ///   accounts.
    package func add(_ name: String, role: Role, days: Int?, hasAccount: Bool = false) throws -> Issued {
        if let problem = NameRules.problem(with: name, in: nil) {
            throw MarqueeError(.invalidArgument, "nobody can have this name: \(problem)")
        }
        // Accounts are no part of a transaction: one is made first, and goes again when the rest fails.
        let password = hasAccount ? try engine.addReadingAccount(name) : nil
        do {
            return try writing(stopping: nil) {
                let store = PrincipalStore(governance)
                let id = try store.add(name, role: role.rawValue)
                if hasAccount { try store.setAccount(name, of: id) }
                var issued = try issue(to: id, name, role, days, action: "user-add")
                issued.databasePassword = password
                return issued
            }
        } catch {
            if hasAccount { try engine.dropAccount(name) }
            throw error
        }
    }

    /// Gives a principal a new token; those before end to hold at once, and their statements are stopped.
    ///
    /// - Throws: `MQ206` when there is no such principal.
    package func rotate(_ name: String, days: Int?) throws -> Issued {
        try writing(stopping: name) {
            let store = PrincipalStore(governance)
            let id = try store.require(name)
            try store.revokeTokens(of: id)
            guard let role = Role(rawValue: try store.role(of: name)) else {
                throw MarqueeError(.internalFault, "\(name) has a role that this Marquee does not know")
            }
            return try issue(to: id, name, role, days, action: "user-rotate")
        }
    }

    /// Revokes all tokens of a principal, on every server at once, has their statements stopped, and removes its account of the database server.
    ///
    /// - Returns: how many tokens held.
    /// - Throws: `MQ206` when there is no such principal.
    package func revoke(_ name: String) throws -> Int {
        let store = PrincipalStore(governance)
        let id = try store.require(name)
        if let account = try store.account(of: id) {
            try engine.dropAccount(account)
            try store.setAccount(nil, of: id)
        }
        return try writing(stopping: name) {
            let count = try store.revokeTokens(of: id)
            try record("user-revoke", name, count)
            return count
        }
    }

    private func writing<Result>(stopping principal: String?, _ body: () throws -> Result) throws -> Result {
        try engine.administering(stopping: principal) { try governance.transaction(body) }
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
        try record(action, RoleCheck.statement(name, role: role.rawValue), 1)
        return Issued(name: name, role: role, token: token?.text ?? "", expiresAt: expiresAt)
    }

    private func record(_ action: String, _ statement: String, _ rows: Int) throws {
        try AuditLog(governance, digest: Digest.sha256).append(
            AuditEntry(author: author, action: action, statement: statement, rowsAffected: rows, outcome: .committed))
    }
}
