/// Something that must be refused, and how.
package struct Attack: Sendable {
    /// The entry point to which an attack's text is sent, and how the text is read.
    package enum Door: String, Sendable {
        /// A statement, sent to `/v1/query`.
        case query
        /// A statement, or several separated by lines of `;;`, sent to `/v1/write`.
        case write
        /// As `write`, but with `"mode": "dry-run"`.
        case dryRun = "dry-run"
        /// The table as it stands in the path on the first line, then CSV, sent to `/v1/tables/{table}/rows`.
        case rows
        /// As `rows`, but with NDJSON.
        case ndjson
        /// A method and a path on the first line, then headers, an empty line and a body, sent as a proper client does.
        case request
        /// A request as it stands on the wire, with line feeds for line ends.
        case http
    }

    /// What counts as refused.
    package enum Refusal: Hashable, Sendable {
        /// An error with this code, or a result that was cut by it.
        case code(String)
        /// An answer with this status.
        case status(Int)
        /// The connection is closed without an answer.
        case closed
        /// The request is answered as if the hostile part were not there: with 200, and without ``Attack/marker``.
        case ignored
    }

    package let id: String
    /// The dialects that it is for: `sqlite`, `mysql`.
    package let dialects: Set<String>
    package let door: Door
    /// `analyst`, `scientist` or `none`: whose token is sent.
    package let role: String
    package let refusals: Set<Refusal>
    /// Seconds that the statement is given; nil for the role's.
    package let timeout: Double?
    package let why: String
    package let text: String

    /// True if the text is SQL or rows, which may also be sent to a sandbox.
    package var isStatement: Bool { door != .http && door != .request }

    /// What must never come back, whatever is sent.
    package static let marker = "marquee-attack-marker"
    /// The table at which attacks aim. There is none of that name, unless somebody has made it to see what is hit.
    package static let probe = "marquee_attack_probe"
}
