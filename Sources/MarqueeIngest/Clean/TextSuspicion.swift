/// A text that looks damaged, with what it probably was.
package struct TextSuspicion: Equatable, Sendable {
    /// What happened to the text.
    package enum Kind: String, Sendable {
        /// A spreadsheet took the text for a date, a time or a number and wrote that instead.
        case spreadsheetDate = "spreadsheet_date"
        /// UTF-8 was read as another encoding, or characters were lost.
        case wrongEncoding = "wrong_encoding"
    }

    /// What happened to the text.
    package let kind: Kind
    /// What it probably was; nil when that cannot be told.
    package let proposal: String?

    /// A suspicion of this kind.
    package init(kind: Kind, proposal: String?) {
        self.kind = kind
        self.proposal = proposal
    }
}

/// Looks for damage that shows in a single text.
package enum TextSuspicions {
    /// Whether `find` is worth calling, told from the UTF-8 bytes of a text; never false where `find` finds something.
    @inline(__always)
    package static func isWorthALook(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(bytes)
        var position = 0
        while position + 8 <= raw.count {
            if raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
                return couldBeMisread(bytes, from: position)
            }
            position += 8
        }
        while position < raw.count {
            if raw[position] >= 0x80 {
                return couldBeMisread(bytes, from: position)
            }
            position += 1
        }
        return isWorthALook(ascii: bytes)
    }

    /// The same of a text that is known to be ASCII.
    @inline(__always)
    static func isWorthALook(ascii bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        return bytes.count <= SpreadsheetText.longest && SpreadsheetText.canStart(with: first)
            && bytes.contains(where: SpreadsheetText.isMark)
    }

    /// The damage a text shows, if any.
    package static func find(in text: String) -> TextSuspicion? {
        var text = text
        // Asking again costs little and makes sure that the cheap test and this one never part ways.
        guard text.withUTF8({ isWorthALook($0) }) else { return nil }
        if text.unicodeScalars.contains("\u{FFFD}") {
            return TextSuspicion(kind: .wrongEncoding, proposal: nil)
        }
        if let undone = Mojibake.undone(text) {
            return TextSuspicion(kind: .wrongEncoding, proposal: undone)
        }
        return text.withUTF8 { SpreadsheetText.find(in: $0) }
    }

    /// Whether a replacement character is there, or two characters side by side of which the first could be a lead
    /// byte and the second a continuation byte. Only the first bytes of both are looked at.
    private static func couldBeMisread(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var position = start
        // Eight bytes at a time may have ended up inside the ASCII before a character, never inside a character.
        while position < bytes.count {
            let lead = bytes[position]
            guard lead >= 0x80 else {
                position += 1
                continue
            }
            let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            let next = position + length
            guard next <= bytes.count else { return true }  // not UTF-8: let the slow path decide
            if lead == 0xEF, bytes[position + 1] == 0xBF, bytes[position + 2] == 0xBD {
                return true
            }
            switch lead {
            case 0xC2, 0xC3, 0xC5, 0xC6, 0xE2, 0xEF:
                guard next < bytes.count else { return false }
                switch bytes[next] {
                case 0xC2, 0xC3, 0xC5, 0xC6, 0xCB, 0xCE, 0xCF, 0xE2: return true
                default: break
                }
            default: break
            }
            position = next
        }
        return false
    }
}

/// What spreadsheets write in place of a text they took for something else.
private enum SpreadsheetText {
    /// No such text is longer in UTF-8.
    static let longest = 20

    private static let months: [(short: [UInt8], name: String, days: Int)] = [
        ("January", 31), ("February", 29), ("March", 31), ("April", 30), ("May", 31), ("June", 30), ("July", 31),
        ("August", 31), ("September", 30), ("October", 31), ("November", 30), ("December", 31),
    ].map { (short: Array($0.0.utf8.prefix(3)), name: $0.0, days: $0.1) }

