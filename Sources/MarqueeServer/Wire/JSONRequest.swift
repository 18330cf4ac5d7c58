import Foundation
import Hummingbird
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// A JSON object of a request, read key by key: what is missing, of another type or not known is a clear error.
struct JSONRequest {
    private let object: [String: JSONValue]

    /// - Parameter known: the keys that the object may have.
    /// - Throws: `MQ103`.
    init(_ body: ByteBuffer, known: Set<String>) throws {
        let bytes = body.readableBytesView
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Self.malformed("the body is not UTF-8") }
        // What stands between client and server may take the other one of two.
        if let problem = JSONShape.problem(in: bytes) { throw Self.malformed(problem) }
        do {
            object = try JSONDecoder().decode([String: JSONValue].self, from: Data(bytes))
        } catch {
            throw Self.malformed("the body is not a JSON object")
        }
        if let unknown = object.keys.sorted().first(where: { !known.contains($0) }) {
            throw Self.malformed("\(unknown) is not known here; known are \(known.sorted().joined(separator: ", "))")
        }
    }

    init(_ object: [String: JSONValue]) { self.object = object }

    func string(_ key: String) throws -> String? {
        switch object[key] {
        case nil, .null: nil
        case .string(let text): text
        default: throw Self.malformed("\(key) is a text")
        }
    }

    func integer(_ key: String) throws -> Int? {
        switch object[key] {
        case nil, .null: nil
        case .integer(let number): Int(number)
        default: throw Self.malformed("\(key) is a whole number")
        }
    }

    func number(_ key: String) throws -> Double? {
        switch object[key] {
        case nil, .null: nil
        case .integer(let number): Double(number)
        case .real(let number): number
        default: throw Self.malformed("\(key) is a number")
        }
    }

    func list(_ key: String) throws -> [JSONValue]? {
        switch object[key] {
        case nil, .null: nil
        case .array(let values): values
        default: throw Self.malformed("\(key) is a list")
        }
    }

    func parameters(_ key: String = "parameters") throws -> StatementParameters {
        switch object[key] {
        case nil, .null: .none
        case .array(let values): .positional(try values.map { try $0.bound() })
        case .object(let values): .named(try values.mapValues { try $0.bound() })
        default: throw Self.malformed("\(key) is a list or an object")
        }
    }

    static func malformed(_ message: String) -> MarqueeError {
        MarqueeError(.invalidRequest, message, hint: "see docs/http.md")
    }
}

/// Any JSON value.
enum JSONValue: Decodable {
    case null
    case bool(Bool)
    case integer(Int64)
    case real(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .real(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// The value as it is bound to a statement; bytes are `{"base64": "…"}`.
    ///
    /// - Throws: `MQ103` for a list or another object.
    func bound() throws -> Value {
        switch self {
        case .null: return .null
        case .bool(let value): return .integer(value ? 1 : 0)
        case .integer(let value): return .integer(value)
        case .real(let value): return .real(value)
        case .string(let value): return .text(value)
        case .object(let object):
            if object.count == 1, case .string(let text) = object["base64"], let data = Data(base64Encoded: text) {
                return .bytes(Array(data))
            }
        case .array: break
        }
        throw JSONRequest.malformed("a parameter is null, a boolean, a number, a text or {\"base64\": …}")
    }
}
