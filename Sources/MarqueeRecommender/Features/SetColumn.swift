import Glibc
import MarqueeCatalog

/// The combinations of a closed set of values that titles have, each combination once: real catalogs have five thousand titles
/// but nine hundred combinations of genres.
struct SetColumn {
    /// The combination of each title; 0 is the empty one.
    private(set) var combinations: [UInt32] = []
    /// Values of combination `c` are at `starts[c]..<starts[c + 1]`, ascending.
    private(set) var starts: [UInt32] = [0, 0]
    private(set) var values: [UInt32] = []
    /// How a value counts on the side of the title that is asked for.
    private(set) var sourceWeights: [UInt16] = []
    /// How it counts on the side of the title that may be recommended; likeness is the sum of the products.
    private(set) var weights: [UInt16] = []
    /// How many values there are.
    let valueCount: Int

    enum Likeness {
        /// Cosine of vectors weighted with the given power of the inverse document frequency.
        case cosine(power: Double)
        /// Shared values by how rare they are: 1 for what at most one title of a hundred has, 0 for what all have;
        /// divided by the geometric mean of the numbers of values. To share a frequent value says little, however
        /// little else a title has.
        case rarity
    }

    /// - Parameter lists: values by title.
    init(_ lists: CatalogSnapshot.Classification, titles: Int, _ likeness: Likeness) {
        valueCount = lists.names.count
        var numbers: [[UInt32]: UInt32] = [[]: 0]
        var frequencies = [Int](repeating: 0, count: valueCount)
        combinations.reserveCapacity(titles)
        for title in 0..<titles {
            let list = title + 1 < lists.starts.count ? lists.of(title: title) : []
            let combination = Set(list.lazy.filter { $0 >= 0 }).sorted().map(UInt32.init(truncatingIfNeeded:))
            for value in combination { frequencies[Int(value)] += 1 }
            if let number = numbers[combination] {
                combinations.append(number)
                continue
            }
            let number = UInt32(numbers.count)
            numbers[combination] = number
            combinations.append(number)
            values += combination
            starts.append(UInt32(values.count))
        }
        weigh(frequencies.map { max(1, $0) }, titles: Double(titles), likeness)
    }

    /// Where the values of a combination are.
    func range(_ combination: UInt32) -> Range<Int> {
        Int(starts[Int(combination)])..<Int(starts[Int(combination) + 1])
    }

    private mutating func weigh(_ frequencies: [Int], titles: Double, _ likeness: Likeness) {
        for combination in 0..<UInt32(starts.count - 1) {
            let range = range(combination)
            switch likeness {
            case .cosine(let power):
                let rarities = values[range].map { pow(log((titles + 1) / Double(frequencies[Int($0)])), power) }
                let length = rarities.reduce(0) { $0 + $1 * $1 }.squareRoot()
                let steps = rarities.map { Fraction.encode(length > 0 ? $0 / length : 0) }
                sourceWeights += steps
                weights += steps
            case .rarity:
                let share = 1 / Double(range.count).squareRoot()
                for value in values[range] {
                    let rarity = log(titles / Double(frequencies[Int(value)])) / log(100)
                    sourceWeights.append(Fraction.encode(min(1, rarity) * share))
                    weights.append(Fraction.encode(share))
                }
            }
        }
    }
}
