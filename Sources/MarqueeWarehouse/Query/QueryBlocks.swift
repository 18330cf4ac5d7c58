import MarqueeCatalog

/// The queries that a statement is made of, and what each of them reads, as far as its words tell.
struct QueryBlocks {
    /// A query with those in its parentheses left out.
    struct Block {
        /// Its SELECTs: several of a compound.
        var selects = 0
        /// Names of the tables, views and common table expressions that it reads, in small letters.
        var sources: [String] = []
        /// Queries in its parentheses.
        var children: [Int] = []
        /// Common table expressions that it defines.
        var tables: [String: Int] = [:]
        /// The query around it.
        let parent: Int?
    }

    private(set) var blocks = [Block(parent: nil)]
    /// Most parentheses within one another.
    private(set) var depth = 0

    /// What may stand where the reader is.
    private enum Place {
        case sources, condition, other
    }

    /// How far the reader is in the list behind WITH.
    private enum Definition {
        case none, name, columns, body, next
    }

    private struct Frame {
        let block: Int
        var place = Place.other
        var definition = Definition.none
        var defined = ""
    }

    private var frames = [Frame(block: 0)]

    init(_ statement: SQLTokens) {
        let tokens = statement.tokens
        for index in tokens.indices { read(index, tokens) }
    }

    private mutating func read(_ index: Int, _ tokens: [SQLToken]) {
        let token = tokens[index]
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        if frames[frames.endIndex - 1].definition != .none, readDefinition(token, next) { return }
        switch (token.kind, token.text) {
        case (.symbol, "("): open(token, next, before: index > 0 ? tokens[index - 1] : nil)
        case (.symbol, ")"): if frames.count > 1 { frames.removeLast() }
        case (.symbol, ","): if top.place == .condition { top.place = .sources }
        case (.word, "WITH"): top.definition = .name
        case (.word, "SELECT"), (.word, "VALUES"):
            blocks[top.block].selects += 1
            top.place = .other
        case (.word, "FROM"), (.word, "JOIN"), (.word, "STRAIGHT_JOIN"), (.word, "UPDATE"), (.word, "INTO"):
            top.place = .sources
        case (.word, "ON"), (.word, "USING"): if top.place == .sources { top.place = .condition }
        case (.word, _) where Self.ends.contains(token.text): top.place = .other
        case (.word, _), (.name, _), (.string, _), (.number, _):
            readSource(index, tokens, next)
        default: break
        }
    }

    private var top: Frame {
        get { frames[frames.endIndex - 1] }
        set { frames[frames.endIndex - 1] = newValue }
    }

    private static let ends: Set<String> = [
        "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "WINDOW", "SET", "UNION", "EXCEPT", "INTERSECT", "RETURNING",
    ]
    private static let beforeSources: Set<String> = [
        "FROM", "JOIN", "STRAIGHT_JOIN", "UPDATE", "INTO", ",", "(", ".",
    ]

    private mutating func open(_ token: SQLToken, _ next: SQLToken?, before: SQLToken?) {
        let beginsQuery = next.map { $0.kind == .word && ["SELECT", "WITH", "VALUES"].contains($0.text) } ?? false
        if beginsQuery {
            push(blocks.count)
        } else {
            // Tables may stand in parentheses too, such as those of a join.
            let holdsSources = top.place == .sources && before.map { Self.beforeSources.contains($0.text) } ?? false
            frames.append(Frame(block: top.block, place: holdsSources ? .sources : .other))
            depth = max(depth, frames.count - 1)
        }
    }

    private mutating func push(_ block: Int, defines name: String? = nil) {
        blocks.append(Block(parent: top.block))
        if let name { blocks[top.block].tables[name] = block } else { blocks[top.block].children.append(block) }
        frames.append(Frame(block: block))
        depth = max(depth, frames.count - 1)
    }

    /// Takes a name in, where one stands that is read.
    private mutating func readSource(_ index: Int, _ tokens: [SQLToken], _ next: SQLToken?) {
        guard index > 0, next?.text != ".", next?.text != "(" else { return }
        let before = tokens[index - 1]
        let isSource =
            top.place == .sources
            ? Self.beforeSources.contains(before.text) : before.text == "IN" && before.kind == .word
        if isSource { blocks[top.block].sources.append(tokens[index].text.lowercased()) }
    }

    /// Reads `name (columns) AS (query), …`.
    ///
    /// - Returns: false for a token that is no part of it.
    private mutating func readDefinition(_ token: SQLToken, _ next: SQLToken?) -> Bool {
        switch top.definition {
        case .name:
            if token.kind == .word, token.text == "RECURSIVE", next?.text != "AS" { return true }
            // `WITH ROLLUP`, `WITH CHECK OPTION`.
            guard next?.text == "AS" || next?.text == "(" else {
                top.definition = .none
                return false
            }
            top.defined = token.text.lowercased()
            top.definition = .columns
        case .columns:
            // Columns of the table, up to the word AS.
            if token.kind == .word, token.text == "AS" { top.definition = .body }
        case .body:
            guard token.text == "(" else { return true }
            top.definition = .next
            push(blocks.count, defines: top.defined)
        case .next:
            top.definition = token.text == "," ? .name : .none
            return token.text == ","
        case .none: return false
        }
        return true
    }
}
