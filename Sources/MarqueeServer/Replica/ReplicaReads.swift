import Foundation
import HTTPTypes
import Hummingbird
import Logging
import MarqueeCatalog
import MarqueeWarehouse

/// Which of two servers has answered a query.
enum ReadSource: String, CaseIterable {
    case primary
    case replica
}

/// The replica as queries use it: see docs/replicas.md.
///
/// `@unchecked Sendable`: `lock` guards the counts.
final class ReplicaReads: @unchecked Sendable {
    let watch: ReplicaWatch
    /// Results of the replica alone: a change mark is one server's, and an answer of the primary may be newer than what the
    /// replica has, or than what somebody else was shown by it.
    let cache = ResultCache()
    private let replica: Replica
    private let lock = NSLock()
    private var counts: [ReadSource: Int] = [:]

    /// Seconds that a query waits for the replica to have what it asks to see. Most commits get there in a few milliseconds.
    private static let patience = 1.0

    init(_ replica: Replica, _ configuration: ServerConfiguration, _ logger: Logger) {
        self.replica = replica
        watch = ReplicaWatch(
            replica, longestLag: .milliseconds(Int(configuration.longestReplicaLag * 1000)), logger)
    }

    /// What a thread reads the replica with, beside its own connection to the primary, which stands in.
    func worker(_ watchdog: Watchdog) -> Worker {
        Worker(replica.engine, watchdog: watchdog, cache: cache, writes: false, triesAgain: false)
    }

    /// Whether the replica may answer now: it is used, and has what the query asks to see.
    ///
    /// - Parameter worker: of the replica.
    func hasReached(_ position: LogPosition?, _ worker: Worker) -> Bool {
        guard watch.state == .used else { return false }
        guard let position, !watch.position.reaches(position) else { return true }
        let waited = try? worker.working { worker in
            try worker.connection().own.waits(for: position, seconds: Self.patience)
        }
        return waited ?? false
    }

    /// Whether an error says that the replica can't be asked, and nothing of the query.
    static func isAbout(_ code: ErrorCode) -> Bool {
        // The accounts that read are made on the primary, and follow.
        [.connectionLost, .serverUnreachable, .loginRefused, .noWarehouse, .cannotOpenStore].contains(code)
    }

    func count(_ source: ReadSource) { lock.withLock { counts[source, default: 0] += 1 } }

    /// What the metrics say of it.
    var gauges: [Metrics.Gauge] {
        let counts = lock.withLock { self.counts }
        var gauges: [Metrics.Gauge] = [
            .init(
                name: "replica_used", help: "Whether queries go to the replica.", isCounter: false,
                values: [("", watch.state == .used ? 1 : 0)]),
            .init(
                name: "queries_total", help: "Queries by the server that has answered.", isCounter: true,
                values: ReadSource.allCases.map { ("source=\"\($0)\"", Double(counts[$0] ?? 0)) }),
        ]
        if let behind = watch.behind {
            gauges.append(
                .init(
                    name: "replica_behind_seconds", help: "Age of the oldest commit that the replica was seen without.",
                    isCounter: false, values: [("", behind / .seconds(1))]))
        }
        return gauges
    }
}

/// The header by which a query asks to see what was committed up to a place of the primary's log.
enum PositionHeader {
    /// - Throws: `MQ103` for what is no position.
    static func after(_ request: Request) throws -> LogPosition? {
        let values = request.headers[values: .marqueeAfter]
        guard !values.isEmpty else { return nil }
        guard let position = LogPosition(values.joined(separator: ",").filter { $0 != " " }) else {
            throw JSONRequest.malformed("Marquee-After is what Marquee-Position of a write said, such as 0-1-42")
        }
        return position
    }

    /// Where the log stands behind a write that was just committed by a worker's connection; nil when the database keeps
    /// none. The write is done, so it does not fail here.
    static func position(of outcome: GovernedWrite.Outcome, _ worker: Worker) -> LogPosition? {
        guard worker.engine.dialect == .mysql, worker.mayKeepLog else { return nil }
        do {
            let own = try worker.connection().own
            // An answer that is given again belongs to a commit of before, over whichever connection.
            let position = try (outcome.isReplayed ? nil : own.lastCommit()) ?? own.logEnd()
            worker.mayKeepLog = position != nil
            return position
        } catch { return nil }
    }
}

extension HTTPField.Name {
    static let marqueePosition = HTTPField.Name("marquee-position") ?? .userAgent
    static let marqueeAfter = HTTPField.Name("marquee-after") ?? .userAgent
    static let marqueeSource = HTTPField.Name("marquee-source") ?? .userAgent
}
