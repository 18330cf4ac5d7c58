import MarqueeCatalog
import MarqueeWarehouse

/// Tables that can be read but not written through Marquee, because what is done to their rows could not be recorded or taken
/// back. They concern nobody who writes other tables.
struct UnwritableTables {
    private let governance: any Connection

    /// - Parameter governance: a connection to the governance schema.
    init(_ governance: any Connection) { self.governance = governance }

    /// The reasons by table.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func reasons() throws -> [String: String] {
        var found: [String: String] = [:]
        try governance.query("SELECT table_name, reason FROM unwritable_tables", []) {
            found[$0[0].string ?? ""] = $0[1].string ?? ""
        }
        return found
    }

    /// Notes the tables that are so now, instead of those that were.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func replace(by reasons: [String: String]) throws {
        guard try self.reasons() != reasons else { return }
        try governance.transaction {
            try governance.execute("DELETE FROM unwritable_tables", [])
            try governance.executeEach(
                "INSERT INTO unwritable_tables (table_name, reason) VALUES (?, ?)",
                reasons.map { [.text($0.key), .text($0.value)] })
        }
    }

    static func error(_ table: String, _ reason: String) -> MarqueeError {
        MarqueeError(
            .tableOutOfReach, "the rows of \(table) cannot be written through Marquee",
            details: ["rule: unwritable-table", reason], hint: "see docs/security.md")
    }
}
