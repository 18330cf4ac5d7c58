import MarqueeCatalog

/// The SQL of an engine, where engines differ.
package enum Dialect: String, CaseIterable, Sendable {
    case sqlite
    case mysql

    /// A name of a table or column as it stands in a statement.
    package func quoted(_ name: String) -> String {
        switch self {
        case .sqlite: "\"\(name)\""
        case .mysql: "`\(name)`"
        }
    }

    /// The type of a column.
    func type(of column: Column) -> String {
        switch (self, column.kind) {
        case (.sqlite, .key), (.sqlite, .text), (.sqlite, .timestamp): "TEXT"
        case (.sqlite, .integer): "INTEGER"
        case (.sqlite, .real): "REAL"
        case (.sqlite, .bytes): "BLOB"
        case (.mysql, .key(let length)): "VARCHAR(\(length))"
        case (.mysql, .text): "MEDIUMTEXT"
        case (.mysql, .timestamp): "DATETIME(3)"
        case (.mysql, .integer): "BIGINT"
        case (.mysql, .real): "DOUBLE"
        case (.mysql, .bytes): "LONGBLOB"
        }
    }

    /// Whether tables and the rows in them come and go together: DDL is part of a transaction.
    package var hasTransactionalDDL: Bool { self == .sqlite }
}
