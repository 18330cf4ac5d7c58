/// A pattern of a title's name: a text in which each `%` is a word of the next list.
final class SampleTitlePattern: Sendable {
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
            .init(60, "%%", [words.starts, words.ends]),
            .init(127, "%%%", [words.firstSyllables, words.syllables, words.lastSyllables]),
            .init(110, "% %", [words.adjectives, words.nouns]),
            .init(100, "% %%", [words.adjectives, words.starts, words.ends]),
            .init(54, "The % %", [words.adjectives, words.nouns]),
            .init(51, "The % %%", [words.adjectives, words.starts, words.ends]),
            .init(50, "% and %", [words.nouns, words.nouns]),
            .init(32, "%'s %", [words.people, words.nouns]),
            .init(14, "%'s % %", [words.people, words.adjectives, words.nouns]),
            .init(55, "The % of %", [words.nouns, words.places]),
            .init(40, "%%: % %", [words.starts, words.ends, words.adjectives, words.nouns]),
            .init(50, "%%: The % %", [words.starts, words.ends, words.adjectives, words.nouns]),
            .init(40, "%: % in %", [words.people, words.moods, words.places]),
            .init(57, "% and the % %", [words.people, words.adjectives, words.nouns]),
            .init(55, "% %: The % of %", [words.adjectives, words.nouns, words.nouns, words.places]),
            .init(30, "The Day the % % in %", [words.nouns, words.deeds, words.places]),
            .init(10, "How to % the % from %", [words.doings, words.nouns, words.places]),
            .init(18, "%, % and %", [words.nouns, words.nouns, words.places]),
            .init(1, "% and the \"%\" %", [words.people, words.adjectives, words.nouns]),
            .init(18, "% %", [words.accentedStarts, words.accentedEnds]),
            .init(1, "%%", [words.koreanStarts, words.koreanEnds]),
            .init(1, "%%", [words.japaneseStarts, words.japaneseEnds]),
            .init(1, "% %", [words.arabicStarts, words.arabicEnds]),
            .init(25, "% %", [words.places, words.numbers]),
        ]
    }()

    static let subtitle: SampleTitlePattern = {
        let words = SampleTitleWords()
        return .init(0, " - % %", [words.adjectives, words.nouns])
    }()
}
