/// A sum whose rounding error does not grow with the number of terms: what each addition rounds away is found exactly
/// (Knuth's two-sum, without a branch) and kept apart (Ogita, Rump and Oishi 2005).
package struct CompensatedSum: Sendable {
    private var sum = 0.0
    private var compensation = 0.0
    /// How many numbers were added.
    package private(set) var count = 0

    package init() {}

    package var value: Double { sum + compensation }
    /// NaN when nothing was added.
    package var mean: Double { value / Double(count) }

    package static func += (total: inout CompensatedSum, term: Double) {
        let next = total.sum + term
        let rounded = next - total.sum
        total.compensation += (total.sum - (next - rounded)) + (term - rounded)
        total.sum = next
        total.count += 1
    }
}
