/// Quantiles with linear interpolation between neighbours, the default of NumPy and pandas (type 7 of Hyndman and Fan
/// 1996).
package enum Quantiles {
    /// The quantile of numbers of which the i-th smallest is `number(i)`; NaN when there is none.
    ///
    /// - Parameter share: from 0 (smallest) to 1 (largest).
    package static func quantile(_ share: Double, of count: Int, number: (Int) -> Double) -> Double {
        guard count > 0 else { return .nan }
        let position = Double(count - 1) * share
        let below = min(Int(position), count - 1)
        let (low, high) = (number(below), number(min(below + 1, count - 1)))
        return low + (high - low) * (position - Double(below))
    }

    /// The quantile of numbers in ascending order.
    package static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        quantile(share, of: sorted.count) { sorted[$0] }
    }
}

/// Where numbers are far from the bulk: below q1 - 1.5 · (q3 - q1) or above q3 + 1.5 · (q3 - q1) (Tukey 1977). A
/// number on a fence is inside.
package struct TukeyFences: Sendable {
    package let lower: Double
    package let upper: Double

    package init(q1: Double, q3: Double) {
        lower = q1 - 1.5 * (q3 - q1)
        upper = q3 + 1.5 * (q3 - q1)
    }
}
