/// Numbers of a column, a row each, and the order of those that are there; sorted once, used by all that needs ranks.
package struct NumberColumn: Sendable {
    package let name: String
    /// By row; what is missing is NaN.
    package let values: [Double]
    /// Rows whose number is there, in ascending order of number, then of row.
    package let order: [Int32]

    /// - Parameter values: what is not finite counts as missing.
    package init(_ name: String, _ values: [Double]) {
        self.name = name
        self.values = values.contains(where: \.isInfinite) ? values.map { $0.isFinite ? $0 : .nan } : values
        var present: [(value: Double, row: Int32)] = []
        present.reserveCapacity(values.count)
        for (row, value) in values.enumerated() where value.isFinite { present.append((value, Int32(row))) }
        present.sort { $0.value != $1.value ? $0.value < $1.value : $0.row < $1.row }
        order = present.map(\.row)
    }

    /// Number of rows whose value is there.
    package var count: Int { order.count }
    package var missing: Int { values.count - order.count }

    /// The i-th smallest number.
    package func sorted(_ place: Int) -> Double { values[Int(order[place])] }

    package func quantile(_ share: Double) -> Double { Quantiles.quantile(share, of: count, number: sorted) }

    /// The same column with a value in place of each missing one.
    package func filled(with value: Double) -> NumberColumn {
        missing == 0 || !value.isFinite ? self : NumberColumn(name, values.map { $0.isFinite ? $0 : value })
    }
}
