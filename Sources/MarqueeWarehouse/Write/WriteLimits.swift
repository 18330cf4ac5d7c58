package import MarqueeCatalog

/// What one write may add to a database.
package struct WriteLimits: Equatable, Sendable {
    /// Rows inserted, changed and deleted (`MQ313`).
    package var rows: Int
    /// Bytes by which the database may grow, the record of the changed rows included (`MQ307`).
    package var bytes: Int64

    package init(rows: Int, bytes: Int64) {
        self.rows = rows
        self.bytes = bytes
    }

    /// For Marquee's own writes, and for those of operators.
    package static let none = WriteLimits(rows: .max, bytes: .max)

    /// - Throws: `MQ313` when these are too many rows.
    package func check(_ rows: Int) throws { if rows > self.rows { throw tooManyRows } }

    /// The error for more rows than a write may change.
    package var tooManyRows: MarqueeError {
        MarqueeError(
            .tooManyRowsAffected, "a write may change \(rows) rows", details: ["rule: written-rows"],
            hint: "write fewer rows at a time, or have the limit raised (--write-rows)")
    }

    /// The error for more bytes than a write may add.
    package var tooManyBytes: MarqueeError {
        MarqueeError(
            .byteLimit, "a write may add \(bytes) bytes to the database", details: ["rule: written-bytes"],
            hint: "write fewer rows at a time, or have the limit raised (--write-bytes)")
    }
}
