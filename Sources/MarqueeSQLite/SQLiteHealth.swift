import CSQLite
import Foundation
import Glibc
import MarqueeCatalog
package import MarqueeWarehouse

/// How a SQLite file is, by SQLite's own checks and by what the system says of the file.
struct SQLiteHealth: StoreHealth {
    let path: String

    func readableFiles() throws -> [String] {
        let beside = ["", "-wal", "-shm", "-journal"].map { path + $0 }
        let folder = path + ".sandboxes"
        let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.map { "\(folder)/\($0)" } ?? []
        return (beside + [folder] + inside).compactMap { file in
            var status = stat()
            guard stat(file, &status) == 0, status.st_mode & 0o077 != 0 else { return nil }
            let mode = String(status.st_mode & 0o777, radix: 8)
            return "others than its owner may open \(file) (mode \(mode)); it holds hashes of tokens: chmod go= \(file)"
        }
    }

    func damage() throws -> [String] {
        // The file may be replaced while this process has it open, so it is not mapped.
        let connection = try SQLiteConnection(path: path, patience: Self.patience, for: .writing)
        try connection.execute("PRAGMA cell_size_check = ON", [])
        return try connection.strings("PRAGMA integrity_check(\(Self.mostFindings))").filter { $0 != "ok" }
    }

    func orphans() throws -> [String] {
        let connection = try SQLiteConnection(path: path, patience: Self.patience, for: .writing)
        var counts: [String: Int] = [:]
        try connection.query("SELECT \"table\", \"parent\" FROM pragma_foreign_key_check", []) { row in
            counts["\(row[0].string ?? "") to \(row[1].string ?? "")", default: 0] += 1
        }
        return counts.sorted { $0.key < $1.key }.map { "references from \($0.key): \($0.value) rows without" }
    }

    func disk() throws -> DiskSpace? { DiskSpace(of: path) }

    /// Beside the file, not in it: what is said of a damaged file must not be written into it.
    private var verdictFile: String { path + ".doctor" }

    func keep(_ verdict: HealthVerdict) throws {
        let new = verdictFile + ".new"
        let file = open(new, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        let bytes = Array("\(verdict.text)\n".utf8)
        let isWritten = file >= 0 && write(file, bytes, bytes.count) == bytes.count
        if file >= 0 { close(file) }
        guard isWritten, rename(new, verdictFile) == 0 else {
            throw MarqueeError(
                .storeReadOnly, "the verdict cannot be kept beside the database",
                internals: ["write \(verdictFile): \(String(cString: strerror(errno)))"])
        }
    }

    func lastVerdict(_ governance: any Connection) throws -> HealthVerdict? {
        let file = open(verdictFile, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(file, &bytes, bytes.count)
        return count > 0 ? HealthVerdict(String(decoding: bytes.prefix(count), as: UTF8.self)) : nil
    }

    private static let patience: Int32 = 5_000
    private static let mostFindings = 100
}
