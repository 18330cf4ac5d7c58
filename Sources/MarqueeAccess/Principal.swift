import MarqueeCatalog
package import MarqueeWarehouse

/// Somebody whose token was found to hold.
package struct Principal: Sendable {
    package let id: Int64
    package let name: String
    package let role: Role
    package let tokenID: Int64
    /// When the token ends to hold; nil for never.
    package let expiresAt: String?

    /// Finds out whose token a text is.
    ///
    /// - Parameter governance: a connection that sees the governance tables; what it holds now is what counts.
    /// - Throws: `MQ202` for a token that is unknown, expired or revoked: which of them is not said.
    package init(token text: String, _ governance: any Connection) throws {
        let refused = MarqueeError(
            .tokenRefused, "the token does not hold", hint: "ask for a new one: `marquee user rotate NAME`")
        guard let token = AccessToken(text), let kept = try PrincipalStore(governance).token(token.id),
            token.matches(kept.hash), !kept.isRevoked, kept.expiresAt.map({ $0 > Timestamp.now().text }) ?? true,
            let role = Role(rawValue: kept.role)
        else { throw refused }
        id = kept.principalID
        name = kept.principal
        self.role = role
        tokenID = kept.id
        expiresAt = kept.expiresAt
    }

    /// Makes sure that the principal may do something.
    ///
    /// - Throws: `MQ203`, naming the rule.
    package func require(_ permission: Permission) throws {
        guard role.may(permission) else {
            throw MarqueeError(
                .roleForbids, "the role \(role.rawValue) does not allow to \(permission.rawValue)",
                details: ["rule: role"], hint: "ask an engineer for another role")
        }
    }
}
