import Glibc

extension IndexImage {
    /// The sections of an index that is being made.
    struct Draft {
        private var parts: [[UInt8]?] = Array(repeating: nil, count: IndexSection.allCases.count)

        mutating func put<T: BitwiseCopyable>(_ section: IndexSection, _ values: [T]) {
            parts[section.rawValue] = values.withUnsafeBytes { Array($0) }
        }

        /// Lays the sections out in one piece of memory.
        ///
        /// - Throws: ``RecommenderError/indexFile(_:)`` when the system has no memory.
        consuming func image() throws(RecommenderError) -> IndexImage {
            var ends: [Int] = []
            var size = IndexImage.headerSize
            for part in parts {
                size += ((part?.count ?? 0) + 7) & ~7
                ends.append(size)
            }
            guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
                memory != MAP_FAILED
            else { throw .indexFile("no memory for \(size) bytes") }
            var start = IndexImage.headerSize
            for section in parts.indices {
                let part = parts[section] ?? []
                part.withUnsafeBytes { bytes in
                    if let base = bytes.baseAddress { memcpy(memory + start, base, bytes.count) }
                }
                let place = (4 + 2 * section) * 8
                memory.storeBytes(of: UInt64(start), toByteOffset: place, as: UInt64.self)
                memory.storeBytes(of: UInt64(start + part.count), toByteOffset: place + 8, as: UInt64.self)
                parts[section] = nil
                start = ends[section]
            }
            memory.storeBytes(of: IndexImage.magic, toByteOffset: 0, as: UInt64.self)
            memory.storeBytes(of: IndexImage.version, toByteOffset: 8, as: UInt64.self)
            memory.storeBytes(of: UInt64(size), toByteOffset: 16, as: UInt64.self)
            let whole = UnsafeRawBufferPointer(start: memory, count: size)
            memory.storeBytes(of: IndexImage.checksum(whole), toByteOffset: 24, as: UInt64.self)
            return try IndexImage(mapped: whole)
        }
    }
}
