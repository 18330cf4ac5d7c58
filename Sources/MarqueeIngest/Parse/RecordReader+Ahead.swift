/// A look at what comes after the current record.
extension RecordReader {
    /// The digits with which a field of the record after the current one begins, as a number; 0 where there are none, or
    /// where the record is not in the window yet. A quick look that knows nothing of quotes: good for fetching ahead what
    /// will probably be asked for, and for nothing else.
    @inline(__always)
    func upcomingNumber(_ index: Int) -> Int64 {
        var (position, passed) = (nextStart, 0)
        while passed < index, position < filled {
            if window[position] == delimiter { passed += 1 }
            position += 1
        }
        var number: Int64 = 0
        while position < filled, window[position] >= UInt8(ascii: "0"), window[position] <= UInt8(ascii: "9") {
            number = number &* 10 &+ Int64(window[position] - UInt8(ascii: "0"))
            position += 1
        }
        return number
    }
}
