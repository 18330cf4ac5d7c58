import Foundation

/// The bytes that an attack's text stands for: `{{…}}` is replaced.
///
/// - `{{repeat 1000 text}}`: the text so many times
/// - `{{count 1000 text}}`: the same, with the number of each time, from 1, in place of `#`
/// - `{{byte 00 ff}}`: bytes
/// - `{{end}}`: an empty line at the end of a request
/// - any other name: the value given for it
package struct AttackText {
    private let values: [String: String]

    /// - Parameter values: such as `database`, `analyst`.
    package init(_ values: [String: String]) { self.values = values }

    package func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
            bytes += rest[..<open.lowerBound].utf8
            bytes += value(rest[open.upperBound..<close.lowerBound])
            rest = rest[close.upperBound...]
        }
        return bytes + rest.utf8
    }

    private func value(_ place: Substring) -> [UInt8] {
        let parts = place.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        switch parts[0] {
        case "repeat" where parts.count == 3:
            let unit = Array(parts[2].utf8)
            return (0..<(Int(parts[1]) ?? 0)).flatMap { _ in unit }
        case "count" where parts.count == 3:
            return (0..<(Int(parts[1]) ?? 0)).flatMap { parts[2].replacing("#", with: "\($0 + 1)").utf8 }
        case "byte": return place.split(separator: " ").dropFirst().compactMap { UInt8($0, radix: 16) }
        case "end": return []
        default: return Array((values[String(place)] ?? "").utf8)
        }
    }

    /// A statement.
    package func statement(_ text: String) -> String { String(decoding: bytes(text), as: UTF8.self) }
}
