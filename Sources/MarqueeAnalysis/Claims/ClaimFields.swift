import MarqueeCatalog

/// The keys of a claim, read one by one; a reading of one that is written under `otherwise` takes what it lacks from the first.
struct ClaimFields {
    struct Fault: Error { let message: String }

    /// The keys that say how a claim is looked at.
    static let reading = [
        "rule", "figure", "where", "query", "value", "list", "by", "ascending", "over", "from", "to", "expect",
    ]

    private let members: [(key: String, value: JSONNode)]

    init(_ node: JSONNode, known: [String], otherwise first: ClaimFields? = nil) throws {
        guard case .object(var members) = node else { throw Fault(message: "a claim is an object of keys") }
        if let unknown = members.first(where: { !known.contains($0.key) }) {
            throw Fault(message: "\(unknown.key) is not known; known are \(known.joined(separator: ", "))")
        }
        if let first {
            let hasSource = members.contains { $0.key == "figure" || $0.key == "query" }
            members += first.members.filter { member in
                guard Self.reading.contains(member.key), member.key != "rule" else { return false }
                if hasSource, ["figure", "query", "where"].contains(member.key) { return false }
                return !members.contains { $0.key == member.key }
            }
        }
        self.members = members
    }

    func node(_ key: String) -> JSONNode? {
        members.first { $0.key == key }?.value
    }

    func missing<Value>(_ key: String) throws -> Value { throw Fault(message: "\(key) is missing") }

    func text(_ key: String) throws -> String? {
        switch node(key) {
        case nil, .null: nil
        case .text(let text): text
        default: throw Fault(message: "\(key) is a text")
        }
    }

    func number(_ key: String) throws -> Double? {
        switch node(key) {
        case nil, .null: nil
        case .integer(let number): Double(number)
        case .real(let number): number
        default: throw Fault(message: "\(key) is a number")
        }
    }

    func flag(_ key: String) throws -> Bool {
        switch node(key) {
        case nil, .null: false
        case .bool(let flag): flag
        default: throw Fault(message: "\(key) is true or false")
        }
    }

    func list(_ key: String) throws -> [JSONNode] {
        switch node(key) {
        case nil, .null: []
        case .list(let nodes): nodes
        default: throw Fault(message: "\(key) is a list")
        }
    }

    func texts(_ key: String) throws -> [String]? {
        guard node(key) != nil else { return nil }
        return try list(key).map { node in
            switch node {
            case .text(let text): text
            case .integer(let number): String(number)
            default: throw Fault(message: "\(key) is a list of names")
            }
        }
    }

    func filter(_ key: String) throws -> [(column: String, value: FigureValue)] {
        switch node(key) {
        case nil, .null: []
        case .object(let members): try members.map { (column: $0.key, value: try Self.scalar($0.value)) }
        default: throw Fault(message: "\(key) is an object of columns and their values")
        }
    }

    static func scalar(_ node: JSONNode) throws -> FigureValue {
        switch node {
        case .null: .missing
        case .bool(let value): .bool(value)
        case .integer(let value): .integer(Int(value))
        case .real(let value): .real(value)
        case .text(let value): .text(value)
        case .list, .object: throw Fault(message: "a value is a text, a number, true, false or null")
        }
    }
}
