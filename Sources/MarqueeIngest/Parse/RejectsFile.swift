import MarqueeCatalog

/// The file that `marquee rejects export` writes: refused records as they were, each behind two columns of its own, the
/// number of its reject and the reason.
///
/// A record may span lines, of which only the first has the two columns; once it has been repaired it may be several
/// records. So the two columns are no fields of records but a mark: what stands between a mark and the next one belongs to
/// the mark's reject, and is read as if it stood alone in a file of the original layout.
package enum RejectsFile {
    package static let rejectColumn = "marquee_reject"
    package static let reasonColumn = "marquee_reason"
    static let columnCount = 2

    /// The header of a file for records that had this header.
    package static func header(of original: String) -> String {
        let delimiter = SourceFile.delimiter(ofHeader: original)
        return [rejectColumn, reasonColumn, original].joined(separator: delimiter)
    }

    /// What stands before an exported record; the reason on one line, whatever the values in it hold.
    package static func mark(_ reject: Int64, reason: String, delimiter: String) -> String {
        let reason = String(reason.map { $0.isNewline ? " " : $0 }).replacing("\"", with: "\"\"")
        return "\(reject)\(delimiter)\"\(reason)\"\(delimiter)"
    }

    /// A refused record in its original layout. Earlier versions have kept what a retry refused with the two columns.
    package static func unmarked(header: String, _ record: [UInt8]) -> (header: String, record: [UInt8]) {
        guard let delimiter = SourceFile.delimiter(ofHeader: header).utf8.first else { return (header, record) }
        let line = Array(header.utf8)
        guard let start = headerStart(line, delimiter) else { return (header, record) }
        let end = mark(in: record, at: 0, delimiter)?.end ?? 0
        return (String(decoding: line[start...], as: UTF8.self), Array(record[end...]))
    }

    /// Where the original header begins; nil when the two columns do not stand before it.
    static func headerStart(_ line: [UInt8], _ delimiter: UInt8) -> Int? {
        guard let first = fieldEnd(line, 0, delimiter), let second = fieldEnd(line, first + 1, delimiter),
            text(line[..<first]).lowercased() == rejectColumn,
            text(line[(first + 1)..<second]).lowercased() == reasonColumn
        else { return nil }
        return second + 1
    }

    /// A number and a reason of ours at the start of a line, and where the record behind them begins; nil for any other line.
    static func mark(in bytes: [UInt8], at start: Int, _ delimiter: UInt8) -> (reject: Int64, end: Int)? {
        // A line of a record mostly begins otherwise, and a quote in it may be closed far away.
        guard let first = bytes[start...].first(where: { $0 != UInt8(ascii: " ") && $0 != Byte.quote }),
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            let numberEnd = fieldEnd(bytes, start, delimiter), let reject = Int64(text(bytes[start..<numberEnd])),
            let reasonEnd = fieldEnd(bytes, numberEnd + 1, delimiter),
            isReason(text(bytes[(numberEnd + 1)..<reasonEnd]))
        else { return nil }
        return (reject, reasonEnd + 1)
    }

    private static func isReason(_ text: String) -> Bool {
        let rule = text.prefix { $0 != ":" }
        return Rule(rawValue: String(rule))?.disposition == .rejected
    }

    /// The delimiter behind the field that begins at `start`; nil when none follows it.
    private static func fieldEnd(_ bytes: [UInt8], _ start: Int, _ delimiter: UInt8) -> Int? {
        var position = start
        var isQuoted = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Byte.quote { isQuoted.toggle() }
            if !isQuoted, byte == delimiter { return position }
            if !isQuoted, Byte.isLineEnd(byte) { return nil }
            position += 1
        }
        return nil
    }

    /// A field without its quotes and the blanks around it.
    private static func text(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field.filter { $0 != Byte.quote }, as: UTF8.self).trimmed
    }
}
