/// How the reader finds its way back after damage, and where in the file it is.
extension RecordReader {
    /// The end of the line on which `place` lies; nil when more had to be read first, so that everything has to be looked
    /// at again.
    func endOfLine(from place: Int) throws -> Int? {
        let end = lineEnd(from: place)
        // A CR at the edge of the window may be half of a CRLF.
        if let end, window[end] == Byte.lineFeed || end + 1 < filled { return end }
        if isAtEnd || filled - recordStart > Self.longestRecord { return end ?? filled }
        try refill()
        return nil
    }

    /// Takes the damaged bytes out and goes on with the next record that is whole.
    func quarantine(_ kind: Damage.Kind, at place: Int, through end: Int) -> Damage {
        let resume = recovery(before: end)
        var textEnd = resume
        while textEnd > recordStart, Byte.isLineEnd(window[textEnd - 1]) { textEnd -= 1 }
        let (damagedLine, column) = self.place(of: place)
        nextLine = line + lineEnds(from: recordStart, to: resume)
        nextStart = resume
        consumedBytes += resume - recordStart
        isInsideLongRecord = resume == filled && !isAtEnd && !Byte.isLineEnd(window[filled - 1])
        return Damage(
            kind: kind, line: damagedLine, column: column, expectedFields: expectedFields,
            original: Array(UnsafeBufferPointer(start: window + recordStart, count: textEnd - recordStart)))
    }
    /// Where reading goes on after damage: at the first line after the damaged record's first one that is a whole record
    /// by itself, and behind `end` when there is none before it.
    ///
    /// A stray opening quote makes the lines that follow look like text of its field up to the next quote. Those lines are
    /// good records, so the first one of them that reads as a record ends the damage. A field that really spans lines
    /// holds no such line, and is quarantined together with its record.
    func recovery(before end: Int) -> Int {
        var candidate = recordStart
        while let lineEnd = lineEnd(from: candidate), lineEnd <= end {
            candidate = startOfNextLine(lineEnd)
            if lineEnd == end || isWholeRecord(at: candidate) { return candidate }
        }
        return end == filled ? filled : startOfNextLine(end)
    }

    /// Whether the line at `start` is a record with the expected number of fields and without damage.
    private func isWholeRecord(at start: Int) -> Bool {
        guard expectedFields > 1 else { return false }
        var position = start
        var fields = 1
        while position < filled {
            if window[position] == Byte.quote {
                guard let closing = closingQuote(of: position)?.at else { return false }
                if lineEnds(from: position, to: closing) > 0 { return false }
                position = closing + 1
                guard position == filled || window[position] == delimiter || Byte.isLineEnd(window[position]) else {
                    return false
                }
            } else {
                while position < filled, window[position] != delimiter, !Byte.isLineEnd(window[position]) {
                    if window[position] == Byte.quote { return false }
                    position += 1
                }
            }
            guard position < filled, window[position] == delimiter else { break }
            fields += 1
            position += 1
        }
        return fields == expectedFields
    }

    /// The first line end at or after `position` that is in the window.
    func lineEnd(from position: Int) -> Int? {
        var position = position
        while position < filled {
            if Byte.isLineEnd(window[position]) { return position }
            position += 1
        }
        return nil
    }

    private func startOfNextLine(_ lineEnd: Int) -> Int {
        guard lineEnd < filled else { return filled }
        let isPair =
            window[lineEnd] == Byte.carriageReturn && lineEnd + 1 < filled && window[lineEnd + 1] == Byte.lineFeed
        return lineEnd + (isPair ? 2 : 1)
    }

    /// Number of line ends between two places; CRLF counts once.
    func lineEnds(from start: Int, to end: Int) -> Int {
        var count = 0
        var position = start
        while position < end {
            let byte = window[position]
            if byte == Byte.lineFeed {
                count += 1
            } else if byte == Byte.carriageReturn, !(position + 1 < filled && window[position + 1] == Byte.lineFeed) {
                count += 1
            }
            position += 1
        }
        return count
    }

    /// Line and character of a place in the current record.
    func place(of position: Int) -> (line: Int, column: Int) {
        var lineStart = position
        while lineStart > recordStart, !Byte.isLineEnd(window[lineStart - 1]) { lineStart -= 1 }
        // A UTF-8 character has exactly one byte that does not continue another.
        let placeLine = line + lineEnds(from: recordStart, to: lineStart)
        var column = 1 + (placeLine == indentation.line ? indentation.characters : 0)
        for offset in lineStart..<position where window[offset] & 0xC0 != 0x80 { column += 1 }
        return (placeLine, column)
    }
}
