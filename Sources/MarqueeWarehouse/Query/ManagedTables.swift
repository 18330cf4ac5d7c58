import MarqueeCatalog

/// Tables and views whose shape belongs to the schema version, and of them those whose rows Marquee alone writes.
package struct ManagedTables: Sendable {
    /// Names of the tables whose rows Marquee alone writes here.
    package let ledger: Set<String>
    /// Names of the tables and views whose shape stays here.
    package let all: Set<String>

    package init(_ territory: Territory) {
        switch territory {
        case .warehouse: (ledger, all) = (Self.warehouseLedger, Self.warehouseTables)
        // By this table a copy is known as a warehouse, and its writers wait for each other.
        case .sandbox: (ledger, all) = ([LedgerTables.schemaVersions.name], [LedgerTables.schemaVersions.name])
        }
    }

    /// The ledger and kept recommendations.
    private static let warehouseLedger = Set((LedgerTables.all + RecommendationTables.all).map(\.name))
    private static let warehouseTables = Set(Schema.current.tables.map(\.name) + Schema.current.views.map(\.name))

    /// Refuses a write that names a table for what is not allowed to it.
    ///
    /// - Throws: `MQ208`.
    func refuse(_ sql: SQLTokens, _ kind: StatementGuard.Kind) throws {
        let names = sql.tokens.filter { $0.kind == .word || $0.kind == .name }.map { $0.text.lowercased() }
        if kind == .definition {
            // `CREATE TABLE copy AS SELECT … FROM titles` and references to a table are fine.
            let isMaking = names.first == "create" && !names.prefix(3).contains("index")
            let made = isMaking ? Array(Self.objects(names).prefix(1)) : names
            if let name = made.first(where: all.contains) { throw Self.structure(name) }
        } else if let name = Self.targets(sql).first(where: ledger.contains) {
            throw Self.rows(name)
        }
    }

    static func structure(_ name: String) -> MarqueeError {
        MarqueeError(
            .tableOutOfReach, "the shape of \(name) belongs to the schema of the warehouse",
            details: ["rule: managed-table"], hint: "make a table of your own beside it")
    }

    static func rows(_ name: String) -> MarqueeError {
        MarqueeError(
            .tableOutOfReach, "the rows of \(name) are written by Marquee alone", details: ["rule: ledger-table"])
    }

    /// Names behind the words that begin a `CREATE`.
    private static func objects(_ names: [String]) -> [String] {
        let words: Set<String> = [
            "create", "or", "replace", "table", "view", "if", "not", "exists", "temporary", "temp",
        ]
        return names.drop(while: words.contains).map { $0 }
    }

    /// Names of tables that a statement may write: the one behind INTO, UPDATE or FROM, and in a statement of MySQL, which may
    /// write several, every name before SET, VALUES, SELECT or WHERE.
    private static func targets(_ sql: SQLTokens) -> [String] {
        let isName = { (token: SQLToken) in token.kind == .word || token.kind == .name }
        let end: Set<String> = ["SET", "VALUES", "SELECT", "WHERE"]
        guard let verb = sql.tokens.firstIndex(where: { ["INSERT", "REPLACE", "UPDATE", "DELETE"].contains($0.text) })
        else { return [] }
        return sql.tokens[verb...].prefix { !(end.contains($0.text) && $0.kind == .word) }.filter(isName)
            .map { $0.text.lowercased() }
    }
}
