/// A single-byte encoding read backwards: from a misread character to the byte it was.
struct Codepage: Sendable {
    static let windows1252 = Codepage(
        // The five bytes Windows leaves undefined are read as the control characters of Latin-1.
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ",
        // Readers that take plain Latin-1 leave such controls for the other 27 too; no sound text has them.
        sameAsLatin1: 0x80...0xFF)

    static let macRoman = Codepage(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
            + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
        sameAsLatin1: nil)

    private let bytes: [UInt32: UInt8]
    private let sameAsLatin1: ClosedRange<UInt32>?

    /// Takes what the bytes from 0x80 on are read as.
    private init(_ characters: String, sameAsLatin1: ClosedRange<UInt32>?) {
        let values = characters.unicodeScalars.map(\.value)
        bytes = Dictionary(zip(values, 0x80...UInt8.max), uniquingKeysWith: { first, _ in first })
        self.sameAsLatin1 = sameAsLatin1
    }

    private func byte(of scalar: Unicode.Scalar) -> UInt8? {
        if let sameAsLatin1, sameAsLatin1.contains(scalar.value) {
            return UInt8(truncatingIfNeeded: scalar.value)
        }
        return bytes[scalar.value]
    }

    /// The characters that a run was in UTF-8; nil when it cannot come from there.
    func reread(_ run: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(run.count)
        for scalar in run {
            guard let byte = byte(of: scalar) else { return nil }
            encoded.append(byte)
        }
        return String(validating: encoded, as: UTF8.self).map { Array($0.unicodeScalars) }
    }
}

/// Undoes the misreading of UTF-8 as a single-byte encoding.
enum Mojibake {
    /// The text that `text` was; nil when it shows no sign of damage.
    static func undone(_ text: String) -> String? {
        guard let once = undoneOnce(text) else { return nil }
        let result = undoneOnce(once) ?? once
        // Twice-damaged text may pass through controls on the way; text that ends with one was no text.
        return result.unicodeScalars.contains { isControl($0.value) } ? nil : result
    }

    private static func undoneOnce(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        let runs = nonASCIIRuns(of: scalars)
        let western = Attempt(scalars, runs, .windows1252)
        let mac = Attempt(scalars, runs, .macRoman)
        let better = mac.repairedCount > western.repairedCount ? mac : western
        return better.repairedCount == 0 ? nil : better.text(from: scalars)
    }

    private static func nonASCIIRuns(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for (position, scalar) in scalars.enumerated() {
            if !scalar.isASCII {
                start = start ?? position
            } else if let from = start {
                runs.append(from..<position)
                start = nil
            }
        }
        if let from = start {
            runs.append(from..<scalars.count)
        }
        return runs.filter { $0.count >= 2 }
    }

    static func isControl(_ value: UInt32) -> Bool {
        (0x80...0x9F).contains(value)
    }
}

/// What one encoding makes of all runs of a text.
private struct Attempt {
    private var repairs: [(range: Range<Int>, scalars: [Unicode.Scalar])] = []
    /// How many characters of the text are put right.
    private(set) var repairedCount = 0

    init(_ scalars: [Unicode.Scalar], _ runs: [Range<Int>], _ page: Codepage) {
        var doubtful: [(range: Range<Int>, scalars: [Unicode.Scalar], script: UInt32)] = []
        var scripts: Set<UInt32> = []
        let openings = Openings(scalars)
        for range in runs {
            guard let reread = page.reread(scalars[range]) else { continue }
            switch MojibakeEvidence(scalars, range, reread, openings) {
            case .none: continue
            case .doubtful(let script): doubtful.append((range, reread, script))
            case .certain:
                repairs.append((range, reread))
                scripts.formUnion(reread.map { MojibakeEvidence.script(of: $0.value) })
            }
        }
        guard !repairs.isEmpty else { return }
        // Beside certain damage a doubtful run is damage too, unless it would bring in a script of its own.
        for run in doubtful where run.script == MojibakeEvidence.latin || scripts.contains(run.script) {
            repairs.append((run.range, run.scalars))
        }
        repairs.sort { $0.range.lowerBound < $1.range.lowerBound }
        repairedCount = repairs.reduce(0) { $0 + $1.range.count }
    }

    func text(from scalars: [Unicode.Scalar]) -> String {
        var result = String.UnicodeScalarView()
        var position = 0
        for repair in repairs {
            result.append(contentsOf: scalars[position..<repair.range.lowerBound])
            result.append(contentsOf: repair.scalars)
            position = repair.range.upperBound
        }
        result.append(contentsOf: scalars[position...])
        return String(result)
    }
}

/// Where the opening quotation marks of a text stand first, looked for once: a long text may have as many runs as words.
private struct Openings {
    private let first: [(close: Unicode.Scalar, at: Int)]

    init(_ scalars: [Unicode.Scalar]) {
        first = ([("«", "»"), ("“", "”"), ("‹", "›")] as [(Unicode.Scalar, Unicode.Scalar)]).compactMap { open, close in
            scalars.firstIndex(of: open).map { (close, $0) }
        }
    }

    /// Whether the run has a closing mark whose opening one stands ahead of the run.
    func areClosed(in run: ArraySlice<Unicode.Scalar>) -> Bool {
        first.contains { $0.at < run.startIndex && run.contains($0.close) }
    }
}

