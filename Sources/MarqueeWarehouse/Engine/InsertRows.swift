package import MarqueeCatalog

/// Rows to be inserted: columns opened by address, and which of their rows are meant.
package struct InsertRows {
    package let table: Table
    package let columns: [String]
    package let cells: [CellColumn]
    /// The rows in the order in which they are inserted; nil for all of them.
    package let selection: [Int32]?
    /// Number of rows to insert.
    package let count: Int
    /// Whether the table has no rows yet, so that an engine may make its indexes afterwards.
    package let fillsEmptyTable: Bool
    /// Called now and then with the number of rows inserted since the last call.
    package let progress: (Int) -> Void

    package init(
        _ table: Table, columns: [String], cells: [CellColumn], selection: [Int32]?, count: Int,
        fillsEmptyTable: Bool = false, progress: @escaping (Int) -> Void = { _ in }
    ) {
        self.table = table
        self.columns = columns
        self.cells = cells
        self.selection = selection
        self.count = count
        self.fillsEmptyTable = fillsEmptyTable
        self.progress = progress
    }

    /// The same rows, telling somebody else how many are in.
    package func counting(_ progress: @escaping (Int) -> Void) -> InsertRows {
        InsertRows(
            table, columns: columns, cells: cells, selection: selection, count: count, fillsEmptyTable: fillsEmptyTable,
            progress: progress)
    }

    /// Some of the rows.
    package func part(_ range: Range<Int>) -> InsertRows {
        let places = selection.map { Array($0[range]) } ?? range.map(Int32.init)
        return InsertRows(table, columns: columns, cells: cells, selection: places, count: range.count)
    }
}
