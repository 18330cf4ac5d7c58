/// How values are written in the page's tables.
enum NumberText {
    /// A value as text: numbers grouped by thousands and rounded to what the eye compares, shares per cent.
    static func text(of value: FigureValue, _ style: ColumnStyle) -> String {
        switch value {
        case .missing: "–"
        case .text(let text): text
        case .bool(let isTrue): isTrue ? "yes" : "no"
        case .integer(let number):
            switch style.numbers {
            case .plain: number.description
            case .share: share(Double(number))
            case .amount: grouped(number)
            }
        case .real(let number):
            switch style.numbers {
            case .plain: rounded(number, decimals: number == number.rounded() ? 0 : 1, grouping: false)
            case .share: share(number)
            case .amount: amount(number)
            }
        }
    }

    /// A whole number with commas between thousands.
    static func grouped(_ number: Int) -> String {
        let digits = Array(number.magnitude.description)
        var text = number < 0 ? English.minus : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    private static func share(_ part: Double) -> String {
        rounded(part * 100, decimals: part != 0 && abs(part) < 0.01 ? 2 : 1) + "%"
    }

    private static func amount(_ number: Double) -> String {
        switch abs(number) {
        case 0: "0"
        case 1_000...: rounded(number, decimals: 0)
        case 100...: rounded(number, decimals: 1)
        case 0.1...: rounded(number, decimals: 2)
        case 0.001...: rounded(number, decimals: 4)
        default: number.description
        }
    }

    private static func rounded(_ number: Double, decimals: Int, grouping: Bool = true) -> String {
        var factor = 1
        for _ in 0..<decimals { factor *= 10 }
        let scaled = (abs(number) * Double(factor)).rounded()
        guard scaled < 9e15 else { return number.description }
        let (whole, rest) = Int(scaled).quotientAndRemainder(dividingBy: factor)
        var text = number < 0 && scaled > 0 ? English.minus : ""
        text += grouping ? grouped(whole) : whole.description
        guard decimals > 0 else { return text }
        let digits = rest.description
        return text + "." + String(repeating: "0", count: decimals - digits.utf8.count) + digits
    }
}
