import Foundation
import Hummingbird
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// A JSON object of a request, read key by key: what is missing, of another type or not known is a clear error.
struct JSONRequest {
    private let members: [(key: String, value: JSONNode)]

    /// - Parameters:
    ///   - known: the keys that the object may have.
    ///   - deadline: latest end of reading; nil for a body of which reading can't take long.
    /// - Throws: `MQ103`, `MQ305`.
    init(_ body: ByteBuffer, known: Set<String>, deadline: ContinuousClock.Instant? = nil) throws {
        let node: JSONNode
        do {
            node = try body.withUnsafeReadableBytes {
                try JSONReader.read($0.assumingMemoryBound(to: UInt8.self), limits: .init(deadline: deadline))
            }
        } catch let fault as JSONFault where fault.isTooSlow {
            throw MarqueeError(.timeLimit, "reading the body took longer than a statement may")
        } catch let fault as JSONFault {
            throw Self.malformed("the body is not a JSON object: \(fault.message), at byte \(fault.offset)")
        }
        guard case .object(let members) = node else { throw Self.malformed("the body is not a JSON object") }
        if let unknown = members.first(where: { !known.contains($0.key) }) {
            throw Self.malformed(
                "\(unknown.key.prefix(64)) is not known here; known are \(known.sorted().joined(separator: ", "))")
        }
        self.members = members
    }

    /// The same for a request whose body may be left out.
    ///
    /// - Throws: `MQ103`.
    init(orNothing body: ByteBuffer, known: Set<String>) throws {
        if body.readableBytes == 0 { members = [] } else { self = try JSONRequest(body, known: known) }
    }

    init(_ members: [(key: String, value: JSONNode)]) { self.members = members }

    private subscript(_ key: String) -> JSONNode {
        members.first { $0.key == key }?.value ?? .null
    }

    func string(_ key: String) throws -> String? {
        switch self[key] {
        case .null: nil
        case .text(let text): text
        default: throw Self.malformed("\(key) is a text")
        }
    }

    func integer(_ key: String) throws -> Int? {
        switch self[key] {
        case .null: nil
        case .integer(let number): Int(number)
        default: throw Self.malformed("\(key) is a whole number")
        }
    }

    func number(_ key: String) throws -> Double? {
        switch self[key] {
        case .null: nil
        case .integer(let number): Double(number)
        case .real(let number): number
        default: throw Self.malformed("\(key) is a number")
        }
    }

    func list(_ key: String) throws -> [JSONNode]? {
        switch self[key] {
        case .null: nil
        case .list(let values): values
        default: throw Self.malformed("\(key) is a list")
        }
    }

    func texts(_ key: String) throws -> [String]? {
        try list(key)?.map { node in
            guard case .text(let text) = node else { throw Self.malformed("\(key) is a list of texts") }
            return text
        }
    }

    func flag(_ key: String) throws -> Bool? {
        switch self[key] {
        case .null: nil
        case .bool(let flag): flag
        default: throw Self.malformed("\(key) is true or false")
        }
    }

    func parameters(_ key: String = "parameters") throws -> StatementParameters {
        switch self[key] {
        case .null: .none
        case .list(let values): .positional(try values.map { try $0.bound() })
        case .object(let values):
            .named(Dictionary(try values.map { ($0.key, try $0.value.bound()) }) { first, _ in first })
        default: throw Self.malformed("\(key) is a list or an object")
        }
    }

    static func malformed(_ message: String) -> MarqueeError {
        MarqueeError(.invalidRequest, message, hint: "see docs/http.md")
    }
}

extension JSONNode {
    /// The value as it is bound to a statement; bytes are `{"base64": "…"}`.
    ///
    /// - Throws: `MQ103` for a list or another object.
    func bound() throws -> MarqueeWarehouse.Value {
        switch self {
        case .null: return .null
        case .bool(let value): return .integer(value ? 1 : 0)
        case .integer(let value): return .integer(value)
        case .real(let value): return .real(value)
        case .text(let value): return .text(value)
        case .object(let members):
            if members.count == 1, case .text(let text)? = self["base64"], let data = Data(base64Encoded: text) {
                return .bytes(Array(data))
            }
        case .list: break
        }
        throw JSONRequest.malformed("a parameter is null, a boolean, a number, a text or {\"base64\": …}")
    }
}
