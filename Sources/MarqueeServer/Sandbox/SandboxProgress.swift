import Foundation

/// How far the sandboxes are that are just being made, for those who ask.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class SandboxProgress: @unchecked Sendable {
    private let lock = NSLock()
    private var shares: [String: Double] = [:]

    /// - Parameter place: `owner/name`.
    func tell(_ place: String, _ share: Double) { lock.withLock { shares[place] = share } }

    func end(_ place: String) { lock.withLock { shares[place] = nil } }

    /// The shares of somebody's sandboxes, or of all.
    func all(of owner: String?) -> [String: Double] {
        lock.withLock { shares.filter { entry in owner.map { entry.key.hasPrefix("\($0)/") } ?? true } }
    }
}
