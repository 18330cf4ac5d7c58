package import MarqueeCatalog

/// A part of a sandbox's diff, as JSON, CSV or text.
package struct DiffPage {
    package let tables: [SandboxDiff.TableChange]
    package let rows: [SandboxDiff.Row]
    /// Where the next page begins; nil when this one is the last.
    package let next: String?
    private let keys: [String: [String]]

    /// Most rows of a page.
    package static let longest = 10_000

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - only: names of the tables that are meant; nil for all.
    ///   - place: ``next`` of the page before; nil for the first.
    ///   - limit: rows at most.
    /// - Throws: `MQ103` for a place that is none, and as ``SandboxDiff/tables(_:)``.
    package init(_ diff: SandboxDiff, only: [String]? = nil, behind place: String? = nil, limit: Int) throws {
        tables = try diff.tables(only)
        let start = try place.map(Self.place)
        var rows: [SandboxDiff.Row] = []
        var last: SandboxDiff.Place?
        var keys: [String: [String]] = [:]
        var isFull = false
        for table in tables where start.map({ table.table >= $0.table }) ?? true {
            let behind = start?.table == table.table ? start : nil
            // Before the rows: a server gives them one by one, and nothing else may be asked meanwhile.
            keys[table.table] = try diff.key(of: table)
            // One more than wanted tells whether anything follows.
            try diff.rows(of: table, behind: behind, limit: limit + 1 - rows.count) { row, place in
                guard rows.count < limit else {
                    isFull = true
                    return
                }
                rows.append(row)
                last = place
            }
            if isFull { break }
        }
        self.rows = rows
        self.keys = keys
        next = isFull ? last.map(Self.text) : nil
    }

    private static func text(_ place: SandboxDiff.Place) -> String {
        let node = JSONNode.list([
            .text(place.table), .integer(Int64(place.phase)), .list(place.key.map(RowImage.node)),
        ])
        return Base64URL.encode(node.bytes)
    }

    private static func place(_ text: String) throws -> SandboxDiff.Place {
        guard let bytes = Base64URL.decode(text.utf8),
            case .list(let parts)? = try? JSONReader.read(String(decoding: bytes, as: UTF8.self)), parts.count == 3,
            case .text(let table) = parts[0], case .integer(let phase) = parts[1],
            let key = try? RowImage.values(parts[2].json)
        else {
            throw MarqueeError(.invalidRequest, "that is no place in a diff", hint: "give `next` of the page before")
        }
        return SandboxDiff.Place(table: table, phase: Int(phase), key: key)
    }

    /// What became of the tables themselves.
    private var shapes: [SandboxDiff.TableChange] { tables.filter(\.hasOtherShape) }

    /// The page as JSON.
    package var json: JSONNode {
        .object([
            ("tables", .list(shapes.map(Self.node))), ("rows", .list(rows.map(node))),
            ("next", next.map(JSONNode.text) ?? .null),
        ])
    }

    private static func node(_ table: SandboxDiff.TableChange) -> JSONNode {
        .object([
            ("table", .text(table.table)),
            ("change", .text(table.isNew ? "new" : table.isDropped ? "dropped" : "columns")),
            ("new_columns", .list(table.newColumns.map(JSONNode.text))),
            ("dropped_columns", .list(table.droppedColumns.map(JSONNode.text))),
        ])
    }

    private func node(_ row: SandboxDiff.Row) -> JSONNode {
        let change = row.change
        var members: [(String, JSONNode)] = [
            ("table", .text(change.table)), ("change", .text(change.kind.rawValue)), ("key", key(change)),
            ("columns", .list(change.kind == .changed ? change.changedColumns.map { .text(change.columns[$0]) } : [])),
            ("before", Self.object(change.columns, change.before)),
            ("after", Self.object(change.columns, change.after)),
            ("conflict", .bool(row.isConflict)),
        ]
        if row.isConflict { members.append(("now", Self.object(change.columns, row.now))) }
        return .object(members.map { (key: $0.0, value: $0.1) })
    }

    private func key(_ change: RowChange) -> JSONNode {
        let names = keys[change.table] ?? []
        let image = change.before ?? change.after ?? []
        return .object(
            names.compactMap { name in
                change.columns.firstIndex(of: name).map { (key: name, value: RowImage.node(image[$0])) }
            })
    }

    /// A row as an object; null for none.
    package static func object(_ columns: [String], _ image: [Value]?) -> JSONNode {
        guard let image else { return .null }
        return .object(zip(columns, image).map { (key: $0, value: RowImage.node($1)) })
    }

    /// The first line of ``csv``.
    package static let csvHeader = "table,change,key,column,before,after,conflict,now"

    /// The page as CSV: a line for each value that differs.
    package var csv: String {
        var lines: [String] = []
        for row in rows {
            let change = row.change
            for place in change.changedColumns {
                let cell = { (image: [Value]?) in image.map { Self.text($0[place]) } ?? "" }
                let fields = [
                    change.table, change.kind.rawValue, key(change).json, change.columns[place], cell(change.before),
                    cell(change.after), row.isConflict ? "true" : "false", row.isConflict ? cell(row.now) : "",
                ]
                lines.append(fields.map(Self.quoted).joined(separator: ","))
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return field }
        return "\"\(field.replacing("\"", with: "\"\""))\""
    }

    /// A value in words; NULL is empty.
    private static func text(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .text(let text): text
        default: RowImage.node(value).json
        }
    }

    /// The page for a terminal: a line for what became of a table, and one for each row.
    package var text: String {
        var lines = shapes.map { table -> String in
            if table.isNew { return "+ table \(table.table)" }
            if table.isDropped { return "- table \(table.table)" }
            return "~ table \(table.table): "
                + (table.newColumns.map { "+\($0)" } + table.droppedColumns.map { "-\($0)" }).joined(separator: ", ")
        }
        lines += rows.map { row in
            let change = row.change
            let sign =
                switch change.kind {
                case .added: "+"
                case .changed: "~"
                case .removed: "-"
                }
            let keys = Set(keys[change.table] ?? [])
            let values = change.changedColumns.filter { change.kind == .changed || !keys.contains(change.columns[$0]) }
                .prefix(change.kind == .changed ? .max : 4)
                .map { place -> String in
                    let parts = [change.before, change.after].compactMap { $0.map { Self.shown($0[place]) } }
                    return "\(change.columns[place]) \(parts.joined(separator: " → "))"
                }
            let conflict = row.isConflict ? "   ! the warehouse has changed it too" : ""
            return "\(sign) \(change.table) \(keyText(change))  \(values.joined(separator: ", "))\(conflict)"
        }
        return lines.joined(separator: "\n")
    }

    private func keyText(_ change: RowChange) -> String {
        guard case .object(let members) = key(change) else { return "" }
        return members.map { "\($0.key)=\($0.value.json)" }.joined(separator: " ")
    }

    private static func shown(_ value: Value) -> String {
        let text = RowImage.node(value).json
        return text.count > 60 ? "\(text.prefix(59))…" : text
    }
}
