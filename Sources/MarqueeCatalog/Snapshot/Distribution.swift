/// How often each value stands in a column.
package struct Distribution: Sendable {
    package enum Entries: Sendable {
        /// Ascending, each number once.
        case numbers([(value: Double, count: Int)])
        /// In byte order, each text once.
        case categories([(value: String, count: Int)])
    }

    package let column: String
    package let entries: Entries
    /// Rows that have no value.
    package let missing: Int

    package init(_ column: String, _ entries: Entries, missing: Int) {
        self.column = column
        self.entries = entries
        self.missing = missing
    }

    /// Rows that have a value, or several of them.
    package var count: Int {
        switch entries {
        case .numbers(let entries): entries.reduce(0) { $0 + $1.count }
        case .categories(let entries): entries.reduce(0) { $0 + $1.count }
        }
    }
}
