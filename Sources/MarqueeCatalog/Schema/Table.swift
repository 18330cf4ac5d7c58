/// A table of the warehouse as a value: what DDL, ERD and data dictionary are made from.
package struct Table: Equatable, Sendable {
    /// snake_case plural.
    package let name: String
    /// What one row stands for, in a sentence.
    package let meaning: String
    /// In the order in which the columns are created.
    package let columns: [Column]
    /// Names of the key columns, in key order.
    package let primaryKey: [String]
    /// Further sets of columns whose values may occur once; a row with NULL in one of them is exempt.
    package let uniques: [[String]]
    /// References to other tables; each has an index, see ``indexes``.
    package let foreignKeys: [ForeignKey]

    package init(
        _ name: String, _ meaning: String, columns: [Column], primaryKey: [String], uniques: [[String]] = [],
        foreignKeys: [ForeignKey] = []
    ) {
        self.name = name
        self.meaning = meaning
        self.columns = columns
        self.primaryKey = primaryKey
        self.uniques = uniques
        self.foreignKeys = foreignKeys
    }

    /// Columns to be indexed so that each foreign key is served; those that a key already serves need none.
    package var indexes: [String] {
        let served = Set(([primaryKey] + uniques).compactMap(\.first))
        return foreignKeys.map(\.column).filter { !served.contains($0) }
    }

    /// The column of that name.
    package func column(_ name: String) -> Column? {
        columns.first { $0.name == name }
    }
}

/// A column of a ``Table``.
package struct Column: Equatable, Sendable {
    /// What a column can hold, independent of the engine.
    package enum Kind: Equatable, Sendable {
        /// Text of at most that many characters, compared by bytes: fit for keys.
        case key(Int)
        /// Text of any length up to ``TextArena/longestText`` bytes.
        case text
        /// 64-bit signed.
        case integer
        /// Binary floating point, 64 bits.
        case real
        /// Bytes as they came.
        case bytes
        /// A moment in UTC, `YYYY-MM-DD HH:MM:SS.mmm`.
        case timestamp
    }

    /// snake_case.
    package let name: String
    package let kind: Kind
    /// What the value means, with its unit.
    package let meaning: String
    /// Whether the value may be missing (NULL).
    package let isOptional: Bool
    /// Whether the engine hands out the value when an insert leaves it out.
    package let isGenerated: Bool
    /// The values that the engine lets in, both ends included.
    package let range: ClosedRange<Int>?

    package init(
        _ name: String, _ kind: Kind, _ meaning: String, optional: Bool = false, generated: Bool = false,
        range: ClosedRange<Int>? = nil
    ) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.isOptional = optional
        self.isGenerated = generated
        self.range = range
    }
}

/// A column whose values must exist in the single-column primary key of another table.
package struct ForeignKey: Equatable, Hashable, Sendable {
    package let column: String
    package let table: String
    /// The referenced key column.
    package let key: String

    package init(_ column: String, _ table: String, _ key: String = "id") {
        self.column = column
        self.table = table
        self.key = key
    }
}

/// A view of the warehouse; its SQL is in MarqueeWarehouse.
package struct View: Equatable, Sendable {
    package let name: String
    /// What one row stands for and which rule made it.
    package let meaning: String
}
