/// Damages bytes as transfers, editors and people do, and as nobody does.
struct Mutator {
    private var random: SeededRandom

    /// Bytes that mean something to a reader, and so do more harm than others.
    private static let harmful: [[UInt8]] =
        [
            "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", "\0", "\\", "'", "[", "]", "\u{A0}", "e\u{301}",
            "\u{FEFF}",
        ]
        .map { Array($0.utf8) } + [[0x80], [0xBF], [0xC3], [0xE0, 0x83], [0xED, 0xA0], [0xF0, 0x84], [0xFF]]

    init(seed: UInt64) { random = SeededRandom(seed) }

    /// A copy with one to six changes, which may put in pieces of `other`.
    mutating func mutated(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(6) { change(&bytes, other) }
        return bytes
    }

    mutating func below(_ count: Int) -> Int { random.below(count) }

    private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
        let place = random.below(bytes.count + 1)
        switch random.below(10) {
        case 0:
            guard !bytes.isEmpty else { return }
            bytes[min(place, bytes.count - 1)] ^= UInt8(1 << random.below(8))
        case 1:
            guard !bytes.isEmpty else { return }
            bytes[min(place, bytes.count - 1)] = UInt8(0x80 + random.below(0x80))
        case 2: bytes.insert(UInt8(random.below(256)), at: place)
        case 3: bytes.removeSubrange(piece(of: bytes, at: place))
        case 4: bytes.insert(contentsOf: Array(bytes[piece(of: bytes, at: place)]), at: place)
        case 5: bytes.insert(contentsOf: other[piece(of: other, at: random.below(other.count + 1))], at: place)
        default: bytes.insert(contentsOf: Self.harmful[random.below(Self.harmful.count)], at: place)
        }
    }

    private mutating func piece(of bytes: [UInt8], at place: Int) -> Range<Int> {
        place..<min(place + random.below(40), bytes.count)
    }
}
