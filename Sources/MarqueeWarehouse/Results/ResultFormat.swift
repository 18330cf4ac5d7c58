/// How a result is written.
package enum ResultFormat: Hashable, Sendable {
    /// `{"columns": […], "rows": [[…], …], "end": {…}}`.
    case json
    /// An object for each row, then `{"end": {…}}`.
    case ndjson
    /// RFC 4180 with a header. `null` stands for NULL, and where it is empty an empty text is `""`. With `hasEnd` a last line
    /// `#end {…}` closes the result. `forSpreadsheets` keeps texts from being formulas: those that begin with `=`, `+`, `-` or
    /// `@` get an apostrophe in front, unless they are numbers.
    case csv(null: String, hasEnd: Bool, forSpreadsheets: Bool = false)

    /// Whether the result itself says that it is whole.
    package var endsItself: Bool { if case .csv(_, hasEnd: false, _) = self { false } else { true } }

    var isForSpreadsheets: Bool { if case .csv(_, _, forSpreadsheets: true) = self { true } else { false } }

    var nullText: String { if case .csv(let null, _, _) = self { null } else { "" } }
}

/// How a result ended.
package struct ResultEnd: Equatable, Sendable {
    /// Why there are rows that were not sent.
    package enum Limit: Equatable, Sendable {
        /// The limit of the request.
        case requested
        /// The role's limit of rows (`MQ306`).
        case rows
        /// The role's limit of bytes (`MQ307`).
        case bytes
    }

    /// Rows sent.
    package var rows = 0
    package var limit: Limit?
    /// The request's offset at which the rest begins; nil when nothing is missing.
    package var nextOffset: Int?
    /// The types that hold all values that were sent, by column.
    package var types: [ResultType] = []
    /// CRC-32 of the bytes before the end.
    package var checksum = ""
}
