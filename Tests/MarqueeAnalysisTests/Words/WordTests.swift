import MarqueeCatalog
import Testing

@testable import MarqueeAnalysis

struct WordTests {
    private func words(_ texts: String?...) -> [String] {
        WordCounts(TextColumn(texts)).first(50).map { "\($0.word) \($0.texts)" }
    }

    @Test func words_countEachTextOnce_inLowerCase() {
        #expect(words("Love, love me", "LOVE!", "Éclair éclair", nil) == ["love 2", "éclair 1"])
    }

    @Test func words_keepApostrophesInside_andDropThemAtTheEnds() {
        #expect(words("'Schindler’s' list'") == ["list 1", "schindler's 1"])
    }

    @Test func words_areLettersOfAnyScript_andNumbers() {
        #expect(words("काला 2012", "愛の 5") == ["2012 1", "काला 1", "愛の 1"])
    }

    @Test func words_ofEqualCount_standInByteOrder() {
        #expect(words("beta alpha", "gamma") == ["alpha 1", "beta 1", "gamma 1"])
    }

    @Test func stopWords_areLeftOut_inTheirLanguages() {
        #expect(
            words("The End of the World", "El mundo de la noche", "Der Himmel über uns") == [
                "end 1", "himmel 1", "mundo 1", "noche 1", "world 1",
            ])
    }

    @Test func cloud_hasNoOverlaps_andStaysInItsBox() {
        let cloud = WordCloud((1...120).map { ("word\($0 * 7919 % 1000)", 200 / $0 + 1) })
        #expect(cloud.words.count > 100)
        let boxes = cloud.words.map { word -> (Double, Double, Double, Double) in
            let (length, height) = (Double(word.text.count) * 0.38 * word.size, word.size)
            let (wide, high) = word.angle == 0 ? (length, height) : (height, length)
            return (word.x - wide / 2, word.y - high / 2, word.x + wide / 2, word.y + high / 2)
        }
        for (place, one) in boxes.enumerated() {
            #expect(one.0 >= 0 && one.1 >= 0 && one.2 <= WordCloud.width && one.3 <= WordCloud.height)
            for other in boxes[(place + 1)...] {
                #expect(one.0 >= other.2 || other.0 >= one.2 || one.1 >= other.3 || other.1 >= one.3)
            }
        }
    }

    @Test func cloud_leavesOutWhatDoesNotFit() {
        let long = String(repeating: "m", count: 400)
        let cloud = WordCloud([("love", 9), (long, 9)])
        #expect(cloud.words.map(\.text) == ["love"])
    }
}
