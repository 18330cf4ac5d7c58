package import MarqueeCatalog

/// How one of the checks of `marquee doctor` ended.
package struct HealthResult: Sendable {
    package enum Outcome: String, Encodable, Sendable {
        case ok
        /// Nothing is broken, but somebody should know.
        case warning
        case failed
        /// It could not be looked at.
        case skipped
    }

    /// Stable name of the check.
    package let name: String
    /// What is looked at, in a few words.
    package let subject: String
    package let outcome: Outcome
    /// What was found, in words.
    package let findings: [String]
    package let seconds: Double
    /// The error that a failure is.
    package let error: MarqueeError?
}
