import CProcessor
import Foundation
import Synchronization

/// The share of the processors that a thread gets beside others: its nice value on Linux.
///
/// Only some processes may raise it again, such as root's. In others nothing is lowered.
package final class ThreadPriority: Sendable {
    private let thread: id_t
    private let usual: Int32
    private let isLowered = Atomic(false)
    /// By how much the nice value grows: the thread gets a tenth of what another one does that is as busy.
    private static let step: Int32 = 10
    private static let ofThread = __priority_which_t(PRIO_PROCESS.rawValue)

    /// Whether this process may raise what it has lowered, tried on a thread that ends.
    private static let isReversible: Bool = {
        let (tried, result) = (DispatchSemaphore(value: 0), Result())
        Thread.detachNewThread {
            let priority = ThreadPriority()
            result.isReversible = priority.set(priority.usual + step) && priority.set(priority.usual)
            tried.signal()
        }
        tried.wait()
        return result.isReversible
    }()

    /// `@unchecked Sendable`: read once the thread has written it.
    private final class Result: @unchecked Sendable { var isReversible = false }

    /// Of the calling thread.
    package init() {
        thread = id_t(marquee_thread_id())
        usual = getpriority(Self.ofThread, thread)
    }

    /// May be called from any thread.
    package func lower() {
        guard Self.isReversible, set(usual + Self.step) else { return }
        isLowered.store(true, ordering: .releasing)
    }

    /// Takes back what was lowered. A call of ``lower()`` that has not come back yet may be missed.
    package func restore() {
        if isLowered.exchange(false, ordering: .acquiring) { _ = set(usual) }
    }

    private func set(_ value: Int32) -> Bool { setpriority(Self.ofThread, thread, value) == 0 }
}
