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
