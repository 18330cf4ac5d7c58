import Foundation
import MarqueeAttacks

/// Hostile strings out of the attack list, drawn by a seed.
///
/// `MARQUEE_ATTACK_WALK` says how many each place gets: a number, or `all`.
struct Hostile {
    private let texts: [String]
    private var state: UInt64

    /// - Parameter values: what stands for `{{…}}` in the attacks.
    init(seed: UInt64, _ values: [String: String] = [:]) {
        let text = AttackText(values)
        // Texts that are hostile by their length are too long for most places.
        let short = AttackList.all.filter { !$0.text.contains("{{repeat") && !$0.text.contains("{{count") }
        texts = short.map { text.statement($0.text) } + Self.more
        state = seed
    }

    /// Strings that are no attack of the list: names of files, addresses, formats and ends of types.
    private static let more = [
        "", " ", "'", "\"", "`", "\\", "%", "%s%n%p", "${jndi:ldap://127.0.0.1:1/x}", "{{7*7}}", "$(touch x)", "a\0b",
        "-1", "9223372036854775808", "1e400", "NaN", "null", "true", "[]", "{}", "[object Object]", "\u{202E}x",
        "x\r\ny: z", "../../x", "C:\\x", "con", ".", "--", "-", "<script>alert(1)</script>",
        "😀", "e\u{301}", "\u{FEFF}x", String(repeating: "x", count: 1999), "titles", "access_tokens", "sqlite_master",
        "http://127.0.0.1:1/", "file:///etc/passwd",
    ]

    /// How many texts each place gets; `otherwise` unless the environment says more.
    static func perPlace(_ otherwise: Int) -> Int {
        let asked = ProcessInfo.processInfo.environment["MARQUEE_ATTACK_WALK"]
        return asked == "all" ? .max : asked.flatMap { Int($0) } ?? otherwise
    }

    /// The next texts: all of them when that many are asked for.
    mutating func next(_ count: Int) -> [String] {
        count >= texts.count ? texts : (0..<count).map { _ in texts[below(texts.count)] }
    }

    /// The next whole number below a bound (Steele, Lea and Flood 2014, SplitMix).
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
