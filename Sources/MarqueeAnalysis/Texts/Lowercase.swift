import MarqueeCatalog

/// Texts in lower case, by the simple rule that looks at one scalar at a time.
struct Lowercase {
    private var mappings: [UInt32: [UInt8]] = [:]

    /// Appends the scalar's lower case in UTF-8.
    @inline(__always)
    mutating func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 128 {
            bytes.append(scalar &- 65 < 26 ? UInt8(scalar) | 0x20 : UInt8(scalar))
        } else {
            bytes.append(contentsOf: mapping(scalar))
        }
    }

    private mutating func mapping(_ scalar: UInt32) -> [UInt8] {
        if let known = mappings[scalar] { return known }
        let mapping = Unicode.Scalar(scalar).map { Array($0.properties.lowercaseMapping.utf8) } ?? []
        mappings[scalar] = mapping
        return mapping
    }
}

/// Some rows of a column of texts, in lower case.
struct LowercasedTexts {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    init(_ texts: TextColumn, rows: [Int32]) {
        var lowercase = Lowercase()
        bytes.reserveCapacity(texts.bytes.count)
        ends.reserveCapacity(rows.count)
        texts.bytes.withUnsafeBufferPointer { source in
            for row in rows {
                for scalar in Scalars(UnsafeBufferPointer(rebasing: source[texts.range(Int(row))])) {
                    lowercase.append(scalar, to: &bytes)
                }
                ends.append(bytes.count)
            }
        }
    }

    func hash(_ row: Int) -> UInt64? {
        bytes.withUnsafeBufferPointer { HashIndex.hash(UnsafeBufferPointer(rebasing: $0[range(row)])) }
    }

    func isSame(_ one: Int, _ other: Int) -> Bool {
        bytes.withUnsafeBufferPointer {
            UnsafeBufferPointer(rebasing: $0[range(one)]).isSame(as: UnsafeBufferPointer(rebasing: $0[range(other)]))
        }
    }

    private func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }
}
