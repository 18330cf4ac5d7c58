import MarqueeIngest
import Testing

@Suite struct TextSuspicionTests {
    private func isWorthALook(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { TextSuspicions.isWorthALook($0) }
    }

    private func spreadsheet(_ proposal: String?) -> TextSuspicion {
        TextSuspicion(kind: .spreadsheetDate, proposal: proposal)
    }

    private func encoding(_ proposal: String?) -> TextSuspicion {
        TextSuspicion(kind: .wrongEncoding, proposal: proposal)
    }

    /// How a reader that takes every byte for a Latin-1 character sees the UTF-8 of a text.
    private func misreadAsLatin1(_ text: String) -> String {
        String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    }

    @Test(arguments: [
        ("22-Jul", "22 July"), ("1-Sep", "1 September"), ("01-Sep", "1 September"), ("29-Feb", "29 February"),
        ("Oct-01", "October 1"), ("Jul-22", "July 22"), ("22-Jul-2012", "22 July 2012"),
        ("07:19", "7:19"), ("00:05", "0:05"), ("07:19:00", "7:19"), ("11:14:00", "11:14"), ("07:19:33", "7:19:33"),
    ])
    func find_whatASpreadsheetWrites_proposesTheText(text: String, proposal: String) {
        #expect(isWorthALook(text))
        #expect(TextSuspicions.find(in: text) == spreadsheet(proposal))
    }

    @Test(arguments: [
        "2012-07-22 00:00:00", "2012-07-22T10:30:00", "2012-07-22 00:00", "1.00E+05", "1E+05", "1.23457E+11",
        "1.20E-07", "Jul-84", "Oct-00", "22-Jul-12",
    ])
    func find_whatASpreadsheetWritesWithLoss_proposesNothing(text: String) {
        #expect(isWorthALook(text))
        #expect(TextSuspicions.find(in: text) == spreadsheet(nil))
    }

    @Test(arguments: [
        "", "7:19", "11:14", "7:19:00", "24:00", "07:60", "SPF-18", "1983", "9/11", "24", "May-December Romance", "Nov",
        "13-14", "31-Feb", "0-Jan", "July-22", "22-July", "22-jul", "Jul-222", "Jul-1", "May", "2012-07-22", "2E-10",
        "2012-13-22 00:00:00", "2012-07-22 25:00:00", "1.E+05", "12E+05", "E+05", "-1", "1-2-3", "D-Day", "12:", ":",
        "2012-07-22T10:30:00Z", "Mar-Vell", "100",
    ])
    func find_titleWithDigitsOrDashes_isNothing(text: String) {
        #expect(TextSuspicions.find(in: text) == nil)
    }

    @Test(arguments: [
        ("Ra√∫l", "Raúl"), ("RaÃºl", "Raúl"), ("donâ€™t", "don’t"), ("don‚Äôt", "don’t"), ("Â°", "°"),
        ("Ãœber", "Über"), ("Å\u{81}Ã³dÅº", "Łódź"), ("JosÃ©", "José"), ("SÃ© Velha", "Sé Velha"),
        ("voilÃ\u{A0}", "voilà"), ("Spy Ã— Cook", "Spy × Cook"), ("Ã…se", "Åse"), ("bÉ™y", "bəy"),
        ("JoseÌ\u{81}", "Jose\u{301}"), ("ðŸ˜€ night", "😀 night"), ("ÐœÐ¸Ñ€", "Мир"), ("Ð¯", "Я"),
        ("ä¹±", "乱"), ("Nguyá»…n", "Nguyễn"), ("ÎœÎ·Î´Î­Î½", "Μηδέν"),
    ])
    func find_misreadText_proposesTheText(text: String, proposal: String) {
        #expect(isWorthALook(text))
        #expect(TextSuspicions.find(in: text) == encoding(proposal))
    }

    @Test(arguments: ["Zoë", "Müßig", "Ærø", "naïve “café”", "Łódź", "Μηδέν", "Nguyễn Đặng", "기생충", "東京", "मेला"])
    func find_textMisreadAsLatin1_proposesTheText(original: String) {
        let once = misreadAsLatin1(original)
        #expect(TextSuspicions.find(in: once) == encoding(original))
        #expect(TextSuspicions.find(in: misreadAsLatin1(once)) == encoding(original))
    }

