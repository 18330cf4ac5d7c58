import CSQLite
import MarqueeCatalog
import MarqueeWarehouse
import Synchronization

/// Stops the statement of a connection from another thread.
///
/// `@unchecked Sendable`: `state` is the lock; the handle is used under it, and not after ``close()``.
final class SQLiteInterrupter: Interrupter, @unchecked Sendable {
    private struct State {
        var isRunning = false
        var isOpen = true
        var reason: ErrorCode?
    }

    private let handle: OpaquePointer
    private let state = Mutex(State())

    init(_ handle: OpaquePointer) { self.handle = handle }

    func interrupt(_ reason: ErrorCode) {
        state.withLock { state in
            guard state.isRunning, state.isOpen else { return }
            if state.reason == nil { state.reason = reason }
            sqlite3_interrupt(handle)
        }
    }

    /// Runs `body` as what can be interrupted.
    ///
    /// - Throws: what `body` throws; the reason where it was interrupted.
    func running<Result>(_ body: () throws -> Result) throws -> Result {
        state.withLock { $0 = State(isRunning: true, isOpen: $0.isOpen) }
        defer { state.withLock { $0.isRunning = false } }
        do { return try body() } catch {
            throw state.withLock { $0.reason }.map(Stopped.error) ?? error
        }
    }

    func close() { state.withLock { $0.isOpen = false } }
}
