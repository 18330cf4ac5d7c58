import MarqueeCatalog

/// How the bytes of a source file stand for characters.
package enum SourceEncoding: String, CaseIterable, Sendable {
    /// UTF-8, or UTF-16 when a byte order mark says so.
    case automatic = "utf-8"
    /// ISO 8859-1: every byte is a character. Nothing in a file tells it apart, so it has to be asked for.
    case latin1 = "latin-1"
}

extension SourceEncoding {
    /// A source that gives the same text as UTF-8 without a byte order mark.
    ///
    /// - Throws: `MQ407` for UTF-32 and for UTF-16 without a byte order mark; `MQ402` as the source does.
    package func decoded(_ source: any ByteSource, of name: String) throws -> any ByteSource {
        if self == .latin1 { return TranscodingSource(source, Latin1Transcoder()) }
        let head = try HeadSource(source, 4)
        let bytes = head.head
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw Self.unsupported(name, "UTF-32")
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return head.skipping(3) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return TranscodingSource(head.skipping(2), UTF16Transcoder(bigEndian: false))
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return TranscodingSource(head.skipping(2), UTF16Transcoder(bigEndian: true))
        }
        if bytes.count == 4, (bytes[0] == 0) != (bytes[1] == 0), (bytes[2] == 0) != (bytes[3] == 0) {
            throw Self.unsupported(name, "UTF-16 without a byte order mark")
        }
        return head
    }

    private static func unsupported(_ name: String, _ found: String) -> MarqueeError {
        MarqueeError(
            .unsupportedEncoding, "\(name) seems to be \(found)",
            hint: "save it as UTF-8, or as UTF-16 with a byte order mark")
    }
}

/// A source whose first bytes have been looked at.
private final class HeadSource: ByteSource {
    private(set) var head: [UInt8]
    private let rest: any ByteSource

    init(_ source: any ByteSource, _ count: Int) throws {
        rest = source
        head = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let more = try head.withUnsafeMutableBytes {
                try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
            }
            if more == 0 { break }
            filled += more
        }
        head.removeLast(count - filled)
    }

    func skipping(_ count: Int) -> HeadSource {
        head.removeFirst(count)
        return self
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard !head.isEmpty else { return try rest.read(into: buffer) }
        let count = min(buffer.count, head.count)
        buffer.copyBytes(from: head.prefix(count))
        head.removeFirst(count)
        return count
    }
}

/// Turns the bytes of another encoding into UTF-8, piece by piece.
private protocol Transcoder {
    /// Appends the UTF-8 of `bytes` to `output`; what is cut in two at the end of the piece waits for the next.
    mutating func transcode(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8])
    /// Appends what the end of the source leaves over.
    mutating func finish(_ output: inout [UInt8])
}

private struct Latin1Transcoder: Transcoder {
    func transcode(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
            } else {
                output.append(0xC0 | byte >> 6)
                output.append(0x80 | byte & 0x3F)
            }
        }
    }

    func finish(_ output: inout [UInt8]) {}
}

private struct UTF16Transcoder: Transcoder {
    let bigEndian: Bool
    private var waitingByte: UInt8?
    private var highSurrogate: UInt32?

    init(bigEndian: Bool) { self.bigEndian = bigEndian }

    mutating func transcode(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in bytes {
            guard let first = waitingByte else {
                waitingByte = byte
                continue
            }
            waitingByte = nil
            let unit = bigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
            take(unit, &output)
        }
    }

    mutating func finish(_ output: inout [UInt8]) {
        if let alone = highSurrogate { Self.append(alone, &output) }
        if waitingByte != nil { output.append(0xFF) }
    }

    private mutating func take(_ unit: UInt32, _ output: inout [UInt8]) {
        if let high = highSurrogate {
            highSurrogate = nil
            if (0xDC00...0xDFFF).contains(unit) {
                return Self.append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), &output)
            }
            Self.append(high, &output)
        }
        if (0xD800...0xDBFF).contains(unit) {
            highSurrogate = unit
        } else {
            Self.append(unit, &output)
        }
    }

    /// Appends a scalar. A surrogate that stands alone gives bytes that are no UTF-8, so that the record which holds it
    /// is refused later like any other text that cannot be decoded.
    private static func append(_ scalar: UInt32, _ output: inout [UInt8]) {
        switch scalar {
        case ..<0x80: output.append(UInt8(scalar))
        case ..<0x800: output += [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]
        case ..<0x10000:
            output += [UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F)]
        default:
            output += [
                UInt8(0xF0 | scalar >> 18), UInt8(0x80 | scalar >> 12 & 0x3F), UInt8(0x80 | scalar >> 6 & 0x3F),
                UInt8(0x80 | scalar & 0x3F),
            ]
        }
    }
}

/// Another source, read through a ``Transcoder``.
private final class TranscodingSource<Code: Transcoder>: ByteSource {
    private let source: any ByteSource
    private var code: Code
    private var input = [UInt8](repeating: 0, count: 1 << 16)
    private var ready: [UInt8] = []
    private var position = 0
    private var isFinished = false

    init(_ source: any ByteSource, _ code: Code) {
        self.source = source
        self.code = code
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while position == ready.count {
            if isFinished { return 0 }
            ready.removeAll(keepingCapacity: true)
            position = 0
            let count = try input.withUnsafeMutableBytes { try source.read(into: $0) }
            if count == 0 {
                code.finish(&ready)
                isFinished = true
            } else {
                code.transcode(input[..<count], to: &ready)
            }
        }
        let count = min(buffer.count, ready.count - position)
        buffer.copyBytes(from: ready[position..<position + count])
        position += count
        return count
    }
}
