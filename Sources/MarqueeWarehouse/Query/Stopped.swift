package import MarqueeCatalog

/// How a statement ends that was stopped from outside.
package enum Stopped {
    package static func error(_ reason: ErrorCode) -> MarqueeError {
        switch reason {
        case .timeLimit:
            MarqueeError(
                .timeLimit, "the statement took longer than it may", details: ["it was stopped, nothing was changed"],
                hint: "ask for less at a time, or for a longer timeout if your role has one")
        case .storeFull: DiskReserve.error
        case .tooManyRowsAffected:
            MarqueeError(
                .tooManyRowsAffected, "the write would change more rows than it may", details: ["rule: written-rows"],
                hint: "write fewer rows at a time, or have the limit raised (--write-rows)")
        default: MarqueeError(reason, "the statement was stopped, nothing was changed")
        }
    }
}
