import MarqueeCatalog

/// Applies what was done in a sandbox to the warehouse, row by row, each only where the warehouse's row is as it was when the
/// copy was made, unless a side is chosen.
package final class Promotion {
    /// What happens to a row that both sides have changed.
    package enum Side: String, Sendable, CaseIterable {
        /// Nothing is applied at all.
        case refuse
        /// The sandbox's row is applied.
        case sandbox
        /// The warehouse's row stays.
        case warehouse
    }

    /// What was applied to a table.
    package struct Tally: Equatable, Sendable {
        package let table: String
        package var isNew = false
        package var added = 0
        package var changed = 0
        package var removed = 0
        /// Rows that stayed as they are in the warehouse, because that side was chosen.
        package var kept = 0

        package var rows: Int { added + changed + removed }
    }

    private let diff: SandboxDiff
    private let tables: [SandboxDiff.TableChange]
    private let side: Side
    private let connection: any Connection
    private let writer: RowWriter
    private let dependents: Dependents
    private var tallies: [String: Tally] = [:]
    private var conflicts: [String] = []
    private var refusals: [String] = []
    /// Rows that a key did not let in yet: others may have to come or go before.
    private var waiting: [RowChange] = []

    private static let mostListed = 20

    /// - Parameters:
    ///   - diff: against the base.
    ///   - only: names of the tables that are meant; nil for all.
    ///   - guarded: the connection in whose open transaction the rows are written, with the rights of outside SQL.
    /// - Throws: `MQ325` for tables whose shape differs, `MQ111`, `MQ5xx` as the engine does.
    package init(of diff: SandboxDiff, only: [String]?, on side: Side, to guarded: any GuardedConnection) throws {
        self.diff = diff
        self.side = side
        connection = guarded.own
        writer = RowWriter(guarded)
        dependents = try Dependents(connection, writer)
        let changes = try diff.tables(only)
        try Self.refuseOtherShapes(changes, diff)
        let references = try Reference.all(of: diff.sides.connection, in: diff.sides.copy)
        let order = Dependents.parentsFirst(changes.map(\.table), references)
        tables = order.compactMap { name in changes.first { $0.table == name } }
    }

    /// The tables that are new.
    package static func newTables(in diff: SandboxDiff, only: [String]?) throws -> [String] {
        try diff.tables(only).filter(\.isNew).map(\.table)
    }

    private static func refuseOtherShapes(_ changes: [SandboxDiff.TableChange], _ diff: SandboxDiff) throws {
        let refused = changes.compactMap { change -> String? in
            if change.isDropped { return "the table \(change.table) was dropped in the sandbox" }
            guard !change.newColumns.isEmpty || !change.droppedColumns.isEmpty else { return nil }
            return "the table \(change.table) has other columns in the sandbox"
        }
        guard refused.isEmpty else {
            throw MarqueeError(
                .notPromotable, "tables whose shape was changed are not promoted", details: refused,
                hint: "name the other tables, and change the shape in the warehouse itself")
        }
    }

    /// Applies it in the open transaction. New tables must have been made.
    ///
    /// - Returns: what was applied, by table; tables without a difference are left out.
    /// - Throws: `MQ324` with the conflicts, `MQ325` for rows that only Marquee writes, `MQ507` for what the keys forbid.
    package func run() throws -> [Tally] {
        if connection.dialect == .sqlite { try connection.execute("PRAGMA defer_foreign_keys = ON", []) }
        for table in tables {
            try diff.rows(of: table) { row, _ in
                if row.change.kind != .removed { try take(row, table) }
            }
        }
        for table in tables.reversed() where !table.isNew {
            try diff.rows(of: table) { row, _ in
                if row.change.kind == .removed { try take(row, table) }
            }
        }
        try applyWaiting()
        if conflicts.isEmpty { refusals += try ForeignKeyCheck.broken(on: connection, limit: Self.mostListed) }
        guard conflicts.isEmpty else {
            throw MarqueeError(
                .promoteConflict, "the warehouse has changed rows that the sandbox has changed too",
                details: conflicts, hint: "choose a side for these rows: sandbox or warehouse")
        }
        guard refusals.isEmpty else {
            throw MarqueeError(
                .constraintViolated, "the keys of the warehouse do not let the change in", details: refusals)
        }
        return tables.compactMap { tallies[$0.table] }.filter { $0.isNew || $0.rows + $0.kept > 0 }
    }

    private func take(_ row: SandboxDiff.Row, _ table: SandboxDiff.TableChange) throws {
        let change = row.change
        guard !ManagedTables(.warehouse).ledger.contains(change.table.lowercased()) else {
            throw MarqueeError(
                .notPromotable, "the rows of \(change.table) are written by Marquee alone",
                hint: "name the tables that are to be promoted")
        }
        if tallies[change.table] == nil { tallies[change.table] = Tally(table: change.table, isNew: table.isNew) }
        if row.isConflict {
            switch side {
            case .refuse:
                if conflicts.count < Self.mostListed { conflicts.append(try writer.naming(change)) }
                return
            case .warehouse:
                tallies[change.table]?.kept += 1
                return
            case .sandbox: break
            }
        }
        guard conflicts.isEmpty else { return }
        // From the row as it is now, which is what is compared with once more when it is written.
        let before = table.isNew ? nil : row.now
        try apply(
            RowChange(table: change.table, columns: change.columns, before: before, after: change.after), mayWait: true)
    }

    private func apply(_ change: RowChange, mayWait: Bool) throws {
        if change.after == nil {
            let standing = try dependents.rows(of: change, limit: Self.mostListed)
            guard standing.isEmpty else {
                if mayWait {
                    waiting.append(change)
                } else {
                    refusals += standing.map { "\($0) refers to a row that would go" }
                }
                return
            }
        }
        do {
            switch try writer.apply(change) {
            case .done: count(change)
            case .already: break
            case .conflict: conflicts.append(try writer.naming(change))
            case .otherShape: conflicts.append("the table \(change.table) has other columns in the warehouse")
            }
        } catch let error as MarqueeError where error.code == .constraintViolated {
            if mayWait {
                waiting.append(change)
            } else {
                refusals.append("\(try writer.naming(change)): \(error.details.first ?? error.message)")
            }
        }
    }

    /// Tries what had to wait as long as that helps.
    private func applyWaiting() throws {
        while !waiting.isEmpty {
            let tried = waiting
            waiting = []
            for change in tried { try apply(change, mayWait: true) }
            guard waiting.count < tried.count else { break }
        }
        let left = waiting.prefix(Self.mostListed)
        for change in left { try apply(change, mayWait: false) }
    }

    private func count(_ change: RowChange) {
        switch change.kind {
        case .added: tallies[change.table]?.added += 1
        case .changed: tallies[change.table]?.changed += 1
        case .removed: tallies[change.table]?.removed += 1
        }
    }
}
