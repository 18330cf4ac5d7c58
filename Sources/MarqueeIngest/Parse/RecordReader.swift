import Glibc
import MarqueeCatalog

/// Reads delimited records (RFC 4180, and what real files do beside it) from a stream of UTF-8 bytes.
///
/// Records end with LF, CRLF or CR; a field may be quoted with `"`, and then holds delimiters, line ends and doubled
/// quotes. Fields come as addresses of bytes in the reader's window, so nothing is copied that is not kept. A record that
/// breaks the rules is reported as ``Damage`` and the reader goes on with the next record that is whole.
///
/// What changes with every record is marked `unchecked`: telling at run time that nobody else is changing it would cost more
/// than changing it.
package final class RecordReader {
    /// What ``next()`` found.
    package enum Item {
        /// A record: see ``fieldCount``, ``field(_:)``, ``line`` and ``recordBytes``.
        case record
        case damage(Damage)
        case end
    }

    /// Longest record in bytes. A quote that is still open after that many bytes counts as never closed, so that one
    /// stray quote cannot draw the rest of a large file into memory.
    package static let longestRecord = 16 << 20
    /// Most fields that a record may have; what comes after them is passed over, and the record is damaged.
    package static let mostFields = 4096

    /// Number of fields that a record must have to count as whole, 0 as long as that is not known.
    package var expectedFields = 0
    /// Line on which the record of the last ``next()`` begins, from 1.
    @exclusivity(unchecked) package private(set) var line = 1
    /// Bytes of the source that have been consumed, for progress.
    @exclusivity(unchecked) package internal(set) var consumedBytes = 0
    /// Lines without any character that were passed over.
    package private(set) var blankLines = 0

    /// The character between fields; may be set as long as no record has been read.
    package var delimiter: UInt8
    private let source: any ByteSource
    private(set) var window: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var filled = 0
    var isAtEnd = false
    /// Where the current record begins, where its text ends, where the next one begins.
    @exclusivity(unchecked) var recordStart = 0
    @exclusivity(unchecked) private var recordEnd = 0
    @exclusivity(unchecked) var nextStart = 0
    @exclusivity(unchecked) var nextLine = 1
    /// Whether the last damaged record was too long to be read to its end, so that what comes next is the rest of it.
    var isInsideLongRecord = false
    /// Characters before the source's first one in a line that has more than the source gives of it.
    var indentation = (line: 0, characters: 0)
    /// The fields of the current record. Not an array, because this is written for every field of every record.
    private let spans = UnsafeMutablePointer<Span>.allocate(capacity: RecordReader.mostFields)
    @exclusivity(unchecked) private var spanCount = 0
    /// Line ends inside quoted fields of the current record.
    @exclusivity(unchecked) private var innerLineEnds = 0
    /// Where fields with doubled quotes are put once these are single; as large as any record so far.
    private var scratch: UnsafeMutablePointer<UInt8>
    private var scratchCapacity = 1 << 12
    private var scratchUsed = 0

    private struct Span {
        var start: Int
        var end: Int
        /// Where the field lies in `scratch` once its doubled quotes are single.
        var doubledQuotes = DoubledQuotes.none
    }

    private enum DoubledQuotes {
        case none, some
        case undone(at: Int, count: Int)
    }

    enum Outcome {
        case record(end: Int, next: Int)
        case needsMore(openQuote: Int?)
        case damage(Damage.Kind, at: Int)
    }

    /// - Parameter delimiter: one ASCII character, such as a comma.
    package init(_ source: any ByteSource, delimiter: UInt8 = UInt8(ascii: ","), windowSize: Int = 1 << 18) {
        self.source = source
        self.delimiter = delimiter
        capacity = windowSize
        window = .allocate(capacity: windowSize)
        scratch = .allocate(capacity: scratchCapacity)
    }

    deinit {
        window.deallocate()
        scratch.deallocate()
        spans.deallocate()
    }

    /// The first line of the source that is not blank, without its line end, or as much of it as fits the window.
    ///
    /// - Throws: `MQ402` when the source cannot be read.
    package func firstLine() throws -> UnsafeBufferPointer<UInt8> {
        var start = 0
        while true {
            while start < filled, Byte.isLineEnd(window[start]) { start += 1 }
            if let end = lineEnd(from: start) { return UnsafeBufferPointer(start: window + start, count: end - start) }
            guard !isAtEnd, filled < capacity else { break }
            try refill()
        }
        return UnsafeBufferPointer(start: window + start, count: filled - start)
    }

    /// Moves to the next record.
    ///
    /// - Throws: `MQ402` when the source cannot be read.
    package func next() throws -> Item {
        while true {
            recordStart = nextStart
            line = nextLine
            if recordStart == filled {
                if isAtEnd { return .end }
                try refill()
                continue
            }
            if isInsideLongRecord {
                guard let end = try endOfLine(from: recordStart) else { continue }
                return .damage(quarantine(.recordTooLong, at: recordStart, through: end))
            }
            switch scan() {
            case .needsMore(let openQuote):
                if filled - recordStart > Self.longestRecord {
                    let kind: Damage.Kind = openQuote == nil ? .recordTooLong : .quoteNeverClosed
                    return .damage(quarantine(kind, at: openQuote ?? recordStart, through: filled))
                }
                try refill()
            case .damage(let kind, let place):
                guard kind != .quoteNeverClosed else { return .damage(quarantine(kind, at: place, through: filled)) }
                guard let end = try endOfLine(from: place) else { continue }
                return .damage(quarantine(kind, at: place, through: end))
            case .record(let end, let next):
                recordEnd = end
                nextStart = next
                consumedBytes += next - recordStart
                nextLine += 1 + innerLineEnds
                if end == recordStart, spanCount == 1, expectedFields != 1 {
                    blankLines += 1
                    continue
                }
                if end - recordStart > Self.longestRecord {
                    consumedBytes -= next - recordStart
                    nextLine = line
                    return .damage(quarantine(.recordTooLong, at: recordStart, through: end))
                }
                if expectedFields == 0 ? spanCount > Self.mostFields : spanCount != expectedFields {
                    consumedBytes -= next - recordStart
                    nextLine = line
                    return .damage(quarantine(.wrongFieldCount(spanCount), at: recordStart, through: end))
                }
                prepareScratch()
                return .record
            }
        }
    }

    /// Number of fields of the current record.
    package var fieldCount: Int { spanCount }

    /// The field's bytes without its quotes, valid until the next call of ``next()``.
    @inline(__always)
    package func field(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let span = spans[index]
        switch span.doubledQuotes {
        case .none: return UnsafeBufferPointer(start: window + span.start, count: span.end - span.start)
        case .some: return undoubled(index)
        case .undone(let place, let count): return UnsafeBufferPointer(start: scratch + place, count: count)
        }
    }

    /// Whether a field of the current record is quoted, which tells an empty text from nothing.
    package func isQuoted(_ index: Int) -> Bool {
        spans[index].start > recordStart && window[spans[index].start - 1] == UInt8(ascii: "\"")
    }

    /// The current record as it stands in the file, without its line end; valid until the next call of ``next()``.
    package var recordBytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: window + recordStart, count: recordEnd - recordStart)
    }

    /// Line (from 1) and place in that line (in characters, from 1) where a field of the current record begins.
    package func place(ofField index: Int) -> (line: Int, column: Int) {
        place(of: spans[index].start)
    }

    /// Puts a field's doubled quotes single; only once, since the scratch buffer has room for each field once.
    private func undoubled(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let span = spans[index]
        let start = scratchUsed
        var position = span.start
        while position < span.end {
            scratch[scratchUsed] = window[position]
            scratchUsed += 1
            position += window[position] == Byte.quote ? 2 : 1
        }
        spans[index].doubledQuotes = .undone(at: start, count: scratchUsed - start)
        return UnsafeBufferPointer(start: scratch + start, count: scratchUsed - start)
    }

    /// Makes the scratch buffer large enough for all fields of the current record.
    private func prepareScratch() {
        scratchUsed = 0
        let needed = recordEnd - recordStart
        guard needed > scratchCapacity else { return }
        scratch.deallocate()
        scratch = .allocate(capacity: needed)
        scratchCapacity = needed
    }

    // MARK: - Scanning

    private func scan() -> Outcome {
        let (window, filled, delimiter, spans) = (window, filled, delimiter, spans)
        var position = recordStart
        var count = 0
        var innerLineEnds = 0
        let delimiters = Byte.repeated(delimiter)
        defer {
            spanCount = count
            self.innerLineEnds = innerLineEnds
        }
        while true {
            var span = Span(start: position, end: position)
            var end = position
            if position < filled, window[position] == Byte.quote {
                guard let closing = closingQuote(of: position) else {
                    return isAtEnd ? .damage(.quoteNeverClosed, at: position) : .needsMore(openQuote: position)
                }
                span = Span(
                    start: position + 1, end: closing.at, doubledQuotes: closing.passedDoubledQuotes ? .some : .none)
                innerLineEnds += lineEnds(from: position, to: closing.at)
                end = closing.at + 1
            } else {
                end = Byte.nextStructural(in: window, from: position, to: filled, delimiters)
                if end < filled, window[end] == Byte.quote { return .damage(.bareQuote, at: end) }
                span.end = end
            }
            if count < Self.mostFields { spans[count] = span }
            count += 1
            guard end < filled else { return isAtEnd ? .record(end: end, next: end) : .needsMore(openQuote: nil) }
            switch window[end] {
            case delimiter: position = end + 1
            case Byte.lineFeed: return .record(end: end, next: end + 1)
            case Byte.carriageReturn:
                guard end + 1 < filled else {
                    return isAtEnd ? .record(end: end, next: end + 1) : .needsMore(openQuote: nil)
                }
                return .record(end: end, next: end + (window[end + 1] == Byte.lineFeed ? 2 : 1))
            default: return .damage(.textAfterQuote, at: end)
            }
        }
    }

    /// The quote that closes the one at `opening`; nil when it is not in the window or may be half of a doubled one.
    func closingQuote(of opening: Int) -> (at: Int, passedDoubledQuotes: Bool)? {
        var position = opening + 1
        var passedDoubledQuotes = false
        while let found = memchr(window + position, Int32(Byte.quote), filled - position) {
            let at = UnsafeRawPointer(found) - UnsafeRawPointer(window)
            if at + 1 == filled { return isAtEnd ? (at, passedDoubledQuotes) : nil }
            if window[at + 1] != Byte.quote { return (at, passedDoubledQuotes) }
            passedDoubledQuotes = true
            position = at + 2
        }
        return nil
    }

    /// Makes room behind the current record and reads on.
    func refill() throws {
        if recordStart > 0 {
            (window).update(from: window + recordStart, count: filled - recordStart)
            filled -= recordStart
            (recordStart, nextStart) = (0, 0)
        }
        if filled == capacity {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
            larger.update(from: window, count: filled)
            window.deallocate()
            window = larger
            capacity *= 2
        }
        let room = UnsafeMutableRawBufferPointer(start: window + filled, count: capacity - filled)
        let count = try source.read(into: room)
        if count == 0 { isAtEnd = true }
        filled += count
    }
}
