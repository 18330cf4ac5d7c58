package import MarqueeCatalog

/// How many SELECTs a statement has once its common table expressions and views are put in place, which engines do for each
/// use of one while they prepare the statement: a kilobyte of text can be a million of them.
///
/// It looks at words alone, so that a statement is refused in words that help before an engine takes it to pieces.
package struct StatementSize {
    /// SELECTs that a statement may have.
    package static let mostSelects = 1_000
    /// Parentheses that may be open at one place.
    package static let mostParentheses = 100

    private var blocks: [QueryBlocks.Block] = []
    /// First block of each view.
    private var views: [String: Int] = [:]
    private var counted: [Int?] = []

    private init() {}

    /// Refuses a statement that is nested too deeply or too widely.
    ///
    /// - Throws: `MQ309`, naming the bound.
    package static func check(_ statement: SQLTokens) throws {
        var selects = 0
        var (open, deepest) = (0, 0)
        for token in statement.tokens {
            if token.kind == .symbol {
                if token.text == "(" { open += 1 } else if token.text == ")" { open -= 1 }
                deepest = max(deepest, open)
            } else if token.kind == .word, token.text == "SELECT" || token.text == "VALUES" {
                selects += 1
            }
        }
        guard deepest <= mostParentheses else {
            throw refused("the statement has more than \(mostParentheses) parentheses within one another")
        }
        // Most statements are too short to be more.
        guard selects > 1 else { return }
        var size = StatementSize()
        let root = size.add(QueryBlocks(statement))
        if size.selects(from: root) > mostSelects {
            throw refused(
                "the statement has more than \(mostSelects) SELECTs once its common table expressions are put in place")
        }
    }

    /// Refuses a definition after which a view would be too large, or could not be read at all.
    ///
    /// - Parameter known: names and definitions of all views; asked for only when one is defined.
    /// - Throws: `MQ309`, and what `known` throws.
    package static func check(
        _ statement: SQLTokens, _ dialect: Dialect, known: () throws -> [(name: String, sql: String)]
    ) throws {
        guard let objects = DefinedObjects(statement), !objects.makesTable,
            statement.tokens.contains(where: { $0.kind == .word && ["VIEW", "RENAME"].contains($0.text) }),
            ["CREATE", "ALTER", "RENAME"].contains(statement.tokens.first?.text)
        else { return }
        var definitions = Self.definitions(try known(), dialect)
        let before = definitions
        if statement.tokens.first?.text == "RENAME" || !objects.dropped.isEmpty {
            for (old, new) in zip(objects.dropped, objects.made) {
                definitions[new.name.lowercased()] = definitions.removeValue(forKey: old.name.lowercased())
            }
        } else if let name = (objects.made + objects.changed).first {
            definitions[name.name.lowercased()] = statement
        }
        let large = tooLarge(definitions)
        // Another tool may have made some that were too large before.
        guard !large.isEmpty, let first = large.subtracting(tooLarge(before)).sorted().first else { return }
        throw refused(
            "the view \(first.prefix(100)) would have more than \(mostSelects) SELECTs with the views that it is made of"
        )
    }

    /// The views that have more SELECTs than a statement may, in small letters.
    package static func tooLarge(_ views: [(name: String, sql: String)], _ dialect: Dialect) -> Set<String> {
        tooLarge(definitions(views, dialect))
    }

    private static func definitions(_ views: [(name: String, sql: String)], _ dialect: Dialect) -> [String: SQLTokens] {
        var definitions: [String: SQLTokens] = [:]
        for (name, sql) in views {
            // What can't be cut into words can't be read either.
            if let tokens = try? SQLTokens(sql, dialect) { definitions[name.lowercased()] = tokens }
        }
        return definitions
    }

    private static func tooLarge(_ definitions: [String: SQLTokens]) -> Set<String> {
        var size = StatementSize()
        for (name, tokens) in definitions { size.views[name] = size.add(QueryBlocks(tokens)) }
        return Set(size.views.filter { size.selects(from: $0.value) > mostSelects }.keys)
    }

    private static func refused(_ message: String) -> MarqueeError {
        MarqueeError(
            .valueTooLarge, message, details: ["rule: nesting"],
            hint: "take it in several steps, or keep what is in between in a table")
    }

    /// - Returns: the place of its first block.
    private mutating func add(_ query: QueryBlocks) -> Int {
        let first = blocks.count
        blocks += query.blocks.map { block in
            var moved = QueryBlocks.Block(parent: block.parent.map { $0 + first })
            moved.selects = block.selects
            moved.sources = block.sources
            moved.children = block.children.map { $0 + first }
            moved.tables = block.tables.mapValues { $0 + first }
            return moved
        }
        counted += Array(repeating: nil, count: query.blocks.count)
        return first
    }

    /// What a block reads under a name: the innermost table expression, then a view.
    private func source(_ name: String, of block: Int) -> Int? {
        var place: Int? = block
        while let current = place {
            if let table = blocks[current].tables[name] { return table }
            place = blocks[current].parent
        }
        return views[name]
    }

    /// SELECTs of a block with all that it reads, up to one more than there may be. Without recursion: nesting is what is
    /// counted here.
    private mutating func selects(from root: Int) -> Int {
        var path: [(block: Int, parts: [Int], next: Int, total: Int)] = []
        var isOnPath: Set<Int> = []
        var last = counted[root]
        func parts(_ block: Int) -> [Int] {
            blocks[block].children + blocks[block].sources.compactMap { source($0, of: block) }
        }
        if last == nil {
            path.append((root, parts(root), 0, blocks[root].selects))
            isOnPath.insert(root)
        }
        while let (block, known, next, total) = path.last {
            guard next < known.count, total <= Self.mostSelects else {
                last = min(total, Self.mostSelects + 1)
                counted[block] = last
                isOnPath.remove(block)
                path.removeLast()
                if !path.isEmpty { path[path.endIndex - 1].total += last ?? 0 }
                continue
            }
            path[path.endIndex - 1].next += 1
            let part = known[next]
            if let count = counted[part] {
                path[path.endIndex - 1].total += count
            } else if isOnPath.contains(part) {
                // A recursive table expression, whose use of itself is put in place once.
                path[path.endIndex - 1].total += 1
            } else {
                path.append((part, parts(part), 0, blocks[part].selects))
                isOnPath.insert(part)
            }
        }
        return last ?? 0
    }
}
