package import MarqueeCatalog

/// The statements that make a schema.
package struct DDL {
    private let dialect: Dialect

    package init(_ dialect: Dialect) { self.dialect = dialect }

    /// All statements in the order in which they have to run.
    package func statements(for schema: Schema) -> [String] {
        schema.tables.map(createTable) + schema.tables.flatMap(createIndexes) + views(of: schema)
    }

    /// The views of the schema.
    package func views(of schema: Schema) -> [String] {
        schema.views.map { createView($0) }
    }

    /// `CREATE TABLE` with its keys. On MySQL the indexes of foreign keys are part of it, because the engine would make
    /// some of its own otherwise.
    package func createTable(_ table: Table) -> String {
        var parts = table.columns.map { definition(of: $0, in: table) }
        if inlineKey(of: table) == nil { parts.append("PRIMARY KEY (\(names(table.primaryKey)))") }
        parts += table.uniques.map { unique($0, table) }
        if dialect == .mysql { parts += table.indexes.map { "KEY \(indexName($0, table)) (\(dialect.quoted($0)))" } }
        parts += table.foreignKeys.map { key in
            let constraint =
                dialect == .mysql ? "CONSTRAINT \(dialect.quoted("\(table.name)_\(key.column)_fk")) " : ""
            return "\(constraint)FOREIGN KEY (\(dialect.quoted(key.column))) "
                + "REFERENCES \(dialect.quoted(key.table)) (\(dialect.quoted(key.key)))"
        }
        let body = parts.map { "    \($0)" }.joined(separator: ",\n")
        return "CREATE TABLE \(dialect.quoted(table.name)) (\n\(body)\n)\(options(of: table))"
    }

    /// `CREATE INDEX` for each foreign key that no key serves; none on MySQL, where they are part of the table.
    package func createIndexes(_ table: Table) -> [String] {
        guard dialect == .sqlite else { return [] }
        return table.indexes.map {
            "CREATE INDEX \(indexName($0, table)) ON \(dialect.quoted(table.name)) (\(dialect.quoted($0)))"
        }
    }

    /// `DROP INDEX` for each index of ``createIndexes(_:)``.
    package func dropIndexes(_ table: Table) -> [String] {
        guard dialect == .sqlite else { return [] }
        return table.indexes.map { "DROP INDEX \(indexName($0, table))" }
    }

    /// Returns the `ALTER TABLE` that adds a column to a table of an earlier version.
    func addColumn(_ column: Column, to table: Table) -> String {
        "ALTER TABLE \(dialect.quoted(table.name)) ADD COLUMN \(definition(of: column, in: table))"
    }

    private func createView(_ view: View) -> String {
        "CREATE VIEW \(dialect.quoted(view.name)) AS\n\(ViewSQL.select(view.name, dialect))"
    }

    private func definition(of column: Column, in table: Table) -> String {
        var words = [dialect.quoted(column.name), dialect.type(of: column)]
        if !column.isOptional { words.append("NOT NULL") }
        if inlineKey(of: table) == column.name { words.append("PRIMARY KEY") }
        if column.isGenerated, dialect == .mysql { words.append("AUTO_INCREMENT") }
        if let range = column.range {
            words.append("CHECK (\(dialect.quoted(column.name)) BETWEEN \(range.lowerBound) AND \(range.upperBound))")
        }
        return words.joined(separator: " ")
    }

    /// A number that is the key alone becomes the row's own number in SQLite when the key is written with the column.
    private func inlineKey(of table: Table) -> String? {
        guard table.primaryKey.count == 1, table.column(table.primaryKey[0])?.kind == .integer else { return nil }
        return table.primaryKey[0]
    }

    private func unique(_ columns: [String], _ table: Table) -> String {
        switch dialect {
        case .sqlite: "UNIQUE (\(names(columns)))"
        case .mysql:
            "UNIQUE KEY \(dialect.quoted("\(table.name)_\(columns.joined(separator: "_"))_unique")) (\(names(columns)))"
        }
    }

    private func indexName(_ column: String, _ table: Table) -> String {
        dialect.quoted("\(table.name)_\(column)")
    }

    private func names(_ columns: [String]) -> String {
        columns.map(dialect.quoted).joined(separator: ", ")
    }

    /// SQLite: values of the declared type only; rows of a table with a composite key lie in the key itself.
    /// MySQL: text compares by bytes, or persons and titles whose names differ in case or accents would collide.
    private func options(of table: Table) -> String {
        switch dialect {
        case .sqlite: table.primaryKey.count > 1 ? " STRICT, WITHOUT ROWID" : " STRICT"
        case .mysql: " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin"
        }
    }
}
