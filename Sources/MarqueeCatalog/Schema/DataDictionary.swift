/// What every table and column means, as Markdown.
package struct DataDictionary {
    private let schema: Schema

    package init(_ schema: Schema = .current) { self.schema = schema }

    /// One section a table and a view.
    package var markdown: String {
        var parts = ["# Data dictionary", "Schema version \(schema.version). Made by `marquee schema dictionary`."]
        parts += schema.tables.map(section)
        parts += schema.views.map { "## \($0.name) (view)\n\n\($0.meaning)" }
        return parts.joined(separator: "\n\n")
    }

    private func section(_ table: Table) -> String {
        var lines = [
            "## \(table.name)", "", table.meaning, "", "| column | type | may be missing | meaning |",
            "|---|---|---|---|",
        ]
        lines += table.columns.map { column in
            "| \(column.name) | \(type(of: column)) | \(column.isOptional ? "yes" : "no") | \(meaning(of: column, in: table)) |"
        }
        lines += ["", "Primary key: \(table.primaryKey.joined(separator: ", "))."]
        lines += table.uniques.map { "Unique where not missing: \($0.joined(separator: ", "))." }
        return lines.joined(separator: "\n")
    }

    private func type(of column: Column) -> String {
        if case .key(let length) = column.kind { return "text of at most \(length)" }
        return column.kind.name
    }

    private func meaning(of column: Column, in table: Table) -> String {
        var text = column.meaning
        if let range = column.range { text += "; \(range.lowerBound) to \(range.upperBound)" }
        if let key = table.foreignKeys.first(where: { $0.column == column.name }) {
            text += " → \(key.table).\(key.key)"
        }
        return text
    }
}
