import MarqueeCatalog
import MarqueeWarehouse

/// What the triggers of a table do.
struct RecordedTable {
    enum Event: String, CaseIterable {
        case inserted = "AFTER INSERT"
        case updated = "AFTER UPDATE"
        case deleted = "AFTER DELETE"
        case updating = "BEFORE UPDATE"
        case deleting = "BEFORE DELETE"
    }

    let shape: TableShape
    /// Under which the columns are kept.
    let number: Int64
    /// Of the governance tables.
    let schema: String
    /// The database server's own id, as SQL.
    let server: String

    /// The statements of a trigger; nil where none is needed.
    func statements(_ event: Event, _ references: [Reference], _ tables: [String: RecordedTable]) -> String? {
        switch event {
        case .inserted: return record(nil, image("NEW"))
        case .updated: return record(image("OLD"), image("NEW"))
        case .deleted: return record(image("OLD"), nil)
        case .updating:
            return joined(passOnUpdate(references, tables))
        case .deleting:
            return joined(PassedDeletion(self, references, tables).statements)
        }
    }

    private func joined(_ parts: [String]) -> String? { parts.isEmpty ? nil : parts.joined(separator: "\n") }

    private func record(_ before: String?, _ after: String?) -> String {
        """
                INSERT INTO \(changes)
                VALUES (\(origin), \(number), \(before ?? "NULL"), \(after ?? "NULL"));
        """
    }

    /// The table of changed rows with the columns that a record gives.
    var changes: String {
        let table = Dialect.mysql.qualified(schema, GovernanceTables.rowChanges.name)
        return "\(table) (writer_id, connection_id, shape_id, before_image, after_image)"
    }

    /// The values of the first two of these columns.
    var origin: String { "\(server), CONNECTION_ID()" }

    /// An expression for a row's image.
    ///
    /// - Parameters:
    ///   - row: what stands before the columns: `OLD`, `NEW` or the table.
    ///   - replaced: expressions that stand instead of columns.
    func image(_ row: String, replacing replaced: [String: String] = [:]) -> String {
        let items = shape.columns.map { column in
            Self.item(column, replaced[column.name] ?? "\(row).\(quoted(column.name))")
        }
        return "CONCAT('[', \(items.joined(separator: ", ',', ")), ']')"
    }

    /// A value as it stands in JSON; see ``RowImage``.
    private static func item(_ column: TableShape.Column, _ value: String) -> String {
        switch column.type {
        // As a number, and not with the zeros that a column may be shown with.
        case "tinyint", "smallint", "mediumint", "int", "year": return "IFNULL(\(value) + 0, 'null')"
        case "bigint", "bit":
            let isWide = "\(value) + 0 > \(Int64.max)"
            return "IFNULL(IF(\(isWide), JSON_QUOTE(CAST(\(value) + 0 AS CHAR)), \(value) + 0), 'null')"
        case "double", "float":
            let text = column.type == "float" ? "CAST(\(value) AS DOUBLE)" : value
            return "IFNULL(IF(LOCATE('.', \(text)) OR LOCATE('e', \(text)), \(text), CONCAT(\(text), '.0')), 'null')"
        default: break
        }
        if TableShape.isBinary(column) { return "IFNULL(CONCAT('{\"hex\":\"', HEX(\(value)), '\"}'), 'null')" }
        return "IFNULL(JSON_QUOTE(CONVERT(CAST(\(value) AS CHAR) USING utf8mb4)), 'null')"
    }

    /// What the dependents of a row whose key changes go through: the engine itself makes these changes.
    private func passOnUpdate(_ references: [Reference], _ tables: [String: RecordedTable]) -> [String] {
        let passing = references.filter { $0.parent == shape.table && Self.passesOn($0.onUpdate) }
        var statements: [String] = []
        for (place, reference) in passing.enumerated() {
            let statement: String
            let goesOn = references.contains { next in
                next.parent == reference.table && !Set(next.parentColumns).isDisjoint(with: reference.columns)
                    && Self.passesOn(next.onUpdate)
            }
            if let child = tables[reference.table], reference.table != shape.table, !goesOn {
                let earlier = passing[..<place].filter { $0.table == reference.table }
                statement = update(of: child, by: reference, after: earlier)
            } else {
                statement = unrecorded(reference)
            }
            statements.append("        IF \(isChanged(reference)) THEN\n\(statement)\n        END IF;")
        }
        return statements
    }

    private func update(of child: RecordedTable, by reference: Reference, after earlier: [Reference]) -> String {
        var replaced: [String: String] = [:]
        for other in earlier {
            for (column, value) in zip(other.columns, newValues(other)) {
                let now = replaced[column] ?? "\(quoted(child.shape.table)).\(quoted(column))"
                replaced[column] = "IF((\(isChanged(other))) AND \(Self.matching(other)), \(value), \(now))"
            }
        }
        let before = child.image(quoted(child.shape.table), replacing: replaced)
        for (column, value) in zip(reference.columns, newValues(reference)) { replaced[column] = value }
        return """
                    INSERT INTO \(changes)
                    SELECT \(origin), \(child.number), \(before),
                        \(child.image(quoted(child.shape.table), replacing: replaced))
                    FROM \(quoted(child.shape.table)) WHERE \(Self.matching(reference));
            """
    }

    private func isChanged(_ reference: Reference) -> String {
        reference.parentColumns.map { "NOT (OLD.\(quoted($0)) <=> NEW.\(quoted($0)))" }.joined(separator: " OR ")
    }

    private func newValues(_ reference: Reference) -> [String] {
        reference.parentColumns.map { reference.onUpdate == "CASCADE" ? "NEW.\(quoted($0))" : "NULL" }
    }

    /// A change without images says that something was done that is not recorded.
    func unrecorded(_ reference: Reference) -> String {
        // A row that refers to itself goes with itself.
        let isItself = reference.parentColumns.map {
            "\(quoted(reference.table)).\(quoted($0)) <=> OLD.\(quoted($0))"
        }
        let others = reference.table == shape.table ? " AND NOT (\(isItself.joined(separator: " AND ")))" : ""
        return """
                INSERT INTO \(changes)
                SELECT \(origin), \(number), NULL, NULL FROM DUAL
                WHERE EXISTS (SELECT 1 FROM \(quoted(reference.table)) WHERE \(Self.matching(reference))\(others));
            """
    }

    /// That a row refers to the one that the trigger is about.
    static func matching(_ reference: Reference) -> String {
        zip(reference.columns, reference.parentColumns).map { column, key in
            "\(Dialect.mysql.quoted(reference.table)).\(Dialect.mysql.quoted(column)) = OLD.\(Dialect.mysql.quoted(key))"
        }.joined(separator: " AND ")
    }

    /// Whether a foreign key's rule changes the rows that refer.
    static func passesOn(_ rule: String) -> Bool { ["CASCADE", "SET NULL"].contains(rule) }

    private func quoted(_ name: String) -> String { Dialect.mysql.quoted(name) }
}
