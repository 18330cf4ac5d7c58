import Foundation
package import MarqueeCatalog

/// Who does something, and from where.
package struct Author: Equatable, Sendable {
    package let principalID: Int64
    package let principal: String
    package let role: String
    /// Nil for a command on the machine.
    package let tokenID: Int64?
    /// `local` for a command on the machine.
    package let address: String
    package let requestID: String

    package init(
        principalID: Int64, principal: String, role: String, tokenID: Int64?, address: String, requestID: String
    ) {
        self.principalID = principalID
        self.principal = principal
        self.role = role
        self.tokenID = tokenID
        self.address = address
        self.requestID = requestID
    }
}

/// What was done or refused, as the audit log keeps it.
package struct AuditEntry: Equatable, Sendable {
    package enum Outcome: String, Sendable {
        /// A definition on an engine that commits it by itself; the entry of its end follows.
        case begun
        case committed
        case rolledBack = "rolled-back"
        case refused
    }

    /// When it was done, in UTC.
    package let at: String
    package let author: Author
    /// `write`, `insert`, `import`, `dry-run`, `query` or the name of an act of administration.
    package let action: String
    /// The statements; bound values are left out.
    package private(set) var statement: String
    package let parametersHash: String?
    package let rowsAffected: Int
    package let milliseconds: Int
    package let outcome: Outcome
    package let errorCode: String?

    package init(
        author: Author, action: String, statement: String, parametersHash: String? = nil, rowsAffected: Int = 0,
        took: Duration = .zero, outcome: Outcome, errorCode: ErrorCode? = nil
    ) {
        at = Timestamp.now().text
        self.author = author
        self.action = action
        self.statement = String(statement.prefix(Self.longestStatement))
        self.parametersHash = parametersHash
        self.rowsAffected = rowsAffected
        milliseconds = Int(took / .milliseconds(1))
        self.outcome = outcome
        self.errorCode = errorCode?.rawValue
    }

    /// Characters of a statement that are kept.
    private static let longestStatement = 100_000
    /// Bytes that are kept of a statement that has changed nothing.
    private static let longestRefused = 2000

    /// The entry as it is kept: of a statement that was refused or rolled back no more than its beginning, its length and its
    /// SHA-256, so that nobody fills the disk by what they may not do.
    func shortened(_ digest: (String) -> String) -> AuditEntry {
        let length = statement.utf8.count
        guard outcome == .refused || outcome == .rolledBack, length > Self.longestRefused else { return self }
        var kept = statement.utf8.prefix(Self.longestRefused)
        while let last = kept.last, last & 0xC0 == 0x80 { kept.removeLast() }
        if let last = kept.last, last >= 0xC0 { kept.removeLast() }
        var entry = self
        entry.statement = String(decoding: kept, as: UTF8.self) + "… (\(length) bytes, SHA-256 \(digest(statement)))"
        return entry
    }

    /// What stands where the first entry names the one before it.
    package static let noHash = String(repeating: "0", count: 64)

    /// The text that is hashed, behind the hash of the entry before: the values as a JSON array, in the order of the columns.
    package var canonical: String { Self.canonical(values) }

    /// The values in the order of the columns from `at` to `error_code`.
    var values: [Value] {
        [
            .text(at), .text(author.principal), .text(author.role), author.tokenID.map(Value.integer) ?? .null,
            .text(author.address), .text(author.requestID), .text(action), .text(statement),
            parametersHash.map(Value.text) ?? .null, .integer(Int64(rowsAffected)), .integer(Int64(milliseconds)),
            .text(outcome.rawValue), errorCode.map(Value.text) ?? .null,
        ]
    }

    static func canonical(_ values: [Value]) -> String {
        var buffer = OutputBuffer(capacity: 512)
        for (index, value) in values.enumerated() {
            buffer.append(index == 0 ? "[" : ",")
            switch value {
            case .integer(let number): buffer.append(number)
            case .text(let text): buffer.appendJSON(text)
            default: buffer.append("null")
            }
        }
        buffer.append("]")
        var text = ""
        buffer.flush { text = String(decoding: $0, as: UTF8.self) }
        return text
    }
}
