import MarqueeCatalog

/// The tables and views that a definition makes, changes and drops, as far as its words tell.
///
/// Rights are given and taken by these names, and the engine has the last word: what is not understood here gets no rights.
package struct DefinedObjects: Equatable, Sendable {
    /// A table or view as a statement names it.
    package struct Name: Equatable, Sendable {
        /// The schema before the name; nil for none.
        package let schema: String?
        package let name: String

        package init(_ name: String, schema: String? = nil) {
            self.name = name
            self.schema = schema
        }
    }

    /// Names that the statement gives to something new, that of a renamed table included.
    package private(set) var made: [Name] = []
    /// Tables and views whose shape or index it changes, or which it empties.
    package private(set) var changed: [Name] = []
    /// Names that are free afterwards.
    package private(set) var dropped: [Name] = []
    /// True if a table is made, not a view.
    package private(set) var makesTable = false

    /// All names.
    package var all: [Name] { made + changed + dropped }

    /// - Returns: nil for a statement that is not understood.
    package init?(_ statement: SQLTokens) {
        var reader = Reader(statement)
        switch reader.word() {
        case "CREATE": guard readCreate(&reader) else { return nil }
        case "ALTER": guard readAlter(&reader) else { return nil }
        case "RENAME": guard readRename(&reader) else { return nil }
        case "DROP": guard readDrop(&reader) else { return nil }
        case "TRUNCATE":
            _ = reader.skip("TABLE")
            guard let name = reader.name() else { return nil }
            changed = [name]
        default: return nil
        }
    }

    private mutating func readCreate(_ reader: inout Reader) -> Bool {
        guard let kind = reader.kind(["TABLE", "VIEW", "INDEX"]) else { return false }
        reader.skipIfExists()
        if kind == "INDEX" {
            // MySQL has the kind of the index between its name and the table.
            guard reader.name() != nil, reader.skip(toOneOf: ["ON"]) != nil, let table = reader.name() else {
                return false
            }
            changed = [table]
            return true
        }
        guard let name = reader.name() else { return false }
        made = [name]
        makesTable = kind == "TABLE"
        return true
    }

    private mutating func readAlter(_ reader: inout Reader) -> Bool {
        guard reader.kind(["TABLE", "VIEW"]) != nil else { return false }
        reader.skipIfExists()
        guard let name = reader.name() else { return false }
        changed = [name]
        while let word = reader.nextOuterWord() {
            if word == "EXCHANGE", reader.skip(toOneOf: ["WITH"]) != nil, reader.skip("TABLE") {
                guard let other = reader.name() else { return false }
                changed.append(other)
            }
            guard word == "RENAME", !reader.isAt(["COLUMN", "INDEX", "KEY", "CONSTRAINT"]) else { continue }
            if !reader.skip("TO"), !reader.skip("AS") { _ = reader.skipSymbol("=") }
            guard let new = reader.name() else { return false }
            // `RENAME old TO new` is about a column.
            if reader.isAt(["TO"]) { continue }
            made.append(new)
            dropped.append(name)
        }
        return true
    }

    private mutating func readRename(_ reader: inout Reader) -> Bool {
        guard reader.skip("TABLE") || reader.skip("TABLES") else { return false }
        reader.skipIfExists()
        repeat {
            guard let old = reader.name(), reader.skip(toOneOf: ["TO"]) != nil, let new = reader.name() else {
                return false
            }
            dropped.append(old)
            made.append(new)
        } while reader.skipSymbol(",")
        return true
    }

    private mutating func readDrop(_ reader: inout Reader) -> Bool {
        guard let kind = reader.kind(["TABLE", "TABLES", "VIEW", "INDEX"]) else { return false }
        reader.skipIfExists()
        if kind == "INDEX" {
            guard reader.name() != nil else { return false }
            // SQLite finds the table by the index.
            if reader.skip("ON") {
                guard let table = reader.name() else { return false }
                changed = [table]
            }
            return true
        }
        repeat {
            guard let name = reader.name() else { return false }
            dropped.append(name)
        } while reader.skipSymbol(",")
        return true
    }

    /// Walks through the tokens of a statement.
    private struct Reader {
        private let statement: SQLTokens
        private var tokens: ArraySlice<SQLToken>

        init(_ statement: SQLTokens) {
            self.statement = statement
            tokens = statement.tokens[...]
        }

        func isAt(_ words: Set<String>) -> Bool {
            tokens.first.map { $0.kind == .word && words.contains($0.text) } ?? false
        }

        mutating func word() -> String? {
            guard tokens.first?.kind == .word else { return nil }
            return tokens.popFirst()?.text
        }

        mutating func skip(_ word: String) -> Bool {
            guard isAt([word]) else { return false }
            tokens.removeFirst()
            return true
        }

        mutating func skipSymbol(_ symbol: String) -> Bool {
            guard let first = tokens.first, first.kind == .symbol, first.text == symbol else { return false }
            tokens.removeFirst()
            return true
        }

        /// Moves behind the word that says what a definition is about, before which only words stand that say how.
        mutating func kind(_ kinds: Set<String>) -> String? {
            while let token = tokens.popFirst() {
                if token.kind == .word, kinds.contains(token.text) { return token.text }
                guard Self.modifiers.contains(token.text), token.kind == .word || token.kind == .symbol else {
                    return nil
                }
            }
            return nil
        }

        private static let modifiers: Set<String> = [
            "OR", "REPLACE", "UNIQUE", "FULLTEXT", "SPATIAL", "ONLINE", "OFFLINE", "IGNORE",
            "ALGORITHM", "UNDEFINED", "MERGE", "TEMPTABLE", "DEFINER", "CURRENT_USER", "CURRENT_ROLE", "SQL",
            "SECURITY",
            "INVOKER", "=", "(", ")",
        ]

        mutating func skip(toOneOf words: Set<String>) -> String? {
            while let token = tokens.popFirst() {
                if token.kind == .word, words.contains(token.text) { return token.text }
            }
            return nil
        }

        mutating func skipIfExists() {
            guard skip("IF") else { return }
            _ = skip("NOT")
            _ = skip("EXISTS")
        }

        /// Moves behind the next bare word that is in no parentheses, and returns it.
        mutating func nextOuterWord() -> String? {
            var depth = 0
            while let token = tokens.popFirst() {
                if token.kind == .symbol { depth += token.text == "(" ? 1 : token.text == ")" ? -1 : 0 }
                if token.kind == .word, depth == 0 { return token.text }
            }
            return nil
        }

        mutating func name() -> Name? {
            guard let first = part() else { return nil }
            guard skipSymbol(".") else { return Name(first) }
            return part().map { Name($0, schema: first) }
        }

        private mutating func part() -> String? {
            guard let token = tokens.first else { return nil }
            switch token.kind {
            case .name, .string:
                tokens.removeFirst()
                return token.text
            case .word, .number:
                // A bare name may begin with digits.
                var end = token.range.lowerBound
                while let next = tokens.first, [.word, .number].contains(next.kind), next.range.lowerBound == end {
                    end = next.range.upperBound
                    tokens.removeFirst()
                }
                return String(decoding: statement.bytes[token.range.lowerBound..<end], as: UTF8.self)
            default: return nil
            }
        }
    }
}
