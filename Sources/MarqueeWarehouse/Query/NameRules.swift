import MarqueeCatalog

/// The rules for names that somebody gives to something new: a table, a column, a sandbox, a principal.
///
/// Names are data, so nearly every name is fine. Refused is what cannot be told apart on a screen, what other tools write into
/// SQL without quoting it, and what the engine does not take. Names that other tools have made are used as they are.
package enum NameRules {
    /// Characters of a name, where MariaDB and Marquee's own tables have a limit.
    package static let maxLength = 64

    /// Returns what is wrong with a new name; nil when it is fine.
    ///
    /// - Parameter dialect: the engine that the name is given to; nil for a name that is kept as a value alone.
    package static func problem(with name: String, in dialect: Dialect?) -> String? {
        let scalars = name.unicodeScalars
        if scalars.isEmpty { return "it is empty" }
        if dialect != .sqlite, scalars.count > maxLength { return "it has more than \(maxLength) characters" }
        if scalars.contains(where: isControl) { return "it has a control character" }
        if scalars.contains(where: \.changesDirection) {
            return "it has a character that changes the direction of writing"
        }
        if scalars.contains("\"") || scalars.contains("`") { return "it has a quotation mark" }
        if dialect == .mysql, scalars.contains(where: { $0.value > 0xFFFF }) {
            return "MariaDB has no names with characters beyond U+FFFF"
        }
        return nil
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

    /// Refuses a definition that would give a name which is against the rules.
    ///
    /// - Parameter known: the names that are in the database; asked for only when there is something to refuse, because a
    ///   definition may speak of what is there under any name.
    /// - Throws: `MQ303`, and what `known` throws.
    package static func check(_ statement: SQLTokens, _ dialect: Dialect, known: () throws -> Set<String>) throws {
        guard let verb = statement.tokens.first?.text, ["CREATE", "ALTER", "RENAME"].contains(verb) else { return }
        let suspects = statement.tokens.filter { $0.kind == .name || $0.kind == .word }.compactMap { token in
            let name = statement.name(of: token)
            return problem(with: name, in: dialect).map { (name, $0) }
        }
        guard !suspects.isEmpty else { return }
        let known = Set(try known().map { Array($0.utf8) })
        for (name, problem) in suspects where !known.contains(Array(name.utf8)) {
            throw MarqueeError(
                .statementRefused, "the name \(JSONNode.text(name).json) cannot be given: \(problem)",
                details: ["rule: name"], hint: "see docs/security.md")
        }
    }
}

extension SQLTokens {
    /// A name as it is written: of a bare word in the letters that it has, of a name in quotes without them.
    package func name(of token: SQLToken) -> String {
        token.kind == .word ? String(decoding: bytes[token.range], as: UTF8.self) : token.text
    }
}
