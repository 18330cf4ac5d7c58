import Glibc

/// An engine's own view of how its store is.
package protocol StoreHealth: Sendable {
    /// Warnings about who may read the store's files; none where they are a server's.
    func readableFiles() throws -> [String]

    /// Damage that the engine's own thorough check finds: pages, tables, and indexes against their tables. It reads everything.
    ///
    /// - Throws: `MQ502`, `MQ511` and the like when the damage is such that the check cannot go on.
    func damage() throws -> [String]

    /// Rows that refer to rows that are not there, in any table, by foreign key.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func orphans() throws -> [String]

    /// The disk on which the store lies; nil when that cannot be seen from here.
    func disk() throws -> DiskSpace?

    /// Keeps the verdict of `marquee doctor` where every server of the warehouse finds it, in place of the last one.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func keep(_ verdict: HealthVerdict) throws

    /// The verdict that was kept last; nil when there is none.
    ///
    /// - Parameter governance: a connection that sees the governance tables.
    /// - Throws: `MQ5xx` as the engine does.
    func lastVerdict(_ governance: any Connection) throws -> HealthVerdict?
}

/// Bytes of a disk.
package struct DiskSpace: Equatable, Sendable {
    package let free: Int64
    package let total: Int64

    package init(free: Int64, total: Int64) {
        self.free = free
        self.total = total
    }

    /// True if less than a gigabyte and less than a twentieth of the disk is free.
    package var isShort: Bool { free < min(1 << 30, total / 20) }
}

extension DiskSpace {
    /// The disk on which a file lies; nil when there is none.
    package init?(of path: String) {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        let block = Int64(status.f_frsize)
        self.init(free: Int64(status.f_bavail) * block, total: Int64(status.f_blocks) * block)
    }
}
