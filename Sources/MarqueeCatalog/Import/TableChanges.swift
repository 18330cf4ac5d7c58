/// What an import does to a table of the warehouse.
package struct TableChanges: Equatable, Sendable {
    /// What it does to a column's values.
    package struct ColumnChanges: Equatable, Sendable {
        package let name: String
        /// Values where there was no row, or none in the row.
        package var added = 0
        /// Values that differ from before, among them those that are no longer there.
        package var changed = 0
        /// Values that are as before.
        package var unchanged = 0
    }

    package let table: String
    /// Rows that were not there before.
    package var added = 0
    /// Rows with a value that differs from before.
    package var changed = 0
    /// Rows that are as before.
    package var unchanged = 0
    /// Rows that are in the warehouse but no longer in the source.
    package var gone = 0
    /// Rows that are deleted.
    package var removed = 0
    package var columns: [ColumnChanges]

    package init(table: String, columns: [String]) {
        self.table = table
        self.columns = columns.map { ColumnChanges(name: $0) }
    }

    /// Whether the table is as it was.
    package var isNone: Bool { rows == 0 }
    /// Rows that are written or deleted.
    package var rows: Int { added + changed + removed }
}
