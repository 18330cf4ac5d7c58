package import MarqueeCatalog

/// What the last `marquee doctor` said of a warehouse as a whole.
package struct HealthVerdict: Equatable, Sendable {
    /// When it said so, as RFC 3339 has it.
    package let at: String
    /// The error with which it ended; nil for a warehouse that is sound.
    package let code: ErrorCode?

    package init(at: String, code: ErrorCode?) {
        self.at = at
        self.code = code
    }

    /// `sound` or `failed`.
    package var word: String { code == nil ? "sound" : "failed" }

    /// The verdict as one line of text.
    package var text: String { "\(at) \(code?.rawValue ?? word)" }

    /// Reads what ``text`` has written; nil when it is something else.
    package init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0].count == 20 else { return nil }
        let code = ErrorCode(rawValue: String(words[1]))
        guard code != nil || words[1] == "sound" else { return nil }
        self.init(at: String(words[0]), code: code)
    }
}
