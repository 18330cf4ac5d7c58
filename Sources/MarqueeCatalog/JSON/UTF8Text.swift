/// Checks of UTF-8 that copy no more than a piece at a time.
package enum UTF8Text {
    private static let pieceSize = 1 << 16

    /// True if all of the bytes are UTF-8.
    package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start < bytes.count {
            var end = min(start + pieceSize, bytes.count)
            // A character has at most three bytes that continue it, and stays in one piece.
            for _ in 0..<3 where end < bytes.count && end > start && bytes[end] & 0xC0 == 0x80 { end -= 1 }
            let piece = UnsafeBufferPointer(rebasing: bytes[start..<end])
            guard String(validating: piece, as: UTF8.self) != nil else { return false }
            start = end
        }
        return true
    }
}
