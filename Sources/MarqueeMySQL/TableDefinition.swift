import MarqueeCatalog
import MarqueeWarehouse

/// The statement that makes a table, as `SHOW CREATE TABLE` gives it, taken apart.
struct TableDefinition {
    private enum Part {
        /// With and without what a base does not have.
        case column(String, plain: String)
        case primaryKey(String)
        case foreignKey(String, parent: String)
        case other(String)
    }

    let table: String
    private let head: String
    private let parts: [Part]
    private let options: String

    /// - Parameter homes: the schemas whose tables lie together in a copy: references to them lose their schema.
    /// - Throws: `MQ511` for a statement that makes no table.
    init(_ table: String, _ sql: String, homes: [String] = []) throws {
        let tokens = try SQLTokens(sql, .mysql)
        var (depth, first) = (0, 0)
        var (open, close) = (Int?.none, Int?.none)
        var ranges: [Range<Int>] = []
        for (index, token) in tokens.tokens.enumerated() where token.kind == .symbol && close == nil {
            if token.text == "(" {
                depth += 1
                if depth == 1 { (open, first) = (index, index + 1) }
            } else if token.text == ")" {
                depth -= 1
                if depth == 0 { close = index }
            }
            if (token.text == "," && depth == 1) || close == index, first < index {
                ranges.append(first..<index)
                first = index + 1
            }
        }
        guard let open, let close else { throw MarqueeError(.storeDamaged, "the definition of \(table) can't be read") }
        self.table = table
        head = Self.text(tokens, 0...open)
        parts = ranges.map { Self.part(tokens, $0, homes) }
        options = String(decoding: tokens.bytes[tokens.tokens[close].range.lowerBound...], as: UTF8.self)
    }

    private static func part(_ tokens: SQLTokens, _ range: Range<Int>, _ homes: [String]) -> Part {
        let part = tokens.tokens[range]
        let text = Self.text(tokens, range.lowerBound...range.upperBound - 1)
        guard let first = part.first, first.kind == .word else {
            return .column(text, plain: withoutNumbering(tokens, range, text))
        }
        let words = part.prefix(3).filter { $0.kind == .word }.map(\.text)
        if words.contains("FOREIGN"),
            let place = part.firstIndex(where: { $0.kind == .word && $0.text == "REFERENCES" })
        {
            let parent = tokens.tokens[(place + 1)..<range.upperBound]
            guard parent.count > 2, parent[place + 2].text == "." else {
                return .foreignKey(text, parent: parent.first?.text ?? "")
            }
            guard homes.contains(parent[place + 1].text) else { return .foreignKey(text, parent: "") }
            let (before, after) = (
                Self.text(tokens, range.lowerBound...place), Self.text(tokens, place + 3...range.upperBound - 1)
            )
            return .foreignKey("\(before) \(after)", parent: parent[place + 3].text)
        }
        return first.text == "PRIMARY" ? .primaryKey(text) : .other(text)
    }

    /// A column without `AUTO_INCREMENT`, which takes a key that a base may not have.
    private static func withoutNumbering(_ tokens: SQLTokens, _ range: Range<Int>, _ text: String) -> String {
        guard let place = range.first(where: { tokens.tokens[$0].kind == .word && tokens.tokens[$0].text == numbering })
        else { return text }
        let before = range.lowerBound < place ? Self.text(tokens, range.lowerBound...place - 1) : ""
        let after = place + 1 < range.upperBound ? Self.text(tokens, place + 1...range.upperBound - 1) : ""
        return "\(before) \(after)"
    }

    private static let numbering = "AUTO_INCREMENT"

    private static func text(_ tokens: SQLTokens, _ range: ClosedRange<Int>) -> String {
        let bytes = tokens.tokens[range.lowerBound].range.lowerBound..<tokens.tokens[range.upperBound].range.upperBound
        return String(decoding: tokens.bytes[bytes], as: UTF8.self)
    }

    /// The table as a place for rows that nobody changes: columns and primary key. Its rows are compared by that key alone, and
    /// what other keys hold of them they held where they come from.
    var base: String {
        statement(
            parts.compactMap { part in
                switch part {
                case .column(_, let text), .primaryKey(let text): text
                case .foreignKey, .other: nil
                }
            })
    }

    /// The whole table, but for those foreign keys that no order of tables and rows would satisfy.
    ///
    /// - Parameter isLater: says of a table that this one refers to whether it is made later, or is this one.
    func whole(without isLater: (String) -> Bool) -> String {
        statement(
            parts.compactMap { part in
                if case .foreignKey(_, let parent) = part, isLater(parent) { return nil }
                switch part {
                case .column(let text, _), .primaryKey(let text), .foreignKey(let text, _), .other(let text):
                    return text
                }
            })
    }

    /// The statements that add the keys which ``whole(without:)`` leaves out. The server looks at every row.
    func later(_ isLater: (String) -> Bool) -> [String] {
        parts.compactMap { part in
            guard case .foreignKey(let text, let parent) = part, isLater(parent) else { return nil }
            return "ALTER TABLE \(Dialect.mysql.quoted(table)) ADD \(text)"
        }
    }

    private func statement(_ parts: [String]) -> String { "\(head)\n\(parts.joined(separator: ",\n"))\n\(options)" }
}
