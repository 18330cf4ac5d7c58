import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// How often and how many at a time each token may ask, on this server.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class TokenLimits: @unchecked Sendable {
    private struct State {
        var allowance: Double
        var lastRequest: ContinuousClock.Instant
        var running = 0
    }

    private let lock = NSLock()
    private var states: [Int64: State] = [:]
    /// A burst may take the requests of so many seconds.
    private static let burst = 2.0

    /// Counts a request of a token.
    ///
    /// - Throws: `MQ204` when they come too fast.
    func count(_ token: Int64, _ limits: QueryLimits) throws {
        let wait: Double? = lock.withLock {
            let now = ContinuousClock.now
            let most = max(1, limits.requestsPerSecond * Self.burst)
            var state = states[token] ?? State(allowance: most, lastRequest: now)
            let elapsed = (now - state.lastRequest) / .seconds(1)
            state.allowance = min(most, state.allowance + elapsed * limits.requestsPerSecond)
            state.lastRequest = now
            defer { states[token] = state }
            guard state.allowance >= 1 else { return (1 - state.allowance) / limits.requestsPerSecond }
            state.allowance -= 1
            return nil
        }
        if let wait {
            throw TooMany(
                error: MarqueeError(
                    .rateLimited, "the token may ask \(Int(limits.requestsPerSecond)) times a second",
                    details: ["rule: requests-per-second"], hint: "wait as long as retry-after says"),
                retryAfter: Int(wait.rounded(.up)))
        }
    }

    /// Begins a statement of a token; ``leave(_:)`` must follow.
    ///
    /// - Throws: `MQ205` when too many run.
    func enter(_ token: Int64, _ limits: QueryLimits) throws {
        let mayEnter = lock.withLock {
            guard states[token, default: Self.fresh].running < limits.concurrentStatements else { return false }
            states[token, default: Self.fresh].running += 1
            return true
        }
        guard mayEnter else {
            throw TooMany(
                error: MarqueeError(
                    .tooManyStatements, "the token may run \(limits.concurrentStatements) statements at a time",
                    details: ["rule: concurrent-statements"], hint: "wait until one of them has ended"),
                retryAfter: 1)
        }
    }

    func leave(_ token: Int64) {
        lock.withLock { states[token]?.running -= 1 }
    }

    private static var fresh: State { State(allowance: 1, lastRequest: .now) }
}

/// A refusal that passes with time.
struct TooMany: Error {
    let error: MarqueeError
    /// Seconds.
    let retryAfter: Int
}
