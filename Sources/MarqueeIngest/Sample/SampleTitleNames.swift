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
