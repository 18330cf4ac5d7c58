import Foundation
import MarqueeAccess

/// Who the tokens belonged to when they were last looked at. Good enough to choose a line to wait in and to count a request; what
/// a request may do is asked of the database each time.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class KnownCallers: @unchecked Sendable {
    private let lock = NSLock()
    /// By the tokens' hash values, which are of this process alone: no token stays in memory.
    private var callers: [Int: Principal] = [:]
    private static let most = 10_000

    subscript(_ token: String) -> Principal? {
        get {
            let key = token.hashValue
            return lock.withLock { callers[key] }
        }
        set {
            let key = token.hashValue
            lock.withLock {
                if callers.count >= Self.most, callers[key] == nil { callers.removeAll() }
                callers[key] = newValue
            }
        }
    }
}
