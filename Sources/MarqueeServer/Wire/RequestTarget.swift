import Hummingbird
import MarqueeCatalog

extension MarqueeContext {
    /// The part of the path that stands for `{name}` in the route, decoded once, so that a name may hold anything.
    ///
    /// - Throws: `MQ103` for one that is no percent-encoded UTF-8.
    func pathParameter(_ name: String) throws -> String {
        let raw = try parameters.require(name)
        guard let decoded = PercentEncoding.decoded(raw.utf8, plusIsSpace: false) else {
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
        guard let decoded = PercentEncoding.decoded(text.utf8, plusIsSpace: true) else {
            throw JSONRequest.malformed("the parameters of the address are not percent-encoded UTF-8")
        }
        return decoded
    }
}

/// Percent-encoding (https://www.rfc-editor.org/rfc/rfc3986#section-2.1), byte by byte: Foundation's drops a byte order mark.
private enum PercentEncoding {
    /// - Returns: nil for a `%` without two hexadecimal digits and for what is no UTF-8.
    static func decoded(_ text: some Sequence<UInt8>, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = text.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
