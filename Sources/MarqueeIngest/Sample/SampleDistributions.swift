/// A choice among a few things by their shares.
struct SampleWeights: Sendable {
    private let upTo: [Int]
    private let total: Int

    init(_ weights: [Int]) {
        var sum = 0
        upTo = weights.map {
            sum += $0
            return sum
        }
        total = sum
    }

    func pick(_ random: inout SampleRandom) -> Int { place(of: random.below(total)) }

    /// The choice at a rank in millionths, for draws that have to follow an order.
    func pick(millionth: Int) -> Int { place(of: millionth * total / 1_000_000) }

    private func place(of target: Int) -> Int {
        var low = 0
        var high = upTo.count - 1
        while low < high {
            let middle = (low + high) / 2
            if upTo[middle] > target { high = middle } else { low = middle + 1 }
        }
        return max(low, 0)
    }
}

/// A distribution by its quantiles, linear in between.
struct SampleQuantiles: Sendable {
    private let points: [(millionth: Int, value: Int)]

    init(_ points: [(millionth: Int, value: Int)]) { self.points = points }

    /// The quantile at a rank of 0 to 1,000,000, rounded to the nearest whole number.
    func value(at millionth: Int) -> Int { scaled(millionth, of: 1_000_000, top: 0) }

    /// The quantile at rank `rank` of `count`; with a `top`, in a scale in which the last quantile is `top`.
    func scaled(_ rank: Int, of count: Int, top: Int) -> Int {
        guard let first = points.first, let last = points.last else { return 0 }
        var low = first
        for high in points.dropFirst() {
            let from = low.millionth * count
            let upTo = high.millionth * count
            if rank * 1_000_000 < upTo || high.millionth == last.millionth {
                let below = stretched(low.value, last.value, top)
                let above = stretched(high.value, last.value, top)
                let span = max(upTo - from, 1)
                return below + Self.fraction(above - below, max(rank * 1_000_000 - from, 0), span)
            }
            low = high
        }
        return low.value
    }

    private func stretched(_ value: Int, _ last: Int, _ top: Int) -> Int {
        top == 0 ? value : Self.fraction(value, top, max(last, 1))
    }

    /// `value · part / whole`, rounded: the product of two large numbers needs twice the width.
    private static func fraction(_ value: Int, _ part: Int, _ whole: Int) -> Int {
        let product = value.magnitude.multipliedFullWidth(by: part.magnitude)
        let (low, carry) = product.low.addingReportingOverflow(whole.magnitude / 2)
        let high = product.high + (carry ? 1 : 0)
        guard high < whole.magnitude else { return value }
        let quotient = Int(whole.magnitude.dividingFullWidth((high, low)).quotient)
        return value < 0 ? -quotient : quotient
    }
}
