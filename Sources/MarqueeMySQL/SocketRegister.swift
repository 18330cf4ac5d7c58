import Foundation

/// A second hold on a connection's socket: the client library may close its own at any time, and its number may then belong to
/// somebody else.
final class HeldSocket: Sendable {
    private let descriptor: Int32

    init?(_ socket: Int32) {
        descriptor = fcntl(socket, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Ends the connection: whoever waits for an answer finds it lost.
    func cut() { shutdown(descriptor, Int32(SHUT_RDWR)) }
}

/// The sockets of a server's connections, so that those who wait for a server that has fallen silent can be freed.
///
/// `@unchecked Sendable`: `lock` guards the sockets.
final class SocketRegister: @unchecked Sendable {
    private struct Entry { weak var socket: HeldSocket? }

    private let lock = NSLock()
    private var entries: [Entry] = []

    /// Registers a socket for as long as the result lives.
    func hold(_ socket: Int32) -> HeldSocket? {
        guard let held = HeldSocket(socket) else { return nil }
        lock.withLock {
            entries.removeAll { $0.socket == nil }
            entries.append(Entry(socket: held))
        }
        return held
    }

    /// Ends all connections.
    func cut() {
        for socket in lock.withLock({ entries.compactMap(\.socket) }) { socket.cut() }
    }
}
