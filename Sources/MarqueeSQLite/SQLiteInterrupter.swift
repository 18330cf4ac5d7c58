import CSQLite
import CStatementMemory
import MarqueeCatalog
import MarqueeWarehouse
import Synchronization

/// Stops the statement of a connection from another thread, and limits the memory that it takes.
///
/// SQLite looks at its interrupt between the steps of a statement alone, not while it prepares one: what was stopped gets no
/// more memory either, and ends there.
///
/// `@unchecked Sendable`: `state` is the lock; handle and allowance are used under it, and not after ``close()``. The rest
/// belongs to the thread that uses the connection.
final class SQLiteInterrupter: Interrupter, @unchecked Sendable {
    private struct State {
        var isRunning = false
        var isOpen = true
        var reason: ErrorCode?
    }

    private let handle: OpaquePointer
    private let allowance: OpaquePointer?
    private let state = Mutex(State())
    /// Calls that are going on, one within the other.
    private var depth = 0

    /// Bytes that a statement may take, and one that changes rows: SQLite keeps the numbers of all rows that it will delete.
    static let (memory, memoryOfChanges): (Int64, Int64) = (64 << 20, 128 << 20)

    init(_ handle: OpaquePointer) {
        self.handle = handle
        allowance = marquee_allowance_make()
    }

    deinit { marquee_allowance_free(allowance) }

    func interrupt(_ reason: ErrorCode) {
        state.withLock { state in
            guard state.isRunning, state.isOpen else { return }
            if state.reason == nil { state.reason = reason }
            sqlite3_interrupt(handle)
            if let allowance { marquee_allowance_stop(allowance) }
        }
    }

    /// Runs `body` as what can be interrupted, with so many bytes of memory. Inside another call it is a part of that one.
    ///
    /// - Throws: what `body` throws; the reason where it was interrupted, `MQ309` when it took too much.
    func running<Result>(memory: Int64 = memory, _ body: () throws -> Result) throws -> Result {
        guard depth == 0 else { return try body() }
        depth = 1
        state.withLock {
            $0 = State(isRunning: true, isOpen: $0.isOpen)
            if let allowance { marquee_allowance_begin(allowance, memory) }
        }
        var refusal: Int32 = 0
        defer { depth = 0 }
        let result = Swift.Result { try body() }
        let reason = state.withLock { state in
            state.isRunning = false
            if let allowance { refusal = marquee_allowance_end(allowance) }
            return state.reason
        }
        do { return try result.get() } catch {
            if let reason { throw Stopped.error(reason) }
            throw Self.refused(refusal, memory, error) ?? error
        }
    }

    /// Runs Marquee's own work on the connection, which nobody stops and whose memory is not counted.
    func unlimited<Result>(_ body: () throws -> Result) rethrows -> Result {
        depth += 1
        defer { depth -= 1 }
        return try body()
    }

    private static func refused(_ refusal: Int32, _ memory: Int64, _ error: any Error) -> MarqueeError? {
        guard let error = error as? MarqueeError, error.code == .storeFailure else { return nil }
        switch Int(refusal) {
        case marquee_refused_memory:
            return MarqueeError(
                .valueTooLarge, "the statement takes more than \(memory >> 20) MB of memory",
                details: ["rule: memory", "it was stopped, nothing was changed"],
                hint: "use fewer subqueries, views and columns, or take it in several steps")
        case marquee_refused_depth:
            return MarqueeError(
                .valueTooLarge, "the statement is nested too deeply", details: ["rule: nesting"],
                hint: "use fewer views and common table expressions that are made of one another")
        default: return nil
        }
    }

    func close() { state.withLock { $0.isOpen = false } }
}
