extension String {
    /// The text without white space (Unicode's, so U+00A0 and U+2009 too) and zero-width marks at its edges.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension Unicode.Scalar {
    /// White space, a byte order mark or a zero-width space. A zero-width joiner is none: words end in it.
    var isBlank: Bool {
        properties.isWhitespace || value == 0xFEFF || value == 0x200B
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The UTF-8 text without the same blanks at its edges.
    var trimmed: UnsafeBufferPointer<UInt8> {
        // Most texts begin and end with a letter or a digit of ASCII.
        if let first, let last, first > 0x20, first < 0x7F, last > 0x20, last < 0x7F { return self }
        var (start, end) = (0, count)
        while start < end, let length = (1...3).first(where: { isBlank(start, start + $0, within: start..<end) }) {
            start += length
        }
        while start < end, let length = (1...3).first(where: { isBlank(end - $0, end, within: start..<end) }) {
            end -= length
        }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }

    /// Whether the bytes from one place to another are one blank. None has more than three.
    private func isBlank(_ from: Int, _ upTo: Int, within range: Range<Int>) -> Bool {
        guard from >= range.lowerBound, upTo <= range.upperBound else { return false }
        let lead = self[from]
        switch upTo - from {
        case 1: return lead < 0x80 && Unicode.Scalar(lead).isBlank
        case 2 where lead == 0xC2: return Unicode.Scalar(self[from + 1]).isBlank && self[from + 1] >= 0x80
        case 3 where lead >= 0xE1 && lead <= 0xEF:
            let scalar = UInt32(lead & 0x0F) << 12 | UInt32(self[from + 1] & 0x3F) << 6 | UInt32(self[from + 2] & 0x3F)
            return self[from + 1] & 0xC0 == 0x80 && self[from + 2] & 0xC0 == 0x80
                && Unicode.Scalar(scalar)?.isBlank ?? false
        default: return false
        }
    }
}
