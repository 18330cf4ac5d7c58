import MarqueeCatalog

/// In how many texts each word is. A word is a run of letters, digits, marks and apostrophes in lower case; a
/// typographic apostrophe is taken for the plain one, and apostrophes at either end fall away.
struct WordCounts {
    /// Shorter words, in Unicode scalars, are left out.
    static let shortest = 2

    private var index = HashIndex()
    private var words = TextColumn()
    /// By word: the number of texts, and the last of these.
    private var tallies: [(texts: Int32, last: Int32)] = []
    private var lowercase = Lowercase()
    private var classes = ScalarClasses()

    init(_ texts: TextColumn) {
        texts.bytes.withUnsafeBufferPointer { bytes in
            for row in 0..<texts.count where !texts.isMissing(row) {
                add(UnsafeBufferPointer(rebasing: bytes[texts.range(row)]), row)
            }
        }
    }

    /// The words in most texts that are no stop words, those in equally many in byte order.
    func first(_ count: Int) -> [(word: String, texts: Int)] {
        let sorted = tallies.indices.sorted { tallies[$0].texts > tallies[$1].texts }
        var found: [(word: String, texts: Int)] = []
        for place in sorted {
            let texts = Int(tallies[place].texts)
            // What ties with the last one shown is looked at as well, for the order of bytes decides among them.
            if found.count >= count, let last = found.last, texts < last.texts { break }
            if let word = words[place], !StopWords.all.contains(word) { found.append((word, texts)) }
        }
        return Array(found.sorted { ($1.texts, $0.word) < ($0.texts, $1.word) }.prefix(count))
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ row: Int) {
        var (word, length) = ([UInt8](), 0)
        word.reserveCapacity(64)
        for scalar in Scalars(text) {
            if scalar == 0x27 || scalar == 0x2019 {
                if !word.isEmpty { word.append(0x27) }
            } else if isPartOfWord(scalar) {
                lowercase.append(scalar, to: &word)
                length += 1
            } else if !word.isEmpty {
                count(&word, length, row)
                length = 0
            }
        }
        if !word.isEmpty { count(&word, length, row) }
    }

    @inline(__always)
    private mutating func isPartOfWord(_ scalar: UInt32) -> Bool {
        guard scalar >= 128 else { return (scalar | 0x20) &- 97 < 26 || scalar &- 48 < 10 }
        let found = classes[scalar]
        return found == .letter || found == .number || found == .mark
    }

    /// Counts the word and empties it.
    private mutating func count(_ word: inout [UInt8], _ length: Int, _ row: Int) {
        while word.last == 0x27 { word.removeLast() }
        if length >= Self.shortest { word.withUnsafeBufferPointer { take($0, row) } }
        word.removeAll(keepingCapacity: true)
    }

    private mutating func take(_ word: UnsafeBufferPointer<UInt8>, _ row: Int) {
        let number = index.number(HashIndex.hash(word)) { known in
            words.bytes.withUnsafeBufferPointer {
                UnsafeBufferPointer(rebasing: $0[words.range(known)]).isSame(as: word)
            }
        }
        if number == tallies.count {
            words.append(word)
            tallies.append((0, -1))
        }
        guard tallies[number].last != Int32(row) else { return }
        tallies[number].last = Int32(row)
        tallies[number].texts += 1
    }
}
