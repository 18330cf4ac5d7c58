import MarqueeCatalog

/// The records of a rejects file without their marks, see ``RejectsFile``: one stretch of bytes after the other, each with
/// an end of its own, so that no damage reaches from one reject into the next.
package final class RejectsSource: ByteSource {
    /// What stands behind one mark.
    struct Stretch {
        /// Number of the reject; nil for what stands before the first mark.
        let reject: Int64?
        /// Where the file has it: its line, from 1, and the characters of that line before it.
        let line, indent: Int
        /// Bytes of the mark.
        let markLength: Int
        let bytes: Range<Int>
    }

    private let bytes: [UInt8]
    private let stretches: [Stretch]
    private var next = 0
    private var position = 0

    /// The stretch that is being read.
    private(set) var current: Stretch

    /// - Parameters:
    ///   - bytes: all that follows the header.
    ///   - line: the line on which they begin, from 1.
    init(_ bytes: [UInt8], line: Int, delimiter: UInt8) {
        self.bytes = bytes
        stretches = Self.stretches(bytes, line: line, delimiter: delimiter)
        current = Stretch(reject: nil, line: line, indent: 0, markLength: 0, bytes: 0..<0)
    }

    /// Numbers of the rejects that the file has records of.
    var rejects: Set<Int64> { Set(stretches.compactMap(\.reject)) }

    /// Goes on with the next stretch; nil after the last one.
    func goOn() -> Stretch? {
        guard next < stretches.count else { return nil }
        current = stretches[next]
        position = current.bytes.lowerBound
        next += 1
        return current
    }

    package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, current.bytes.upperBound - position)
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }

    private static func stretches(_ bytes: [UInt8], line: Int, delimiter: UInt8) -> [Stretch] {
        var stretches: [Stretch] = []
        var open = (reject: Int64?.none, line: line, indent: 0, markLength: 0, start: 0)
        var (position, line) = (0, line)
        func close(at end: Int) {
            guard end > open.start || open.reject != nil else { return }
            stretches.append(
                Stretch(
                    reject: open.reject, line: open.line, indent: open.indent, markLength: open.markLength,
                    bytes: open.start..<end))
        }
        while position < bytes.count {
            if let mark = RejectsFile.mark(in: bytes, at: position, delimiter) {
                close(at: position)
                let (lines, indent) = extent(bytes[position..<mark.end])
                line += lines
                open = (mark.reject, line, indent, mark.end - position, mark.end)
                position = mark.end
            }
            position = startOfNextLine(bytes, position)
            line += 1
        }
        close(at: bytes.count)
        return stretches
    }

    /// Line ends in a mark, which earlier versions have let into reasons, and the characters after the last of them.
    private static func extent(_ mark: ArraySlice<UInt8>) -> (lines: Int, indent: Int) {
        var (position, lines, lineStart) = (mark.startIndex, 0, mark.startIndex)
        while position < mark.endIndex {
            if Byte.isLineEnd(mark[position]) {
                let isPair = mark[position...].starts(with: [Byte.carriageReturn, Byte.lineFeed])
                if isPair { position += 1 }
                lines += 1
                lineStart = position + 1
            }
            position += 1
        }
        return (lines, String(decoding: mark[lineStart...], as: UTF8.self).unicodeScalars.count)
    }

    private static func startOfNextLine(_ bytes: [UInt8], _ start: Int) -> Int {
        guard let end = bytes[start...].firstIndex(where: Byte.isLineEnd) else { return bytes.count }
        return end + (bytes[end...].starts(with: [Byte.carriageReturn, Byte.lineFeed]) ? 2 : 1)
    }
}
