/// What is to be said of the numbers of one column.
package struct NumberSummary: Sendable {
    package let moments: Moments
    /// Number of different numbers.
    package let distinct: Int
    package let (minimum, q1, median, q3, maximum): (Double, Double, Double, Double, Double)
    /// The number that comes most often, the smallest of several; NaN when there is none.
    package let mode: Double
    /// How often ``mode`` comes.
    package let modeCount: Int
    /// How many numbers come as often as ``mode``, itself among them.
    package let modeTies: Int
    package let fences: TukeyFences
    /// Numbers below the lower fence, and above the upper one.
    package let (below, above): (Int, Int)
    /// The smallest and the largest number that are not outside the fences; NaN when there is none.
    package let (lowerWhisker, upperWhisker): (Double, Double)

    package init(_ column: NumberColumn) {
        let count = column.count
        moments = Moments(column.order.lazy.map { column.values[Int($0)] })
        (minimum, q1, median) = (column.quantile(0), column.quantile(0.25), column.quantile(0.5))
        (q3, maximum) = (column.quantile(0.75), column.quantile(1))
        let runs = Self.runs(column)
        (distinct, mode, modeCount, modeTies) = (runs.distinct, runs.mode, runs.modeCount, runs.ties)
        let fences = TukeyFences(q1: q1, q3: q3)
        self.fences = fences
        var inside = 0..<count
        while let first = inside.first, column.sorted(first) < fences.lower { inside.removeFirst() }
        while let last = inside.last, column.sorted(last) > fences.upper { inside.removeLast() }
        (below, above) = (inside.lowerBound, count - inside.upperBound)
        lowerWhisker = inside.first.map(column.sorted) ?? .nan
        upperWhisker = inside.last.map(column.sorted) ?? .nan
    }

    package var outliers: Int { below + above }

    /// Equal numbers stand side by side in the column's order.
    private static func runs(_ column: NumberColumn) -> (distinct: Int, mode: Double, modeCount: Int, ties: Int) {
        var result = (distinct: 0, mode: Double.nan, modeCount: 0, ties: 0)
        var start = 0
        while start < column.count {
            let value = column.sorted(start)
            var end = start + 1
            while end < column.count, column.sorted(end) == value { end += 1 }
            result.distinct += 1
            if end - start > result.modeCount {
                (result.mode, result.modeCount, result.ties) = (value, end - start, 1)
            } else if end - start == result.modeCount {
                result.ties += 1
            }
            start = end
        }
        return result
    }
}