    @Test(arguments: [("RaÃƒÂºl", "Raúl"), ("Ra√É¬∫l", "Raúl"), ("‚àö‚à´", "ú"), ("donÃ¢â‚¬â„¢t", "don’t")])
    func find_twiceMisreadText_undoesBoth(text: String, proposal: String) {
        #expect(TextSuspicions.find(in: text) == encoding(proposal))
    }

    @Test func find_thriceMisreadText_undoesTwo() {
        let once = misreadAsLatin1("Zoë")
        let thrice = misreadAsLatin1(misreadAsLatin1(once))
        #expect(TextSuspicions.find(in: thrice) == encoding(once))
    }

    @Test(arguments: [
        ("“Zoë” and BjÃ¶rk", "“Zoë” and Björk"), ("São Ra√∫l", "São Raúl"), ("기생충 â€“ Parasite", "기생충 – Parasite"),
        ("l’été de RaÃºl", "l’été de Raúl"), ("l’été de Ra√∫l", "l’été de Raúl"),
    ])
    func find_partlyMisreadText_keepsWhatIsSound(text: String, proposal: String) {
        #expect(TextSuspicions.find(in: text) == encoding(proposal))
    }

    @Test func find_singleLettersBesideCertainDamage_areUndoneToo() {
        #expect(TextSuspicions.find(in: "Ð’Ð¾Ð»Ðº Ð¸ ÐºÐ¾Ñ‚") == encoding("Волк и кот"))
    }

    @Test(arguments: ["\u{FFFD}", "Ra\u{FFFD}l", "Fianc\u{FFFD}e RaÃºl"])
    func find_replacementCharacter_proposesNothing(text: String) {
        #expect(isWorthALook(text))
        #expect(TextSuspicions.find(in: text) == encoding(nil))
    }

    @Test(arguments: [
        "Ângela Pinto", "São Paulo", "Ömer", "Nökkvi", "기생충", "東京物語", "千と千尋の神隠し", "العربية", "Łódź", "Nguyễn",
        "Đặng", "Nguyễn Thị Ánh Tuyết", "Þór", "Ã", "È", "À", "Â", "Ağaoğlu", "Tüpçü", "Muñiz Yáñez", "Œuvre", "Ærø",
        "Cœur à cœur", "Война и мир", "Ελλάδα", "עברית", "हिन्दी", "ไทย", "😀 night", "½ °C", "Pokémon™",
        "e\u{301}te\u{301}",
    ])
    func find_textOfManyLanguages_isNothing(text: String) {
        #expect(TextSuspicions.find(in: text) == nil)
    }

    /// All of these end or begin a word with two or three characters that happen to be valid UTF-8 when encoded.
    @Test(arguments: [
        "“OLÉ”", "JOSÉ’S", "CAFÉ™", "„Spaß“", "Spaß…", "«\u{A0}Aimé\u{A0}»", "“Café…”", "AMANHÃ…", "“AMANHÃ”",
        "AMANHÃ®",
        "AMANHÃ’S", "LUNEDÌ…", "HYVÄ…", "HYVÄ—HYVÄ", "Plan Å…", "«Mamá»…", "l’été à l’île", "«êtes»", "Amor —é isso",
        "…été", "Nº\u{A0}5", "5\u{A0}º", "«État»",
    ])
    func find_letterBesidePunctuation_isNothing(text: String) {
        #expect(TextSuspicions.find(in: text) == nil)
    }

    @Test func isWorthALook_plainText_isFalse() {
        for text in [
            "", "Taxi", "Taxi Driver 2", "1983", "São Paulo", "기생충", "Maybe", "A long text - with a dash: 12:00",
        ] {
            #expect(!isWorthALook(text), "\(text)")
        }
    }

    @Test func isWorthALook_anyTwoCharacters_isTrueWhereSomethingIsFound() {
        let others = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ≠∞≤≥∂∑∏π∫Ω√≈∆◊⁄ﬁﬂıˇ˘˙˚˝˛\u{F8FF}\u{FFFD}".unicodeScalars
        let scalars = (0x80...0xFF).compactMap(Unicode.Scalar.init) + others
        for first in scalars {
            for second in scalars {
                var text = "a"
                text.unicodeScalars.append(contentsOf: [first, second])
                if TextSuspicions.find(in: text) != nil {
                    #expect(isWorthALook(text), "\(text)")
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["Ã» ", "Ã© ", "“É” ", "é” ", "É… "])
    func find_manyRunsInALongText_takesTimeInProportion(piece: String) {
        _ = TextSuspicions.find(in: String(repeating: piece, count: 20_000))
    }
}
