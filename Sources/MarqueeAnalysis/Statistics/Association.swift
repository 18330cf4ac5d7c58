/// A column of names out of a closed set.
package struct CategoryColumn: Sendable {
    package let name: String
    /// Index into ``labels`` by row; negative where it is missing.
    package let codes: [Int32]
    package let labels: [String]

    package init(_ name: String, codes: [Int32], labels: [String]) {
        self.name = name
        self.codes = codes
        self.labels = labels
    }

    /// Rows of each label.
    package var counts: [Int] {
        var counts = [Int](repeating: 0, count: labels.count)
        for code in codes where code >= 0 { counts[Int(code)] += 1 }
        return counts
    }
}

/// How far a column of names goes together with another column, over the rows in which both are there.
package struct Association: Sendable {
    /// From 0 (nothing to do with each other) to 1; NaN where one of the columns does not vary.
    package let value: Double
    /// Number of rows in which both are there.
    package let count: Int

    /// Cramér's V without correction of bias: √(χ² / (n · (min(rows, columns) - 1))) of the table of the labels that
    /// occur (Cramér 1946), as `scipy.stats.contingency.association` gives it.
    package static func cramersV(_ a: CategoryColumn, _ b: CategoryColumn) -> Association {
        let width = b.labels.count
        var cells = [Int](repeating: 0, count: a.labels.count * width)
        var (rows, columns) = ([Int](repeating: 0, count: a.labels.count), [Int](repeating: 0, count: width))
        var n = 0
        for (one, other) in zip(a.codes, b.codes) where one >= 0 && other >= 0 {
            cells[Int(one) * width + Int(other)] += 1
            rows[Int(one)] += 1
            columns[Int(other)] += 1
            n += 1
        }
        var square = CompensatedSum()
        for (row, ofRow) in rows.enumerated() where ofRow > 0 {
            for (column, ofColumn) in columns.enumerated() where ofColumn > 0 {
                let expected = Double(ofRow) * Double(ofColumn) / Double(n)
                let difference = Double(cells[row * width + column]) - expected
                square += difference * difference / expected
            }
        }
        let least = min(rows.count { $0 > 0 }, columns.count { $0 > 0 })
        guard least > 1 else { return Association(value: .nan, count: n) }
        return Association(value: (square.value / (Double(n) * Double(least - 1))).squareRoot(), count: n)
    }

    /// The correlation ratio η: the root of the share of a number's variation that lies between the categories (Pearson
    /// 1903; Fisher 1925).
    package static func correlationRatio(_ category: CategoryColumn, _ number: NumberColumn) -> Association {
        var groups = [CompensatedSum](repeating: CompensatedSum(), count: category.labels.count)
        var all = CompensatedSum()
        var (least, most) = (Double.infinity, -Double.infinity)
        for row in number.order where category.codes[Int(row)] >= 0 {
            groups[Int(category.codes[Int(row)])] += number.values[Int(row)]
            all += number.values[Int(row)]
            (least, most) = (min(least, number.values[Int(row)]), max(most, number.values[Int(row)]))
        }
        let mean = all.mean
        var (total, between) = (CompensatedSum(), CompensatedSum())
        for row in number.order where category.codes[Int(row)] >= 0 {
            let deviation = number.values[Int(row)] - mean
            total += deviation * deviation
        }
        for group in groups where group.count > 0 {
            between += Double(group.count) * (group.mean - mean) * (group.mean - mean)
        }
        guard least < most else {
            return Association(value: .nan, count: all.count)
        }
        return Association(value: min(1, (between.value / total.value).squareRoot()), count: all.count)
    }
}
