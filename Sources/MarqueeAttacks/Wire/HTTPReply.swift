import Foundation

/// What came back.
package struct HTTPReply: Sendable {
    package let status: Int
    /// Names in small letters.
    package internal(set) var headers: [(name: String, value: String)] = []
    package internal(set) var trailers: [(name: String, value: String)] = []
    package internal(set) var body: [UInt8] = []
    /// Whether the body came to its end.
    package internal(set) var isWhole = true

    init(status: Int) { self.status = status }

    /// The value of a header, or of a trailer.
    package subscript(_ name: String) -> String? {
        (headers + trailers).first { $0.name == name }?.value
    }

    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON; nil when it is none.
    package var json: Any? {
        try? JSONSerialization.jsonObject(with: Data(body), options: [.fragmentsAllowed])
    }

    /// The code of the error that the body is or ends with.
    package var code: String? {
        if let object = json as? [String: Any] {
            return (object["error"] as? [String: Any])?["code"] as? String
        }
        // The error of a result of which a part has been sent stands in its last line.
        guard let line = text.split(separator: "\n").last, line.contains("{\"error\":") || line.hasPrefix("#error "),
            let place = line.range(of: "\"code\":\"MQ", options: .backwards)
        else { return nil }
        return "MQ" + line[place.upperBound...].prefix { $0.isNumber }
    }

    static func field(_ line: Substring) -> (name: String, value: String) {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        return (parts[0].lowercased(), value)
    }
}
