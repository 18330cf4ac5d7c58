import Foundation
import MarqueeCatalog

/// Cells as JSON and CSV have them.
extension OutputBuffer {
    /// - Parameter isNumber: whether a text is the digits of an exact number.
    mutating func appendJSON(_ cell: Cell, isNumber: Bool) {
        switch cell {
        case .null: append("null")
        case .integer(let number): append(number)
        case .real(let number): append(Self.text(number, infinity: "1e999", nan: "null"))
        case .text(let bytes) where isNumber: append(bytes)
        case .text(let bytes): appendJSON(bytes)
        case .bytes(let bytes):
            append("\"")
            append(Data(buffer: bytes).base64EncodedString())
            append("\"")
        }
    }

    mutating func appendJSON(_ text: String) {
        var text = text
        text.withUTF8 { appendJSON($0) }
    }

    /// A text in quotes; bytes that are no UTF-8 become U+FFFD.
    private mutating func appendJSON(_ bytes: UnsafeBufferPointer<UInt8>) {
        append("\"")
        var start = 0
        for place in bytes.indices {
            let byte = bytes[place]
            if byte >= 0x80 {
                // What lies before is plain; the rest may hold anything.
                append(UnsafeBufferPointer(rebasing: bytes[start..<place]))
                appendRepairedJSON(UnsafeBufferPointer(rebasing: bytes[place...]))
                return append("\"")
            }
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
            append(UnsafeBufferPointer(rebasing: bytes[start..<place]))
            appendEscaped(byte)
            start = place + 1
        }
        append(UnsafeBufferPointer(rebasing: bytes[start...]))
        append("\"")
    }

    private mutating func appendRepairedJSON(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in String(decoding: bytes, as: UTF8.self).utf8 {
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { appendEscaped(byte) } else { append(byte) }
        }
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        default:
            let digits = String(byte, radix: 16)
            append("\\u00" + (digits.count < 2 ? "0" : "") + digits)
        }
    }

    /// - Parameter null: what stands for NULL; a text that reads like it is put in quotes.
    mutating func appendCSV(_ cell: Cell, null: UnsafeBufferPointer<UInt8>) {
        switch cell {
        case .null: append(null)
        case .integer(let number): append(number)
        case .real(let number): append(Self.text(number, infinity: "inf", nan: "nan"))
        case .text(let bytes): appendCSV(bytes, null: null)
        case .bytes(let bytes): append(Data(buffer: bytes).base64EncodedString())
        }
    }

    mutating func appendCSV(_ text: String) {
        var text = text
        text.withUTF8 { appendCSV($0, null: UnsafeBufferPointer(start: nil, count: 0)) }
    }

    private mutating func appendCSV(_ bytes: UnsafeBufferPointer<UInt8>, null: UnsafeBufferPointer<UInt8>) {
        var isPlain = true
        var isASCII = true
        for byte in bytes {
            if byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D { isPlain = false }
            if byte >= 0x80 { isASCII = false }
        }
        // Only what is not ASCII can be broken UTF-8.
        if !isASCII {
            var text = String(decoding: bytes, as: UTF8.self)
            return text.withUTF8 { appendCSVField($0, isPlain: isPlain, null: null) }
        }
        appendCSVField(bytes, isPlain: isPlain, null: null)
    }

    private mutating func appendCSVField(
        _ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool, null: UnsafeBufferPointer<UInt8>
    ) {
        if isPlain, bytes.count != null.count || !bytes.elementsEqual(null) { return append(bytes) }
        append("\"")
        for byte in bytes {
            if byte == 0x22 { append(byte) }
            append(byte)
        }
        append("\"")
    }

    /// The shortest digits that read back as the same number.
    private static func text(_ number: Double, infinity: String, nan: String) -> String {
        if number.isFinite { return number.description }
        return number.isNaN ? nan : (number < 0 ? "-" : "") + infinity
    }
}
