import MarqueeWarehouse

extension ImportReport {
    /// A user's foreign key by which rows refer to those that the import deletes or whose keys it changes.
    struct Reference: Encodable {
        /// The schema of the table on the server; missing for the warehouse's own.
        let schema: String?
        let table: String
        /// Missing for a foreign key without a name.
        let constraint: String?
        let columns: [String]
        let refersTo: String
        let refersToColumns: [String]
        /// `delete` or `update`: what happens to the rows that are referred to.
        let change: String
        let rule: String
        let rows: Int
        /// `cascade`, `set-null`, `drop-constraint` or `refuse`.
        let action: String
        /// Why the choice could not be followed.
        let reason: String?

        /// The line of the text report.
        fileprivate let cells: [TextTable.Cell]

        init(_ affected: AffectedReference) {
            let reference = affected.reference
            schema = reference.table.schema
            table = reference.table.name
            constraint = reference.constraint
            columns = reference.columns
            refersTo = reference.parent.name
            refersToColumns = reference.parentColumns
            change = affected.change.rawValue
            rule = affected.rule
            rows = affected.rows
            action = affected.action.rawValue
            reason = affected.reason
            cells = [
                .word(reference.text), .word(reference.parentText), .number(affected.rows), .word(affected.rule),
                .word(affected.consequence),
            ]
        }

        private enum CodingKeys: CodingKey {
            case schema, table, constraint, columns, refersTo, refersToColumns, change, rule, rows, action, reason
        }
    }

    /// The references on a terminal.
    var referenceList: String? {
        guard !references.isEmpty else { return nil }
        var table = TextTable(["foreign key", "refers to", "rows", "rule", "outcome"])
        for reference in references { table.add(reference.cells) }
        let isRefused = references.contains { $0.action == ReferencePolicy.refuse.rawValue }
        let hint = "Choose with --on-reference: refuse, set-null or drop-constraint."
        let head =
            "Tables of users that refer to rows which \(dryRun ? "would be" : "were") deleted or changed in their keys:"
        return [head, table.text, isRefused ? hint : nil].compactMap { $0 }.joined(separator: "\n")
    }
}
