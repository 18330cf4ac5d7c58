import Foundation

/// How far the sandboxes are that are just being made, for those who ask.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class SandboxProgress: @unchecked Sendable {
    private let lock = NSLock()
    private var shares: [Key: Double] = [:]

    /// A sandbox that is being made. Names may hold anything, so owner and name stay apart.
    struct Key: Hashable {
        let owner: String
        let name: String
    }

    func tell(_ sandbox: Key, _ share: Double) { lock.withLock { shares[sandbox] = share } }

    func end(_ sandbox: Key) { lock.withLock { shares[sandbox] = nil } }

    /// The shares of somebody's sandboxes, or of all, by `owner/name`.
    func all(of owner: String?) -> [String: Double] {
        lock.withLock {
            let found = shares.filter { entry in owner.map { entry.key.owner == $0 } ?? true }
            return Dictionary(found.map { ("\($0.key.owner)/\($0.key.name)", $0.value) }) { first, _ in first }
        }
    }
}
