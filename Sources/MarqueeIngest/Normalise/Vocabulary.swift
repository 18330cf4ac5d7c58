import MarqueeCatalog

/// The names of a vocabulary that are in use, in byte order, and the new numbers of the old ones.
struct Vocabulary {
    let texts: [TextRef]
    /// The old number of each name.
    let order: [Int]
    private let numbers: [Int32]

    /// - Parameter usedBy: columns of old numbers; negative ones stand for NULL.
    init(_ names: [TextRef], usedBy columns: [[Int32]], _ arena: TextArena) {
        var isUsed = [Bool](repeating: false, count: names.count)
        for column in columns {
            for number in column where number >= 0 { isUsed[Int(number)] = true }
        }
        let order = names.indices.filter { isUsed[$0] }.sorted {
            arena.bytes(names[$0]).lexicographicallyPrecedes(arena.bytes(names[$1]))
        }
        var numbers = [Int32](repeating: -1, count: names.count)
        for (new, old) in order.enumerated() { numbers[old] = Int32(new) }
        self.order = order
        self.numbers = numbers
        texts = order.map { names[$0] }
    }

    /// A column with new numbers for old.
    func renumbered(_ column: [Int32]) -> [Int32] {
        column.map { $0 < 0 ? -1 : numbers[Int($0)] }
    }
}

/// Numbers in ascending order, and where each of them stood.
struct SortedOrder {
    let sorted: [Int64]
    let order: [Int32]

    /// Sorts non-negative numbers: by their digits to the base 2048, least significant first, which takes a few passes
    /// over millions of numbers instead of a comparison for each of them and each level.
    init(_ numbers: [Int64]) {
        var order = numbers.indices.map(Int32.init)
        var next = order
        let bits = Int64.bitWidth - (numbers.max() ?? 0).leadingZeroBitCount
        for shift in stride(from: 0, to: bits, by: 11) {
            var ends = [Int](repeating: 0, count: 2049)
            for number in numbers { ends[(Int(number >> Int64(shift)) & 2047) + 1] += 1 }
            for digit in 1...2048 { ends[digit] += ends[digit - 1] }
            for old in order {
                let digit = Int(numbers[Int(old)] >> Int64(shift)) & 2047
                next[ends[digit]] = old
                ends[digit] += 1
            }
            swap(&order, &next)
        }
        self.order = order
        sorted = order.map { numbers[Int($0)] }
    }
}
