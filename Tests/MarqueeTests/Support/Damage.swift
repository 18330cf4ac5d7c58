import Foundation
import Testing

/// Damage that is done to a SQLite file, byte by byte.
enum Damage {
    /// The file with all of its log in it.
    static func settle(_ warehouse: Warehouse) throws {
        try Command.output(["sqlite3", warehouse.file, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE"])
    }

    /// Puts random bytes over the root page of a table.
    static func overwriteRoot(of table: String, in warehouse: Warehouse) throws {
        try settle(warehouse)
        let page = try #require(try warehouse.number("PRAGMA page_size"))
        let root = try #require(
            try warehouse.number("SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = '\(table)'"))
        var random = SeededBytes(seed: 11)
        try overwrite(warehouse.file, at: UInt64((root - 1) * page), random.bytes(Int(page)))
    }

    static func overwrite(_ file: String, at offset: UInt64, _ bytes: Data) throws {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.seek(toOffset: offset)
        try handle.write(contentsOf: bytes)
        try handle.close()
    }
}

/// Bytes that are the same for the same seed (SplitMix64).
struct SeededBytes {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func bytes(_ count: Int) -> Data { Data((0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }) }
}
