/// The bytes that structure a file.
enum Byte {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    @inline(__always)
    static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

    /// Eight of a byte.
    @inline(__always)
    static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// Where the next delimiter, line end or quote stands; `end` when there is none. Eight bytes are looked at in one go:
    /// of a byte that is sought nothing is left by XOR, and only what is nothing borrows from its highest bit, or the one
    /// after it: the lowest of the hits is right.
    @inline(__always)
    static func nextStructural(
        in bytes: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int, _ delimiters: UInt64
    ) -> Int {
        @inline(__always) func hits(_ word: UInt64, _ sought: UInt64) -> UInt64 {
            let rest = word ^ sought
            return (rest &- repeated(1)) & ~rest
        }
        var position = start
        while position &+ 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self))
            let found =
                (hits(word, delimiters) | hits(word, repeated(lineFeed)) | hits(word, repeated(carriageReturn))
                    | hits(word, repeated(quote))) & repeated(0x80)
            if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        while position < end {
            let byte = bytes[position]
            if isLineEnd(byte) || byte == quote || byte == UInt8(truncatingIfNeeded: delimiters) { break }
            position &+= 1
        }
        return position
    }
}
