import Foundation
import MarqueeCatalog

/// Stops statements whose time is over or that nobody waits for any longer, on wall time and from a thread of its own, so
/// that no statement can keep it from looking at the clock.
///
/// `@unchecked Sendable`: `lock` guards the rest.
package final class Watchdog: @unchecked Sendable {
    private struct Watched {
        let deadline: ContinuousClock.Instant
        let interrupter: any Interrupter
        let isAbandoned: @Sendable () -> Bool
        var excess: @Sendable () -> ErrorCode? = { nil }
    }

    private let lock = NSLock()
    private var watched: [Int: Watched] = [:]
    private var nextID = 0
    private var isOver = false

    /// How often it looks, in seconds: the most by which a statement overruns its time before it is asked to stop. A statement
    /// that had not quite begun is asked again the next time.
    private static let interval = 0.05

    package init() {
        let thread = Thread { [self] in
            while !lock.withLock({ isOver }) {
                look()
                Thread.sleep(forTimeInterval: Self.interval)
            }
        }
        thread.name = "watchdog"
        thread.start()
    }

    /// Runs `body`, which uses a connection, for so long at most.
    ///
    /// - Parameter isAbandoned: whether nobody waits for the result any longer; it is asked often, from another thread.
    /// - Throws: what `body` throws: the connection's statement fails with `MQ305` when the time is over, with `MQ310` when it
    ///   is abandoned.
    package func limit<Result>(
        _ connection: any GuardedConnection, to time: Duration, isAbandoned: @escaping @Sendable () -> Bool = { false },
        _ body: () throws -> Result
    ) rethrows -> Result {
        let id = watch(
            .init(
                deadline: .now + time, interrupter: connection.interrupter, isAbandoned: isAbandoned,
                excess: connection.excess))
        defer { leave(id) }
        return try body()
    }

    /// Waits for `body`, for so long at most.
    ///
    /// - Parameter interrupter: what ends it.
    /// - Throws: what `body` throws.
    package func limit<Result>(
        _ interrupter: any Interrupter, to time: Duration, _ body: () async throws -> Result
    ) async rethrows -> Result {
        let id = watch(.init(deadline: .now + time, interrupter: interrupter, isAbandoned: { false }))
        defer { leave(id) }
        return try await body()
    }

    /// Runs `body` for so long at most.
    ///
    /// - Parameter interrupter: what ends it.
    /// - Throws: what `body` throws.
    package func limit<Result>(
        _ interrupter: any Interrupter, to time: Duration, _ body: () throws -> Result
    ) rethrows -> Result {
        let id = watch(.init(deadline: .now + time, interrupter: interrupter, isAbandoned: { false }))
        defer { leave(id) }
        return try body()
    }

    private func watch(_ entry: Watched) -> Int {
        lock.withLock {
            nextID += 1
            watched[nextID] = entry
            return nextID
        }
    }

    private func leave(_ id: Int) { lock.withLock { _ = watched.removeValue(forKey: id) } }

    /// Ends the watching thread.
    package func end() { lock.withLock { isOver = true } }

    private func look() {
        let entries = lock.withLock { Array(watched.values) }
        let now = ContinuousClock.now
        for entry in entries {
            if entry.deadline <= now {
                entry.interrupter.interrupt(.timeLimit)
            } else if entry.isAbandoned() {
                entry.interrupter.interrupt(.cancelled)
            } else if let reason = entry.excess() {
                entry.interrupter.interrupt(reason)
            }
        }
    }
}
