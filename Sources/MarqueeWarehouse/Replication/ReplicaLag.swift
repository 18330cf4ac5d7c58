/// How long a replica has been without what was committed on its primary, from looks at both logs: its age is that of the oldest
/// end of the primary's log, seen at one of the looks, that the replica has not come to yet.
///
/// The servers' own figure says 0 while the line between them is silently dead, and goes by two clocks.
package struct ReplicaLag {
    private var missing: [(end: LogPosition, seen: ContinuousClock.Instant)] = []
    /// Whether the replica has ever come to an end that was seen; before that its lag is not known.
    private var isMeasured = false
    private var lastLook = ContinuousClock.now

    /// Of an hour of writes it is enough to know the beginning and the last minutes.
    private static let mostMissing = 600

    package init() {}

    /// Takes the result of a look.
    ///
    /// - Parameters:
    ///   - end: of the primary's log, looked at first.
    ///   - position: of the replica in that log, looked at second.
    package mutating func look(end: LogPosition, position: LogPosition, at now: ContinuousClock.Instant = .now) {
        lastLook = now
        if missing.last?.end != end { missing.append((end, now)) }
        let reached = missing.prefix { position.reaches($0.end) }.count
        missing.removeFirst(reached)
        isMeasured = isMeasured || reached > 0
        if missing.count > Self.mostMissing { missing.remove(at: 1) }
    }

    /// The lag at the last look; nil while it is not known.
    package var duration: Duration? {
        isMeasured ? missing.first.map { lastLook - $0.seen } ?? .zero : nil
    }

    /// The most by which the replica can be behind at a later moment; nil while nothing is known.
    package func most(at now: ContinuousClock.Instant = .now) -> Duration? { duration.map { $0 + (now - lastLook) } }

    /// Whether the replica has all that had been committed when it was looked at the time before.
    package var isCaughtUp: Bool { isMeasured && missing.count <= 1 && (duration ?? .zero) == .zero }
}
