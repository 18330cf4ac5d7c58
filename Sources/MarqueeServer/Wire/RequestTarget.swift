import Foundation
import Hummingbird
import MarqueeCatalog

extension MarqueeContext {
    /// The part of the path that stands for `{name}` in the route, decoded once, so that a name may hold anything.
    ///
    /// - Throws: `MQ103` for one that is no percent-encoded UTF-8.
    func pathParameter(_ name: String) throws -> String {
        let raw = try parameters.require(name)
        guard let decoded = raw.removingPercentEncoding else {
            throw JSONRequest.malformed("{\(name)} in the path is not percent-encoded UTF-8")
        }
        return decoded
    }
}

extension Request {
    /// The values of a parameter behind `?`, decoded as HTML forms are: `+` is a space.
    ///
    /// - Throws: `MQ103` for a value that is no percent-encoded UTF-8.
    func queryValues(_ name: String) throws -> [String] {
        guard let query = uri.query else { return [] }
        return try query.split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard try Self.decoded(parts[0]) == name else { return nil }
            return try Self.decoded(parts.count > 1 ? parts[1] : "")
        }
    }

    /// The first value of a parameter behind `?`; nil for none.
    ///
    /// - Throws: as ``queryValues(_:)``.
    func queryValue(_ name: String) throws -> String? { try queryValues(name).first }

    private static func decoded(_ text: Substring) throws -> String {
        guard let decoded = text.replacing("+", with: " ").removingPercentEncoding else {
            throw JSONRequest.malformed("the parameters of the address are not percent-encoded UTF-8")
        }
        return decoded
    }
}
