/// Unique, scattered numbers that rise loosely with the order in which their owners appear.
///
/// A stored shuffle would grow with the catalog, so the rank of a number comes from two layers of shuffled blocks;
/// the second layer is shifted by half a block, so that ranks cross the borders of the first.
struct SampleIDs: Sendable {
    private let count: Int
    private let block: Int
    private let top: Int
    private let key: UInt64
    private let quantiles: SampleQuantiles

    /// - Parameters:
    ///   - count: How many numbers are expected; further ones follow above the top.
    ///   - blocks: How many blocks the ranks are shuffled in: the more, the closer to the order of appearance.
    ///   - top: The largest number, many times `count`: where the quantiles are densest, ranks still differ.
    ///   - quantiles: How the numbers are distributed.
    ///   - key: Chooses the shuffle.
    init(count: Int, blocks: Int, top: Int, quantiles: SampleQuantiles, key: UInt64) {
        self.count = max(count, 1)
        block = max((self.count + blocks - 1) / blocks, 2)
        self.top = top
        self.quantiles = quantiles
        self.key = key
    }

    subscript(number: Int) -> Int {
        guard number < count else { return top + number }
        let rank = shuffled(shuffled(number, shift: 0), shift: block / 2)
        let from = quantiles.scaled(rank, of: count, top: top)
        let upTo = quantiles.scaled(rank + 1, of: count, top: top)
        // Anywhere in the gap up to the next rank: evenly spaced numbers would not look like ids.
        let jitter = SampleRandom.shuffled(
            0, of: max(upTo - from, 1), key: key &+ UInt64(rank) &* 0x9E37_79B9_7F4A_7C15)
        return from + jitter + 1
    }

    /// A number that no owner has.
    func unused(_ number: Int) -> Int { top + count + number + 1 }

    private func shuffled(_ rank: Int, shift: Int) -> Int {
        let start = rank < shift ? 0 : (rank - shift) / block * block + shift
        let end = rank < shift ? min(shift, count) : min(start + block, count)
        return start + SampleRandom.shuffled(rank - start, of: end - start, key: key ^ UInt64(start))
    }
}
