/// What the last imports did to a warehouse: the ground for drift.
package struct ImportHistory: Sendable {
    /// The last run, and the one before it whose distributions are kept; nil where there is none.
    package var last: Int64?
    package var previous: Int64?
    /// What the last run did to each table.
    package var changes: [TableChange] = []
    /// How the titles were distributed before and after the last run; before is empty after the first one.
    package var before: [Distribution] = []
    package var after: [Distribution] = []

    package init() {}

    /// Rows of a table that an import added, changed, left as they were, missed in its files and deleted.
    package struct TableChange: Sendable {
        package let table: String
        package let added, changed, unchanged, gone, removed: Int

        package init(table: String, added: Int, changed: Int, unchanged: Int, gone: Int, removed: Int) {
            self.table = table
            self.added = added
            self.changed = changed
            self.unchanged = unchanged
            self.gone = gone
            self.removed = removed
        }
    }
}
