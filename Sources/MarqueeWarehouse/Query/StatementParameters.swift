import MarqueeCatalog

/// The values that are bound to a statement.
package enum StatementParameters: Hashable, Sendable {
    /// To `?` in their order.
    case positional([Value])
    /// To `:name`.
    case named([String: Value])

    package static let none = positional([])

    package var isEmpty: Bool {
        switch self {
        case .positional(let values): values.isEmpty
        case .named(let values): values.isEmpty
        }
    }

    /// The statement with a `?` for each parameter, and the values in that order.
    ///
    /// - Throws: `MQ112` when a value is missing or is not asked for.
    package func bound(to sql: SQLTokens) throws -> (sql: String, values: [Value]) {
        let places = sql.tokens.enumerated().filter { $0.element.kind == .parameter }
        switch self {
        case .positional(let values):
            if let named = places.first(where: { $0.element.text != "?" }) {
                throw Self.mismatch("the statement asks for \(named.element.text), the parameters are a list")
            }
            guard places.count == values.count else {
                throw Self.mismatch("the statement asks for \(places.count) values, \(values.count) are given")
            }
            return (String(decoding: sql.bytes, as: UTF8.self), values)
        case .named(let values):
            var ordered: [Value] = []
            var asked: Set<String> = []
            for (_, token) in places {
                let name = String(token.text.dropFirst())
                guard let value = values[name] else {
                    throw Self.mismatch("the statement asks for \(token.text), which is not given")
                }
                ordered.append(value)
                asked.insert(name)
            }
            if let unasked = values.keys.sorted().first(where: { !asked.contains($0) }) {
                throw Self.mismatch("the statement does not ask for :\(unasked)")
            }
            return (sql.replacing(Dictionary(uniqueKeysWithValues: places.map { ($0.offset, "?") })), ordered)
        }
    }

    private static func mismatch(_ message: String) -> MarqueeError {
        MarqueeError(
            .invalidParameters, message, hint: "give a list for ? and an object for :name, one value for each")
    }
}
