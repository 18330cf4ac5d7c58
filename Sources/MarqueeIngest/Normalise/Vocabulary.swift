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
