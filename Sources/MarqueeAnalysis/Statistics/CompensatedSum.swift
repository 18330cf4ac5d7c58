/// A sum whose rounding error does not grow with the number of terms (Neumaier 1974).
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
        total.compensation +=
            abs(total.sum) >= abs(term) ? (total.sum - next) + term : (term - next) + total.sum
        total.sum = next
        total.count += 1
    }
}
