import CProcessor
import Glibc

/// The calling thread's share of the processors, which others may lower.
///
/// Linux has a nice value for each thread, and only some processes may lift it again.
package struct ThreadPriority: Sendable {
    private let thread: id_t
    private let usual: Int32
    /// By how much the nice value grows: the thread gets a tenth of what another one does that is as busy.
    private static let step: Int32 = 10
    private static let ofThread = __priority_which_t(PRIO_PROCESS.rawValue)

    /// Of the calling thread.
    package init() {
        thread = id_t(marquee_thread_id())
        usual = getpriority(Self.ofThread, thread)
    }

    package func lower() { _ = setpriority(Self.ofThread, thread, usual + Self.step) }

    /// - Returns: false when this process may not do that.
    package func restore() -> Bool { setpriority(Self.ofThread, thread, usual) == 0 }
}
