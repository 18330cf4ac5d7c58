/// What a write did to one row, or is to do.
package struct RowChange: Equatable, Sendable {
    package let table: String
    /// Names of the columns, in the order of the images.
    package let columns: [String]
    /// The row as it was; nil when there was none.
    package let before: [Value]?
    /// The row as it is afterwards; nil when there is none.
    package let after: [Value]?

    package init(table: String, columns: [String], before: [Value]?, after: [Value]?) {
        self.table = table
        self.columns = columns
        self.before = before
        self.after = after
    }

    package enum Kind: String, Sendable {
        case added
        case changed
        case removed
    }

    package var kind: Kind { before == nil ? .added : after == nil ? .removed : .changed }

    /// The change that takes this one back.
    package var inverse: RowChange { RowChange(table: table, columns: columns, before: after, after: before) }

    /// Places of the columns whose value differs; all of them for a row that was added or removed.
    package var changedColumns: [Int] {
        guard let before, let after else { return Array(columns.indices) }
        return columns.indices.filter { !before[$0].isIdentical(to: after[$0]) }
    }
}

extension Value {
    /// Whether the value is the same to the bit: a number that is none is itself, and 0.0 is not -0.0.
    package func isIdentical(to other: Value) -> Bool {
        if case .real(let mine) = self, case .real(let theirs) = other { return mine.bitPattern == theirs.bitPattern }
        return self == other
    }
}
