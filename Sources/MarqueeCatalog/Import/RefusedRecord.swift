/// A record that an earlier import refused, as far as judging it again needs it.
package struct RefusedRecord: Sendable {
    package let rule: Rule
    /// Column of the source, where one is to blame.
    package let column: String?
    package let message: String
    /// The header of its file.
    package let header: String
    /// The record's bytes.
    package let original: [UInt8]

    package init(rule: Rule, column: String?, message: String, header: String, original: [UInt8]) {
        self.rule = rule
        self.column = column
        self.message = message
        self.header = header
        self.original = original
    }
}
