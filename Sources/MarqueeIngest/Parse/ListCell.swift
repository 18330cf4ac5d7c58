/// Takes the list in a cell apart.
///
/// One rule for three notations, told apart by the first character: a cell that opens with `[`, `(` or `{` is a Python
/// literal or JSON, whose items are quoted with `'` or `"` and may use backslash escapes, or stand bare (`None`, `null`
/// and empty items are no items); any other cell is plain text, `a, b`. Items are trimmed; an empty list has none.
package enum ListCell {
    /// Calls `item` with each item's UTF-8 bytes, valid during the call.
    ///
    /// - Returns: false when the cell opens like a literal and does not end like one; items seen until then do not count.
    package static func forEachItem(
        of cell: UnsafeBufferPointer<UInt8>, _ item: (UnsafeBufferPointer<UInt8>) -> Void
    ) -> Bool {
        let cell = cell.trimmed
        guard let first = cell.first else { return true }
        guard let closer = closer(of: first) else {
            for part in cell.split(separator: comma) { take(part, item) }
            return true
        }
        guard cell.count >= 2, cell[cell.count - 1] == closer else { return false }
        return literalItems(UnsafeBufferPointer(rebasing: cell[1..<cell.count - 1]), item)
    }

    private static func closer(of opener: UInt8) -> UInt8? {
        switch opener {
        case UInt8(ascii: "["): UInt8(ascii: "]")
        case UInt8(ascii: "("): UInt8(ascii: ")")
        case UInt8(ascii: "{"): UInt8(ascii: "}")
        default: nil
        }
    }

    private static let backslash = UInt8(ascii: "\\")
    private static let comma = UInt8(ascii: ",")

    private static func literalItems(
        _ list: UnsafeBufferPointer<UInt8>, _ item: (UnsafeBufferPointer<UInt8>) -> Void
    ) -> Bool {
        var position = 0
        while true {
            while position < list.count, isBlank(list[position]) { position += 1 }
            guard position < list.count else { return true }
            let quote = list[position]
            if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
                var end = position + 1
                var hasEscapes = false
                while end < list.count, list[end] != quote {
                    if list[end] == backslash { (hasEscapes, end) = (true, end + 1) }
                    end += 1
                }
                guard end < list.count else { return false }
                if hasEscapes {
                    guard let text = unescaped(list[position + 1..<end]) else { return false }
                    text.withUnsafeBufferPointer { take($0[...], item) }
                } else {
                    take(list[position + 1..<end], item)
                }
                position = end + 1
            } else {
                var end = position
                while end < list.count, list[end] != comma {
                    if list[end] == UInt8(ascii: "'") || list[end] == UInt8(ascii: "\"") { return false }
                    end += 1
                }
                if !isNull(list[position..<end]) { take(list[position..<end], item) }
                position = end
            }
            while position < list.count, isBlank(list[position]) { position += 1 }
            guard position < list.count else { return true }
            guard list[position] == comma else { return false }
            position += 1
        }
    }

    private static func take(
        _ slice: Slice<UnsafeBufferPointer<UInt8>>, _ item: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let text = UnsafeBufferPointer(rebasing: slice).trimmed
        if !text.isEmpty { item(text) }
    }

    private static func isNull(_ slice: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let word = String(decoding: slice, as: UTF8.self).trimmed
        return word == "None" || word == "null" || word == "nan"
    }

    /// The text without its backslash escapes (those that Python and JSON share); nil for an escape of neither.
    private static func unescaped(_ slice: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        var units: [UInt16] = []
        var result: [UInt8] = []
        func flush() {
            guard !units.isEmpty else { return }
            result += Array(String(decoding: units, as: UTF16.self).utf8)
            units = []
        }
        var position = slice.startIndex
        while position < slice.endIndex {
            let byte = slice[position]
            position += 1
            guard byte == backslash else {
                flush()
                result.append(byte)
                continue
            }
            guard position < slice.endIndex else { return nil }
            let escape = slice[position]
            position += 1
            let digits = [UInt8(ascii: "u"): 4, UInt8(ascii: "x"): 2][escape] ?? 0
            if digits > 0 {
                guard position + digits <= slice.endIndex, slice[position..<position + digits].allSatisfy(isHexDigit),
                    let unit = UInt16(String(decoding: slice[position..<position + digits], as: UTF8.self), radix: 16)
                else { return nil }
                units.append(unit)
                position += digits
                continue
            }
            flush()
            switch escape {
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
            case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "/"): result.append(escape)
            default: return nil
            }
        }
        flush()
        return result
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || Byte.isLineEnd(byte)
    }
}
