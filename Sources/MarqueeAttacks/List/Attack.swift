/// Something that must be refused, and how.
package struct Attack: Sendable {
    package enum Door: String, Sendable {
        /// The text is a statement, sent to `/v1/query`.
        case query
        /// The text is a statement, or several apart by lines of `;;`, sent to `/v1/write`.
        case write
        /// The text's first line is the table as it stands in the path, the rest is CSV, sent to `/v1/tables/{table}/rows`.
        case rows
        /// The text is the request as it stands on the wire, with line feeds for line ends.
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

    /// What must never come back, whatever is sent.
    package static let marker = "marquee-attack-marker"
    /// The table at which attacks aim. There is none of that name, unless somebody has made it to see what is hit.
    package static let probe = "marquee_attack_probe"
}
