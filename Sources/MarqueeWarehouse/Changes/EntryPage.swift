package import MarqueeCatalog

/// An entry of the audit log with the rows that it changed.
package struct EntryPage {
    package let entry: AuditLog.Kept
    package let record: ChangeLog.Record?
    /// Entries that take it back.
    package let undoneBy: [Int64]
    package let rows: [RowChange]
    /// The number of a changed row behind which the next page begins; nil when this one is the last.
    package let next: Int64?

    /// Reads it.
    ///
    /// - Parameters:
    ///   - governance: a connection that sees the governance tables.
    ///   - place: ``next`` of the page before; nil for the first.
    ///   - limit: rows at most.
    /// - Throws: `MQ320` when there is no such entry; `MQ5xx` as the engine does.
    package init(
        of auditID: Int64, behind place: Int64? = nil, limit: Int, _ governance: any Connection,
        digest: @escaping @Sendable (String) -> String
    ) throws {
        entry = try AuditLog(governance, digest: digest).entry(auditID)
        let log = ChangeLog(governance)
        record = try log.record(of: auditID)
        undoneBy = try log.undone(auditID)
        let found = try record.map { try log.changes(of: $0, .forward, behind: place, limit: limit + 1) } ?? []
        rows = found.prefix(limit).map(\.change)
        next = found.count > limit ? found[limit - 1].place : nil
    }

    /// The page as JSON.
    package var json: JSONNode {
        .object([
            ("entry", .object(AuditLog.fields(of: entry).map { (key: $0.name, value: RowImage.node($0.value)) })),
            (
                "undo",
                .object([
                    ("changes", .integer(Int64(record?.changes ?? 0))),
                    ("obstacle", obstacle.map(JSONNode.text) ?? .null),
                    ("undoes", record?.undoes.map(JSONNode.integer) ?? .null),
                    ("undone_by", .list(undoneBy.map(JSONNode.integer))),
                ])
            ),
            ("rows", .list(rows.map(Self.node))), ("next", next.map(JSONNode.integer) ?? .null),
        ])
    }

    /// Why the entry can't be taken back; nil when nothing but later writes may stand in the way.
    package var obstacle: String? {
        record == nil ? "it has no record of changed rows" : record?.obstacle
    }

    private static func node(_ change: RowChange) -> JSONNode {
        .object([
            ("table", .text(change.table)), ("change", .text(change.kind.rawValue)),
            ("before", DiffPage.object(change.columns, change.before)),
            ("after", DiffPage.object(change.columns, change.after)),
        ])
    }
}
