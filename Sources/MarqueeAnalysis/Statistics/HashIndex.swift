/// Numbers things in the order of their first appearance. What a thing is, and whether two are the same, the caller
/// knows.
package struct HashIndex {
    /// The hash of a thing in the upper half, its number in the lower one: a look at one place of memory settles most.
    private var slots: [UInt64]
    package private(set) var count = 0

    private static let free = UInt64.max

    /// - Parameter expected: number of different things for which room is set aside; there may be more.
    package init(expecting expected: Int = 0) {
        var size = 64
        while size * 2 < expected * 3 { size *= 2 }
        slots = [UInt64](repeating: Self.free, count: size)
    }

    /// The number of a thing, which is the next one, ``count`` as it was, when it appears for the first time.
    ///
    /// - Parameter isSame: whether the thing with that number is this one.
    @inline(__always)
    package mutating func number(_ hash: UInt64, isSame: (Int) -> Bool) -> Int {
        let hash = (hash ^ hash >> 32) & 0xFFFF_FFFF
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != Self.free {
            let known = slots[slot]
            if known >> 32 == hash, isSame(Int(known & 0xFFFF_FFFF)) { return Int(known & 0xFFFF_FFFF) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = hash << 32 | UInt64(count)
        count += 1
        if count * 3 > slots.count * 2 { grow() }
        return count - 1
    }

    private mutating func grow() {
        var grown = [UInt64](repeating: Self.free, count: slots.count * 2)
        for entry in slots where entry != Self.free {
            var slot = Int(entry >> 32) & (grown.count - 1)
            while grown[slot] != Self.free { slot = (slot + 1) & (grown.count - 1) }
            grown[slot] = entry
        }
        slots = grown
    }

    /// FNV-1a (Fowler, Noll, Vo), 64 bits.
    @inline(__always)
    package static func hash(_ bytes: UnsafeBufferPointer<UInt8>, from seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
        var hash = seed
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// Mixes a number into a hash.
    @inline(__always)
    package static func mix(_ hash: UInt64, _ number: UInt64) -> UInt64 {
        var mixed = (hash ^ number) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 29
        return mixed &* 0xBF58_476D_1CE4_E5B9
    }
}
