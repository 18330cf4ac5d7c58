import Glibc
package import MarqueeCatalog

/// The part of a disk that writes leave free: 1 GB, or 5 % of a disk of less than 20 GB. Whoever fills it up would otherwise stop
/// all writers, and other programs of the machine.
package struct DiskReserve: Sendable {
    /// A file or folder on the disk.
    package let path: String

    package init(path: String) { self.path = path }

    private static let most: UInt64 = 1 << 30

    /// True if less than the reserve is free; false where the disk can't be looked at.
    package var isUsedUp: Bool {
        var disk = statvfs()
        guard statvfs(path, &disk) == 0 else { return false }
        let block = UInt64(disk.f_frsize)
        let reserve = min(Self.most, UInt64(disk.f_blocks) * block / 20)
        return UInt64(disk.f_bavail) * block < reserve
    }

    /// Bytes that are free; nil where the disk can't be looked at.
    package var freeBytes: Int64? {
        var disk = statvfs()
        guard statvfs(path, &disk) == 0 else { return nil }
        return Int64(clamping: UInt64(disk.f_bavail) * UInt64(disk.f_frsize))
    }

    /// - Throws: `MQ505` when less than the reserve is free.
    package func require() throws { if isUsedUp { throw Self.error } }

    /// The error of a write that was refused or stopped to keep the reserve.
    package static let error = MarqueeError(
        .storeFull, "the disk is nearly full, and what is left is kept free", details: ["rule: disk-reserve"],
        hint: "nothing was changed; make room and try again")
}
