/// How two columns of numbers go together, over the rows in which both are there (pairwise complete).
package struct Correlation: Sendable {
    /// Number of rows in which both numbers are there.
    package let count: Int
    /// Pearson's r; NaN below two rows, or where one column does not vary.
    package let pearson: Double
    /// Spearman's rho: r of the ranks, equal numbers sharing the mean of theirs.
    package let spearman: Double

    /// - Parameters: columns of the same rows.
    package init(_ a: NumberColumn, _ b: NumberColumn) {
        var (x, y): ([Double], [Double]) = ([], [])
        for row in a.order.count == a.values.count ? b.order : a.order {
            let (one, other) = (a.values[Int(row)], b.values[Int(row)])
            guard one.isFinite, other.isFinite else { continue }
            x.append(one)
            y.append(other)
        }
        count = x.count
        pearson = Self.pearson(x, y)
        spearman = Self.pearson(Self.ranks(of: a, where: b), Self.ranks(of: b, where: a), by: a, b)
    }

    /// Pearson's r by two passes, held to -1...1.
    package static func pearson(_ x: [Double], _ y: [Double]) -> Double {
        guard x.count >= 2, x.count == y.count else { return .nan }
        let (meanX, meanY) = (mean(x), mean(y))
        var (products, squaresX, squaresY) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
        for (one, other) in zip(x, y) {
            let (dx, dy) = (one - meanX, other - meanY)
            products += dx * dy
            squaresX += dx * dx
            squaresY += dy * dy
        }
        let scale = squaresX.value.squareRoot() * squaresY.value.squareRoot()
        guard squaresX.value > meanX * meanX * 1e-30, squaresY.value > meanY * meanY * 1e-30 else { return .nan }
        return max(-1, min(1, products.value / scale))
    }

    private static func mean(_ numbers: [Double]) -> Double {
        var sum = CompensatedSum()
        for number in numbers { sum += number }
        return sum.mean
    }

    /// Ranks by row, from 1, among the rows in which both columns have a number; NaN in the others.
    private static func ranks(of column: NumberColumn, where other: NumberColumn) -> [Double] {
        var ranks = [Double](repeating: .nan, count: column.values.count)
        var (run, runValue, place) = ([Int32](), Double.nan, 0)
        func settle() {
            // Places place - run.count + 1 ... place have the mean rank place - (run.count - 1) / 2.
            let rank = Double(place) - Double(run.count - 1) / 2
            for row in run { ranks[Int(row)] = rank }
        }
        for row in column.order where other.values[Int(row)].isFinite {
            let value = column.values[Int(row)]
            if value != runValue {
                settle()
                run.removeAll(keepingCapacity: true)
                runValue = value
            }
            run.append(row)
            place += 1
        }
        settle()
        return ranks
    }

    private static func pearson(_ x: [Double], _ y: [Double], by a: NumberColumn, _ b: NumberColumn) -> Double {
        a.missing + b.missing == 0 ? pearson(x, y) : pearson(x.filter(\.isFinite), y.filter(\.isFinite))
    }
}
