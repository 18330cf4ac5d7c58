import CMariaDB
import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// Stops the statement of a connection by `KILL QUERY` over another one: nothing that the statement's own session can set
/// keeps it from that. The server looks at that between rows, not within one call of a function, which may take seconds: a
/// statement that does not end by then loses its connection, so that nobody waits for it.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class MySQLInterrupter: Interrupter, @unchecked Sendable {
    private let engine: MySQLEngine
    private let connectionID: UInt
    private let socket: Int32
    private let lock = NSLock()
    private var isRunning = false
    private var reason: ErrorCode?
    private var isKilling = false
    private var run = 0
    private var isCut = false

    /// How long a statement may take to end once it was told to, in seconds.
    private static let grace = 0.1

    /// - Parameters:
    ///   - connectionID: the server's number of the connection.
    ///   - socket: the connection's socket.
    init(_ engine: MySQLEngine, connectionID: UInt, socket: Int32) {
        self.engine = engine
        self.connectionID = connectionID
        self.socket = socket
    }

    /// Whether the connection was cut.
    var hasCut: Bool { lock.withLock { isCut } }

    func interrupt(_ reason: ErrorCode) {
        let first: Int? = lock.withLock {
            guard isRunning, !isKilling else { return nil }
            if self.reason == nil { self.reason = reason }
            isKilling = true
            return run
        }
        guard let first else { return }
        // Connecting may take a while, and others are to be stopped meanwhile.
        Thread { [self] in
            kill()
            Thread.sleep(forTimeInterval: Self.grace)
            lock.withLock {
                // While the lock is held the statement does not end, so its socket is still the connection's.
                guard isRunning, run == first else { return }
                isCut = true
                shutdown(socket, Int32(SHUT_RDWR))
            }
        }.start()
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
            run += 1
            self.reason = nil
        }
        let result = Result { try body() }
        let (reason, isCut) = lock.withLock {
            isRunning = false
            return (self.reason, self.isCut)
        }
        do { try result.get() } catch {
            guard let reason, isCut || (error as? MarqueeError)?.code != .connectionLost else { throw error }
            throw Stopped.error(reason)
        }
        return reason != nil
    }
}
