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

    /// The text in lower case, in place of what `bytes` held.
    mutating func fold(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        for scalar in Scalars(text) { append(scalar, to: &bytes) }
    }

    private mutating func mapping(_ scalar: UInt32) -> [UInt8] {
        if let known = mappings[scalar] { return known }
        let mapping = Unicode.Scalar(scalar).map { Array($0.properties.lowercaseMapping.utf8) } ?? []
        mappings[scalar] = mapping
        return mapping
    }
}
