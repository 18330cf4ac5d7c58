import Glibc
import MarqueeCatalog

extension TextColumn {
    /// A hash of a row's text, mixed with another.
    func hash(_ row: Int, with seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
        bytes.withUnsafeBufferPointer { bytes in
            HashIndex.hash(
                UnsafeBufferPointer(rebasing: bytes[range(row)]), from: isMissing(row) ? seed &+ 1 : seed)
        }
    }

    /// Whether two rows have the same bytes, or are both missing.
    func isSame(_ one: Int, _ other: Int) -> Bool {
        guard isMissing(one) == isMissing(other) else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            UnsafeBufferPointer(rebasing: bytes[range(one)])
                .isSame(as: UnsafeBufferPointer(rebasing: bytes[range(other)]))
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the text comes before another one in the order of bytes.
    @inline(__always)
    func precedes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let one = baseAddress, let two = other.baseAddress else { return count < other.count }
        let order = memcmp(one, two, Swift.min(count, other.count))
        return order == 0 ? count < other.count : order < 0
    }
}
