import MarqueeCatalog

/// The foreign keys in the text of a SQLite `CREATE TABLE`, so that one of them can be cut out.
///
/// The grammar is https://www.sqlite.org/lang_createtable.html, with what the parser takes beyond it: commas between table
/// constraints may be missing, names may be strings, and `DEFERRABLE` belongs to the last foreign key before it, however far
/// away that is.
package struct ForeignKeyClauses {
    package struct Clause {
        /// The name of the constraint, if it has one.
        package let name: String?
        /// The bytes that go with the clause.
        fileprivate var ranges: [Range<Int>]
    }

    /// In the order of the definition.
    package private(set) var clauses: [Clause] = []
    private let sql: SQLTokens

    /// - Parameter sql: as `sqlite_master` keeps it.
    /// - Throws: `MQ304` for text that cannot be split into tokens.
    package init(_ sql: String) throws {
        self.sql = try SQLTokens(sql, .sqlite)
        parse()
    }

    /// The definition without some of its foreign keys.
    ///
    /// - Parameter indices: of ``clauses``.
    /// - Throws: as ``init(_:)``.
    package func removing(_ indices: some Sequence<Int>) throws -> String {
        var result = self
        // From the last to the first, so that the indices of those before it stay.
        for index in indices.sorted(by: >) { result = try ForeignKeyClauses(result.removing(index)) }
        return String(decoding: result.sql.bytes, as: UTF8.self)
    }

    private func removing(_ index: Int) -> String {
        var bytes = sql.bytes
        for range in clauses[index].ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) {
            bytes.replaceSubrange(range, with: [UInt8(ascii: " ")])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: - Parsing

    private var tokens: [SQLToken] { sql.tokens }

    private mutating func parse() {
        guard let open = tokens.firstIndex(where: { $0.kind == .symbol && $0.text == "(" }) else { return }
        var depth = 1
        var index = open + 1
        while index < tokens.count, depth > 0 {
            if isSymbol("(", index) { depth += 1 }
            if isSymbol(")", index) { depth -= 1 }
            if depth == 1, isWord("REFERENCES", index) {
                index = addClause(at: index)
                continue
            }
            // Of a column, other constraints may stand between a key and when it is checked.
            if depth == 1, let end = deferralEnd(index), let last = clauses.indices.last {
                clauses[last].ranges.append(bytes(index..<end))
                index = end
                continue
            }
            index += 1
        }
    }

    /// Adds the clause whose word REFERENCES is at `index`.
    ///
    /// - Returns: the index of the token after it.
    private mutating func addClause(at index: Int) -> Int {
        var end = index + 2
        if isSymbol("(", end) { end = closing(end) + 1 }
        while let next = argumentEnd(end) { end = next }
        var start = index
        let isTableConstraint = foreignKeyWord(before: index).map { start = $0 } != nil
        // Directly behind a table constraint is where its own deferral stands.
        if isTableConstraint, let deferral = deferralEnd(end) { end = deferral }
        var name: String?
        if isWord("CONSTRAINT", start - 2) {
            name = text(start - 1)
            start -= 2
        }
        var ranges = [bytes(start..<end)]
        // A comma stays before another constraint that has none of its own.
        if isTableConstraint, isSymbol(",", start - 1), isSymbol(",", end) || isSymbol(")", end) {
            ranges.append(tokens[start - 1].range)
        }
        clauses.append(Clause(name: name, ranges: ranges))
        return end
    }

    /// The end of `ON DELETE …`, `ON UPDATE …` or `MATCH …` at `index`; nil for anything else.
    private func argumentEnd(_ index: Int) -> Int? {
        if isWord("MATCH", index) { return index + 2 }
        guard isWord("ON", index), ["DELETE", "UPDATE", "INSERT"].contains(where: { isWord($0, index + 1) }) else {
            return nil
        }
        return index + (isWord("SET", index + 2) || isWord("NO", index + 2) ? 4 : 3)
    }

    /// The end of `[NOT] DEFERRABLE [INITIALLY …]` at `index`; nil for anything else.
    private func deferralEnd(_ index: Int) -> Int? {
        let word = isWord("NOT", index) ? index + 1 : index
        guard isWord("DEFERRABLE", word) else { return nil }
        return isWord("INITIALLY", word + 1) ? word + 3 : word + 1
    }

    /// The index of FOREIGN, if `FOREIGN KEY (…)` stands directly before `index`.
    private func foreignKeyWord(before index: Int) -> Int? {
        guard isSymbol(")", index - 1) else { return nil }
        var depth = 0
        for place in stride(from: index - 1, through: 2, by: -1) {
            if isSymbol(")", place) { depth += 1 }
            if isSymbol("(", place) { depth -= 1 }
            if depth == 0 { return isWord("KEY", place - 1) && isWord("FOREIGN", place - 2) ? place - 2 : nil }
        }
        return nil
    }

    /// The index of the parenthesis that closes the one at `index`.
    private func closing(_ index: Int) -> Int {
        var depth = 0
        for place in index..<tokens.count {
            if isSymbol("(", place) { depth += 1 }
            if isSymbol(")", place) { depth -= 1 }
            if depth == 0 { return place }
        }
        return tokens.count - 1
    }

    private func isWord(_ word: String, _ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .word && tokens[index].text == word
    }

    private func isSymbol(_ symbol: String, _ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .symbol && tokens[index].text == symbol
    }

    /// A name as it is written, without its quotes.
    private func text(_ index: Int) -> String {
        let token = tokens[index]
        return token.kind == .word ? String(decoding: sql.bytes[token.range], as: UTF8.self) : token.text
    }

    private func bytes(_ range: Range<Int>) -> Range<Int> {
        let last = min(range.upperBound, tokens.count) - 1
        return tokens[range.lowerBound].range.lowerBound..<tokens[last].range.upperBound
    }
}
