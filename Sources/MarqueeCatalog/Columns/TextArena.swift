import Glibc

/// Where the texts of a catalog live: one after the other in large chunks that never move.
///
/// Millions of texts cost eight bytes each beside their own bytes (a ``TextRef``), and can be handed to an engine by
/// address, without a copy. An arena only grows; it is written by one thread at a time, and what is in it can be read by
/// others meanwhile.
package final class TextArena {
    /// Length in bytes that no text may exceed.
    package static let longestText = chunkSize - 1
    private static let chunkSize = 1 << TextRef.chunkBits

    /// Addresses of the chunks. Room for all that a ``TextRef`` can name is set aside at once and costs nothing until it is
    /// used, so that the table never moves and texts can be found without a look at the arena.
    let chunks = UnsafeMutablePointer<UnsafeMutablePointer<UInt8>>.allocate(capacity: 1 << TextRef.chunkCountBits)
    private var chunkCount = 0
    private var used = TextArena.chunkSize

    package init() {}

    deinit {
        for chunk in 0..<chunkCount { chunks[chunk].deallocate() }
        chunks.deallocate()
    }

    /// Keeps a copy of the bytes, which must be UTF-8 and not longer than ``longestText``.
    package func store(_ bytes: UnsafeBufferPointer<UInt8>) -> TextRef {
        precondition(bytes.count <= Self.longestText, "a text longer than the arena's chunks")
        // A chunk is never quite filled: an offset as large as a chunk would not fit its bits.
        if used + bytes.count >= Self.chunkSize {
            chunks[chunkCount] = .allocate(capacity: Self.chunkSize)
            chunkCount += 1
            used = 0
        }
        let chunk = chunkCount - 1
        if let source = bytes.baseAddress {
            chunks[chunk].advanced(by: used).update(from: source, count: bytes.count)
        }
        defer { used += bytes.count }
        return TextRef(chunk: chunk, offset: used, count: bytes.count)
    }

    /// Keeps a copy of a string.
    package func store(_ text: String) -> TextRef {
        var text = text
        return text.withUTF8 { store($0) }
    }

    /// The bytes of a text that this arena keeps; valid as long as the arena. Empty for a missing text.
    @inline(__always)
    package func bytes(_ text: TextRef) -> UnsafeBufferPointer<UInt8> {
        guard !text.isMissing else { return UnsafeBufferPointer(start: nil, count: 0) }
        return text.bytes(in: chunks)
    }

    /// The text as a string, or nil when it is missing.
    package func string(_ text: TextRef) -> String? {
        text.isMissing ? nil : String(decoding: bytes(text), as: UTF8.self)
    }
}

/// A text in a ``TextArena``, or the absence of one.
package struct TextRef: Equatable, Sendable {
    fileprivate static let chunkBits = 22
    fileprivate static let chunkCountBits = 20

    // chunk: 20 bits (4 TB in all), offset: 22 bits, count: 22 bits. All ones is the missing text: no stored text can
    // have that count and that offset at once.
    @usableFromInline let packed: UInt64

    /// The text that is not there (NULL).
    package static let missing = TextRef(packed: .max)

    @inline(__always)
    fileprivate init(chunk: Int, offset: Int, count: Int) {
        packed = UInt64(chunk) << 44 | UInt64(offset) << 22 | UInt64(count)
    }

    private init(packed: UInt64) { self.packed = packed }

    /// The text's bytes, given the arena's table of chunks; the text must not be missing.
    @inlinable @inline(__always)
    func bytes(in chunks: UnsafePointer<UnsafeMutablePointer<UInt8>>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: chunks[chunk].advanced(by: offset), count: count)
    }

    @inlinable @inline(__always) package var isMissing: Bool { packed == .max }
    /// Length in bytes.
    @inlinable @inline(__always) package var count: Int { Int(packed & 0x3F_FFFF) }
    @inlinable @inline(__always) var chunk: Int { Int(packed >> 44) }
    @inlinable @inline(__always) var offset: Int { Int(packed >> 22 & 0x3F_FFFF) }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether two texts are the same bytes.
    @inline(__always)
    package func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard let one = baseAddress, let two = other.baseAddress else { return true }
        return memcmp(one, two, count) == 0
    }
}
