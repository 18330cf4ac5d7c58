/// The checksum of zlib, gzip and PNG (polynomial 0xEDB88320), eight bytes a step; see Kounavis and Berry, "A Systematic
/// Approach to Building High Performance, Software-based, CRC Generators", 2005.
package struct CRC32: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    package init() {}

    /// The checksum of all bytes so far.
    package var value: UInt32 { state ^ 0xFFFF_FFFF }

    /// Eight lower-case hexadecimal digits.
    package var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var crc = state
        Self.tables.withUnsafeBufferPointer { table in
            var place = 0
            while place + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian ^ UInt64(crc)
                crc = 0
                for byte in 0..<8 {
                    crc ^= table[(7 - byte) << 8 + Int(truncatingIfNeeded: word >> UInt64(byte * 8) & 0xFF)]
                }
                place += 8
            }
            while place < bytes.count {
                crc = table[Int((crc ^ UInt32(bytes[place])) & 0xFF)] ^ (crc >> 8)
                place += 1
            }
        }
        state = crc
    }

    /// Eight tables of 256 entries, one behind the other.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
            tables[byte] = crc
        }
        for table in 1..<8 {
            for byte in 0..<256 {
                let crc = tables[(table - 1) << 8 + byte]
                tables[table << 8 + byte] = tables[Int(crc & 0xFF)] ^ (crc >> 8)
            }
        }
        return tables
    }()
}
