/// Groups of rows that are the same in some respect.
package struct Repetitions: Sendable {
    /// Groups of two rows or more.
    package private(set) var groups = 0
    /// Rows in these groups.
    package private(set) var rows = 0
    /// The first row of the largest group, the first of equally large ones.
    package private(set) var example: Int?

    /// Rows that repeat an earlier one.
    package var extra: Int { rows - groups }

    package init(groups: Int = 0, rows: Int = 0, example: Int? = nil) {
        (self.groups, self.rows, self.example) = (groups, rows, example)
    }

    /// - Parameters:
    /// - firsts: the first row of each group, ascending.
    /// - sizes: rows in each group.
    package init(firsts: [Int32], sizes: [Int32]) {
        var largest: Int32 = 1
        for (first, size) in zip(firsts, sizes) where size > 1 {
            groups += 1
            rows += Int(size)
            if size > largest { (largest, example) = (size, Int(first)) }
        }
    }

    /// Looks for rows that are the same.
    ///
    /// - Parameters:
    /// - hash: equal for rows that are the same; nil for a row that is left out.
    /// - isSame: whether two rows are the same.
    package init(among count: Int, hash: (Int) -> UInt64?, isSame: (Int, Int) -> Bool) {
        var index = HashIndex(expecting: count)
        var (firsts, sizes): ([Int32], [Int32]) = ([], [])
        for row in 0..<count {
            guard let hash = hash(row) else { continue }
            let number = index.number(hash) { isSame(Int(firsts[$0]), row) }
            if number == firsts.count {
                firsts.append(Int32(row))
                sizes.append(1)
            } else {
                sizes[number] += 1
            }
        }
        self.init(firsts: firsts, sizes: sizes)
    }
}
