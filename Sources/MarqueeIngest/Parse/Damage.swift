/// A record that cannot be taken apart into fields.
package struct Damage: Equatable, Sendable {
    /// What is wrong with it.
    package enum Kind: Equatable, Sendable {
        /// A quote that opens a field is never closed.
        case quoteNeverClosed
        /// Something other than a delimiter or a line end follows a closing quote.
        case textAfterQuote
        /// A quote stands in a field that is not quoted.
        case bareQuote
        /// The record is longer than a reader keeps, or this is the rest of such a record.
        case recordTooLong
        /// The record has that many fields instead of the header's number.
        case wrongFieldCount(Int)
    }

    package let kind: Kind
    /// Line of the damage, from 1.
    package let line: Int
    /// Place in that line in characters, from 1.
    package let column: Int
    /// Number of fields that the header has.
    package let expectedFields: Int
    /// The record's bytes without its line end.
    package let original: [UInt8]
}
