import Foundation
import Testing

@testable import MarqueeIngest

/// Canonical composition of long texts.
struct CompositionTests {
    /// Words with marks, syllables of Hangul in parts, vowel signs, and letters that combine with nothing.
    private static let parts = [
        "e\u{301}", "u\u{308}\u{304}", "a", " ", "中", "\u{1112}\u{1161}\u{11AB}", "\u{0915}\u{093C}",
        "\u{09C7}\u{09BE}",
        "\u{0BC6}\u{0BD7}", "q\u{0316}\u{0307}", "\u{212B}", "ß", "\u{1F600}", "\u{0CC6}\u{0CC2}\u{0CD5}",
        "\u{1025}\u{102E}",
        "\u{11131}\u{11127}", "o\u{31B}\u{323}",
    ]

    @Test func longText_isComposedAsAWhole() {
        var random = SeededRandom(16)
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 1...600, using: &random))
                .map { _ in Self.parts.randomElement(using: &random) ?? "" }.joined()
            let expected = text.precomposedStringWithCanonicalMapping
            #expect(text.composed.utf8.elementsEqual(expected.utf8), "\(text.unicodeScalars.map(\.value))")
        }
    }

    /// Foundation takes 40 seconds for each of these.
    @Test(arguments: ["e\u{301}", "\u{0316}\u{0301}", "\u{1112}\u{1161}\u{11AB}"])
    func fourMegabytes_areComposedInSeconds(_ part: String) {
        let text = String(repeating: part, count: 3_900_000 / part.utf8.count)
        let start = ContinuousClock.now
        let composed = text.composed
        #expect(ContinuousClock.now - start < .seconds(15))
        #expect(composed.utf8.count <= text.utf8.count)
    }

    @Test func runOfMarks_staysAsItIs() {
        let run = "e" + String(repeating: "\u{0316}\u{0301}", count: 100)
        #expect(run.composed.utf8.elementsEqual(run.utf8))
    }
}
