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

    /// The statements of a trigger; nil where none is needed.
    func statements(_ event: Event, _ references: [Reference], _ tables: [String: RecordedTable]) -> String? {
        switch event {
        case .inserted: return record(nil, image("NEW"))
        case .updated: return record(image("OLD"), image("NEW"))
        case .deleted: return record(image("OLD"), nil)
        case .updating:
            return joined(own(references).compactMap { passOnUpdate($0, references, tables) })
        case .deleting:
            return joined(own(references).compactMap { passOnDelete($0, references, tables) })
        }
    }

    private func joined(_ parts: [String]) -> String? { parts.isEmpty ? nil : parts.joined(separator: "\n") }

    private func own(_ references: [Reference]) -> [Reference] { references.filter { $0.parent == shape.table } }

    private func record(_ before: String?, _ after: String?) -> String {
        """
                INSERT INTO \(changes) (connection_id, shape_id, before_image, after_image)
                VALUES (CONNECTION_ID(), \(number), \(before ?? "NULL"), \(after ?? "NULL"));
        """
    }

    private var changes: String { "\(quoted(schema)).row_changes" }

    /// An expression for a row's image.
    ///
    /// - Parameters:
    ///   - row: what stands before the columns: `OLD`, `NEW` or the table.
    ///   - replaced: expressions that stand instead of columns.
    private func image(_ row: String, replacing replaced: [String: String] = [:]) -> String {
        let items = shape.columns.map { column in
            Self.item(column, replaced[column.name] ?? "\(row).\(quoted(column.name))")
        }
        return "CONCAT('[', \(items.joined(separator: ", ',', ")), ']')"
    }

    /// A value as it stands in JSON; see ``RowImage``.
    private static func item(_ column: TableShape.Column, _ value: String) -> String {
        switch column.type {
        // As a number, and not with the zeros that a column may be shown with.
        case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "bit": return "IFNULL(\(value) + 0, 'null')"
        case "double", "float":
            let text = column.type == "float" ? "CAST(\(value) AS DOUBLE)" : value
            return "IFNULL(IF(LOCATE('.', \(text)) OR LOCATE('e', \(text)), \(text), CONCAT(\(text), '.0')), 'null')"
        default: break
        }
        if TableShape.isBinary(column) { return "IFNULL(CONCAT('{\"hex\":\"', HEX(\(value)), '\"}'), 'null')" }
        return "IFNULL(JSON_QUOTE(CONVERT(CAST(\(value) AS CHAR) USING utf8mb4)), 'null')"
    }

    /// What a deleted row's dependents go through.
    private func passOnDelete(
        _ reference: Reference, _ references: [Reference], _ tables: [String: RecordedTable]
    ) -> String? {
        let condition = matching(reference)
        let table = quoted(reference.table)
        guard ["CASCADE", "SET NULL"].contains(reference.onDelete) else { return nil }
        guard !Self.leadsBack(reference, references) else { return unrecorded(reference) }
        if reference.onDelete == "CASCADE" { return "        DELETE FROM \(table) WHERE \(condition);" }
        return "        UPDATE \(table) SET \(nothing(reference)) WHERE \(condition);"
    }

    /// What the dependents of a row whose key changes go through.
    private func passOnUpdate(
        _ reference: Reference, _ references: [Reference], _ tables: [String: RecordedTable]
    ) -> String? {
        guard ["CASCADE", "SET NULL"].contains(reference.onUpdate) else { return nil }
        let isChanged = reference.parentColumns.map { "NOT (OLD.\(quoted($0)) <=> NEW.\(quoted($0)))" }
        var statement: String
        let goesOn = references.contains { next in
            next.parent == reference.table && !Set(next.parentColumns).isDisjoint(with: reference.columns)
                && ["CASCADE", "SET NULL"].contains(next.onUpdate)
        }
        if Self.leadsBack(reference, references) || goesOn {
            statement = unrecorded(reference)
        } else if reference.onUpdate == "SET NULL" {
            statement =
                "        UPDATE \(quoted(reference.table)) SET \(nothing(reference)) WHERE \(matching(reference));"
        } else if let child = tables[reference.table] {
            // The engine itself makes this change, because no other order satisfies the key.
            let new = Dictionary(
                uniqueKeysWithValues: zip(reference.columns, reference.parentColumns.map { "NEW.\(quoted($0))" }))
            statement = """
                        INSERT INTO \(changes) (connection_id, shape_id, before_image, after_image)
                        SELECT CONNECTION_ID(), \(child.number), \(child.image(quoted(reference.table))),
                            \(child.image(quoted(reference.table), replacing: new))
                        FROM \(quoted(reference.table)) WHERE \(matching(reference));
                """
        } else {
            return nil
        }
        return "        IF \(isChanged.joined(separator: " OR ")) THEN\n\(statement)\n        END IF;"
    }

    /// A change without images says that something was done that is not recorded.
    private func unrecorded(_ reference: Reference) -> String {
        """
                INSERT INTO \(changes) (connection_id, shape_id)
                SELECT CONNECTION_ID(), \(number) FROM DUAL
                WHERE EXISTS (SELECT 1 FROM \(quoted(reference.table)) WHERE \(matching(reference)));
        """
    }

    private func matching(_ reference: Reference) -> String {
        zip(reference.columns, reference.parentColumns)
            .map { "\(quoted(reference.table)).\(quoted($0)) = OLD.\(quoted($1))" }.joined(separator: " AND ")
    }

    private func nothing(_ reference: Reference) -> String {
        reference.columns.map { "\(quoted($0)) = NULL" }.joined(separator: ", ")
    }

    /// Whether what is passed on may come back to the table it came from, which a trigger must not change.
    private static func leadsBack(_ reference: Reference, _ references: [Reference]) -> Bool {
        var reached: Set<String> = [reference.table]
        var next = [reference.table]
        while let table = next.popLast() {
            if table == reference.parent { return true }
            for other in references where other.parent == table {
                guard
                    ["CASCADE", "SET NULL"].contains(other.onDelete)
                        || ["CASCADE", "SET NULL"].contains(other.onUpdate),
                    reached.insert(other.table).inserted
                else { continue }
                next.append(other.table)
            }
        }
        return false
    }

    private func quoted(_ name: String) -> String { Dialect.mysql.quoted(name) }
}
