import MarqueeCatalog

/// Principals and their tokens in the database.
package struct PrincipalStore {
    private let connection: any Connection

    /// - Parameter connection: one that sees the governance tables.
    package init(_ connection: any Connection) { self.connection = connection }

    /// A token with whose it is.
    package struct Token: Sendable {
        package let id: Int64
        package let hash: String
        package let expiresAt: String?
        package let isRevoked: Bool
        package let principalID: Int64
        package let principal: String
        package let role: String
    }

    /// A principal as `marquee user list` shows it.
    package struct Principal: Sendable {
        package let id: Int64
        package let name: String
        package let role: String
        package let createdAt: String
        /// Tokens that hold now.
        package let tokens: Int
        /// The latest moment at which one of them ends to hold; nil when one has no end or there is none.
        package let expiresAt: String?
    }

    /// The token of that number, whether it holds or not.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func token(_ id: Int64) throws -> Token? {
        var token: Token?
        try connection.query(
            """
            SELECT t.id, t.hash, t.expires_at, t.revoked_at, p.id, p.name, p.role
            FROM access_tokens t JOIN principals p ON p.id = t.principal_id WHERE t.id = ?
            """, [.integer(id)]
        ) { row in
            token = Token(
                id: row[0].integer ?? 0, hash: row[1].string ?? "", expiresAt: row[2].string,
                isRevoked: row[3].string != nil, principalID: row[4].integer ?? 0, principal: row[5].string ?? "",
                role: row[6].string ?? "")
        }
        return token
    }

    /// Whether a token is there, not revoked and not expired.
    package func holds(_ id: Int64) throws -> Bool {
        guard let token = try token(id), !token.isRevoked else { return false }
        return token.expiresAt.map { $0 > Timestamp.now().text } ?? true
    }

    /// Adds a principal.
    ///
    /// - Returns: its number.
    /// - Throws: `MQ207` when the name is taken.
    package func add(_ name: String, role: String) throws -> Int64 {
        guard try id(of: name) == nil else {
            throw MarqueeError(
                .principalExists, "there is a principal \(name) already",
                hint: "give it a new token with `marquee user rotate \(name)`")
        }
        try connection.execute(
            "INSERT INTO principals (name, role, created_at) VALUES (?, ?, ?)",
            [.text(name), .text(role), .text(Timestamp.now().text)])
        return try require(name)
    }

    /// Adds a token, whose hash is not known before its number is.
    ///
    /// - Returns: the token's number.
    package func addToken(of principal: Int64, expiresAt: String?, hash: (Int64) -> String) throws -> Int64 {
        let number = (try connection.integer("SELECT MAX(id) FROM access_tokens") ?? 0) + 1
        try connection.execute(
            "INSERT INTO access_tokens (id, principal_id, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
            [
                .integer(number), .integer(principal), .text(hash(number)), .text(Timestamp.now().text),
                expiresAt.map(Value.text) ?? .null,
            ])
        return number
    }

    /// Revokes every token of a principal that holds.
    ///
    /// - Returns: how many there were.
    @discardableResult
    package func revokeTokens(of principal: Int64) throws -> Int {
        try connection.execute(
            "UPDATE access_tokens SET revoked_at = ? WHERE principal_id = ? AND revoked_at IS NULL",
            [.text(Timestamp.now().text), .integer(principal)])
    }

    /// Notes the account of the database server that belongs to a principal, or that it has gone.
    package func setAccount(_ account: String?, of principal: Int64) throws {
        try connection.execute(
            "UPDATE principals SET database_account = ? WHERE id = ?",
            [account.map(Value.text) ?? .null, .integer(principal)])
    }

    /// The account of the database server that belongs to a principal.
    package func account(of principal: Int64) throws -> String? {
        var account: String?
        try connection.query("SELECT database_account FROM principals WHERE id = ?", [.integer(principal)]) {
            account = $0[0].string
        }
        return account
    }

    /// The number of the principal of that name.
    ///
    /// - Throws: `MQ206` when there is none.
    package func require(_ name: String) throws -> Int64 {
        guard let id = try id(of: name) else {
            throw MarqueeError(.unknownPrincipal, "there is no principal \(name)", hint: "see `marquee user list`")
        }
        return id
    }

    private func id(of name: String) throws -> Int64? {
        try connection.integer("SELECT id FROM principals WHERE name = ?", [.text(name)])
    }

    /// The role of the principal of that name.
    package func role(of name: String) throws -> String {
        try connection.strings("SELECT role FROM principals WHERE name = ?", [.text(name)]).first ?? ""
    }

    /// All principals by name.
    package func all() throws -> [Principal] {
        var principals: [Principal] = []
        let now = Value.text(Timestamp.now().text)
        let holds = "t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ?)"
        try connection.query(
            """
            SELECT p.id, p.name, p.role, p.created_at,
                (SELECT COUNT(*) FROM access_tokens t WHERE t.principal_id = p.id AND \(holds)),
                (SELECT CASE WHEN COUNT(*) = COUNT(t.expires_at) THEN MAX(t.expires_at) END
                 FROM access_tokens t WHERE t.principal_id = p.id AND \(holds))
            FROM principals p ORDER BY p.name
            """, [now, now]
        ) { row in
            principals.append(
                Principal(
                    id: row[0].integer ?? 0, name: row[1].string ?? "", role: row[2].string ?? "",
                    createdAt: row[3].string ?? "", tokens: Int(row[4].integer ?? 0), expiresAt: row[5].string))
        }
        return principals
    }
}
