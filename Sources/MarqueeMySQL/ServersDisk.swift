import Glibc
import MarqueeCatalog
import MarqueeWarehouse

/// The disk on which a server keeps its data.
enum ServersDisk {
    /// What is left free there.
    ///
    /// - Returns: nil for a server on another machine, or in a container, whose disk can't be seen from here.
    /// - Throws: `MQ5xx` as the engine does.
    static func reserve(_ connection: MySQLConnection) throws -> DiskReserve? {
        var (host, folder) = ("", "")
        try connection.query("SELECT @@hostname, @@datadir", []) { row in
            (host, folder) = (row[0].string ?? "", row[1].string ?? "")
        }
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0,
            host == String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        else { return nil }
        var status = stat()
        return stat(folder, &status) == 0 ? DiskReserve(path: folder) : nil
    }
}
