/// Texts that a spreadsheet would calculate, when it opens a file of CSV, and how they are kept from it
/// (https://owasp.org/www-community/attacks/CSV_Injection).
enum SpreadsheetText {
    /// True for a text that begins like a formula and is no number.
    static func isFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first, firstBytes.contains(first) else { return false }
        var text = text
        return !text.withUTF8 { ResultEncoder.isNumber($0) }
    }

    /// The text behind an apostrophe, which spreadsheets take for "what follows is text".
    static func guarded(_ text: String) -> String { isFormula(text) ? "'\(text)" : text }

    /// `=`, `+`, `-` and `@`; tab and carriage return, which are passed over.
    private static let firstBytes: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
}
