import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// A second hold on a connection's socket: the client library may close its own at any time, and its number may then belong to
/// somebody else.
final class HeldSocket: Interrupter {
    private let descriptor: Int32

    init?(_ socket: Int32) {
        descriptor = fcntl(socket, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Ends the connection: whoever waits for an answer finds it lost.
    func cut() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    func interrupt(_ reason: ErrorCode) { cut() }
}

/// The sockets of a server's connections, so that those who wait for a server that has fallen silent can be freed.
///
/// `@unchecked Sendable`: `lock` guards the sockets.
final class SocketRegister: @unchecked Sendable {
    private struct Entry { weak var socket: HeldSocket? }

    private let lock = NSLock()
    private var entries: [Entry] = []

    /// Registers a socket for as long as it lives.
    func add(_ socket: HeldSocket) {
        lock.withLock {
            entries.removeAll { $0.socket == nil }
            entries.append(Entry(socket: socket))
        }
    }

    /// Ends all connections.
    func cut() {
        for socket in lock.withLock({ entries.compactMap(\.socket) }) { socket.cut() }
    }
}
