import MarqueeWarehouse

/// Names that nobody expects, the same for the same seed.
struct OddNames: Sequence, IteratorProtocol {
    private var state: UInt64
    private var count = 0
    private var seen: Set<[UInt8]> = []

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (https://prng.di.unimi.it/splitmix64.c).
    private mutating func random(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }

    /// Pieces that a name may not have: on MariaDB the last kind as well.
    private static let refused: [[String]] = [
        ["\"", "\"\"", "\"; DROP TABLE titles; --", "\" (x) VALUES (1); --", "\"\u{0308}"],
        ["`", "``", "`; DROP TABLE titles; -- ", "` WHERE 1 = 1; -- ", "`\u{0301}"],
        ["\n", "\r\n", "\t", "a\nb", "\u{85}"], ["\u{202E}", "\u{200F}", "\u{2066}x"], ["🎬", "👩‍💻", "🇫🇷"],
    ]

    /// Pieces of the kinds that break what quotes by hand, or does not quote at all.
    private static let pieces: [[String]] = [
        ["[", "]", "[a]", "[]", "]]"], ["--", "-- x", "/*", "*/", "/*! 1 */", "#", "/**/"],
        [";", "; SELECT 1", ";;", "; COMMIT"], ["\\", "\\\\", "\\'", "\\n", "\\0"],
        ["名前", "таблица", "テーブル", "جدول", "ชื่อ", "ñandú", "Ω", "e\u{0301}"],
        ["select", "TABLE", "from", "order", "group by", "null", "default", "primary", "index", "key", "values"],
        ["'", "''", "it's", "' OR '1'='1", "'; --"], [" ", "a b", "my table", "x  y"],
        ["%", "_", "%s", "%27", "%2e", "a%00b", "+", "&", "?", "=", "#x", "/", "..", "./a", "a/b", "~"],
        ["(", ")", "()", ",", ".", "a.b", "a,b", "@", "@x", "$1", ":p", "?1", "{", "}", "<", ">", "|", "^", "!", "*"],
        ["\u{200D}", "\u{FEFF}", "\u{00AD}"], ["1", "1e5", "0x1F", "-1", "1abc"],
        ["NEW", "OLD", "rowid", "oid", "_rowid_", "id", "title"],
    ]

    mutating func next() -> String? {
        while true {
            count += 1
            var name = ""
            if random(below: 20) == 0 {
                // As long as a name may be.
                // MariaDB calls files as their tables are called, and spells Chinese characters in five bytes of the 255.
                let (unit, count) = [("a", 64), ("é", 64), ("名", 48), ("ж", 64), ("x ", 32)][random(below: 5)]
                name = String(repeating: unit, count: count)
            } else {
                for _ in 0...random(below: 3) {
                    let kind = Self.pieces[random(below: Self.pieces.count)]
                    name += kind[random(below: kind.count)]
                    if random(below: 10) == 0 {
                        let kind = Self.refused[random(below: Self.refused.count)]
                        name += kind[random(below: kind.count)]
                    }
                    if random(below: 3) == 0 { name += ["a", "b", " ", "x1"][random(below: 4)] }
                }
            }
            // MariaDB itself takes no name that ends in a blank.
            while name.unicodeScalars.last == " " { name.unicodeScalars.removeLast() }
            // One name to an engine that takes case for nothing.
            let key = Array(name.lowercased().utf8)
            if !name.isEmpty, seen.insert(key).inserted { return name }
        }
    }
}
