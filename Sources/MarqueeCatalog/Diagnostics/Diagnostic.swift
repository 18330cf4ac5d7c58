/// A problem in the source data, as a value: what a rule found, and where.
package struct Diagnostic: Sendable {
    package let rule: Rule
    /// Line of the file, from 1.
    package let line: Int
    /// Place in that line in characters, from 1; 0 where the whole record is meant.
    package let lineColumn: Int
    /// Column of the source, where one is to blame.
    package let column: String?
    /// What is wrong, in a sentence.
    package let message: String
    /// The record's bytes as they were.
    package let original: [UInt8]

    package init(
        _ rule: Rule, line: Int, lineColumn: Int, column: String? = nil, message: String, original: [UInt8]
    ) {
        self.rule = rule
        self.line = line
        self.lineColumn = lineColumn
        self.column = column
        self.message = message
        self.original = original
    }
}

/// A repair or a suspicion: small, because a file may have as many as it has rows.
package struct Finding: Sendable {
    package let rule: Rule
    /// Line on which the record begins, from 1.
    package let line: Int
    /// Place of the column in the file's header, or -1 where none is meant.
    package let columnIndex: Int
    /// The text as it was, and what it became or may have been; both in the catalog's arena.
    package let original: TextRef
    package let proposal: TextRef

    package init(_ rule: Rule, line: Int, columnIndex: Int, original: TextRef, proposal: TextRef) {
        self.rule = rule
        self.line = line
        self.columnIndex = columnIndex
        self.original = original
        self.proposal = proposal
    }
}
