import MarqueeCatalog

/// Texts as they stand within `<script>`, which ends at the first `</script` in whatever case, and where `<!--` begins a state
/// in which it does not. It is bytes that are looked at: a browser knows no characters that are made of several.
enum ScriptText {
    /// JSON in which there is no `<`, nor one of the two line ends of Unicode that JavaScript once took for its own. Characters
    /// that change the direction of writing stand in it by their numbers, as the page shows them.
    static func json(_ node: JSONNode) -> String {
        let bytes = node.bytes
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 16)
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<") {
                output += "\\u003c".utf8
            } else if bytes[place...].starts(with: [0xE2, 0x80, 0xA8]) {
                output += "\\u2028".utf8
                place += 2
            } else if bytes[place...].starts(with: [0xE2, 0x80, 0xA9]) {
                output += "\\u2029".utf8
                place += 2
            } else if let scalar = scalar(bytes[place...].prefix(3)), scalar.changesDirection {
                output += "\\\(scalar.escaped)".utf8
                place += UTF8.width(scalar) - 1
            } else {
                output.append(bytes[place])
            }
            place += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The character beyond ASCII that bytes begin with.
    private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let first = bytes.first, first == 0xD8 || first == 0xE2 else { return nil }
        return String(decoding: bytes.prefix(first == 0xD8 ? 2 : 3), as: UTF8.self).unicodeScalars.first
    }

    /// JavaScript that has these two only in its texts, where a backslash before what follows `<` changes nothing.
    static func javaScript(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        for (place, byte) in bytes.enumerated() {
            output.append(byte)
            guard byte == UInt8(ascii: "<") else { continue }
            let next = bytes[(place + 1)...].prefix(7)
            // A letter of ASCII differs from its capital by one bit.
            if next.starts(with: "!--".utf8) || next.map({ $0 | 0x20 }) == Array("/script".utf8) {
                output.append(UInt8(ascii: "\\"))
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
