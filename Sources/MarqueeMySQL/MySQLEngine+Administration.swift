import MarqueeCatalog
package import MarqueeWarehouse

/// A definition holds the end of the audit log until it is done. Whoever wants to revoke its owner's token says so by a lock of the
/// server that names the owner, for which nobody waits.
extension MySQLEngine {
    /// Tries to lock the end of the audit log.
    private static let attempts = 6

    package func administering<Result>(stopping principal: String?, _ body: () throws -> Result) throws -> Result {
        let holder = try principal.map { principal in
            let holder = try MySQLConnection(self, database: nil, orNil: false)
            _ = try holder?.integer("SELECT GET_LOCK(?, 0)", [lock(principal)])
            return holder
        }
        // The lock goes with its connection.
        return try withExtendedLifetime(holder) {
            for _ in 1..<Self.attempts {
                do { return try body() } catch let error as MarqueeError where error.code == .storeLocked {}
            }
            return try body()
        }
    }

    package func isBeingRevoked(_ principal: String, _ governance: any Connection) throws -> Bool {
        // Anybody with an account of the server may take a lock of that name.
        try governance.integer(
            """
            SELECT COUNT(*) FROM information_schema.processlist
            WHERE id = IS_USED_LOCK(?) AND user = SUBSTRING_INDEX(USER(), '@', 1)
            """, [lock(principal)]) == 1
    }

    private func lock(_ principal: String) -> Value {
        .text("marquee_revoke_\(RowTriggers.fingerprint("\(database)\n\(principal)"))")
    }
}
