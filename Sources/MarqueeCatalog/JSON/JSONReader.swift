/// Why a text is not taken as JSON.
package struct JSONFault: Error, Equatable {
    /// What is wrong, as a sentence without its full stop.
    package let message: String
    /// Place of the damage in bytes from 0.
    package let offset: Int
    /// True if the text may be right, and its reader had no more time.
    package var isTooSlow = false
}

/// Reads JSON as RFC 8259 has it, and refuses what two readers may take differently: a key that an object has twice, whole
/// numbers beyond 64 bits, numbers beyond the reals, half surrogates, bytes that are not UTF-8.
package struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: Limits
    private var values = 0
    private var place = 0
    private var depth = 0

    /// What reading may take, whatever the text says.
    package struct Limits: Sendable {
        /// Objects and lists within each other.
        package var depth = 16
        /// Values, lists and objects included: each takes up to a hundred bytes of memory, and may be written in two.
        package var values = 4_000_000
        /// Bytes of a key. Swift compares strings by their canonical form, which takes quadratic time for long runs of
        /// combining marks.
        package var keyBytes = 1024
        /// Latest end; nil for none.
        package var deadline: ContinuousClock.Instant?

        package init(depth: Int = 16, deadline: ContinuousClock.Instant? = nil) {
            self.depth = depth
            self.deadline = deadline
        }
    }

    /// Reads one value.
    ///
    /// - Throws: ``JSONFault``.
    package static func read(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits = Limits()) throws -> JSONNode {
        guard UTF8Text.isValid(bytes) else {
            throw JSONFault(message: "the text is not UTF-8", offset: 0)
        }
        var reader = JSONReader(bytes: bytes, limits: limits)
        let node = try reader.value()
        reader.skipBlanks()
        guard reader.place == bytes.count else { throw reader.fault("something follows the value") }
        return node
    }

    /// Reads one value of a text; see ``read(_:limits:)``.
    package static func read(_ text: String, limits: Limits = Limits()) throws -> JSONNode {
        var text = text
        return try text.withUTF8 { try read($0, limits: limits) }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, limits: Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    private func fault(_ message: String) -> JSONFault { JSONFault(message: message, offset: place) }

    /// The byte at the place; 0 at the end, which is no part of JSON.
    private var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

    private mutating func skipBlanks() {
        while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func take(_ expected: UInt8) -> Bool {
        guard byte == expected else { return false }
        place += 1
        return true
    }

    private mutating func value() throws -> JSONNode {
        skipBlanks()
        try count()
        switch byte {
        case UInt8(ascii: "{"): return try nested { try $0.object() }
        case UInt8(ascii: "["): return try nested { try $0.list() }
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw fault(place < bytes.count ? "no value begins here" : "the text ends too early")
        }
    }

    private mutating func count() throws {
        values += 1
        guard values <= limits.values else { throw fault("there are more than \(limits.values) values") }
        if values % 4096 == 0, let deadline = limits.deadline, deadline < .now {
            throw JSONFault(message: "reading takes too long", offset: place, isTooSlow: true)
        }
    }

    private mutating func nested(_ read: (inout JSONReader) throws -> JSONNode) throws -> JSONNode {
        guard depth < limits.depth else { throw fault("values stand too deep within each other") }
        depth += 1
        defer { depth -= 1 }
        place += 1
        return try read(&self)
    }

    private mutating func word(_ word: StaticString, _ node: JSONNode) throws -> JSONNode {
        let end = place + word.utf8CodeUnitCount
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard end <= bytes.count, bytes[place..<end].elementsEqual(letters) else {
            throw fault("no value begins here")
        }
        place = end
        return node
    }

    private mutating func list() throws -> JSONNode {
        var nodes: [JSONNode] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .list(nodes) }
        while true {
            nodes.append(try value())
            skipBlanks()
            if take(UInt8(ascii: "]")) { return .list(nodes) }
            guard take(UInt8(ascii: ",")) else { throw fault("a comma or ] is missing") }
        }
    }

    private mutating func object() throws -> JSONNode {
        var members: [(key: String, value: JSONNode)] = []
        // Few keys are compared one by one, many by their hash.
        var known: Set<String> = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipBlanks()
            guard byte == UInt8(ascii: "\"") else { throw fault("a key is missing") }
            let start = place
            let key = try text()
            guard place - start <= limits.keyBytes else { throw fault("a key is too long") }
            if members.count == 8 { known = Set(members.map(\.key)) }
            let isKnown = members.count < 8 ? members.contains { $0.key == key } : !known.insert(key).inserted
            guard !isKnown else { throw fault("a key stands there twice") }
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw fault("a colon is missing") }
            members.append((key: key, value: try value()))
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw fault("a comma or } is missing") }
        }
    }

    private mutating func text() throws -> String {
        place += 1
        let start = place
        while place < bytes.count, bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\""),
            bytes[place] != UInt8(ascii: "\\")
        {
            place += 1
        }
        if take(UInt8(ascii: "\"")) {
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place - 1]), as: UTF8.self)
        }
        var text = Array(bytes[start..<place])
        while true {
            switch byte {
            case UInt8(ascii: "\""):
                place += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw fault(place < bytes.count ? "a control character in a text" : "a text has no end")
            default:
                text.append(byte)
                place += 1
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws {
        place += 1
        let letter = byte
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += String(try scalar()).utf8
        default: throw fault("an escape that there is not")
        }
    }

    private mutating func scalar() throws -> Character {
        var code = try unit()
        if code & 0xFC00 == 0xD800 {
            guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw fault("half a surrogate") }
            let low = try unit()
            guard low & 0xFC00 == 0xDC00 else { throw fault("half a surrogate") }
            code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault("half a surrogate") }
        return Character(scalar)
    }

    private mutating func unit() throws -> UInt32 {
        let end = place + 4
        guard end <= bytes.count, bytes[place..<end].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(String(decoding: bytes[place..<end], as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits are missing") }
        place = end
        return unit
    }

    private mutating func number() throws -> JSONNode {
        let start = place
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
        if isWhole {
            guard let number = Int64(text) else { throw fault("a whole number beyond 64 bits") }
            return .integer(number)
        }
        guard let number = Double(text), number.isFinite else { throw fault("a number beyond what is stored") }
        return .real(number)
    }

    private mutating func digits() throws {
        let start = place
        while byte.isDigit { place += 1 }
        guard place > start else { throw fault("a digit is missing") }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
