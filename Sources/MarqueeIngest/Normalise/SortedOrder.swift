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

    /// Sorts non-negative numbers: by their digits to a base of at most 2048, least significant first, which takes a few
    /// passes over millions of numbers instead of a comparison for each of them and each level.
    init(numbers: some RandomAccessCollection<Int64>) {
        let bits = Int64.bitWidth - (numbers.max() ?? 0).leadingZeroBitCount
        let passes = (bits + 10) / 11
        let digit = passes == 0 ? 0 : (bits + passes - 1) / passes
        let shifts = (0..<passes).map { $0 * digit }
        let mask = 1 << digit - 1
        guard bits <= 32 else {
            var rows = (0..<numbers.count).map(Int32.init)
            for shift in shifts {
                rows = Self.stablySorted(rows, keys: mask + 1) { row in
                    Int(numbers[numbers.index(numbers.startIndex, offsetBy: Int(row))]) >> shift & mask
                }
            }
            self.init(rows: rows)
            return
        }
        // Number and row side by side, so that each pass reads them in the order in which they lie.
        var pairs = numbers.enumerated().map { UInt64($0.element) << 32 | UInt64($0.offset) }
        for shift in shifts {
            pairs = Self.stablySorted(pairs, keys: mask + 1) { Int($0 >> UInt64(32 + shift)) & mask }
        }
        self.init(rows: pairs.map { Int32(truncatingIfNeeded: $0) })
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
    static func stablySorted<Row>(_ rows: [Row], keys count: Int, key: (Row) -> Int) -> [Row] {
        var ends = [Int32](repeating: 0, count: count + 1)
        for row in rows { ends[key(row) + 1] += 1 }
        for key in 0..<count { ends[key + 1] += ends[key] }
        return [Row](unsafeUninitializedCapacity: rows.count) { sorted, initialized in
            for row in rows {
                let key = key(row)
                sorted.initializeElement(at: Int(ends[key]), to: row)
                ends[key] += 1
            }
            initialized = rows.count
        }
    }
}
