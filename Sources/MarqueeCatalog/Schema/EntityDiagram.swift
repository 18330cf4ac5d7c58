/// The entity-relationship diagram of a schema.
package struct EntityDiagram {
    private let schema: Schema

    package init(_ schema: Schema = .current) { self.schema = schema }

    /// For Mermaid (https://mermaid.js.org/syntax/entityRelationshipDiagram.html): a row of the table to the left is
    /// referred to by any number of rows of the table to the right.
    package var mermaid: String {
        var lines = ["erDiagram"]
        for table in schema.tables {
            lines.append("    \(table.name) {")
            lines += table.columns.map { column in
                let marks = marks(of: column, in: table)
                return
                    "        \(typeName(column)) \(column.name)\(marks.isEmpty ? "" : " \(marks.joined(separator: ", "))")"
            }
            lines.append("    }")
        }
        for table in schema.tables {
            for key in table.foreignKeys {
                let isOptional = table.column(key.column)?.isOptional == true
                lines.append("    \(key.table) \(isOptional ? "|o" : "||")--o{ \(table.name) : \"\(key.column)\"")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// For Graphviz: each table a box with a line a column, an arrow from each foreign key to the key that it refers to.
    package var graphviz: String {
        var lines = [
            "digraph marquee {", "  rankdir=LR; nodesep=0.35; ranksep=0.9;",
            "  node [shape=plain, fontname=\"Helvetica\", fontsize=11];",
            "  edge [color=\"#5b6b7f\", arrowsize=0.7];",
        ]
        for table in schema.tables {
            let rows = table.columns.map { column in
                let marks = marks(of: column, in: table).joined(separator: " ")
                let name = column.isOptional ? "<i>\(column.name)</i>" : column.name
                return """
                    <tr><td align="left" port="\(column.name)">\(name)</td>\
                    <td align="left"><font color="#5b6b7f">\(typeName(column))</font></td>\
                    <td align="left" port="\(column.name)_out"><font color="#a3470b">\(marks.isEmpty ? " " : marks)</font></td></tr>
                    """
            }
            lines.append(
                """
                  \(table.name) [label=<<table border="1" cellborder="0" cellspacing="0" cellpadding="3" color="#5b6b7f">\
                <tr><td colspan="3" bgcolor="#e6edf5"><b>\(table.name)</b></td></tr>\(rows.joined())</table>>];
                """)
        }
        for table in schema.tables {
            lines += table.foreignKeys.map { "  \(table.name):\($0.column)_out:e -> \($0.table):\($0.key):w;" }
        }
        return (lines + ["}"]).joined(separator: "\n")
    }

    private func marks(of column: Column, in table: Table) -> [String] {
        var marks: [String] = []
        if table.primaryKey.contains(column.name) { marks.append("PK") }
        if table.foreignKeys.contains(where: { $0.column == column.name }) { marks.append("FK") }
        if table.uniques.contains([column.name]) { marks.append("UK") }
        return marks
    }

    private func typeName(_ column: Column) -> String { column.kind.name }
}

extension Column.Kind {
    /// The kind in a word.
    var name: String {
        switch self {
        case .key, .text: "text"
        case .integer: "integer"
        case .real: "real"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        }
    }
}
