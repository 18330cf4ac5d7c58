import MarqueeCatalog

/// The keys that stand in the records which an import refused: what these may have been about. A row of the warehouse whose
/// key stands in one of them is not gone from the source: its record is there, only not as it should be.
struct RefusedKeys {
    private var titles: Set<String> = []
    private var credits: Set<String> = []
    private var lists: Set<String> = []

    init(_ ledgers: [FileLedger]) {
        for ledger in ledgers where !ledger.rejects.isEmpty {
            switch ledger.layout {
            case "titles": titles.formUnion(ledger.rejects.flatMap(Self.words))
            case "credits": credits.formUnion(ledger.rejects.flatMap(Self.words))
            default: lists.insert(ledger.layout)
            }
        }
    }

    /// Whether a refused record may have been about the title, or about something of it.
    func mayBeAbout(title: String) -> Bool { titles.contains(title) }

    /// Whether a refused record may have been about the person.
    func mayBeAbout(person: Int64) -> Bool { credits.contains(String(person)) }

    /// Whether a refused record may have been about the credit.
    func mayBeAbout(creditOf person: Int64, in title: String) -> Bool {
        mayBeAbout(title: title) || credits.contains(title) && mayBeAbout(person: person)
    }

    /// Whether a record of the list was refused: it need not tell of which title.
    func mayBeAbout(list: String) -> Bool { lists.contains(list) }

    /// Whatever in a record can be a key, however the record is damaged: its texts between delimiters, quotes and blanks.
    private static func words(_ reject: Diagnostic) -> [String] {
        reject.original.split { delimiters.contains($0) }.map { word in
            let text = String(decoding: word, as: UTF8.self)
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
    }

    private static let delimiters = Set(",;\t|\"' \r\n".utf8)
}