/// How surely a run that can be reread was damaged. Two or three characters can be reread by mere chance, as the end
/// of "“OLÉ”" or of "« Aimé »" with a no-break space; longer runs hardly ever.
private enum MojibakeEvidence {
    case certain
    /// Perhaps damaged, with the script the run would be in.
    case doubtful(script: UInt32)
    case none

    static let latin: UInt32 = 0

    init(
        _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ reread: [Unicode.Scalar], _ openings: Openings
    ) {
        guard reread.allSatisfy(Self.isAssigned) else {
            self = .none
            return
        }
        if reread.count > 1 || scalars[range].contains(where: { Mojibake.isControl($0.value) }) {
            self = .certain
            return
        }
        let read = reread[0]
        let value = read.value
        let isWhole = range.count == scalars.count
        if Mojibake.isControl(value) {
            self = .none
        } else if Self.isSymbol(value) {
            self = .certain
        } else if Self.isCombining(value) || Self.isLatin(value) {
            let doubtful = !isWhole && Self.couldBeLetterAndMark(scalars, range, read, openings)
            self = doubtful ? .doubtful(script: Self.latin) : .certain
        } else if isWhole && Self.isLivingScript(value) && read.properties.isAlphabetic {
            self = .certain
        } else {
            self = .doubtful(script: Self.script(of: value))
        }
    }

    /// Whether a run reads as well as the last letter of a word and the punctuation after it, as in "AMANHÃ…", or as
    /// punctuation and a first letter.
    private static func couldBeLetterAndMark(
        _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ read: Unicode.Scalar, _ openings: Openings
    ) -> Bool {
        let run = scalars[range]
        let ahead = scalars[..<range.lowerBound]
        let behind = scalars[range.upperBound...]
        if openings.areClosed(in: run) {
            return true
        }
        guard range.count == 2, let letter = run.first, let mark = run.last else { return false }
        if letter == "\u{A0}" || letter == "…" {
            return true
        }
        let isPossessive =
            mark == "’" && (behind.first == "s" || behind.first == "S") && !isLetter(behind.dropFirst().first)
        let isWordEnd = isPossessive || !isLetter(behind.first)
        let isOpenMark = "…‘’“”–—™".unicodeScalars.contains(mark)
        guard let before = ahead.last, before.properties.isAlphabetic else {
            if isCombining(read.value) {
                return true  // with no letter to stand on
            }
            // A letter by itself: there is no word "Â" or "Ã", and "Ã—" is the damaged "×" of many a title.
            return isWordEnd && isOpenMark && letter != "Â" && letter != "Ã"
        }
        guard before.properties.isUppercase else { return false }
        // A small letter or an accent is out of place in a word in capitals, but not after the S of "SÃ©".
        let isInCapitals = isUppercase(behind.first) || isWordEnd && isUppercase(ahead.dropLast().last)
        let isSmall = !read.properties.isUppercase && isLetterOrAccent(read)
        let isMark = isOpenMark || "»®©\u{A0}".unicodeScalars.contains(mark)
        return isWordEnd && isOpenMark || isInCapitals && isSmall && isMark
    }

    private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
        scalar?.properties.isAlphabetic ?? false
    }

    private static func isUppercase(_ scalar: Unicode.Scalar?) -> Bool {
        scalar?.properties.isUppercase ?? false
    }

    private static func isLetterOrAccent(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isCombining(scalar.value)
    }

    private static func isAssigned(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .unassigned, .privateUse, .surrogate: false
        default: true
        }
    }

    private static func isLatin(_ value: UInt32) -> Bool {
        switch value {
        case 0xA0...0x17F, 0x218...0x21B, 0x1E00...0x1EFF: true  // with the Romanian letters
        case 0x1A0, 0x1A1, 0x1AF, 0x1B0: true  // the Vietnamese letters outside their block
        case 0x259, 0x2BB, 0x2BC: true  // the Azerbaijani schwa, the Uzbek and Hawaiian apostrophes
        default: false
        }
    }

    /// Accents of decomposed letters; not the rare ones, which "LUNEDÌ…" would otherwise be reread to.
    private static func isCombining(_ value: UInt32) -> Bool {
        switch value {
        case 0x300...0x304, 0x306...0x308, 0x30A...0x30C, 0x323, 0x327, 0x328: true
        default: false
        }
    }

    private static func isSymbol(_ value: UInt32) -> Bool {
        switch value {
        case 0x2000...0x206F, 0x20A0...0x20CF, 0x2100...0x214F, 0x2190...0x22FF, 0x2500...0x27BF: true
        case 0x1F000...0x1FAFF: true
        default: false
        }
    }

    private static func isLivingScript(_ value: UInt32) -> Bool {
        switch value {
        case 0x370...0x6FF, 0x900...0x10FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: true
        default: false
        }
    }

    /// Coarse on purpose: enough to tell whether two runs could belong to one language.
    static func script(of value: UInt32) -> UInt32 {
        switch value {
        case ..<0x370, 0x1E00...0x1EFF, 0x2000...0x2BFF: latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: 1
        case 0x400...0x52F: 2
        case 0x600...0x6FF, 0x750...0x77F: 3
        case 0x2E80...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF: 4
        default: 0x100 + value >> 7
        }
    }
}
