/// A foreign key of a table that is not Marquee's.
package struct UserReference: Hashable, Sendable {
    /// A table and where it is.
    package struct TableName: Hashable, Sendable {
        /// The schema on the server; nil for the warehouse's own.
        package let schema: String?
        package let name: String
        /// True for a table of the catalog, the ledger or the governance tables.
        let isManaged: Bool

        init(_ name: String, schema: String? = nil, isManaged: Bool) {
            self.schema = schema
            self.name = name
            self.isManaged = isManaged
        }

        /// The name for a statement.
        func quoted(_ dialect: Dialect) -> String {
            (schema.map { dialect.quoted($0) + "." } ?? "") + dialect.quoted(name)
        }

        /// True if both name the same table: SQLite ignores the case of ASCII letters.
        func isSame(as other: TableName, _ dialect: Dialect) -> Bool {
            schema == other.schema && dialect.isSameName(name, other.name)
        }
    }

    package let table: TableName
    /// The name of the constraint; nil for one without a name (SQLite).
    package let constraint: String?
    package let columns: [String]
    package let parent: TableName
    /// The referenced columns, in the order of ``columns``.
    package let parentColumns: [String]
    /// The rule for rows whose parent is deleted, in capitals: `NO ACTION`, `CASCADE`, …
    package let onDelete: String
    /// The rule for rows whose parent's key changes.
    package let onUpdate: String
    /// The number of the key in its table's definition, from 0 (SQLite).
    let ordinal: Int
    /// True if the parent has no key of these columns, so that SQLite refuses statements on both tables.
    package let isBroken: Bool

    /// The key in words: `picks (title_id)`.
    package var text: String { Self.text(table, columns) }
    /// The referenced key in words: `titles (id)`.
    package var parentText: String { Self.text(parent, parentColumns) }

    private static func text(_ table: TableName, _ columns: [String]) -> String {
        "\(table.schema.map { "\($0)." } ?? "")\(table.name) (\(columns.joined(separator: ", ")))"
    }
}

extension Dialect {
    /// True if the engine takes both for the same name of a table or column.
    func isSameName(_ left: String, _ right: String) -> Bool {
        left == right || isFolded && Self.folded(left) == Self.folded(right)
    }

    /// Names of tables on a server are told apart by case, as its information schema writes them.
    private var isFolded: Bool { self == .sqlite }

    private static func folded(_ name: String) -> [UInt8] {
        name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}
