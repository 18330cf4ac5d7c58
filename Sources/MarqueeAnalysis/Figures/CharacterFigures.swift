extension Figure {
    /// Characters that are neither letters nor numbers nor spaces, column by column.
    static func characters(_ study: Study) -> Figure {
        var table = FigureTable("table", "column", "character", "code_point", "rows")
        var (most, rowsWithAny): ((column: String, rows: Int), Int) = (("", 0), 0)
        for case .texts(let texts) in study.columns.map(\.content) {
            for entry in texts.characters.first(shownCharacters) {
                guard let scalar = Unicode.Scalar(entry.scalar) else { continue }
                table.add(
                    .text(texts.table), .text(texts.column), .text(String(Character(scalar))),
                    .text(codePoint(entry.scalar)), .integer(entry.rows))
            }
            rowsWithAny += texts.characters.rows
            if texts.characters.rows > most.rows { most = ("\(texts.table).\(texts.column)", texts.characters.rows) }
        }
        return Figure(
            "characters", title: "Characters that are neither letters nor numbers",
            rule: """
                raw; rows in which the character stands, each once; not a letter (L), number (N) or space of Unicode, \
                so that marks that combine with letters count; the \(shownCharacters) most frequent of each column, \
                equal ones by code point.
                """,
            n: rowsWithAny,
            finding: most.rows > 0
                ? "\(most.column) has such characters most often, in \(English.count(most.rows, "row"))."
                : study.count == 0 ? English.noTitles : "No text has such a character.", table: table)
    }

    private static func codePoint(_ scalar: UInt32) -> String {
        let digits = String(scalar, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static let shownCharacters = 20
}
