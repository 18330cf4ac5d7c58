import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// The recommender of a server: made when it is first asked, and made anew beside the requests when the data has changed.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class RecommenderService: @unchecked Sendable {
    private let lock = NSLock()
    /// Held by whoever makes the first catalog, for whom the others wait.
    private let first = NSLock()
    private var current: (catalog: RecommenderCatalog, epoch: Int)?
    private var lastLook = ContinuousClock.now
    private var isMaking = false

    /// How long an answer may go without a look whether the data has changed.
    private static let pause = Duration.milliseconds(100)

    /// The catalog to ask. After a change of the data the one before answers until the new one is made.
    ///
    /// - Throws: `MQ605` for a warehouse without titles, `MQ5xx` as the engine does.
    func catalog(_ worker: Worker, _ makers: WorkerPool) throws -> RecommenderCatalog {
        if let fresh = lock.withLock({ .now - lastLook < Self.pause ? current?.catalog : nil }) { return fresh }
        let epoch = try worker.working { try $0.cache?.currentEpoch($0) ?? 0 }
        let known: (catalog: RecommenderCatalog, mustMake: Bool)? = lock.withLock {
            lastLook = .now
            guard let current else { return nil }
            let mustMake = current.epoch != epoch && !isMaking
            if mustMake { isMaking = true }
            return (current.catalog, mustMake)
        }
        guard let known else { return try makeFirst(worker, epoch) }
        if known.mustMake {
            makers.submit(
                WorkerPool.Job(
                    owner: .service, run: { [self] in remake($0, epoch) },
                    refuse: { [self] _ in lock.withLock { isMaking = false } }))
        }
        return known.catalog
    }

    /// True if there is a catalog to ask.
    var isMade: Bool { lock.withLock { current != nil } }

    /// Has the first catalog made, unless that is being done.
    func make(_ makers: WorkerPool) {
        let isDue = lock.withLock {
            guard current == nil, !isMaking else { return false }
            isMaking = true
            return true
        }
        guard isDue else { return }
        makers.submit(
            WorkerPool.Job(
                owner: .service,
                run: { [self] worker in
                    defer { lock.withLock { isMaking = false } }
                    // Where it can't be made, as in a warehouse without titles, whoever asks it is told.
                    guard let epoch = try? worker.working({ try $0.cache?.currentEpoch($0) ?? 0 }) else { return }
                    _ = try? makeFirst(worker, epoch)
                }, refuse: { [self] _ in lock.withLock { isMaking = false } }))
    }

    private func makeFirst(_ worker: Worker, _ epoch: Int) throws -> RecommenderCatalog {
        try first.withLock {
            if let made = lock.withLock({ current?.catalog }) { return made }
            let made = try Self.make(worker)
            lock.withLock { current = (made, epoch) }
            return made
        }
    }

    private func remake(_ worker: Worker, _ epoch: Int) {
        // Where it can't be made, as in a warehouse that was emptied, the next look tries again.
        let made = try? Self.make(worker)
        lock.withLock {
            if let made { current = (made, epoch) }
            isMaking = false
        }
    }

    private static func make(_ worker: Worker) throws -> RecommenderCatalog {
        try worker.working { try RecommenderCatalog(CatalogSnapshot(of: $0.connection().own)) }
    }
}
