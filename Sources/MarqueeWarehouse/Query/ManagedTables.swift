package import MarqueeCatalog

/// Tables and views whose shape belongs to the schema version, and of them those whose rows Marquee alone writes.
package struct ManagedTables: Sendable {
    /// Names of the tables whose rows Marquee alone writes here.
    package let ledger: Set<String>
    /// Names of the tables and views whose shape stays here.
    package let all: Set<String>
    /// True if names of later versions are kept free here; see ``ReservedNames``.
    private let isReserving: Bool

    package init(_ territory: Territory) {
        switch territory {
        case .warehouse: (ledger, all, isReserving) = (Self.warehouseLedger, Self.warehouseTables, true)
        // By this table a copy is known as a warehouse, and its writers wait for each other.
        case .sandbox:
            (ledger, all, isReserving) = ([LedgerTables.schemaVersions.name], [LedgerTables.schemaVersions.name], false)
        }
    }

    /// The ledger and kept recommendations.
    private static let warehouseLedger = Set(ledgerTables.map(\.name))

    /// True for a table of the ledger, which on MySQL lies where no account of outside SQL has any right.
    package static func isLedger(_ table: String) -> Bool { warehouseLedger.contains(table) }

    /// The tables of the ledger, parents before children.
    package static let ledgerTables = LedgerTables.all + RecommendationTables.all

    private static let warehouseTables = Set(Schema.current.tables.map(\.name) + Schema.current.views.map(\.name))

    /// Refuses a write that names a table for what is not allowed to it.
    ///
    /// - Throws: `MQ208`.
    func refuse(_ sql: SQLTokens, _ kind: StatementGuard.Kind) throws {
        if kind == .definition {
            try refuse(DefinedObjects(sql), sql)
        } else if let name = Self.targets(sql).first(where: ledger.contains) {
            throw Self.rows(name)
        }
    }

    /// - Parameter objects: what the definition makes, changes and drops; nil when that is not understood, and any name counts.
    private func refuse(_ objects: DefinedObjects?, _ sql: SQLTokens) throws {
        let names =
            objects?.all.map(\.name) ?? sql.tokens.filter { $0.kind == .word || $0.kind == .name }.map(\.text)
        if let name = names.map({ $0.lowercased() }).first(where: all.contains) { throw Self.structure(name) }
        let made = objects?.made.map { $0.name.lowercased() } ?? []
        if isReserving, let name = made.first(where: ReservedNames.all.contains) { throw Self.reserved(name) }
    }

    static func structure(_ name: String) -> MarqueeError {
        MarqueeError(
            .tableOutOfReach, "the shape of \(name) belongs to the schema of the warehouse",
            details: ["rule: managed-table"], hint: "make a table of your own beside it")
    }

    package static func reserved(_ name: String) -> MarqueeError {
        MarqueeError(
            .tableOutOfReach, "the name \(name) is reserved for a later version of the schema",
            details: ["rule: reserved-name"], hint: "choose another name")
    }

    static func rows(_ name: String) -> MarqueeError {
        MarqueeError(
            .tableOutOfReach, "the rows of \(name) are written by Marquee alone", details: ["rule: ledger-table"])
    }

    private static func isName(_ token: SQLToken) -> Bool { token.kind == .word || token.kind == .name }

    /// Names of tables that a statement may write: those between the verb and SET, VALUES, SELECT or WHERE, of which MySQL
    /// may have several. Subqueries among them only read.
    private static func targets(_ sql: SQLTokens) -> [String] {
        let end: Set<String> = ["SET", "VALUES", "SELECT", "WHERE", "WITH"]
        let verbs: Set<String> = ["INSERT", "REPLACE", "UPDATE", "DELETE"]
        var names: [String] = []
        var (depth, subquery) = (0, Int.max)
        var isBehindVerb = false
        for token in sql.tokens {
            if token.kind == .symbol {
                depth += token.text == "(" ? 1 : token.text == ")" ? -1 : 0
                if depth < subquery { subquery = .max }
            } else if !isBehindVerb {
                // What stands in the parentheses of a CTE is no verb.
                isBehindVerb = depth == 0 && token.kind == .word && verbs.contains(token.text)
            } else if token.kind == .word, end.contains(token.text) {
                if depth == 0 { return names }
                subquery = min(subquery, depth)
            } else if isName(token), subquery == .max {
                names.append(token.text.lowercased())
            }
        }
        return names
    }
}
