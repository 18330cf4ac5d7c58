import MarqueeCatalog

/// Takes a committed write back: its row changes in reverse, each only where the row is still as the write has left it.
///
/// Every step of a write was allowed by the keys of its time, so the steps in reverse are too, as long as no later write
/// stands in the way; that is what is looked for here.
package final class Undo {
    private let log: ChangeLog
    private let record: ChangeLog.Record
    private let connection: any Connection
    private let writer: RowWriter
    private var obstacles: [String] = []
    private var rows = 0
    private let dependents: Dependents
    /// Rows as the write has left them; read when it matters.
    private var written: WrittenRows?
    /// Hashes of the rows that foreign keys have changed while the rows they refer to were taken back.
    private var passedOn: Set<Int> = []
    /// Rows that went that way before their turn, in words; by the end each must have been one that was to go.
    private var vanished: [Int: String] = [:]

    private static let page = 1000
    private static let mostObstacles = 20

    /// - Parameters:
    ///   - governance: a connection that sees the governance tables.
    ///   - guarded: the connection in whose open transaction the rows are written, with the rights of outside SQL.
    /// - Throws: `MQ319` for an entry that can't be taken back, `MQ318` for one that was, `MQ5xx` as the engine does.
    package init(of auditID: Int64, governance: any Connection, on guarded: any GuardedConnection) throws {
        log = ChangeLog(governance)
        connection = guarded.own
        writer = RowWriter(guarded)
        dependents = try Dependents(connection, writer)
        guard let record = try log.record(of: auditID) else {
            throw MarqueeError(
                .notUndoable, "entry \(auditID) can't be taken back",
                details: [
                    "nothing was committed by it, or its rows were not kept: those of imports and of old writes are not"
                ])
        }
        if let obstacle = record.obstacle {
            throw MarqueeError(.notUndoable, "entry \(auditID) can't be taken back", details: [obstacle])
        }
        if let undo = try log.undone(auditID).last {
            throw MarqueeError(
                .undoRefused, "entry \(auditID) was taken back already", details: ["by entry \(undo)"],
                hint: "take entry \(undo) back to have its changes again")
        }
        self.record = record
    }

    /// Carries it out in the open transaction.
    ///
    /// - Returns: the number of rows changed.
    /// - Throws: `MQ318` with the rows in which later writes stand in the way; `MQ5xx` as the engine does.
    package func run() throws -> Int {
        if connection.dialect == .sqlite {
            try connection.execute("PRAGMA defer_foreign_keys = ON", [])
            return try takeBackAll()
        }
        // A row may have the number 0 where the server would put the next one.
        let mode = try connection.strings("SELECT @@SESSION.sql_mode").first ?? ""
        try connection.execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')", [])
        defer { _ = try? connection.execute("SET SESSION sql_mode = ?", [.text(mode)]) }
        return try takeBackAll()
    }

    private func takeBackAll() throws -> Int {
        var place: Int64?
        while obstacles.count < Self.mostObstacles {
            let page = try log.changes(of: record, .backward, behind: place, limit: Self.page)
            guard let last = page.last else { break }
            for (_, change) in page where obstacles.count < Self.mostObstacles { try takeBack(change) }
            place = last.place
        }
        obstacles += vanished.values.sorted().map { "\($0) would go with a row that it refers to" }
        if obstacles.isEmpty { obstacles = try ForeignKeyCheck.broken(on: connection, limit: Self.mostObstacles) }
        guard obstacles.isEmpty else {
            throw MarqueeError(
                .undoRefused, "later writes stand in the way of taking entry \(record.auditID) back",
                details: obstacles, hint: "take those back first, or write the rows anew")
        }
        return rows
    }

    private func takeBack(_ change: RowChange) throws {
        guard change.before != nil || change.after != nil else {
            obstacles.append(
                "a foreign key has changed rows of \(change.table) or of its dependents in a way that this engine does not record"
            )
            return
        }
        let inverse = change.inverse
        let standing = try standing(inverse)
        guard standing.isEmpty else {
            obstacles += standing.map { "\($0) refers to \(change.table), to a row that would go" }
            return
        }
        do {
            switch try writer.apply(inverse) {
            case .done:
                rows += 1
                try arrive(inverse)
            case .already where try isPassedOn(inverse): try arrive(inverse)
            case .conflict where try hasVanished(inverse): break
            // As it was before the write, but not by this undo: somebody else has done that, and may take it back.
            case .already, .conflict: obstacles.append("\(try writer.naming(change)) has changed since")
            case .otherShape: obstacles.append("the table \(change.table) has other columns now, or is gone")
            }
        } catch let error as MarqueeError where error.code == .constraintViolated {
            obstacles.append("\(try writer.naming(change)): \(error.details.first ?? error.message)")
        }
    }

    /// Names the rows that refer to one which goes, and to those that would go with it, unless the write itself has had them
    /// do so: the engine passes the change on to them, or their own step has still to come.
    private func standing(_ inverse: RowChange) throws -> [String] {
        var found: [String] = []
        var changes = [inverse]
        var seen: Set<Int> = []
        while let change = changes.popLast(), found.count < Self.mostObstacles {
            found += try dependents.rows(of: change, limit: Self.mostObstacles) {
                let written = try self.written ?? WrittenRows(self.record, self.log, self.writer, self.dependents.all)
                self.written = written
                return { standing in
                    let passed = standing.passedOn(from: change)
                    guard self.isOwn(standing, isRemoved: passed.map { $0.after == nil } ?? false, written) else {
                        return false
                    }
                    let (shape, row) = (standing.shape, standing.row)
                    self.passedOn.insert(WrittenRows.hash(shape.table, shape.names, row, self.identity(shape)))
                    if let passed, seen.insert(WrittenRows.hash(shape.table, shape.names, row, shape.names)).inserted {
                        changes.append(passed)
                    }
                    return true
                }
            }
        }
        return found
    }

    /// Of a row that would be removed nothing must have changed since the write.
    private func isOwn(_ standing: Dependents.Standing, isRemoved: Bool, _ written: WrittenRows) -> Bool {
        let (shape, row) = (standing.shape, standing.row)
        return isRemoved
            ? written.contains(shape.table, shape.names, row)
            : written.contains(standing.reference, shape.names, row, key: shape.key)
    }

    private func isPassedOn(_ inverse: RowChange) throws -> Bool {
        guard let shape = try writer.shape(of: inverse.table) else { return false }
        // A write may leave a row as it was, for instance by REPLACE.
        guard let before = inverse.before, !inverse.changedColumns.isEmpty else { return inverse.before != nil }
        return passedOn.contains(WrittenRows.hash(shape.table, inverse.columns, before, identity(shape)))
    }

    /// Whether the engine has removed the row with one that it refers to, before the row's own steps were taken back.
    private func hasVanished(_ inverse: RowChange) throws -> Bool {
        guard let before = inverse.before, inverse.after != nil, try isPassedOn(inverse),
            let shape = try writer.shape(of: inverse.table), try writer.row(inverse, as: before) == nil
        else { return false }
        vanished[WrittenRows.hash(shape.table, inverse.columns, before, identity(shape))] = try writer.naming(inverse)
        return true
    }

    /// A row that was to come or to go has done so.
    private func arrive(_ inverse: RowChange) throws {
        guard !vanished.isEmpty, inverse.before == nil || inverse.after == nil,
            let shape = try writer.shape(of: inverse.table), let image = inverse.before ?? inverse.after
        else { return }
        vanished[WrittenRows.hash(shape.table, inverse.columns, image, identity(shape))] = nil
    }

    private func identity(_ shape: TableShape) -> [String] { shape.key.isEmpty ? shape.names : shape.key }
}
