import MarqueeCatalog

/// The first of the layers between a stranger's SQL and the data: says what a statement is and refuses what has no place
/// here. It only looks at words, so that nothing rests on it alone; see docs/security.md for the layers behind it.
package struct StatementGuard: Sendable {
    /// A statement that was let in.
    package struct Statement: Sendable {
        package let kind: Kind
        package let tokens: SQLTokens

        /// A statement that the guard has not seen; tests see by it that the layers behind the guard hold.
        package init(kind: Kind, tokens: SQLTokens) {
            self.kind = kind
            self.tokens = tokens
        }
    }

    package enum Kind: Equatable, Sendable {
        /// `SELECT`, `VALUES`, `WITH … SELECT`, `EXPLAIN` of these.
        case query
        /// `SHOW …`, `DESCRIBE …`.
        case description
        /// Rows are inserted, changed or deleted.
        case rows
        /// Tables, views or indexes are made, changed or dropped.
        case definition
    }

    let dialect: Dialect
    private let territory: Territory

    package init(_ dialect: Dialect, _ territory: Territory = .warehouse) {
        self.dialect = dialect
        self.territory = territory
    }

    /// Admits one statement that reads.
    ///
    /// - Throws: `MQ301` for a statement that is no read, `MQ302` for several, `MQ303` for a part that is refused,
    ///   `MQ309` for one that is nested too deeply.
    package func read(_ sql: String) throws -> Statement {
        let statement = try single(sql)
        let kind = try kind(of: statement)
        guard kind == .query || kind == .description else {
            throw MarqueeError(
                .notARead, "\(Self.firstWord(statement)) is not a statement that reads",
                details: ["rule: statement-kind"], hint: "send changes to /v1/write; it takes the role scientist")
        }
        try refuseParts(of: statement, kind, writes: false)
        try StatementSize.check(statement)
        return Statement(kind: kind, tokens: statement)
    }

    /// Admits one statement that changes rows or tables.
    ///
    /// - Throws: `MQ315` for a statement that changes nothing, `MQ302`, `MQ303`, `MQ208` as ``read(_:)``.
    package func write(_ sql: String) throws -> Statement {
        let statement = try single(sql)
        let kind = try kind(of: statement)
        guard kind == .rows || kind == .definition else {
            throw MarqueeError(
                .notAWrite, "\(Self.firstWord(statement)) changes nothing",
                details: ["rule: statement-kind"], hint: "send reads to /v1/query")
        }
        try refuseParts(of: statement, kind, writes: true)
        if kind == .definition { try DefinitionLimits.check(statement) }
        try StatementSize.check(statement)
        try ManagedTables(territory).refuse(statement, kind)
        return Statement(kind: kind, tokens: statement)
    }

    static func firstWord(_ sql: SQLTokens) -> String {
        sql.tokens.first { $0.kind == .word }?.text.prefix(32).description ?? "this"
    }

    /// The statement without a closing semicolon.
    private func single(_ sql: String) throws -> SQLTokens {
        let tokens = try SQLTokens(sql, dialect)
        guard !tokens.tokens.isEmpty else { throw MarqueeError(.statementFailed, "there is no statement") }
        if let end = tokens.tokens.firstIndex(where: { $0.text == ";" && $0.kind == .symbol }) {
            guard tokens.tokens[end...].allSatisfy({ $0.text == ";" && $0.kind == .symbol }) else {
                throw MarqueeError(
                    .severalStatements, "there is more than one statement", details: ["rule: one-statement"],
                    hint: "send them one by one, or as a list to /v1/write")
            }
            let text = String(decoding: tokens.bytes[..<tokens.tokens[end].range.lowerBound], as: UTF8.self)
            return try SQLTokens(text, dialect)
        }
        return tokens
    }

    private func kind(of sql: SQLTokens) throws -> Kind {
        let words = sql.tokens.drop { $0.text == "(" && $0.kind == .symbol }
        guard let first = words.first, first.kind == .word else {
            throw MarqueeError(
                .notARead, "the statement does not begin with a keyword", details: ["rule: statement-kind"])
        }
        switch first.text {
        case "SELECT", "VALUES": return .query
        case "WITH": return Self.changesRows(words) ? .rows : .query
        case "EXPLAIN", "DESCRIBE", "DESC": return try explained(Array(words.dropFirst()))
        case "SHOW": return .description
        case "INSERT", "UPDATE", "DELETE", "REPLACE": return .rows
        case "CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE": return .definition
        default: throw Self.refused("\(first.text.prefix(32)) has no place here", rule: "statement-kind")
        }
    }

    /// Behind `EXPLAIN` a query may stand, or a table's name; the explained statement must not be one that writes.
    private func explained(_ rest: [SQLToken]) throws -> Kind {
        let options: Set<String> = ["QUERY", "PLAN", "EXTENDED", "PARTITIONS", "FORMAT", "JSON", "TRADITIONAL"]
        let statement = rest.drop {
            (options.contains($0.text) && $0.kind == .word) || $0.text == "=" || $0.text == "("
        }
        guard let first = statement.first else { return .description }
        switch (first.kind, first.text) {
        case (.word, "SELECT"), (.word, "VALUES"): return .query
        case (.word, "WITH") where !Self.changesRows(statement): return .query
        case (.word, "INSERT"), (.word, "UPDATE"), (.word, "DELETE"), (.word, "REPLACE"), (.word, "WITH"),
            (.word, "FOR"), (.word, "ANALYZE"), (.word, "CREATE"), (.word, "DROP"), (.word, "ALTER"):
            throw Self.refused("only reads are explained", rule: "explain")
        case (.word, _), (.name, _): return .description
        default: throw Self.refused("only reads are explained", rule: "explain")
        }
    }

    /// Whether a statement behind `WITH` has a keyword that changes rows; `REPLACE(` and `INSERT(` are functions.
    private static func changesRows(_ tokens: ArraySlice<SQLToken>) -> Bool {
        let verbs: Set<String> = ["INSERT", "UPDATE", "DELETE", "REPLACE"]
        return tokens.indices.contains {
            tokens[$0].kind == .word && verbs.contains(tokens[$0].text)
                && !($0 + 1 < tokens.endIndex && tokens[$0 + 1].text == "(")
        }
    }

    static func refused(_ message: String, rule: String) -> MarqueeError {
        MarqueeError(.statementRefused, message, details: ["rule: \(rule)"], hint: "see docs/security.md")
    }
}
