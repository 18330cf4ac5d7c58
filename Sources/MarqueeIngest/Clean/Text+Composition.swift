import Foundation

extension String {
    /// The text in canonical composition (NFC). Putting letters in one case can take them apart: `ΐ` in upper case is three
    /// characters, of which two have a composition.
    var composed: String {
        // Below, nothing has another form.
        unicodeScalars.contains { $0.value >= 0x300 } ? precomposedStringWithCanonicalMapping : self
    }
}
