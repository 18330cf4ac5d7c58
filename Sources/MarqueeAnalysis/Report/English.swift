/// Numbers and lists as an English sentence has them.
enum English {
    /// U+2212, which is as long as a plus; a hyphen is lost beside digits.
    static let minus = "\u{2212}"

    /// "2,901".
    static func number(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var separator = digits.count - 3
        while separator > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: separator))
            separator -= 3
        }
        return number < 0 ? "\(minus)\(digits)" : digits
    }

    /// "6.53": half a last digit is rounded away from zero.
    static func number(_ number: Double, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        guard let scaled = Int(exactly: (abs(number) * scale).rounded()) else { return number.description }
        let whole = self.number(scaled / Int(scale))
        let fraction = decimals == 0 ? "" : "." + String(String(scaled % Int(scale) + Int(scale)).dropFirst())
        return (number < 0 && scaled > 0 ? minus : "") + whole + fraction
    }

    /// A number without decimals that are zero: "84", "6.6".
    static func plain(_ number: Double) -> String {
        if let whole = Int(exactly: number) { return self.number(whole) }
        var text = self.number(number, 2)
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// "1 title", "2,901 titles", "no titles".
    static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        let many = many ?? one + "s"
        return count == 0 ? "no \(many)" : count == 1 ? "1 \(one)" : "\(number(count)) \(many)"
    }

    /// "44.95%" of a part in a whole; "0%" when there is no whole.
    static func share(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "0%" : plain((Double(part) / Double(whole) * 10_000).rounded() / 100) + "%"
    }

    /// "drama, comedy and thriller".
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The text with its first letter in upper case.
    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    static let noTitles = "There are no titles."
}

extension FigureValue {
    /// A part of a whole, from 0 to 1; missing when there is no whole.
    static func share(_ part: Int, of whole: Int) -> FigureValue { number(Double(part) / Double(whole)) }
}
