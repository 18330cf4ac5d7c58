extension Unicode.Scalar {
    /// True for the invisible characters that change the direction of writing: marks, embeddings, overrides and isolates
    /// (https://www.unicode.org/reports/tr9/). With them a text can look like another one.
    package var changesDirection: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The number of the character as programmers write it, such as `\u202E`: how it is shown where it could deceive.
    package var escaped: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
