import Foundation

/// Work on a thread of its own, whose result is waited for.
///
/// `@unchecked Sendable`: `condition` is the lock; `outcome` is touched under it alone. What the work itself uses must not be
/// changed by others before it is done.
final class BackgroundWork<Success>: @unchecked Sendable {
    private let condition = NSCondition()
    private var outcome: Result<Success, any Error>?

    init(_ work: @escaping () throws -> Success) {
        let work = Unchecked(work)
        let thread = Thread { [self] in
            let outcome = Result { try work.value() }
            condition.withLock {
                self.outcome = outcome
                condition.broadcast()
            }
        }
        // Sorting and cleaning do not recurse; this is the size of a main thread's stack.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Waits for the end of the work.
    ///
    /// - Throws: what the work has thrown.
    func result() throws -> Success { try wait().get() }

    /// Waits for the end of the work, whatever comes of it.
    @discardableResult
    func wait() -> Result<Success, any Error> {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let outcome { return outcome }
            condition.wait()
        }
    }

    /// Carries the closure to the thread that is its only user from then on.
    private struct Unchecked: @unchecked Sendable {
        let value: () throws -> Success

        init(_ value: @escaping () throws -> Success) { self.value = value }
    }
}
