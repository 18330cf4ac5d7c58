import Foundation
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// The statements that run or wait, so that those of a token that is revoked meanwhile can be stopped.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class RunningStatements: @unchecked Sendable {
    private let lock = NSLock()
    private var running: [ObjectIdentifier: RequestFacts] = [:]

    func add(_ facts: RequestFacts) { lock.withLock { running[ObjectIdentifier(facts)] = facts } }

    func remove(_ facts: RequestFacts) { lock.withLock { running[ObjectIdentifier(facts)] = nil } }

    /// The requests whose statements these are.
    var all: [RequestFacts] { lock.withLock { Array(running.values) } }
}

extension Services {
    private func markRevoked(_ running: [RequestFacts], _ governance: any Connection) throws {
        for (token, requests) in Dictionary(grouping: running, by: { $0.author?.tokenID }) {
            guard let token, let principal = requests.first?.author?.principal else { continue }
            let mustEnd = try engine.isBeingRevoked(principal, governance) || !PrincipalStore(governance).holds(token)
            if mustEnd { for facts in requests { facts.isRevoked = true } }
        }
    }

    /// Stops the statements of tokens that no longer hold, until the task is cancelled.
    func stopRevokedNowAndThen() -> Task<Void, Never> {
        Task {
            while (try? await Task.sleep(for: .milliseconds(200))) != nil {
                let running = statements.all
                guard !running.isEmpty else { continue }
                // A database that does not answer has limits of its own.
                _ = try? await administration.run { [self] worker in
                    let governance = try worker.governance()
                    try worker.briefly(on: governance) { try markRevoked(running, governance) }
                }
            }
        }
    }
}