    @inline(__always)
    static func canStart(with byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "A"), UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "J"), UInt8(ascii: "M"),
            UInt8(ascii: "N"), UInt8(ascii: "O"), UInt8(ascii: "S"):
            true
        default: false
        }
    }

    @inline(__always)
    static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "+")
    }

    static func find(in text: UnsafeBufferPointer<UInt8>) -> TextSuspicion? {
        guard text.count <= longest, let first = text.first, canStart(with: first) else { return nil }
        let dashed = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        if let suspicion = date(dashed) {
            return suspicion
        }
        if let time = time(text[...]) {
            return TextSuspicion(kind: .spreadsheetDate, proposal: time)
        }
        if isDateTime(text, dashed) || isScientific(text) {
            return TextSuspicion(kind: .spreadsheetDate, proposal: nil)
        }
        return nil
    }

    private typealias Part = Slice<UnsafeBufferPointer<UInt8>>

    /// `22-Jul`, `Oct-01`, `22-Jul-12` or `22-Jul-2012`; the proposal is the same day in words, in the same order.
    private static func date(_ parts: [Part]) -> TextSuspicion? {
        if parts.count == 2, let month = month(parts[0]), let day = number(parts[1], digits: 2...2) {
            // No such day: the number is a year, and of which century is lost.
            let isDay = (1...month.days).contains(day)
            return TextSuspicion(kind: .spreadsheetDate, proposal: isDay ? "\(month.name) \(day)" : nil)
        }
        guard parts.count == 2 || parts.count == 3, let day = number(parts[0], digits: 1...2),
            let month = month(parts[1]), (1...month.days).contains(day)
        else { return nil }
        let words = "\(day) \(month.name)"
        if parts.count == 2 {
            return TextSuspicion(kind: .spreadsheetDate, proposal: words)
        }
        guard let year = number(parts[2], digits: 2...4), parts[2].count != 3 else { return nil }
        return TextSuspicion(kind: .spreadsheetDate, proposal: parts[2].count == 4 ? "\(words) \(year)" : nil)
    }

    /// The time as people write it, from `07:19`, `07:19:00` or `11:14:00`. `7:19` and `11:14` stay: a spreadsheet
    /// shows in the zero or the seconds, and without them both are sound titles.
    private static func time(_ text: Part) -> String? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let hour = number(parts[0], digits: 2...2), hour < 24,
            let minute = number(parts[1], digits: 2...2), minute < 60
        else { return nil }
        let short = "\(hour):\(minute < 10 ? "0" : "")\(minute)"
        if parts.count == 2 {
            return hour < 10 ? short : nil
        }
        guard let second = number(parts[2], digits: 2...2), second < 60 else { return nil }
        if second == 0 {
            return short
        }
        return hour < 10 ? "\(short):\(second < 10 ? "0" : "")\(second)" : nil
    }

    /// `2012-07-22 00:00:00`, with "T" for the blank or without seconds too. The year often is the spreadsheet's own
    /// addition, so the text before it cannot be told.
    private static func isDateTime(_ text: UnsafeBufferPointer<UInt8>, _ dashed: [Part]) -> Bool {
        guard text.count == 19 || text.count == 16, dashed.count == 3, number(dashed[0], digits: 4...4) != nil,
            let month = number(dashed[1], digits: 2...2), (1...12).contains(month),
            let day = number(text[8..<10], digits: 2...2), (1...months[month - 1].days).contains(day),
            text[10] == UInt8(ascii: " ") || text[10] == UInt8(ascii: "T")
        else { return false }
        let parts = text[11...].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let values = parts.compactMap { number($0, digits: 2...2) }
        return values.count == parts.count && values.count >= 2 && values[0] < 24
            && values.dropFirst().allSatisfy { $0 < 60 }
    }

    /// `1.00E+05`, `1E+05`, `1.20E-07`; not `2E-10`, which names rooms and parts.
    private static func isScientific(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "E"), omittingEmptySubsequences: false)
        guard parts.count == 2, let sign = parts[1].first, number(parts[1].dropFirst(), digits: 2...3) != nil else {
            return false
        }
        let mantissa = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard mantissa.count <= 2, number(mantissa[0], digits: 1...1) != nil else { return false }
        if mantissa.count == 1 {
            return sign == UInt8(ascii: "+")
        }
        return isMark(sign) && sign != UInt8(ascii: ":") && number(mantissa[1], digits: 1...14) != nil
    }

    private static func month(_ part: Part) -> (short: [UInt8], name: String, days: Int)? {
        guard part.count == 3 else { return nil }
        return months.first { $0.short.elementsEqual(part) }
    }

    private static func number(_ part: Part, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(part.count) else { return nil }
        var value = 0
        for byte in part {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
