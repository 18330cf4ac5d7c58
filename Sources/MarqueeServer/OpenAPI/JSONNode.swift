/// JSON written down in code, its keys kept in their order.
enum JSONNode: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case null
    case text(String)
    case number(Int)
    case bool(Bool)
    case list([JSONNode])
    case object([(String, JSONNode)])

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: JSONNode...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSONNode)...) { self = .object(elements) }

    /// The node as JSON text.
    var json: String {
        switch self {
        case .null: "null"
        case .text(let text): JSON.text(text)
        case .number(let number): String(number)
        case .bool(let value): String(value)
        case .list(let nodes): "[\(nodes.map(\.json).joined(separator: ","))]"
        case .object(let members):
            "{\(members.map { "\(JSON.text($0.0)):\($0.1.json)" }.joined(separator: ","))}"
        }
    }
}
