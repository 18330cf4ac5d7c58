/// The Unicode scalars of UTF-8 bytes; what is no UTF-8 comes as U+FFFD, a byte each.
struct Scalars: Sequence, IteratorProtocol {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    @inline(__always)
    mutating func next() -> UInt32? {
        guard place < bytes.count else { return nil }
        let lead = bytes[place]
        place += 1
        return lead < 0x80 ? UInt32(lead) : longer(lead)
    }

    private mutating func longer(_ lead: UInt8) -> UInt32 {
        let length = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
        guard lead >= 0xC2, lead < 0xF5, place + length <= bytes.count else { return 0xFFFD }
        var scalar = UInt32(lead) & (0x3F >> UInt32(length))
        for byte in bytes[place..<place + length] {
            guard byte & 0xC0 == 0x80 else { return 0xFFFD }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        guard Unicode.Scalar(scalar) != nil else { return 0xFFFD }
        place += length
        return scalar
    }
}

/// What a Unicode scalar is, looked up once for each.
struct ScalarClasses {
    enum Class: UInt8 { case unknown, letter, number, space, mark, other }

    /// By block of 256 scalars; empty until one of the block is asked for.
    private var blocks = [[Class]](repeating: [], count: 0x11_0000 >> 8)

    @inline(__always)
    subscript(_ scalar: UInt32) -> Class {
        mutating get {
            let block = Int(scalar >> 8)
            if blocks[block].isEmpty { blocks[block] = [Class](repeating: .unknown, count: 256) }
            let known = blocks[block][Int(scalar & 255)]
            return known == .unknown ? look(up: scalar) : known
        }
    }

    private mutating func look(up scalar: UInt32) -> Class {
        let found = Self.classify(scalar)
        blocks[Int(scalar >> 8)][Int(scalar & 255)] = found
        return found
    }

    private static func classify(_ scalar: UInt32) -> Class {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return .other }
        if properties.isWhitespace { return .space }
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: .letter
        case .decimalNumber, .letterNumber, .otherNumber: .number
        case .nonspacingMark, .spacingMark, .enclosingMark: .mark
        default: .other
        }
    }
}
