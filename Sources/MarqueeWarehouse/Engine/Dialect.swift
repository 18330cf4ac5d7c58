import MarqueeCatalog

/// The SQL of an engine, where engines differ.
package enum Dialect: String, CaseIterable, Sendable {
    case sqlite
    case mysql

    /// Returns a name as an identifier of a statement: in quotes, those inside it doubled.
    ///
    /// The only way for a name into SQL text. Whatever the name holds, the engine reads it as that name.
    package func quoted(_ name: String) -> String {
        let quote = self == .sqlite ? UInt8(ascii: "\"") : UInt8(ascii: "`")
        return Self.enclosed(name, in: quote, doubling: [quote])
    }

    /// Returns the name of a table in a schema as a statement has it.
    package func qualified(_ schema: String, _ table: String) -> String { "\(quoted(schema)).\(quoted(table))" }

    /// Returns a string as a literal of a statement, for places where no value can be bound.
    ///
    /// On MySQL this needs an `sql_mode` without `NO_BACKSLASH_ESCAPES`, which every connection of ours sets.
    package func literal(_ text: String) -> String {
        let quote = UInt8(ascii: "'")
        return Self.enclosed(text, in: quote, doubling: self == .mysql ? [quote, UInt8(ascii: "\\")] : [quote])
    }

    /// Works on bytes: to Swift a quote and a combining mark after it are one character, to an engine they are two.
    private static func enclosed(_ text: String, in quote: UInt8, doubling doubled: [UInt8]) -> String {
        var bytes = [quote]
        bytes.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            bytes.append(byte)
            if doubled.contains(byte) { bytes.append(byte) }
        }
        bytes.append(quote)
        return String(decoding: bytes, as: UTF8.self)
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
