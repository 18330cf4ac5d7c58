package import MarqueeCatalog

/// A row's values as JSON, from which they come back as they were: a list of null, whole numbers, numbers with a fraction or
/// an exponent, texts, and `{"hex": …}` for bytes.
package enum RowImage {
    /// Appends a value of the list.
    ///
    /// - Returns: false for a text that is not UTF-8, which JSON can't carry.
    package static func append(_ cell: Cell, to image: inout [UInt8]) -> Bool {
        switch cell {
        case .null: image += "null".utf8
        case .integer(let number): append(number, to: &image)
        case .real(let number) where number.isFinite: image += number.description.utf8
        case .real(let number): JSONNode.object([("real", .text(number.description))]).write(into: &image)
        case .text(let bytes):
            // Nearly all texts stand in JSON as they are.
            if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
                image.append(UInt8(ascii: "\""))
                image += bytes
                image.append(UInt8(ascii: "\""))
                return true
            }
            guard let text = String(validating: bytes, as: UTF8.self) else { return false }
            JSONNode.text(text).write(into: &image)
        case .bytes(let bytes): JSONNode.object([("hex", .text(hexadecimal(bytes)))]).write(into: &image)
        }
        return true
    }

    private static func append(_ number: Int64, to image: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var place = digits.count
            var rest = number.magnitude
            repeat {
                place -= 1
                let tenth = rest / 10
                digits[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest - tenth * 10)
                rest = tenth
            } while rest > 0
            if number < 0 {
                place -= 1
                digits[place] = UInt8(ascii: "-")
            }
            image.append(contentsOf: digits[place...])
        }
    }

    private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The values of an image.
    ///
    /// - Throws: `MQ511` for one that can't be read.
    package static func values(_ image: String) throws -> [Value] { try list(image).map(value) }

    /// The values of each image of a text that holds one, or a list of several.
    ///
    /// - Throws: `MQ511` for one that can't be read.
    package static func rows(_ images: String) throws -> [[Value]] {
        let nodes = try list(images)
        // No value is a list, so that this tells one image from several.
        guard case .list? = nodes.first else { return [try nodes.map(value)] }
        return try nodes.map { node in
            guard case .list(let items) = node else { throw damaged }
            return try items.map(value)
        }
    }

    private static func list(_ json: String) throws -> [JSONNode] {
        guard case .list(let nodes)? = try? JSONReader.read(json) else { throw damaged }
        return nodes
    }

    private static let damaged = MarqueeError(.storeDamaged, "the record of a changed row can't be read")

    private static func value(_ node: JSONNode) throws -> Value {
        switch node {
        case .null: return .null
        case .integer(let number): return .integer(number)
        case .real(let number): return .real(number)
        case .text(let text): return .text(text)
        case .object:
            if case .text(let text)? = node["real"], let number = Double(text) { return .real(number) }
            if case .text(let hex)? = node["hex"], let bytes = bytes(hex) { return .bytes(bytes) }
            throw damaged
        default: throw damaged
        }
    }

    private static func bytes(_ hex: String) -> [UInt8]? {
        let digits = Array(hex.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }

    /// A value as a JSON node to be shown.
    package static func node(_ value: Value) -> JSONNode {
        switch value {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        case .bytes(let bytes): bytes.withUnsafeBufferPointer { .object([("hex", .text(hexadecimal($0)))]) }
        }
    }
}
