import CSQLite
import Glibc
import MarqueeCatalog
import MarqueeWarehouse

/// How far a file may grow by the writes of a connection.
final class WriteRoom {
    private let connection: SQLiteConnection
    private let path: String
    /// Bytes that the file may have; nil for any number.
    private let largest: Int64?
    /// What is left free on the file's disk.
    let reserve: DiskReserve
    /// True if the bound of the open transaction is that of the file, not that of the write.
    private var isQuota = false

    /// Bytes of the write-ahead log from which a write first has it copied back into the file.
    private static let longLog: Int64 = 256 << 20
    /// Bytes of the log that readers may keep from being copied back before writes are refused.
    private static let longestLog: Int64 = 4 << 30

    init(_ connection: SQLiteConnection, _ path: String, largest: Int64?) {
        self.connection = connection
        self.path = path
        self.largest = largest
        reserve = DiskReserve(path: path)
    }

    /// To be called before a transaction.
    ///
    /// - Throws: `MQ505` when the disk is nearly full, `MQ504` when the log can't be emptied because of long reads.
    func prepare() throws {
        try reserve.require()
        guard logSize > Self.longLog else { return }
        // What no reader needs any longer is copied back, and the next write begins the log anew.
        try? connection.execute("PRAGMA wal_checkpoint(PASSIVE)", [])
        guard logSize > Self.longestLog, try connection.integer("PRAGMA wal_checkpoint(RESTART)") != 0 else { return }
        throw MarqueeError(
            .storeLocked, "the write-ahead log is full, and a long read keeps it from being emptied",
            hint: "try again when the read has ended")
    }

    private var logSize: Int64 {
        var status = stat()
        return stat(path + "-wal", &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Bounds the open transaction: the engine refuses pages beyond, whatever statement asks for them.
    func bound(to limits: WriteLimits) throws {
        let page = try connection.integer("PRAGMA page_size") ?? 4096
        let pages = try connection.integer("PRAGMA page_count") ?? 0
        let quota = largest.map { max(1, $0 / page) } ?? .max
        let most = limits.bytes == .max ? .max : pages + max(1, limits.bytes / page)
        isQuota = quota <= most
        // https://www.sqlite.org/limits.html: the most that there can be.
        try connection.execute("PRAGMA max_page_count = \(min(quota, most, 4_294_967_294))", [])
    }

    /// A file that may not grow any further is full for the engine like a disk.
    func explained(_ error: MarqueeError, _ limits: WriteLimits) -> MarqueeError {
        if error.code == .tooManyRowsAffected { return limits.rows < .max ? limits.tooManyRows : error }
        guard error.code == .storeFull, !reserve.isUsedUp else { return error }
        if isQuota, let largest {
            return MarqueeError(
                .sandboxQuota, "the sandbox may take \(largest) bytes, or the disk is full", internals: error.internals,
                hint: "delete rows or drop tables that are no longer needed, or reset the sandbox")
        }
        // Where less is free than the write may add, it was the disk.
        return reserve.freeBytes ?? .max > limits.bytes ? limits.tooManyBytes : error
    }
}

/// Folders into which the engine writes what a statement sorts.
enum TemporaryFolders {
    /// The disk of the first folder that there is, in SQLite's order (https://www.sqlite.org/tempfiles.html#tempdir).
    static let reserves: [DiskReserve] = {
        let names: [String] = ["SQLITE_TMPDIR", "TMPDIR"]
        let folders: [String] = names.compactMap { name in getenv(name).map { String(cString: $0) } }
        let all: [String] = folders + ["/var/tmp", "/usr/tmp", "/tmp"]
        let found = all.first { (folder: String) in access(folder, W_OK) == 0 }
        return found.map { [DiskReserve(path: $0)] } ?? []
    }()
}
