import Foundation
import HummingbirdCore
import Logging

/// How many connections may be open, in all and from one address.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class ConnectionLimits: AvailableConnectionsDelegate, @unchecked Sendable {
    /// Connections that may be open.
    let most: Int
    /// Connections of one address that may be open; nil for any number.
    let mostOfAddress: Int?
    private let logger: Logger
    private let lock = NSLock()
    private var open = 0
    private var ofAddress: [String: Int] = [:]
    private var lastWarning: ContinuousClock.Instant?

    /// Descriptors that are left to database files, uploads and logs.
    private static let reserve = 128
    /// More connections than this gain nothing.
    private static let mostEver = 10_000
    /// A line of the log at most so often.
    private static let pause = Duration.seconds(10)

    /// - Parameter hasTrustedProxy: whether all connections come from a proxy, which then looks after addresses.
    init(hasTrustedProxy: Bool, _ logger: Logger) {
        self.logger = logger
        most = min(Self.mostEver, max(16, Self.descriptors() - Self.reserve))
        mostOfAddress = hasTrustedProxy ? nil : most / 2
    }

    /// Takes as many descriptors as the system allows, and says how many these are.
    private static func descriptors() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return Int(clamping: limit.rlim_cur)
    }

    /// Connections that are open, for the metrics.
    var count: Int { lock.withLock { open } }

    func connectionOpened() { lock.withLock { open += 1 } }

    func connectionClosed() { lock.withLock { open -= 1 } }

    /// While there are too many, new ones wait in the system's line until one of the others is closed.
    func isAcceptingNewConnections() -> Bool {
        let isFree = lock.withLock { open < most } && Self.hasDescriptor
        if !isFree { warn("connections wait: as many are open as may be") }
        return isFree
    }

    /// Whether another file can be opened: without one, accepting fails at once and for ever.
    private static var hasDescriptor: Bool {
        let descriptor = dup(0)
        guard descriptor >= 0 else { return errno == EBADF }
        close(descriptor)
        return true
    }

    /// Counts a connection of an address; ``leave(_:)`` must follow.
    ///
    /// - Returns: whether it may stay.
    func enter(_ address: String) -> Bool {
        let mayStay = lock.withLock {
            ofAddress[address, default: 0] += 1
            return mostOfAddress.map { ofAddress[address, default: 0] <= $0 } ?? true
        }
        if !mayStay { warn("a connection was closed: its address has as many as it may have", address: address) }
        return mayStay
    }

    func leave(_ address: String) {
        lock.withLock { ofAddress[address] = ofAddress[address].flatMap { $0 > 1 ? $0 - 1 : nil } }
    }

    private func warn(_ text: String, address: String? = nil) {
        let isDue = lock.withLock {
            let isDue = lastWarning.map { ContinuousClock.now - $0 > Self.pause } ?? true
            if isDue { lastWarning = .now }
            return isDue
        }
        guard isDue else { return }
        var metadata: Logger.Metadata = ["connections": "\(count)"]
        if let address { metadata["address"] = "\(address)" }
        logger.warning("\(text)", metadata: metadata)
    }
}
