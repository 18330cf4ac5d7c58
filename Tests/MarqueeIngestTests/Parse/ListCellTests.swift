import MarqueeIngest
import Testing

@Suite struct ListCellTests {
    /// The items of a cell; nil when the cell is malformed.
    private func items(_ cell: String) -> [String]? {
        var cell = cell
        return cell.withUTF8 { bytes in
            var found: [String] = []
            return ListCell.forEachItem(of: bytes) { found.append(String(decoding: $0, as: UTF8.self)) } ? found : nil
        }
    }

    @Test(arguments: [
        "['drama', 'war']", "[\"drama\", \"war\"]", "[\"drama\",\"war\"]", "('drama', 'war')", "('drama', 'war',)",
        "{'drama', 'war'}", "[ 'drama' , \"war\" ]", "drama, war", "drama,war", " drama ,\twar ", "[drama, war]",
        "['drama ', ' war']", "\u{A0}['drama', 'war']\u{A0}",
        "\u{2003}['drama', 'war\u{200B}']\u{FEFF}", "['drama',\n 'war']", "drama,,war,",
        "['drama', '', 'war']",
        "['drama', None, 'war']", "[\"drama\", null, \"war\"]", "[nan, 'drama', 'war']",
    ])
    func forEachItem_anyNotation_givesTheItems(cell: String) {
        #expect(items(cell) == ["drama", "war"])
    }

    @Test(arguments: ["", " ", "[]", "()", "{}", "[ ]", "[None]", "['']", "[null, None]", ",", " , "])
    func forEachItem_noItem_givesNone(cell: String) {
        #expect(items(cell) == [])
    }

    @Test(arguments: [
        (#"['it\'s', "say \"hi\""]"#, ["it's", "say \"hi\""]), (#"["a\/b", "c\\d"]"#, ["a/b", "c\\d"]),
        (#"["Am\u00e9lie"]"#, ["Amélie"]), (#"['Am\xe9lie']"#, ["Amélie"]), (#"["\ud83d\ude00"]"#, ["😀"]),
        (#"["a\tb\nc\rd"]"#, ["a\tb\nc\rd"]), (#"["a\bb\fc"]"#, ["a\u{8}b\u{C}c"]),
        (#"["sci-fi, fantasy"]"#, ["sci-fi, fantasy"]),
        (#"["it's"]"#, ["it's"]), (#"['say "hi"']"#, ["say \"hi\""]), (#"["\ud83d"]"#, ["\u{FFFD}"]),
    ])
    func forEachItem_quotedItems_areUnescaped(cell: String, expected: [String]) {
        #expect(items(cell) == expected)
    }

    @Test(arguments: [
        "['drama'", "['drama', 'war", "['drama)", "[", "['drama' 'war']", "[dra'ma]", "['drama\\']", #"['\q']"#,
        #"['\u12']"#,
        #"['\uZZZZ']"#, "['a'b]", "('a'}", "['a'] x", #"['\u+123']"#, #"['\x-1']"#,
    ])
    func forEachItem_malformed_isRefused(cell: String) {
        #expect(items(cell) == nil)
    }

    @Test func forEachItem_plainTextWithBracketsInside_isPlain() {
        #expect(items("drama (war), crime") == ["drama (war)", "crime"])
    }
}
