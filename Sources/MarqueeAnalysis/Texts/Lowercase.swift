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

/// Some rows of a column of texts as they compare in lower case. None is kept in lower case: names of millions of persons would
/// be there twice.
struct LowercasedTexts {
    private let texts: TextColumn
    private let rows: [Int32]
    private var lowercase = Lowercase()
    /// Room for the two texts that are compared.
    private var (first, second) = ([UInt8](), [UInt8]())

    var count: Int { rows.count }

    init(_ texts: TextColumn, rows: [Int32]) { (self.texts, self.rows) = (texts, rows) }

    mutating func hash(_ place: Int) -> UInt64 {
        texts.write(rows[place], into: &first, lowercase: &lowercase)
        return first.withUnsafeBufferPointer { HashIndex.hash($0) }
    }

    mutating func isSame(_ one: Int, _ other: Int) -> Bool {
        texts.write(rows[one], into: &first, lowercase: &lowercase)
        texts.write(rows[other], into: &second, lowercase: &lowercase)
        return first == second
    }
}

extension TextColumn {
    /// Puts a row's text into the bytes, in lower case and in place of what was there.
    fileprivate func write(_ row: Int32, into result: inout [UInt8], lowercase: inout Lowercase) {
        result.removeAll(keepingCapacity: true)
        bytes.withUnsafeBufferPointer { bytes in
            for scalar in Scalars(UnsafeBufferPointer(rebasing: bytes[range(Int(row))])) {
                lowercase.append(scalar, to: &result)
            }
        }
    }
}
