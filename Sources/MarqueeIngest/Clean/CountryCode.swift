/// What a country in a source cell means by ISO 3166-1.
package enum CountryReading: Equatable, Sendable {
    /// Already a current alpha-2 code, as "US".
    case assigned(String)
    /// Certainly this alpha-2 code, written in another way: a name, an alpha-3 code, lower case, edge blanks, "UK".
    case repaired(String)
    /// An alpha-2 code that once was assigned, as "SU", in upper case; it stands, since a successor is not the same
    /// country, and is nil when there are several.
    case withdrawn(String, successor: String?)
    /// Anything else, exactly as it was read; user-assigned codes as "XK" too.
    case unknown(String)
}

/// Reads what sources write for a country.
package enum CountryCode {
    /// The reading of one cell. Names match without regard to case and edge blanks, but with their diacritics.
    package static func read(_ text: String) -> CountryReading {
        if index.names[text] != nil {
            return .assigned(text)
        }
        let key = folded(text)
        // Only for plain letters: "ß" in upper case would otherwise be South Sudan.
        if key.utf8.count == 2, key.utf8.allSatisfy({ $0 < 0x80 }) {
            let code = key.uppercased()
            if index.names[code] != nil {
                return .repaired(code)
            }
            if let old = index.withdrawn[code] {
                return .withdrawn(code, successor: old.successor)
            }
        }
        if let repaired = index.aliases[key] {
            return .repaired(repaired)
        }
        return .unknown(text)
    }

    /// The English short name of an alpha-2 code, withdrawn ones included; nil when it is neither.
    package static func englishName(of alpha2: String) -> String? {
        index.names[alpha2] ?? index.withdrawn[alpha2]?.name
    }

    private struct Index: Sendable {
        /// Assigned alpha-2 code to English name.
        var names: [String: String] = [:]
        /// Folded name or alpha-3 code to alpha-2 code.
        var aliases: [String: String] = [:]
        var withdrawn: [String: (successor: String?, name: String)] = [:]
    }

    private static let index: Index = {
        var index = Index()
        for fields in rows(CountryTable.assigned) where fields.count >= 3 {
            index.names[fields[0]] = fields[2]
            for alias in fields.dropFirst() {
                index.aliases[folded(alias)] = fields[0]
            }
        }
        for fields in rows(CountryTable.withdrawn) where fields.count == 3 {
            index.withdrawn[fields[0]] = (fields[1].isEmpty ? nil : fields[1], fields[2])
        }
        return index
    }()

    private static func rows(_ table: String) -> [[String]] {
        table.split(separator: "\n").map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Lower case, no edge blanks, and a straight apostrophe, which sources write both ways in "Côte d’Ivoire".
    private static func folded(_ text: String) -> String {
        var rest = text[...]
        // Most texts begin and end with a letter of ASCII: nothing to look at by characters.
        let isBare = [text.utf8.first, text.utf8.last].allSatisfy { $0.map { $0 > 0x20 && $0 < 0x7F } ?? true }
        while !isBare, let first = rest.first, first.isWhitespace {
            rest.removeFirst()
        }
        while !isBare, let last = rest.last, last.isWhitespace {
            rest.removeLast()
        }
        let lower = rest.lowercased()
        guard lower.utf8.contains(0xE2) else { return lower }
        return String(lower.map { $0 == "\u{2019}" ? "'" : $0 })
    }
}
