import MarqueeCatalog

/// Reading a source of several stretches, each of which has an end of its own.
extension RecordReader {
    private static let maxRemainder = 96 << 20

    /// All bytes after the current record, and the line on which they begin; the reader is at its end then.
    ///
    /// - Throws: `MQ402` when the source cannot be read, `MQ412` when it is too large.
    func remainder(of name: String) throws -> (bytes: [UInt8], line: Int) {
        recordStart = nextStart
        while !isAtEnd {
            try refill()
            guard filled <= Self.maxRemainder else {
                throw MarqueeError(
                    .tooManyRejects, "\(name) is larger than a rejects file may be (\(Self.maxRemainder) bytes)",
                    hint: "import the repaired records in several files")
            }
        }
        let bytes = Array(UnsafeBufferPointer(start: window + nextStart, count: filled - nextStart))
        nextStart = filled
        return (bytes, nextLine)
    }

    /// Goes on with what the source has after its end.
    ///
    /// - Parameters:
    ///   - line: the line on which that begins, from 1.
    ///   - indent: characters of that line which the source does not give.
    ///   - passedBytes: bytes which the source does not give.
    func goOn(atLine line: Int, indent: Int, passedBytes: Int) {
        isAtEnd = false
        isInsideLongRecord = false
        nextLine = line
        indentation = (line, indent)
        consumedBytes += passedBytes
    }
}
