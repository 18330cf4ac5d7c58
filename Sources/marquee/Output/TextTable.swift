/// A table for the terminal: words to the left, numbers to the right.
struct TextTable {
    private let header: [String]
    private var rows: [[Cell]] = []

    enum Cell {
        case word(String)
        case number(Int)
        /// A number as it is written.
        case digits(String)

        fileprivate var text: String {
            switch self {
            case .word(let word): word.printable
            case .number(let number): number.grouped
            case .digits(let digits): digits
            }
        }
    }

    init(_ header: [String]) { self.header = header.map(\.printable) }

    mutating func add(_ cells: [Cell]) { rows.append(cells) }

    var isEmpty: Bool { rows.isEmpty }

    /// The table's lines, each indented by two blanks.
    var text: String {
        let widths = header.indices.map { column in
            (rows.map { $0[column].text.count } + [header[column].count]).max() ?? 0
        }
        let isNumeric = header.indices.map { column in
            if case .word? = rows.first?[column] { false } else { !rows.isEmpty }
        }
        func line(_ texts: [String]) -> String {
            let padded = texts.enumerated().map { column, text in
                let blanks = String(repeating: " ", count: max(0, widths[column] - text.count))
                return isNumeric[column] ? blanks + text : text + blanks
            }
            var line = "  " + padded.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
        let rule = line(widths.map { String(repeating: "─", count: $0) })
        return ([line(header), rule] + rows.map { line($0.map(\.text)) }).joined(separator: "\n")
    }
}

extension Int {
    /// The number with a comma between thousands.
    var grouped: String {
        var digits = String(magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (self < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }
}

extension Double {
    /// The number with so many digits behind the point.
    func rounded(to digits: Int) -> String {
        let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((magnitude * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: Swift.max(0, digits - fraction.count))
        return (self < 0 ? "-" : "") + (scaled / scale).grouped + (digits > 0 ? ".\(zeros)\(fraction)" : "")
    }
}
