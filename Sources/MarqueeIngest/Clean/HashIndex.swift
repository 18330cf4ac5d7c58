package import MarqueeCatalog

/// Finds texts by their bytes, and numbers them in order of first appearance.
package struct TextIndex {
    package private(set) var texts: [TextRef] = []
    private var hashes: [UInt32] = []
    private var slots: [Int32] = [Int32](repeating: -1, count: 64)
    private let arena: TextArena

    package init(_ arena: TextArena) { self.arena = arena }

    /// The text with a number.
    package func bytes(of number: Int32) -> UnsafeBufferPointer<UInt8> {
        arena.bytes(texts[Int(number)])
    }

    /// The number of a text; nil when it has none.
    package func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
        let found = slots[slot(of: bytes, Self.hash(bytes))]
        return found < 0 ? nil : found
    }

    /// The number of a text, which gets the next one when it has none.
    package mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        let hash = Self.hash(bytes)
        let slot = slot(of: bytes, hash)
        if slots[slot] >= 0 { return slots[slot] }
        return append(arena.store(bytes), hash, slot)
    }

    /// Like ``insert(_:)``, for a text that the arena keeps already.
    package mutating func insert(_ text: TextRef) -> Int32 {
        let bytes = arena.bytes(text)
        let hash = Self.hash(bytes)
        let slot = slot(of: bytes, hash)
        return slots[slot] >= 0 ? slots[slot] : append(text, hash, slot)
    }

    private mutating func append(_ text: TextRef, _ hash: UInt32, _ slot: Int) -> Int32 {
        let number = Int32(texts.count)
        texts.append(text)
        hashes.append(hash)
        slots[slot] = number
        if texts.count * 2 > slots.count { grow() }
        return number
    }

    private func slot(of bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, arena.bytes(texts[number]).isSame(as: bytes) { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for number in hashes.indices {
            var slot = Int(hashes[number]) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    /// FNV-1a (Fowler, Noll, Vo), 64 bits folded to 32.
    package static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
}

/// Finds rows by a hash that the caller computes and an equality that the caller knows. Rows are numbered in the order in
/// which they are put in.
package struct RowIndex {
    private var slots: [Int32] = [Int32](repeating: -1, count: 64)
    private var count = 0

    package init() {}

    /// The row that `isEqual` recognises among those with the hash.
    package func find(_ hash: UInt64, isEqual: (Int) -> Bool) -> Int? {
        let mask = slots.count - 1
        var slot = Self.spread(hash) & mask
        while slots[slot] >= 0 {
            let row = Int(slots[slot])
            if isEqual(row) { return row }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Puts in the next row, of which ``find(_:isEqual:)`` has found no equal.
    ///
    /// - Parameter hashOf: the hash of an earlier row, asked for when the index has to grow.
    package mutating func insert(_ hash: UInt64, hashOf: (Int) -> UInt64) {
        if count * 2 >= slots.count {
            slots = [Int32](repeating: -1, count: slots.count * 2)
            for row in 0..<count { put(row, hashOf(row)) }
        }
        put(count, hash)
        count += 1
    }

    private mutating func put(_ row: Int, _ hash: UInt64) {
        let mask = slots.count - 1
        var slot = Self.spread(hash) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(row)
    }

    /// Moves the hash's entropy to where slots are taken from.
    private static func spread(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: ((hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
