/// Reads a filter by recursive descent: `or` of `and` of `not` of comparisons.
struct FilterParser {
    private enum Token: Equatable {
        case word(String)
        case number(Double)
        case text(String)
        case symbol(String)
        case end
    }

    private static let longest = 4_000
    private static let deepest = 32
    /// Names that the catalog's files and views have for a column.
    private static let aliases = [
        "runtime": "runtime_minutes", "genres": "genre", "countries": "country", "name": "title",
    ]

    private var tokens: [(token: Token, position: Int)] = []
    private var next = 0
    private var depth = 0

    init(_ text: String) throws {
        let characters = Array(text)
        guard characters.count <= Self.longest else {
            throw FilterFault(message: "a filter has \(Self.longest) characters at most", position: Self.longest)
        }
        var place = 0
        while place < characters.count {
            let start = place
            let first = characters[place]
            if first.isWhitespace {
                place += 1
            } else if first.isLetter || first == "_" {
                while place < characters.count,
                    characters[place].isLetter || characters[place].isNumber || characters[place] == "_"
                { place += 1 }
                tokens.append((.word(String(characters[start..<place])), start + 1))
            } else if first.isASCII && first.isNumber || first == "-" || first == "." {
                place += 1
                while place < characters.count,
                    characters[place].isASCII && characters[place].isNumber || characters[place] == "."
                { place += 1 }
                guard let number = Double(String(characters[start..<place])) else {
                    throw FilterFault(message: "\(String(characters[start..<place])) is no number", position: start + 1)
                }
                tokens.append((.number(number), start + 1))
            } else if first == "'" || first == "\"" {
                let text = try Self.quoted(characters, &place)
                tokens.append((.text(text), start + 1))
            } else {
                let two = String(characters[place..<min(place + 2, characters.count)])
                let symbol = ["<=", ">=", "<>", "!=", "=="].contains(two) ? two : String(first)
                guard "()=<>,!".contains(first) else {
                    throw FilterFault(message: "\(first) has no meaning here", position: start + 1)
                }
                place += symbol.count
                tokens.append((.symbol(symbol), start + 1))
            }
        }
        tokens.append((.end, characters.count + 1))
    }

    /// A text in quotes, in which the quote stands twice for itself.
    private static func quoted(_ characters: [Character], _ place: inout Int) throws -> String {
        let (start, quote) = (place, characters[place])
        var text = ""
        place += 1
        while place < characters.count {
            if characters[place] == quote {
                place += 1
                guard place < characters.count, characters[place] == quote else { return text }
            }
            text.append(characters[place])
            place += 1
        }
        throw FilterFault(message: "a text has no end", position: start + 1)
    }

    mutating func filter() throws -> TitleFilter.Condition {
        let condition = try alternatives()
        guard tokens[next].token == .end else { throw fault("AND, OR or the end is expected") }
        return condition
    }

    private func fault(_ message: String) -> FilterFault {
        FilterFault(message: message, position: tokens[next].position)
    }

    private mutating func take(_ word: String) -> Bool {
        guard case .word(let found) = tokens[next].token, found.uppercased() == word else { return false }
        next += 1
        return true
    }

    private mutating func takeSymbol(_ symbol: String) -> Bool {
        guard tokens[next].token == .symbol(symbol) else { return false }
        next += 1
        return true
    }

    private mutating func alternatives() throws -> TitleFilter.Condition {
        var parts = [try conjunction()]
        while take("OR") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws -> TitleFilter.Condition {
        var parts = [try negation()]
        while take("AND") { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws -> TitleFilter.Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw fault("brackets stand too deep within each other") }
        if take("NOT") { return .not(try negation()) }
        if takeSymbol("(") {
            let inner = try alternatives()
            guard takeSymbol(")") else { throw fault("a bracket is not closed") }
            return inner
        }
        return try comparison()
    }

    private mutating func comparison() throws -> TitleFilter.Condition {
        guard case .word(let name) = tokens[next].token else { throw fault("a column is expected") }
        let lower = name.lowercased()
        guard let column = FilterColumn(rawValue: Self.aliases[lower] ?? lower) else {
            let known = FilterColumn.allCases.map(\.rawValue).joined(separator: ", ")
            throw fault("there is no column \(name); there are \(known)")
        }
        next += 1
        if take("IS") {
            let isNegated = take("NOT")
            guard take("NULL") else { throw fault("NULL is expected") }
            return isNegated ? .not(.missing(column)) : .missing(column)
        }
        let isNegated = take("NOT")
        let condition = try test(column, mayBeSymbol: !isNegated)
        return isNegated ? .not(condition) : condition
    }

    private mutating func test(_ column: FilterColumn, mayBeSymbol: Bool) throws -> TitleFilter.Condition {
        if take("IN") {
            guard takeSymbol("(") else { throw fault("( is expected") }
            var values = [try value(for: column)]
            while takeSymbol(",") { values.append(try value(for: column)) }
            guard takeSymbol(")") else { throw fault("a comma or ) is expected") }
            return .among(column, values)
        }
        if take("LIKE") {
            guard case .text(let pattern) = tokens[next].token, !column.isNumber else {
                throw fault("LIKE compares a column of texts with a text in quotes")
            }
            next += 1
            return .like(column, pattern)
        }
        if take("BETWEEN") {
            let low = try value(for: column)
            guard take("AND") else { throw fault("AND is expected") }
            return .all([
                .compare(column, .greaterOrEqual, low), .compare(column, .lessOrEqual, try value(for: column)),
            ])
        }
        guard mayBeSymbol, case .symbol(let symbol) = tokens[next].token else {
            throw fault("a comparison is expected")
        }
        if ["!=", "<>"].contains(symbol) {
            next += 1
            return .not(.compare(column, .equal, try value(for: column)))
        }
        guard let comparison = TitleFilter.Comparison(rawValue: symbol == "==" ? "=" : symbol) else {
            throw fault("a comparison is expected")
        }
        next += 1
        return .compare(column, comparison, try value(for: column))
    }

    private mutating func value(for column: FilterColumn) throws -> FilterValue {
        switch tokens[next].token {
        case .number(let number) where column.isNumber:
            next += 1
            return .number(number)
        case .text(let text) where !column.isNumber:
            next += 1
            return .text(text)
        default:
            throw fault(
                column.isNumber ? "\(column) is compared with a number" : "\(column) is compared with a text in quotes")
        }
    }
}
