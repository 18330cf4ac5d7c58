import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// Values of the command line for a statement's `?` or `:name`.
struct QueryParameters {
    let parameters: StatementParameters

    /// - Throws: `MQ112` when some have a name and some have none.
    init(_ texts: [String]) throws {
        let named = texts.map(Self.named)
        if texts.isEmpty {
            parameters = .none
        } else if named.allSatisfy({ $0 == nil }) {
            parameters = .positional(texts.map(Self.value))
        } else {
            var values: [String: Value] = [:]
            for (text, name) in zip(texts, named) {
                guard let name else {
                    throw MarqueeError(.invalidParameters, "\(text) has no name, others have: write name=value")
                }
                values[name.name] = Self.value(name.value)
            }
            parameters = .named(values)
        }
    }

    private static func named(_ text: String) -> (name: String, value: String)? {
        guard let match = text.wholeMatch(of: /([A-Za-z_][A-Za-z0-9_]*)=(.*)/.dotMatchesNewlines()) else { return nil }
        return (String(match.1), String(match.2))
    }

    private static func value(_ text: String) -> Value {
        if text == "null" { return .null }
        if let number = Int64(text) { return .integer(number) }
        if let number = Double(text), number.isFinite { return .real(number) }
        if text.hasPrefix("\""), let quoted = try? JSONDecoder().decode(String.self, from: Data(text.utf8)) {
            return .text(quoted)
        }
        return .text(text)
    }
}
