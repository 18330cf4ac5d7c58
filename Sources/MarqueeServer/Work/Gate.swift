import Foundation

/// Something that happens once, and is waited for.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class Gate: @unchecked Sendable {
    private let lock = NSLock()
    private var isOpen = false
    private var waiting: CheckedContinuation<Void, Never>?

    func open() {
        let waiting = lock.withLock {
            isOpen = true
            defer { self.waiting = nil }
            return self.waiting
        }
        waiting?.resume()
    }

    /// Waits until it has happened, but no longer than `time`. One task may wait.
    func wait(atMost time: Duration) async {
        let clock = Task {
            try? await Task.sleep(for: time)
            open()
        }
        await withCheckedContinuation { continuation in
            let isOpen = lock.withLock {
                if !self.isOpen { waiting = continuation }
                return self.isOpen
            }
            if isOpen { continuation.resume() }
        }
        clock.cancel()
    }
}
