import Foundation
import Testing

/// Invented catalogs that several tests share, made once for each size and seed.
enum Sample {
    private static let made: Shared = {
        // What is shared outlives every test, so it goes with the process.
        atexit { Sample.made.removeAll() }
        return Shared()
    }()

    static func folder(titles: Int, seed: Int = 1) throws -> TemporaryFolder {
        try made.folder(titles, seed)
    }

    /// The lock guards the dictionary and keeps a second test waiting for the sample that a first one makes.
    private final class Shared: @unchecked Sendable {
        private let lock = NSLock()
        private var folders: [[Int]: TemporaryFolder] = [:]

        func folder(_ titles: Int, _ seed: Int) throws -> TemporaryFolder {
            lock.lock()
            defer { lock.unlock() }
            if let folder = folders[[titles, seed]] { return folder }
            let folder = TemporaryFolder()
            let result = try Marquee.run(
                ["sample", "--titles", "\(titles)", "--seed", "\(seed)", "--quiet", "--out", folder.path])
            try #require(result.status == 0, "\(result.err)")
            folders[[titles, seed]] = folder
            return folder
        }

        func removeAll() {
            lock.lock()
            defer { lock.unlock() }
            folders.removeAll()
        }
    }
}
