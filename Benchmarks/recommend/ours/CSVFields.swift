/// Where the fields of a CSV file lie, which is all that the sample's own files need: doubled quotes stay doubled.
enum CSVFields {
    /// Calls `body` with the ranges of each row's fields, without their quotes, and the file's bytes; not for the header.
    static func forEachRow(of file: [UInt8], _ body: ([Range<Int>], UnsafeBufferPointer<UInt8>) -> Void) {
        file.withUnsafeBufferPointer { bytes in
            var fields: [Range<Int>] = []
            var (start, quoted, isHeader) = (0, false, true)
            for (place, byte) in bytes.enumerated() {
                if byte == UInt8(ascii: "\"") { quoted.toggle() }
                let endsRow = byte == UInt8(ascii: "\n")
                guard !quoted, endsRow || byte == UInt8(ascii: ",") else { continue }
                fields.append(content(of: start..<place, endsRow: endsRow, bytes))
                start = place + 1
                guard endsRow else { continue }
                if !isHeader { body(fields, bytes) }
                isHeader = false
                fields.removeAll(keepingCapacity: true)
            }
        }
    }

    private static func content(
        of field: Range<Int>, endsRow: Bool, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Range<Int> {
        var (start, end) = (field.lowerBound, field.upperBound)
        if endsRow, end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        if end - start >= 2, bytes[start] == UInt8(ascii: "\""), bytes[end - 1] == UInt8(ascii: "\"") {
            (start, end) = (start + 1, end - 1)
        }
        return start..<end
    }
}
