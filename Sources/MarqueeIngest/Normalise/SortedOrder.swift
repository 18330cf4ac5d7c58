import MarqueeCatalog

/// The rows of a column in ascending order of their values, and the place of each row in that order.
struct SortedOrder {
    /// The row at each place.
    let rows: [Int32]
    /// The place of each row.
    let ranks: [Int32]

    private init(rows: [Int32]) {
        self.rows = rows
        var ranks = [Int32](repeating: 0, count: rows.count)
        for (rank, row) in rows.enumerated() { ranks[Int(row)] = Int32(rank) }
        self.ranks = ranks
    }

    /// Sorts non-negative numbers: by their digits to the base 2048, least significant first, which takes a few passes
    /// over millions of numbers instead of a comparison for each of them and each level.
    init(numbers: [Int64]) {
        var rows = numbers.indices.map(Int32.init)
        let bits = Int64.bitWidth - (numbers.max() ?? 0).leadingZeroBitCount
        for shift in stride(from: 0, to: bits, by: 11) {
            rows = Self.stablySorted(rows, keys: 2048) { Int(numbers[Int($0)] >> Int64(shift)) & 2047 }
        }
        self.init(rows: rows)
    }

    /// Sorts texts by their bytes.
    init(texts: ArraySlice<TextRef>, _ arena: TextArena) {
        // The first eight bytes, as a number, decide most comparisons without a look at the text.
        let keys = texts.enumerated().map { row, text in
            (
                prefix: arena.bytes(text).prefix(8).reduce(into: (0 as UInt64, 56 as UInt64)) { prefix, byte in
                    prefix.0 |= UInt64(byte) << prefix.1
                    prefix.1 = prefix.1 &- 8
                }.0, row: Int32(row), text: text
            )
        }
        let sorted = keys.sorted { one, other in
            if one.prefix != other.prefix { return one.prefix < other.prefix }
            return arena.bytes(one.text).lexicographicallyPrecedes(arena.bytes(other.text))
        }
        self.init(rows: sorted.map(\.row))
    }

    /// Rows in ascending order of a small key, those of equal key in the order in which they came (counting sort).
    static func stablySorted(_ rows: [Int32], keys count: Int, key: (Int32) -> Int) -> [Int32] {
        var ends = [Int32](repeating: 0, count: count + 1)
        for row in rows { ends[key(row) + 1] += 1 }
        for key in 0..<count { ends[key + 1] += ends[key] }
        return [Int32](unsafeUninitializedCapacity: rows.count) { sorted, initialized in
            for row in rows {
                let key = key(row)
                sorted[Int(ends[key])] = row
                ends[key] += 1
            }
            initialized = rows.count
        }
    }
}
