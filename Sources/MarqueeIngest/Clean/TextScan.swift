/// A quick look at a text's bytes, to spare most texts the way through every rule.
enum TextScan {
    /// Whether no rule for text can find anything in it: valid UTF-8, no control characters, no blanks at the edges,
    /// nothing that Unicode normalisation could change. False may be a false alarm.
    @inline(__always)
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        look(bytes) != .notPlain
    }

    /// What a quick look tells.
    enum Look { case notPlain, plainASCII, plain }

    /// Like ``isPlain(_:)``, and whether all is ASCII.
    @inline(__always)
    static func look(_ bytes: UnsafeBufferPointer<UInt8>) -> Look {
        guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else { return .notPlain }
        var accumulated: UInt8 = 0
        var smallest: UInt8 = 0xFF
        var hasDelete: UInt8 = 0
        for byte in bytes {
            accumulated |= byte
            smallest = min(smallest, byte)
            hasDelete |= byte == 0x7F ? 1 : 0
        }
        guard smallest >= 0x20, hasDelete == 0 else { return .notPlain }
        if accumulated < 0x80 { return .plainASCII }
        return isPlainBeyondASCII(bytes) ? .plain : .notPlain
    }

    private static func isPlainBeyondASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        while position < bytes.count {
            let lead = bytes[position]
            if lead < 0x80 {
                position += 1
                continue
            }
            // No range below reaches beyond three bytes.
            let length = lead >= 0xE0 ? 3 : 2
            guard lead >= 0xC2, lead < 0xF0, position + length <= bytes.count else { return false }
            var scalar = UInt32(lead) & (0x7F >> UInt32(length))
            for offset in 1..<length {
                let byte = bytes[position + offset]
                guard byte & 0xC0 == 0x80 else { return false }
                scalar = scalar << 6 | UInt32(byte & 0x3F)
            }
            guard length == 2 || scalar >= 0x800, isPlain(scalar) else { return false }
            position += length
        }
        return true
    }

    /// Scalars that are no blanks and that stay as they are in NFC whatever stands beside them. Also tells surrogates
    /// from scalars: they do not lie in these ranges.
    private static func isPlain(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xA1...0x2FF: true  // Latin
        case 0x391...0x3CE, 0x400...0x482: true  // Greek, Cyrillic
        case 0x5D0...0x5EA, 0x621...0x64A: true  // Hebrew, Arabic letters
        case 0xE01...0xE30, 0xE40...0xE46: true  // Thai letters
        case 0x1E00...0x1E99: true  // Latin with marks
        case 0x1EA0...0x1EF9: true  // Vietnamese
        case 0x2010...0x2027, 0x2030...0x205E: true  // punctuation
        case 0x3041...0x3096, 0x30A1...0x30FE: true  // kana
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3: true  // Han, Hangul syllables
        default: false
        }
    }
}
