import Foundation
import MarqueeCatalog

/// Lets administration go before writers. SQLite has no line for its one write lock: a server that writes without a pause would
/// keep everybody else out for ever.
///
/// A file beside the database is locked by whoever administers; it names the principal whose statements are to end.
struct AdministrationTurn {
    private let path: String

    /// Longest wait of a writer for the administrator.
    private static let patience = Duration.seconds(5)
    private static let pause: UInt32 = 20_000

    /// - Parameter database: the database's file.
    init(database: String) { path = database + "-administration" }

    /// Runs `body` before all writers that have not begun yet.
    ///
    /// - Parameter principal: whose statements are to end first; nil for nobody's.
    /// - Throws: what `body` throws.
    func holding<Result>(_ principal: String?, _ body: () throws -> Result) throws -> Result {
        let file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        // In a folder that takes no new files the database takes no writes either.
        guard file >= 0 else { return try body() }
        defer { close(file) }
        while flock(file, LOCK_EX) != 0, errno == EINTR {}
        defer { unlink(path) }
        let name = Array((principal ?? "").utf8)
        _ = ftruncate(file, 0)
        _ = write(file, name, name.count)
        return try body()
    }

    /// Waits while somebody administers.
    func letGo() {
        let end = ContinuousClock.now + Self.patience
        while isHeld, .now < end { usleep(Self.pause) }
    }

    /// Whose statements are to end now; nil for nobody's.
    var principal: String? {
        guard isHeld, let name = FileManager.default.contents(atPath: path), !name.isEmpty else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    /// False for a file that a killed process has left behind: the system has dropped its lock.
    private var isHeld: Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }
}
