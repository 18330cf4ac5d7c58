package import MarqueeCatalog

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
    /// Rows that the write itself has touched; read when it matters.
    private var touched: Set<String>?

    private static let page = 1000
    private static let mostObstacles = 20

    /// - Parameters:
    ///   - governance: a connection that sees the governance tables.
    ///   - connection: one in whose open transaction the rows are written.
    /// - Throws: `MQ319` for an entry that can't be taken back, `MQ5xx` as the engine does.
    package init(of auditID: Int64, governance: any Connection, on connection: any Connection) throws {
        log = ChangeLog(governance)
        self.connection = connection
        writer = RowWriter(connection)
        dependents = try Dependents(connection, writer)
        guard let record = try log.record(of: auditID) else {
            throw MarqueeError(
                .notUndoable, "entry \(auditID) can't be taken back",
                details: ["nothing was committed by it, or it was written before changed rows were kept"])
        }
        if let obstacle = record.obstacle {
            throw MarqueeError(.notUndoable, "entry \(auditID) can't be taken back", details: [obstacle])
        }
        self.record = record
    }

    /// Carries it out in the open transaction.
    ///
    /// - Returns: the number of rows changed.
    /// - Throws: `MQ318` with the rows in which later writes stand in the way; `MQ5xx` as the engine does.
    package func run() throws -> Int {
        if connection.dialect == .sqlite { try connection.execute("PRAGMA defer_foreign_keys = ON", []) }
        var place: Int64?
        while obstacles.count < Self.mostObstacles {
            let page = try log.changes(of: record, .backward, behind: place, limit: Self.page)
            guard let last = page.last else { break }
            for (_, change) in page where obstacles.count < Self.mostObstacles { try takeBack(change) }
            place = last.id
        }
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
        let standing = try dependents.rows(of: inverse, limit: Self.mostObstacles, unless: isTouched)
        guard standing.isEmpty else {
            obstacles += standing.map { "\($0) refers to \(change.table), to a row that would go" }
            return
        }
        do {
            switch try writer.apply(inverse) {
            case .done: rows += 1
            case .already: break
            case .conflict: obstacles.append("\(try writer.naming(change)) has changed since")
            case .otherShape: obstacles.append("the table \(change.table) has other columns now, or is gone")
            }
        } catch let error as MarqueeError where error.code == .constraintViolated {
            obstacles.append("\(try writer.naming(change)): \(error.details.first ?? error.message)")
        }
    }

    /// Whether the write itself has changed a row: such a row is taken back by a step of its own.
    private func isTouched(_ row: RowChange, _ shape: TableShape) throws -> Bool {
        let known = try touched ?? readTouched()
        touched = known
        return known.contains(Self.identity(row.table, row.columns, row.before ?? [], shape.key))
    }

    private func readTouched() throws -> Set<String> {
        var found: Set<String> = []
        var place: Int64?
        while let page = Optional(try log.changes(of: record, .forward, behind: place, limit: Self.page)),
            let last = page.last
        {
            for (_, change) in page {
                let key = try writer.shape(of: change.table)?.key ?? []
                for image in [change.before, change.after].compactMap({ $0 }) {
                    found.insert(Self.identity(change.table, change.columns, image, key))
                }
            }
            place = last.id
        }
        return found
    }

    private static func identity(_ table: String, _ columns: [String], _ image: [Value], _ key: [String]) -> String {
        let names = key.isEmpty ? columns : key
        let values = names.map { name in
            columns.firstIndex(of: name).map { RowImage.node(image[$0]).json } ?? ""
        }
        return ([table.lowercased()] + values).joined(separator: "\u{1F}")
    }
}
