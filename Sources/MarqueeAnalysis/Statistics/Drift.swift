package import MarqueeCatalog

/// How far a column's values have moved between two states of a catalog.
package struct Drift: Sendable {
    /// Of numbers: the greatest distance of the two cumulative shares, 0 to 1 (Kolmogorov and Smirnov). Missing values
    /// are left out. NaN when one side has no number, or for categories.
    package let ks: Double
    /// Of categories: the population stability index, Σ (after - before) · ln(after / before) over the shares, missing
    /// values being a category of their own. NaN when one side has no row, or for numbers.
    package let psi: Double

    /// Compares two states of a column. Where one is of numbers and the other of categories both measures are NaN.
    package init(before: Distribution, after: Distribution) {
        switch (before.entries, after.entries) {
        case (.numbers(let one), .numbers(let other)):
            (ks, psi) = (Self.ks(one, other), .nan)
        case (.categories(let one), .categories(let other)):
            (ks, psi) = (.nan, Self.psi((one, before.missing), (other, after.missing)))
        default:
            (ks, psi) = (.nan, .nan)
        }
    }

    private static func ks(_ one: [(value: Double, count: Int)], _ other: [(value: Double, count: Int)]) -> Double {
        let (ofOne, ofOther) = (one.reduce(0) { $0 + $1.count }, other.reduce(0) { $0 + $1.count })
        guard ofOne > 0, ofOther > 0 else { return .nan }
        var (i, j, below, belowOther, distance) = (0, 0, 0, 0, 0.0)
        while i < one.count || j < other.count {
            let value = min(i < one.count ? one[i].value : .infinity, j < other.count ? other[j].value : .infinity)
            while i < one.count, one[i].value <= value { (below, i) = (below + one[i].count, i + 1) }
            while j < other.count, other[j].value <= value { (belowOther, j) = (belowOther + other[j].count, j + 1) }
            distance = max(distance, abs(Double(below) / Double(ofOne) - Double(belowOther) / Double(ofOther)))
        }
        return distance
    }
}
