import MarqueeCatalog

/// Countries by what the source calls them.
struct Countries {
    /// A country of the catalog.
    struct Country {
        let status: String
        let name: String?
    }

    /// Codes in order of first appearance, and what is known of each.
    private(set) var codes: TextIndex
    private(set) var entries: [Country] = []
    private var readings: TextIndex
    private var meanings: [(code: Int32, rule: Rule?)] = []

    init(_ arena: TextArena) {
        codes = TextIndex(arena)
        readings = TextIndex(arena)
    }

    /// The country that a text of the source means, and the rule that had to be applied to see it.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> (code: Int32, rule: Rule?) {
        if let known = readings.number(of: text) { return meanings[Int(known)] }
        let (code, status, rule): (String, String, Rule?) =
            switch CountryCode.read(String(decoding: text, as: UTF8.self)) {
            case .assigned(let code): (code, "assigned", nil)
            case .repaired(let code): (code, "assigned", .countryName)
            case .withdrawn(let code, _): (code, "withdrawn", .countryWithdrawn)
            case .unknown(let code): (code, "unknown", .countryUnknown)
            }
        var bytes = code
        let number = bytes.withUTF8 { codes.insert($0) }
        if Int(number) == entries.count {
            entries.append(Country(status: status, name: CountryCode.englishName(of: code)))
        }
        _ = readings.insert(text)
        meanings.append((number, rule))
        return (number, rule)
    }
}
