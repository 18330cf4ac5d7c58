/// Reading a source of several stretches, each of which has an end of its own.
extension RecordReader {
    /// All bytes after the current record, and the line on which they begin; the reader is at its end then.
    ///
    /// - Throws: `MQ402` when the source cannot be read.
    func remainder() throws -> (bytes: [UInt8], line: Int) {
        recordStart = nextStart
        while !isAtEnd { try refill() }
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
