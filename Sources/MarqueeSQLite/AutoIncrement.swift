import MarqueeWarehouse

/// MySQL's `AUTO_INCREMENT` in SQLite's words, so that one `CREATE TABLE` serves both engines: a column
/// `id INT AUTO_INCREMENT PRIMARY KEY` becomes `id INTEGER PRIMARY KEY AUTOINCREMENT`.
struct AutoIncrement {
    /// The translated statement; nil when there is nothing to translate.
    let sql: String?

    init(_ sql: SQLTokens) {
        let tokens = sql.tokens
        guard let place = tokens.firstIndex(where: { $0.kind == .word && $0.text == "AUTO_INCREMENT" }) else {
            self.sql = nil
            return
        }
        var depth = 0
        let start = (0..<place).last { index in
            if tokens[index].text == ")" { depth += 1 }
            if tokens[index].text == "(" { depth -= 1 }
            return depth < 0 || (depth == 0 && tokens[index].text == ",")
        }
        let name = (start ?? 0) + 1
        let end = tokens[place...].firstIndex { $0.text == "," || $0.text == ")" } ?? tokens.endIndex
        var replacements: [Int: String] = [place: ""]
        // The type may have a width, INT(11) UNSIGNED, which would keep the column from being the row's number.
        for index in (name + 1)..<place where Self.isType(tokens[index]) { replacements[index] = "" }
        if name + 1 < place { replacements[name + 1] = "INTEGER" }
        // AUTOINCREMENT stands behind the key.
        if let key = (name..<end).first(where: { tokens[$0].text == "KEY" }) { replacements[key] = "KEY AUTOINCREMENT" }
        self.sql = sql.replacing(replacements)
    }

    private static func isType(_ token: SQLToken) -> Bool {
        switch token.kind {
        case .number: true
        case .symbol: token.text == "(" || token.text == ")"
        default: ["UNSIGNED", "ZEROFILL", "SIGNED"].contains(token.text)
        }
    }
}
