import Foundation
import Logging
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// The way of refusals into the audit log: one thread writes them, so that nobody's answer waits for a writer.
struct RefusalLog: Sendable {
    private let pool: WorkerPool
    private let logger: Logger

    /// How long an answer waits for its entry. Without another writer that is there by then.
    private static let patience = Duration.milliseconds(100)
    /// Refusals that may wait for the database.
    private static let longestQueue = 10_000
    /// How long they may wait, in seconds: longer than anybody's write may take.
    private static let longestWait = 900

    init(_ logger: Logger, makeWorker: @escaping @Sendable () -> Worker) {
        self.logger = logger
        pool = WorkerPool(
            "refusal", threads: 1, longestQueue: Self.longestQueue, patience: .seconds(Self.longestWait),
            makeWorker: makeWorker)
    }

    /// Writes an entry; one that can't be written is an error in the server's log, with what it says.
    func append(_ entry: AuditEntry) async {
        let written = Gate()
        let logger = logger
        let lost: @Sendable (any Error) -> Void = { error in
            logger.error(
                "a refusal is missing in the audit log",
                metadata: [
                    "error": "\(error)", "principal": "\(entry.author.principal)", "action": "\(entry.action)",
                    "code": "\(entry.errorCode ?? "")", "statement": "\(entry.statement.prefix(2000))",
                ])
            written.open()
        }
        pool.submit(
            WorkerPool.Job(
                owner: .service,
                run: { worker in
                    do { try Self.append(entry, worker) } catch { return lost(error) }
                    written.open()
                }, refuse: lost))
        await written.wait(atMost: Self.patience)
    }

    private static func append(_ entry: AuditEntry, _ worker: Worker) throws {
        let end = ContinuousClock.now + .seconds(longestWait)
        while true {
            do {
                _ = try worker.working { try AuditLog($0.governance(), digest: Digest.sha256).append(entry) }
                return
            } catch let error as MarqueeError where error.code == .storeLocked && .now < end {}
        }
    }

    /// Ends the thread once everything is written, and waits for that for a while.
    func end() { pool.end(waiting: .seconds(10)) }
}
