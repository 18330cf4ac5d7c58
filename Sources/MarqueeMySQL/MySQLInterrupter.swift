import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// Stops the statement of a connection by `KILL QUERY` over another one: nothing that the statement's own session can set
/// keeps it from that. The server looks at that between rows, not within one call of a function, which may take seconds: a
/// statement that does not end by then loses its connection, so that nobody waits for it.
///
/// `@unchecked Sendable`: `condition` is the lock of the rest; it is never held while the server is asked something.
final class MySQLInterrupter: Interrupter, @unchecked Sendable {
    private let engine: MySQLEngine
    private let connectionID: UInt
    private let socket: HeldSocket?
    private let condition = NSCondition()
    private var isRunning = false
    private var reason: ErrorCode?
    /// `KILL` orders that were sent and not carried out yet.
    private var orders = 0
    private var isTold = false
    private var run = 0
    private var isCut = false

    /// How long a statement may take to end once it was told to, in seconds.
    private static let grace = 0.1
    /// Seconds that the next statement waits for a pending order, which would stop it instead of the last one.
    private static let patience = 1.0

    /// - Parameters:
    ///   - engine: the server, with the account of the connection.
    ///   - connectionID: the server's number of the connection.
    ///   - socket: the connection's socket.
    init(_ engine: MySQLEngine, connectionID: UInt, socket: HeldSocket?) {
        self.engine = engine
        self.connectionID = connectionID
        self.socket = socket
        engine.killer.prepare(engine)
    }

    /// Whether the connection was cut.
    var hasCut: Bool { condition.withLock { isCut } }

    func interrupt(_ reason: ErrorCode) {
        let first: Int? = condition.withLock {
            guard isRunning, !isTold else { return nil }
            if self.reason == nil { self.reason = reason }
            isTold = true
            return run
        }
        guard let first else { return }
        order()
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.grace) { [self] in
            condition.withLock {
                guard isRunning, run == first else { return }
                cut()
            }
        }
    }

    /// Stops what runs now, and waits until that was tried.
    func kill() {
        guard condition.withLock({ isRunning }) else { return }
        order()
        condition.withLock { awaitOrders() }
    }

    private func order() {
        condition.withLock { orders += 1 }
        engine.killer.kill(engine, connectionID: connectionID) { [self] in
            condition.withLock {
                orders -= 1
                condition.broadcast()
            }
        }
    }

    private func cut() {
        isCut = true
        socket?.cut()
    }

    /// Waits until no order is on its way, for it would hit the next statement. One that takes too long costs the connection.
    private func awaitOrders() {
        let end = Date(timeIntervalSinceNow: Self.patience)
        while orders > 0, !isCut, condition.wait(until: end) {}
        if orders > 0 { cut() }
    }

    /// Waits until the server is done with a connection that was cut, or cannot be asked.
    func awaitEnd() {
        var patient = engine
        (patient.connectSeconds, patient.answerSeconds) = (2, 2)
        guard let connection = try? MySQLConnection(patient, database: nil, orNil: false) else { return }
        let sql = "SELECT COUNT(*) FROM information_schema.processlist WHERE id = \(connectionID)"
        var pause = 0.01
        while (try? connection.integer(sql)) ?? 0 > 0 {
            Thread.sleep(forTimeInterval: pause)
            pause = min(1, pause * 2)
        }
    }

    /// Runs `body` as what can be interrupted.
    ///
    /// - Returns: whether it was interrupted at its very end, so that the connection may still know of it.
    /// - Throws: what `body` throws; the reason where it was interrupted.
    func running(_ body: () throws -> Void) throws -> Bool {
        condition.withLock {
            isRunning = true
            run += 1
            isTold = false
            self.reason = nil
        }
        let result = Result { try body() }
        let (reason, isCut) = condition.withLock {
            isRunning = false
            awaitOrders()
            return (self.reason, self.isCut)
        }
        do { try result.get() } catch {
            guard let reason, isCut || (error as? MarqueeError)?.code != .connectionLost else { throw error }
            throw Stopped.error(reason)
        }
        return reason != nil
    }
}
