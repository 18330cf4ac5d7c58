/// Numbers counted in bins of equal width: a number on an edge belongs to the bin above it.
struct Histogram {
    struct Bin: Hashable, Comparable {
        let number: Int

        static func < (one: Bin, other: Bin) -> Bool { one.number < other.number }
    }

    let width: Double
    private var counts: [Bin: Int] = [:]

    init(width: Double) { self.width = width }

    /// The bin of a number; nil for one too large to be counted.
    func bin(_ number: Double) -> Bin? { Int(exactly: (number / width).rounded(.down)).map(Bin.init) }

    mutating func add(_ number: Double) {
        if let bin = bin(number) { counts[bin, default: 0] += 1 }
    }

    func from(_ bin: Bin) -> Double { Double(bin.number) * width }
    func to(_ bin: Bin) -> Double { Double(bin.number + 1) * width }

    /// The bins that have numbers, ascending.
    var bins: [(bin: Bin, count: Int)] { counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    /// The fullest bin, the lowest of several.
    var fullest: (bin: Bin, count: Int)? { bins.max { ($0.count, $1.bin) < ($1.count, $0.bin) } }
}
