import MarqueeCatalog

/// A piece of a statement.
package struct SQLToken: Equatable, Sendable {
    package enum Kind: Sendable {
        /// A bare word: a keyword, a name or a function.
        case word
        /// A name in quotes.
        case name
        case string
        case number
        /// `?`, `?1`, `:name`, `@name` (SQLite) or `$name`.
        case parameter
        /// `@name` or `@@name` of MySQL.
        case variable
        /// Any other character.
        case symbol
        /// A comment that MySQL runs as SQL: `/*! … */` or `/*M! … */`.
        case executableComment
    }

    package let kind: Kind
    /// The token's place in the statement's UTF-8.
    package let range: Range<Int>
    /// A word in capitals; a name without its quotes; anything else as it stands.
    package let text: String
}

/// A statement cut into tokens as its engine would cut it. What can't be cut the same way by both is refused.
package struct SQLTokens: Sendable {
    package let tokens: [SQLToken]
    /// The statement's UTF-8.
    package let bytes: [UInt8]

    /// - Throws: `MQ304` for text or a comment without an end, `MQ303` for a NUL character.
    package init(_ sql: String, _ dialect: Dialect) throws {
        var scanner = Scanner(bytes: Array(sql.utf8), dialect: dialect)
        tokens = try scanner.scan()
        bytes = scanner.bytes
    }

    /// The statement with some of its tokens replaced.
    package func replacing(_ replacements: [Int: String]) -> String {
        var result: [UInt8] = []
        var place = 0
        for (index, token) in tokens.enumerated() {
            guard let text = replacements[index] else { continue }
            result += bytes[place..<token.range.lowerBound]
            result += text.utf8
            place = token.range.upperBound
        }
        return String(decoding: result + bytes[place...], as: UTF8.self)
    }

    private struct Scanner {
        let bytes: [UInt8]
        let dialect: Dialect
        var place = 0
        var tokens: [SQLToken] = []
        private var hasLongName = false

        init(bytes: [UInt8], dialect: Dialect) {
            self.bytes = bytes
            self.dialect = dialect
        }

        func byte(_ offset: Int = 0) -> UInt8 {
            place + offset < bytes.count ? bytes[place + offset] : 0
        }

        mutating func scan() throws -> [SQLToken] {
            // SQLite takes a NUL for the end of the statement, MySQL does not.
            guard !bytes.contains(0) else { throw MarqueeError(.statementRefused, "a statement has no NUL character") }
            while place < bytes.count { try scanToken() }
            guard !hasLongName else {
                throw MarqueeError(
                    .statementRefused, "a name or a parameter has more than \(Self.maxNameBytes) bytes",
                    details: ["rule: name"])
            }
            return tokens
        }

        private mutating func scanToken() throws {
            let start = place
            switch byte() {
            case 0x09...0x0D, 0x20: place += 1
            case UInt8(ascii: "-") where byte(1) == UInt8(ascii: "-") && startsComment: skipLine()
            case UInt8(ascii: "#") where dialect == .mysql: skipLine()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): try scanComment()
            case UInt8(ascii: "'"): try scanQuoted(by: byte(), .string)
            case UInt8(ascii: "\""): try scanQuoted(by: byte(), dialect == .mysql ? .string : .name)
            case UInt8(ascii: "`"): try scanQuoted(by: byte(), .name)
            case UInt8(ascii: "[") where dialect == .sqlite: try scanQuoted(by: UInt8(ascii: "]"), .name)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): scanNumber()
            case UInt8(ascii: ".") where byte(1).isDigit: scanNumber()
            case UInt8(ascii: "?"):
                place += 1
                while byte().isDigit { place += 1 }
                add(.parameter, from: start)
            case UInt8(ascii: ":") where byte(1).isWord, UInt8(ascii: "$") where byte(1).isWord:
                place += 1
                skipWord()
                add(.parameter, from: start)
            case UInt8(ascii: "@"):
                while byte() == UInt8(ascii: "@") { place += 1 }
                skipWord()
                add(dialect == .sqlite ? .parameter : .variable, from: start)
            case UInt8(ascii: "\\") where byte(1) == UInt8(ascii: "N") && dialect == .mysql:
                // NULL to MySQL, whatever follows: `\NFOR` is two tokens.
                place += 2
                add(.symbol, from: start)
            case let first where first.isWord:
                skipWord()
                add(.word, from: start, text: String(decoding: bytes[start..<place], as: UTF8.self).uppercased())
            default:
                place += 1
                add(.symbol, from: start)
            }
        }

        /// MySQL takes `--` for a comment only before whitespace, a control character or the end.
        private var startsComment: Bool { dialect == .sqlite || byte(2) <= 0x20 || byte(2) == 0x7F }

        private mutating func skipLine() {
            while place < bytes.count, byte() != 0x0A { place += 1 }
        }

        private mutating func skipWord() {
            while byte().isWord { place += 1 }
        }

        private mutating func scanComment() throws {
            let start = place
            let isExecutable =
                dialect == .mysql
                && (byte(2) == UInt8(ascii: "!") || (byte(2) == UInt8(ascii: "M") && byte(3) == UInt8(ascii: "!")))
            place += 2
            while place < bytes.count, !(byte() == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/")) { place += 1 }
            guard place < bytes.count else { throw MarqueeError(.statementFailed, "a comment has no end") }
            place += 2
            if isExecutable { add(.executableComment, from: start) }
        }

        private mutating func scanQuoted(by quote: UInt8, _ kind: SQLToken.Kind) throws {
            let start = place
            var content: [UInt8] = []
            place += 1
            while place < bytes.count {
                if byte() == UInt8(ascii: "\\"), dialect == .mysql, kind == .string {
                    content.append(byte(1))
                    place += 2
                } else if byte() == quote, byte(1) == quote, quote != UInt8(ascii: "]") {
                    content.append(quote)
                    place += 2
                } else if byte() == quote {
                    place += 1
                    return add(kind, from: start, text: String(decoding: content, as: UTF8.self))
                } else {
                    content.append(byte())
                    place += 1
                }
            }
            throw MarqueeError(.statementFailed, "a text in quotes has no end")
        }

        /// A number ends where the engine ends it: `1.INTO` is a number and a word.
        private mutating func scanNumber() {
            let start = place
            if byte() == UInt8(ascii: "0"), byte(1) | 0x20 == UInt8(ascii: "x"), byte(2).isHexDigit {
                place += 2
                while byte().isHexDigit { place += 1 }
                return add(.number, from: start)
            }
            while byte().isDigit { place += 1 }
            if byte() == UInt8(ascii: ".") {
                place += 1
                while byte().isDigit { place += 1 }
            }
            if byte() | 0x20 == UInt8(ascii: "e") {
                let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
                if byte(1 + sign).isDigit {
                    place += 2 + sign
                    while byte().isDigit { place += 1 }
                }
            }
            add(.number, from: start)
        }

        /// Longer than any name of an engine.
        private static let maxNameBytes = 1024

        private mutating func add(_ kind: SQLToken.Kind, from start: Int, text: String? = nil) {
            let range = start..<min(place, bytes.count)
            var text = text ?? String(decoding: bytes[range], as: UTF8.self)
            if range.count > Self.maxNameBytes {
                // Tokens are compared with lists of words, which takes quadratic time for long runs of combining marks. Of a
                // string or a number nobody needs more than its beginning; the engine gets the statement's own bytes.
                if kind != .string, kind != .number, kind != .executableComment { hasLongName = true }
                text = String(decoding: text.utf8.prefix(Self.maxNameBytes), as: UTF8.self)
            }
            tokens.append(SQLToken(kind: kind, range: range, text: text))
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    fileprivate var isHexDigit: Bool { isDigit || (self | 0x20 >= 0x61 && self | 0x20 <= 0x66) }
    /// Letters, digits, `_`, `$` and whatever is not ASCII.
    fileprivate var isWord: Bool {
        isDigit || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || self == 0x5F || self == 0x24 || self >= 0x80
    }
}
