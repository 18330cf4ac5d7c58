import MarqueeCatalog

/// The rows of a batch by a hash of the columns that tell them apart; each can be taken once.
struct MatchIndex {
    private var slots: [Int32]
    /// The next row in the same slot, -1 at the end.
    private var next: [Int32]
    private let hashes: [UInt32]
    private var isTaken: [Bool]

    init(count: Int, hash: (Int) -> UInt64) {
        var size = 64
        while size < count * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        next = [Int32](repeating: -1, count: count)
        isTaken = [Bool](repeating: false, count: count)
        hashes = (0..<count).map { UInt32(truncatingIfNeeded: hash($0)) }
        // From the last to the first, so that rows of one slot are offered in their own order.
        for row in (0..<count).reversed() {
            let slot = Int(hashes[row]) & (size - 1)
            next[row] = slots[slot]
            slots[slot] = Int32(row)
        }
    }

    /// Takes the first row with the hash that is still there and that `isMeant` recognises.
    mutating func take(_ hash: UInt64, isMeant: (Int) -> Bool) -> Int? {
        let short = UInt32(truncatingIfNeeded: hash)
        var row = Int(slots[Int(short) & (slots.count - 1)])
        while row >= 0 {
            if hashes[row] == short, !isTaken[row], isMeant(row) {
                isTaken[row] = true
                return row
            }
            row = Int(next[row])
        }
        return nil
    }

    var takenRows: [Int32] { isTaken.indices.filter { isTaken[$0] }.map(Int32.init) }
    var remainingRows: [Int32] { isTaken.indices.filter { !isTaken[$0] }.map(Int32.init) }
}

/// A running hash of cells (FNV-1a over bytes, multiply and shift over numbers).
struct Hash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func combine(_ cell: Cell) {
        switch cell {
        case .null: mix(0x9E37)
        case .integer(let value): mix(UInt64(bitPattern: value))
        case .real(let value): mix(value.bitPattern)
        case .text(let bytes), .bytes(let bytes):
            for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
            mix(UInt64(bytes.count))
        }
    }

    private mutating func mix(_ value: UInt64) {
        state = (state ^ value) &* 0x9E37_79B9_7F4A_7C15
        state ^= state >> 29
    }

    var value: UInt64 { state ^ state >> 32 }
}
