import CProcessor
import Foundation

/// The share of the processors that a thread gets beside others: its nice value on Linux.
///
/// Only some processes may raise it again, such as root's. In others nothing is lowered.
package struct ThreadPriority: Sendable {
    private let thread: id_t
    private let usual: Int32
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
    package func lower() { if Self.isReversible { _ = set(usual + Self.step) } }

    package func restore() { if Self.isReversible { _ = set(usual) } }

    private func set(_ value: Int32) -> Bool { setpriority(Self.ofThread, thread, value) == 0 }
}
