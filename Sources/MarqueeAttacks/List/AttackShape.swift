import Foundation

/// An attack's text without its literals, by which attacks are compared.
enum AttackShape {
    /// Returns the text with one token for each string and each number, in small letters and with single spaces.
    ///
    /// Keys of JSON and what `{{byte …}}` stands for are no literals.
    static func text(of attack: Attack, in dialect: String) -> String {
        let isJSON = [.http, .request, .ndjson].contains(attack.door)
        let hasEscapes = isJSON || dialect == "mysql"
        let quotes: Set<Character> = hasEscapes ? ["'", "\""] : ["'"]
        var shape = ""
        var rest = attack.text.lowercased()[...]
        while let character = rest.first {
            if rest.hasPrefix("{{byte"), let end = rest.range(of: "}}") {
                shape += rest[..<end.upperBound]
                rest = rest[end.upperBound...]
            } else if quotes.contains(character), let end = end(of: rest, hasEscapes: hasEscapes, isJSON: isJSON) {
                let isKey = isJSON && rest[end...].first { $0 != " " } == ":"
                shape += isKey ? rest[..<end] : "S"
                rest = rest[end...]
            } else if let end = number(in: rest, behind: shape.last) {
                shape += "N"
                rest = rest[end...]
            } else {
                shape.append(character)
                rest.removeFirst()
            }
        }
        return shape.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The end of a string in quotes; nil if it has none.
    private static func end(of text: Substring, hasEscapes: Bool, isJSON: Bool) -> String.Index? {
        guard let quote = text.first else { return nil }
        var place = text.index(after: text.startIndex)
        while place < text.endIndex {
            let next = text.index(after: place)
            if text[place] == "\\", hasEscapes, next < text.endIndex {
                place = text.index(after: next)
            } else if text[place] != quote {
                place = next
            } else if !isJSON, next < text.endIndex, text[next] == quote {
                place = text.index(after: next)
            } else {
                return next
            }
        }
        return nil
    }

    /// The end of a number with its sign; nil where there is none, or where a word goes on.
    private static func number(in text: Substring, behind last: Character?) -> String.Index? {
        guard last.map(isWord) != true else { return nil }
        let signless = text.first == "-" || text.first == "+" ? text.dropFirst() : text
        guard signless.first?.isASCII == true, signless.first?.isNumber == true else { return nil }
        let end = signless.firstIndex { !isWord($0) && $0 != "." } ?? text.endIndex
        let isNumber = signless[..<end].allSatisfy { $0.isNumber || $0 == "." || $0 == "e" }
        return isNumber ? end : nil
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
