/// Names of titles: a pattern by the title's number, its words by the title's place within the pattern.
///
/// Each place has words of its own, so no two titles are called alike without a table having to remember it. When
/// a pattern's words are used up, sequels follow.
struct SampleTitleNames: Sendable {
    private let key: UInt64
    /// Each pattern as often as its weight says, with its place in that row.
    private let patterns: [(pattern: SampleTitlePattern, rank: Int)]
    private let subtitle = SampleTitlePattern.subtitle

    init(seed: UInt64) {
        key = SampleRandom.key(seed, .titleName)
        patterns = SampleTitlePattern.all.flatMap { pattern in (0..<pattern.weight).map { (pattern, $0) } }
    }

    /// Appends the name of a title, spoiled as its quirk demands.
    func append(_ title: SampleTitle, to bytes: inout [UInt8]) {
        let occasion = title.number / 10_000
        switch title.quirk {
        case .titleAsDate: return SampleSpoiler.appendDate(occasion, to: &bytes)
        case .titleMojibake:
            let accented = SampleSpoiler.accentedWords
            SampleSpoiler.appendMojibake(accented[occasion % accented.count], to: &bytes)
            bytes.append(0x20)
        case .titleDecomposed:
            let decomposed = SampleSpoiler.decomposedWords
            bytes.appendText(decomposed[occasion % decomposed.count])
            bytes.append(0x20)
        default: break
        }
        append(title.nameNumber, to: &bytes)
        if title.quirk == .titleTrailingBlank { bytes.append(0x20) }
        if title.quirk == .titleNoBreakSpace { bytes.appendText("\u{A0}") }
    }

    private func append(_ number: Int, to bytes: inout [UInt8]) {
        // The step has no divisor in common with the 1,000 patterns, so that neighbours differ.
        let (pattern, rank) = patterns[number % patterns.count * 389 % patterns.count]
        let place = number / patterns.count * pattern.weight + rank
        let key = key &+ pattern.salt
        pattern.append(
            SampleRandom.shuffled(place % pattern.capacity, of: pattern.capacity, key: key), to: &bytes)
        appendSequel(place / pattern.capacity, key, to: &bytes)
    }

    /// Numbers for the first sequels, then subtitles, then numbers again: there is no last sequel.
    private func appendSequel(_ sequel: Int, _ key: UInt64, to bytes: inout [UInt8]) {
        guard sequel > 0 else { return }
        if sequel <= 2 || sequel >= subtitle.capacity {
            bytes.append(0x20)
            bytes.appendDecimal(sequel + 1)
        } else {
            subtitle.append(SampleRandom.shuffled(sequel, of: subtitle.capacity, key: key), to: &bytes)
        }
    }
}

/// A pattern of a title's name: a text in which each `%` is a word of the next list.
struct SampleTitlePattern: Sendable {
    let weight: Int
    private let format: [UInt8]
    private let lists: [SampleWords]
    /// How many names there are.
    let capacity: Int
    /// Makes patterns of the same lists go through them in orders of their own.
    let salt: UInt64

    private init(_ weight: Int, _ format: StaticString, _ lists: [SampleWords]) {
        self.weight = weight
        self.format = format.withUTF8Buffer { Array($0) }
        self.lists = lists
        capacity = max(lists.reduce(1) { $0 * $1.count }, 1)
        salt = UInt64(weight) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Appends one of the names.
    func append(_ place: Int, to bytes: inout [UInt8]) {
        var rest = place
        var list = 0
        for byte in format {
            if byte == UInt8(ascii: "%"), list < lists.count {
                lists[list].append(rest % lists[list].count, to: &bytes)
                rest /= lists[list].count
                list += 1
            } else {
                bytes.append(byte)
            }
        }
    }

    /// The patterns; the weights, 1,000 together, give the real catalog's numbers of words, colons, commas,
    /// apostrophes and accents.
    static let all: [SampleTitlePattern] = {
        let words = SampleTitleWords()
        return [
            .init(190, "%%", [words.starts, words.ends]),
            .init(230, "% %", [words.adjectives, words.nouns]),
            .init(121, "The % %", [words.adjectives, words.nouns]),
            .init(50, "% and %", [words.nouns, words.nouns]),
            .init(36, "%'s %", [words.people, words.nouns]),
            .init(85, "The % of %", [words.nouns, words.places]),
            .init(110, "%%: The % %", [words.starts, words.ends, words.adjectives, words.nouns]),
            .init(60, "%: % in %", [words.people, words.moods, words.places]),
            .init(30, "The Day the % % in %", [words.nouns, words.deeds, words.places]),
            .init(10, "How to % a % from %", [words.doings, words.nouns, words.places]),
            .init(18, "%, % and %", [words.nouns, words.nouns, words.places]),
            .init(1, "% and the \"%\" %", [words.people, words.adjectives, words.nouns]),
            .init(19, "% %", [words.accentedStarts, words.accentedEnds]),
            .init(1, "%%", [words.koreanStarts, words.koreanEnds]),
            .init(1, "%%", [words.japaneseStarts, words.japaneseEnds]),
            .init(1, "% %", [words.arabicStarts, words.arabicEnds]),
            .init(37, "% %", [words.places, words.numbers]),
        ]
    }()

    static let subtitle: SampleTitlePattern = {
        let words = SampleTitleWords()
        return .init(0, " - % %", [words.adjectives, words.nouns])
    }()
}
