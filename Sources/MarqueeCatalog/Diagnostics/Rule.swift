/// The rules by which source records are cleaned. docs/cleaning.md has a sentence for each; a test holds the two together.
package enum Rule: String, CaseIterable, Sendable {
    // Certain, applied and counted; the value says the same as before.
    case missingValue = "missing_value"
    case integralDecimal = "integral_decimal"
    // Certain, applied and counted; the original is kept in the ledger.
    case edgeBlanks = "edge_blanks"
    case unicodeNFC = "unicode_nfc"
    case controlCharacters = "control_characters"
    case missingToken = "missing_token"
    case letterCase = "letter_case"
    case countryName = "country_name"
    case genreAlias = "genre_alias"
    case duplicateListItem = "duplicate_list_item"
    // Suspicions: the value stays as it is.
    case missingSuspected = "missing_suspected"
    case runtimeZero = "runtime_zero"
    case countryWithdrawn = "country_withdrawn"
    case countryUnknown = "country_unknown"
    case spreadsheetDate = "spreadsheet_date"
    case wrongEncoding = "wrong_encoding"
    case personNameConflict = "person_name_conflict"
    case unknownRole = "unknown_role"
    case unknownColumn = "unknown_column"
    // The record says what another record says.
    case duplicateRow = "duplicate_row"
    case duplicateIMDbID = "duplicate_imdb_id"
    // The record is refused.
    case quoteNeverClosed = "quote_never_closed"
    case textAfterQuote = "text_after_quote"
    case bareQuote = "bare_quote"
    case raggedRow = "ragged_row"
    case invalidUTF8 = "invalid_utf8"
    case textTooLong = "text_too_long"
    case missingKey = "missing_key"
    case badNumber = "bad_number"
    case numberOutOfRange = "number_out_of_range"
    case unknownType = "unknown_type"
    case malformedList = "malformed_list"
    case conflictingID = "conflicting_id"
    case conflictingIMDbID = "conflicting_imdb_id"
    case orphanCredit = "orphan_credit"
    case titleRefused = "title_refused"
    case bestOfUnmatched = "best_of_unmatched"
    case bestOfAmbiguous = "best_of_ambiguous"
    case bestOfRepeated = "best_of_repeated"

    /// What happens where the rule applies.
    package enum Disposition: String, CaseIterable, Sendable {
        /// The value was mended.
        case repaired
        /// The value stays; a person should look at it.
        case flagged
        /// The record was joined with another.
        case merged
        /// The record was refused.
        case rejected
    }

    /// What this rule does.
    package var disposition: Disposition {
        switch self {
        case .missingValue, .integralDecimal, .edgeBlanks, .unicodeNFC, .controlCharacters, .missingToken, .letterCase,
            .countryName, .genreAlias, .duplicateListItem:
            .repaired
        case .missingSuspected, .runtimeZero, .countryWithdrawn, .countryUnknown, .spreadsheetDate, .wrongEncoding,
            .personNameConflict, .unknownRole, .unknownColumn:
            .flagged
        case .duplicateRow, .duplicateIMDbID: .merged
        case .quoteNeverClosed, .textAfterQuote, .bareQuote, .raggedRow, .invalidUTF8, .textTooLong, .missingKey,
            .badNumber, .numberOutOfRange, .unknownType, .malformedList, .conflictingID, .conflictingIMDbID,
            .orphanCredit, .titleRefused, .bestOfUnmatched, .bestOfAmbiguous, .bestOfRepeated:
            .rejected
        }
    }
}

extension Rule {
    /// Place of the rule among ``allCases``.
    package var index: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
