import Foundation
import Logging
import MarqueeCatalog
import MarqueeWarehouse

/// Looks at a replica each second, on a thread of its own, and says whether it may be asked.
///
/// `@unchecked Sendable`: `lock` guards the state; the thread alone has the lag.
final class ReplicaWatch: @unchecked Sendable {
    /// How the replica stood at the last look.
    enum State: String, CaseIterable {
        /// It was not looked at yet.
        case unknown
        case used
        /// It follows, and is too far behind, or was not seen to catch up since it was last not used.
        case behind
        /// It is not connected to the primary, or does not repeat what comes from there.
        case stopped
        /// It does not answer, or does not let Marquee in.
        case unreachable
        /// The primary does not answer, or keeps no log, so there is nothing to hold the replica against.
        case primaryUnreachable = "primary-unreachable"
    }

    private let replica: Replica
    private let longestLag: Duration
    private let logger: Logger
    private let lock = NSLock()
    private var keptState = State.unknown
    private var keptPosition = LogPosition()
    private var keptLag: Duration?
    private var isOver = false
    private var lag = ReplicaLag()
    /// Looks in a row to which nothing was answered.
    private var silentLooks = 0

    /// Seconds between two looks.
    private static let interval = 1.0
    /// A server that is down refuses at once; from here on it is silent.
    private static let silence = Duration.seconds(1)
    /// Looks after which a silent server's connections are cut. One alone may be lost to a busy moment.
    private static let mostSilentLooks = 2

    /// - Parameter longestLag: how far behind the replica is still asked.
    init(_ replica: Replica, longestLag: Duration, _ logger: Logger) {
        self.replica = replica
        self.longestLag = longestLag
        self.logger = logger
        let thread = Thread { [self] in
            while !lock.withLock({ isOver }) {
                look()
                Thread.sleep(forTimeInterval: Self.interval)
            }
        }
        thread.name = "replica-watch"
        thread.start()
    }

    var state: State { lock.withLock { keptState } }

    /// How far behind the replica was at the last look; nil when that is not known.
    var behind: Duration? { lock.withLock { keptLag } }

    /// How far in the primary's log the replica was at the last look.
    var position: LogPosition { lock.withLock { keptPosition } }

    /// Ends the thread.
    func end() { lock.withLock { isOver = true } }

    private func look() {
        let end: LogPosition
        do { end = try logEnd() } catch {
            // A primary that is too busy to say is helped by a replica that goes on answering, while it can't be too old.
            if state == .used, lag.most().map({ $0 <= longestLag }) ?? false { return }
            return note(.primaryUnreachable, LogPosition(), error as? MarqueeError)
        }
        let start = ContinuousClock.now
        do {
            let (position, isRunning) = try connected(replica.looks).replication()
            silentLooks = 0
            lag.look(end: end, position: position)
            note(isRunning ? judged() : .stopped, position, nil)
        } catch {
            silentLooks = ContinuousClock.now - start < Self.silence ? 0 : silentLooks + 1
            if silentLooks >= Self.mostSilentLooks { replica.cut() }
            note(.unreachable, LogPosition(), error as? MarqueeError)
        }
    }

    private func logEnd() throws -> LogPosition {
        guard let end = try connected(replica.primaryLooks).logEnd() else {
            throw MarqueeError(.storeFailure, "the primary keeps no binary log", hint: "start it with --log-bin")
        }
        return end
    }

    private func connected(_ engine: any Engine) throws -> any Connection {
        guard let connection = try engine.connect(createIfMissing: false) else {
            throw MarqueeError(.cannotOpenStore, "the server has no such database")
        }
        return connection
    }

    private func judged() -> State {
        if state == .used { return lag.duration.map { $0 <= longestLag } ?? false ? .used : .behind }
        return lag.isCaughtUp ? .used : .behind
    }

    private func note(_ state: State, _ position: LogPosition, _ error: MarqueeError?) {
        // What was reached before a stop says nothing of the time after it.
        if state != .used, state != .behind { lag = ReplicaLag() }
        let before = lock.withLock {
            let before = keptState
            (keptState, keptPosition, keptLag) = (state, position, lag.duration)
            return before
        }
        guard before != state else { return }
        var metadata: Logger.Metadata = ["state": "\(state.rawValue)"]
        if let behind { metadata["seconds"] = "\(behind / .seconds(1))" }
        if let error {
            metadata["code"] = "\(error.code.rawValue)"
            metadata["details"] = "\(([error.message] + error.details + error.internals).joined(separator: "; "))"
        }
        if state == .used {
            logger.log(level: before == .unknown ? .info : .warning, "the replica is used", metadata: metadata)
        } else if before == .used || before == .unknown {
            logger.warning("the replica is not used, queries go to the primary", metadata: metadata)
        } else {
            logger.warning("the replica is still not used", metadata: metadata)
        }
    }
}
