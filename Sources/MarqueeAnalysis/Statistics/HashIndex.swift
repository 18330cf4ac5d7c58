/// Numbers things in the order of their first appearance. What a thing is, and whether two are the same, the caller knows.
package struct HashIndex {
    private var hashes: [UInt32] = []
    private var slots = [Int32](repeating: -1, count: 64)

    package init() {}

    package var count: Int { hashes.count }

    /// The number of a thing, which is the next one, ``count`` as it was, when it appears for the first time.
    ///
    /// - Parameter isSame: whether the thing with that number is this one.
    @inline(__always)
    package mutating func number(_ hash: UInt64, isSame: (Int) -> Bool) -> Int {
        let hash = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, isSame(number) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(hashes.count)
        hashes.append(hash)
        if hashes.count * 2 > slots.count { grow() }
        return hashes.count - 1
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
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
