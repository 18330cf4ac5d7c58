/// Reads the words of a text as hashes.
///
/// A word is a run of letters and digits; every byte outside ASCII counts as a letter. Capitals of ASCII and of Latin-1 are made
/// small. Two words with the same 64-bit hash would count as one: among a million words that is expected once in 37 million catalogs.
enum WordReading {
    /// Calls `body` with the hash (FNV-1a, Fowler, Noll and Vo) of each word, in the order of the text.
    static func forEach(in bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) {
        var hash: UInt64 = offset
        var length = 0
        var previous: UInt8 = 0
        for byte in bytes {
            let letter = folded(byte, after: previous)
            previous = byte
            if isPart(byte) {
                hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
                length += 1
            } else if length > 0 && byte != apostrophe {
                body(hash)
                (hash, length) = (offset, 0)
            }
        }
        if length > 0 { body(hash) }
    }

    private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    /// "Don't" is one word, "dont".
    private static let apostrophe = UInt8(ascii: "'")

    private static func isPart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    }

    private static func folded(_ byte: UInt8, after previous: UInt8) -> UInt8 {
        if byte >= 0x41 && byte <= 0x5A { return byte | 0x20 }
        let isLatinCapital = previous == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97
        return isLatinCapital ? byte + 0x20 : byte
    }
}
