import CMariaDB
import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// Stops the statement of a connection by `KILL QUERY` over another one: nothing that the statement's own session can set
/// keeps it from that.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class MySQLInterrupter: Interrupter, @unchecked Sendable {
    private let engine: MySQLEngine
    private let connectionID: UInt
    private let lock = NSLock()
    private var isRunning = false
    private var reason: ErrorCode?
    private var isKilling = false

    init(_ engine: MySQLEngine, connectionID: UInt) {
        self.engine = engine
        self.connectionID = connectionID
    }

    func interrupt(_ reason: ErrorCode) {
        let isFirst = lock.withLock {
            guard isRunning, !isKilling else { return false }
            if self.reason == nil { self.reason = reason }
            isKilling = true
            return true
        }
        guard isFirst else { return }
        // Connecting may take a while, and others are to be stopped meanwhile.
        Thread { [self] in kill() }.start()
    }

    /// Stops what runs now, and waits for that.
    func kill() {
        // While the lock is held the statement does not end, so no later one is hit.
        lock.withLock {
            isKilling = false
            guard isRunning else { return }
            let other = try? MySQLConnection(engine, database: nil, orNil: false)
            _ = try? other?.execute("KILL QUERY \(connectionID)", [])
        }
    }

    /// Runs `body` as what can be interrupted.
    ///
    /// - Returns: whether it was interrupted at its very end, so that the connection may still know of it.
    /// - Throws: what `body` throws; the reason where it was interrupted.
    func running(_ body: () throws -> Void) throws -> Bool {
        lock.withLock {
            isRunning = true
            self.reason = nil
        }
        let result = Result { try body() }
        let reason = lock.withLock {
            isRunning = false
            return self.reason
        }
        do { try result.get() } catch {
            guard let reason, (error as? MarqueeError)?.code != .connectionLost else { throw error }
            throw Stopped.error(reason)
        }
        return reason != nil
    }
}
