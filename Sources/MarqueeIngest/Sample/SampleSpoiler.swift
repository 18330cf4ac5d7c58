/// Texts as programs spoil them.
enum SampleSpoiler {
    /// Names with an accent, to be spoiled: given names for people, first words for titles.
    static let accentedNames: [StaticString] = [
        "Raúl", "Zoé", "Inés", "Jürgen", "Søren", "Małgorzata", "João", "Çağla",
    ]
    static let accentedWords: [StaticString] = ["Corazón", "Café", "Été", "Señal", "Übermut", "Canção", "Ilusión"]

    /// The same letters with their accents as characters of their own (normal form D).
    static let decomposedNames: [StaticString] = ["Rau\u{301}l", "Zoe\u{301}", "Ine\u{301}s", "Ju\u{308}rgen"]
    static let decomposedWords: [StaticString] = ["Corazo\u{301}n", "Cafe\u{301}", "Sen\u{303}al", "U\u{308}bermut"]

    /// UTF-8 read as Mac Roman: every byte of a longer character becomes a character.
    static func appendMojibake(_ text: StaticString, to bytes: inout [UInt8]) {
        text.withUTF8Buffer { utf8 in
            for byte in utf8 {
                if byte < 0x80 {
                    bytes.append(byte)
                } else {
                    bytes.append(contentsOf: String(macRoman[Int(byte) - 0x80]).utf8)
                }
            }
        }
    }

    /// What a spreadsheet makes of a title that looks like a day.
    static func appendDate(_ number: Int, to bytes: inout [UInt8]) {
        let months: [StaticString] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        bytes.appendDecimal(number % 28 + 1)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendText(months[number / 28 % 12])
    }

    /// The upper half of Mac Roman; its 0xF0 is Apple's logo, in the private use area.
    private static let macRoman = Array(
        ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
            + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars)
}
