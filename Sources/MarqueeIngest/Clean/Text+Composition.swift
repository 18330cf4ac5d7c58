import Foundation

extension String {
    /// The text in canonical composition (NFC). Putting letters in one case can take them apart: `ΐ` in upper case is three
    /// characters, of which two have a composition.
    ///
    /// Foundation takes quadratic time for a long text (four megabytes of decomposed letters: minutes), so a text is composed
    /// in pieces. A run of more than 30 combining marks, the limit of Unicode's Stream-Safe Text Format
    /// (https://unicode.org/reports/tr15/#Stream_Safe_Text_Format), stays as it is: it is no word of any language.
    var composed: String {
        // Below, nothing has another form.
        guard unicodeScalars.contains(where: { $0.value >= 0x300 }) else { return self }
        var composed = ""
        composed.reserveCapacity(utf8.count)
        var (start, marks, longestRun) = (unicodeScalars.startIndex, 0, 0)
        func finish(at end: String.Index) {
            let piece = self[start..<end]
            composed += longestRun > Self.maxMarks ? String(piece) : piece.precomposedStringWithCanonicalMapping
            (start, marks, longestRun) = (end, 0, 0)
        }
        var index = start
        while index < unicodeScalars.endIndex {
            let scalar = unicodeScalars[index]
            if scalar.mayCombineWithTheOneBefore {
                marks += 1
                longestRun = max(longestRun, marks)
            } else {
                marks = 0
                if utf8.distance(from: start, to: index) >= Self.pieceSize { finish(at: index) }
            }
            index = unicodeScalars.index(after: index)
        }
        finish(at: index)
        return composed
    }

    /// Bytes after which a piece ends at the next character that begins one.
    private static let pieceSize = 512
    private static let maxMarks = 30
}

extension Unicode.Scalar {
    /// False if the text before this scalar has the same composition without it: if it is no mark, no vowel or end of a Hangul
    /// syllable, and none of the few vowel signs that Unicode counts as letters (Kirat Rai).
    fileprivate var mayCombineWithTheOneBefore: Bool {
        guard value >= 0x300 else { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return (0x1160...0x11FF).contains(value) || (0x16D60...0x16D6F).contains(value)
        }
    }
}
