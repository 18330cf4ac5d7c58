/// What stopped a piece of work, in the one shape in which every door of Marquee reports errors.
///
/// A message says what failed while doing what. Values of the user's data may appear in ``details`` where they help to
/// find the place; secrets and bound parameters never do.
package struct MarqueeError: Error, Equatable, Sendable {
    /// Stable code, its exit status and its class.
    package let code: ErrorCode
    /// One sentence: what failed.
    package let message: String
    /// Facts that help to find the cause: a file, a header, the engine's own words. Empty when there are none.
    package let details: [String]
    /// Further facts for whoever runs Marquee: statements of its own, paths, what engine and system say of themselves. A
    /// terminal and the server's log show them; an answer to a caller never does.
    package let internals: [String]
    /// What to do about it, where that is known.
    package let hint: String?

    /// Makes an error; see the properties for the meaning of each part.
    package init(
        _ code: ErrorCode, _ message: String, details: [String] = [], internals: [String] = [], hint: String? = nil
    ) {
        self.code = code
        self.message = message
        self.details = details
        self.internals = internals
        self.hint = hint
    }
}

extension MarqueeError: CustomStringConvertible {
    /// The error as it is shown on a terminal: code and message, then one indented line for each detail and the hint.
    package var description: String {
        var lines = ["\(code.rawValue) \(message)"]
        lines += (details + internals).map { "  \($0)" }
        if let hint { lines.append("  hint: \(hint)") }
        return lines.joined(separator: "\n")
    }
}
