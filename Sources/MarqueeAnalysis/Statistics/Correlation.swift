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
        for (one, other) in zip(a.values, b.values) where one.isFinite && other.isFinite {
            x.append(one)
            y.append(other)
        }
        count = x.count
        pearson = Self.pearson(x, y)
        spearman = Self.pearson(Self.ranks(of: a, where: b), Self.ranks(of: b, where: a), by: a, b)
    }

    /// Pearson's r by two passes, held to -1...1.
    package static func pearson(_ x: [Double], _ y: [Double]) -> Double {
        guard x.count == y.count, varies(x), varies(y) else { return .nan }
        let (meanX, meanY) = (mean(x), mean(y))
        var (products, squaresX, squaresY) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
        for (one, other) in zip(x, y) {
            let (dx, dy) = (one - meanX, other - meanY)
            products += dx * dy
            squaresX += dx * dx
            squaresY += dy * dy
        }
        return max(-1, min(1, products.value / (squaresX.value.squareRoot() * squaresY.value.squareRoot())))
    }

    private static func varies(_ numbers: [Double]) -> Bool { numbers.contains { $0 != numbers[0] } }

    private static func mean(_ numbers: [Double]) -> Double {
        var sum = CompensatedSum()
        for number in numbers { sum += number }
        return sum.mean
    }

    /// Ranks by row, from 1, among the rows in which both columns have a number; NaN in the others.
    private static func ranks(of column: NumberColumn, where other: NumberColumn) -> [Double] {
        var ranks = [Double](repeating: .nan, count: column.values.count)
        let rows = other.missing == 0 ? column.order : column.order.filter { other.values[Int($0)].isFinite }
        var start = 0
        while start < rows.count {
            let value = column.values[Int(rows[start])]
            var end = start + 1
            while end < rows.count, column.values[Int(rows[end])] == value { end += 1 }
            // The ranks start + 1 ... end have this mean.
            for row in rows[start..<end] { ranks[Int(row)] = Double(start + 1 + end) / 2 }
            start = end
        }
        return ranks
    }

    private static func pearson(_ x: [Double], _ y: [Double], by a: NumberColumn, _ b: NumberColumn) -> Double {
        a.missing + b.missing == 0 ? pearson(x, y) : pearson(x.filter(\.isFinite), y.filter(\.isFinite))
    }
}
