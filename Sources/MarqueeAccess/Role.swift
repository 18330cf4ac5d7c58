package import MarqueeWarehouse

/// What a principal is to the warehouse.
package enum Role: String, CaseIterable, Sendable {
    /// Reads.
    case analyst
    /// Reads and writes.
    case scientist
    /// Reads, writes, and looks at what others did.
    case engineer

    /// Whether the role may do that.
    package func may(_ permission: Permission) -> Bool {
        switch permission {
        case .read: true
        case .write: self != .analyst
        case .audit: self == .engineer
        }
    }

    /// What the role's statements may take; see docs/security.md.
    package var limits: QueryLimits {
        switch self {
        case .analyst:
            QueryLimits(
                time: .seconds(30), rows: 1_000_000, bytes: 256 << 20, statementBytes: 100_000,
                concurrentStatements: 4, requestsPerSecond: 100)
        case .scientist:
            QueryLimits(
                time: .seconds(120), rows: 10_000_000, bytes: 2 << 30, statementBytes: 1_000_000,
                concurrentStatements: 8, requestsPerSecond: 200)
        case .engineer:
            QueryLimits(
                time: .seconds(600), rows: 100_000_000, bytes: 16 << 30, statementBytes: 1_000_000,
                concurrentStatements: 16, requestsPerSecond: 500)
        }
    }
}

/// Something that a route needs its caller to be allowed.
package enum Permission: String, CaseIterable, Sendable {
    /// To run statements that read.
    case read
    /// To run statements that change rows or tables.
    case write
    /// To see the audit log.
    case audit
}
