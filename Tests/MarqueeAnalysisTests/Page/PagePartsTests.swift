import MarqueeCatalog
import Testing

@testable import MarqueeAnalysis

struct PagePartsTests {
    /// The examples of FIPS 180-4, and lengths about the end of a block.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    ])
    func sha256_ofKnownTexts_isKnown(text: String, hash: String) {
        let digits = ContentHash.sha256(Array(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        #expect(digits.joined() == hash)
    }

    @Test func charactersThatTurnTheLine_areShownByNumber() throws {
        let name = "invoice\u{202E}fdp.exe\u{200F}\u{61C}\u{2069}"
        let shown = #"invoice\u202Efdp.exe\u200F\u061C\u2069"#
        #expect(("\(name)" as Markup).html == shown)
        // A picture's text is what its JSON means, and other text stays as it is.
        let text = ScriptText.json(.list([.text(name), .text("ßΩ語\u{2028}ؠ←")]))
        #expect(try JSONReader.read(text).json == JSONNode.list([.text(shown), .text("ßΩ語\u{2028}ؠ←")]).json)
    }

    /// The examples of RFC 4648, section 10.
    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func base64_ofKnownTexts_isKnown(text: String, base64: String) {
        #expect(ContentHash.base64(Array(text.utf8)) == base64)
    }

    @Test(arguments: [
        (FigureValue.integer(1_234_567), "titles", "1,234,567"), (.integer(-1_000), "titles", "−1,000"),
        (.integer(2_020), "release_year", "2020"), (.real(0.6395), "share", "64.0%"), (.real(0.0012), "share", "0.12%"),
        (.real(6.996), "mean_score", "7.00"), (.real(-0.001), "pearson", "−0.0010"),
        (.real(23_407.21), "mean_votes", "23,407"),
        (.real(2_013.5), "median_year", "2013.5"), (.real(1e300), "titles", "1e+300"), (.real(0.00001), "psi", "1e-05"),
        (.missing, "titles", "–"), (.bool(true), "tied", "yes"), (.text("a<b"), "name", "a<b"),
    ])
    func numbers_areWrittenForTheEye(value: FigureValue, column: String, text: String) {
        #expect(NumberText.text(of: value, ColumnStyle(column)) == text)
    }

    @Test func years_inARowAboutThem_haveNoCommas() {
        var table = FigureTable("column", "count", "mean")
        table.add("release_year", 5_806, .number(2_016.4))
        table.add("imdb_votes", 5_267, .number(23_407.2))
        let markup = PageTable(figure: Figure("columns", title: "C", rule: "", n: 2, finding: "", table: table)).markup
            .html
        #expect(markup.contains(">5,806<") && markup.contains(">2016.4<") && markup.contains(">23,407<"))
    }

    @Test func ranks_ofEqualNames_areToldApart() {
        let people = (1...3).map { id -> JSONNode in
            ["rank": .integer(id < 3 ? 1 : 3), "id": .integer(Int64(id)), "name": "Ann"]
        }
        let labels = Chart.ranked(people, "name", id: "id").map { $0["label"] }
        #expect(labels == ["1. Ann", "1. Ann (2)", "3. Ann"])
    }

    @Test func headings_followFromNames() {
        #expect(ColumnStyle("mean_score_imputed").heading == "Mean score, imputed")
        #expect(ColumnStyle("lower_whisker").heading == "Lower whisker")
    }

    @Test(arguments: [
        ("</script>", #"<\/script>"#), ("</ScRiPt", #"<\/ScRiPt"#), ("<!--", #"<\!--"#),
        ("a</script\u{301}", "a<\\/script\u{301}"),
        ("a < b </scrip", "a < b </scrip"),
    ])
    func javaScript_neverEndsItsScript(text: String, expected: String) {
        #expect(ScriptText.javaScript(text) == expected)
    }

    @Test func json_inAScript_hasNoAngleBracket() throws {
        // A sign that combines with the bracket makes one character of both, which is still a bracket to a browser.
        let node: JSONNode = ["a": .text("<\u{301}</script>\u{2028}\u{2029}")]
        let text = ScriptText.json(node)
        #expect(!text.utf8.contains(UInt8(ascii: "<")) && !text.unicodeScalars.contains("\u{2028}"))
        #expect(try JSONReader.read(text).json == node.json)
    }

    @Test func markup_escapesWhatIsInterpolated() {
        let name = "<b>\"'&\0\u{1B}"
        #expect(("<i>\(name)</i>" as Markup).html == "<i>&lt;b&gt;&quot;&#39;&amp;\u{FFFD}\u{FFFD}</i>")
    }
}
