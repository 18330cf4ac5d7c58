import MarqueeCatalog

/// Writes a result as it comes, in pieces of some tens of kilobytes, within the limits of whoever asked.
package final class ResultEncoder: ResultSink {
    private let format: ResultFormat
    private let bounds: ResultBounds
    private let write: (UnsafeRawBufferPointer) throws -> Void
    private var columns: [ResultColumn] = []
    private var names: [[UInt8]] = []
    private let null: [UInt8]
    private let isForSpreadsheets: Bool
    private var buffer = OutputBuffer(capacity: 4096)
    private var hasHeader = false
    private var skipped = 0
    package private(set) var end = ResultEnd()
    /// When the time of the statement is over; nil for a statement that may take any.
    package var deadline: ContinuousClock.Instant?
    /// Bytes of the buffer behind which it is looked at the limits again.
    private var checkpoint = 0
    /// Called with the columns before the first byte is handed over.
    package var onHeader: (([ResultColumn]) throws -> Void)?

    private static let pieceSize = 65536
    /// Bytes that one row may have: it is handed over whole, so it lies in memory once.
    package static let largestRow = 32 << 20
    /// Bytes by which the last row may go beyond what the result may have.
    private static let overhang = 1 << 20

    /// - Parameter write: takes a piece; the bytes are valid during the call.
    package init(
        _ format: ResultFormat, bounds: ResultBounds, write: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.format = format
        self.bounds = bounds
        self.write = write
        null = Array(format.nullText.utf8)
        isForSpreadsheets = format.isForSpreadsheets
    }

    package func begin(_ columns: [ResultColumn]) {
        self.columns = columns
        end.types = columns.map(\.type)
        if format == .ndjson {
            names = columns.map { column in
                var name = OutputBuffer(capacity: 64)
                name.appendJSON(column.name)
                name.append(UInt8(ascii: ":"))
                var bytes: [UInt8] = []
                name.flush { bytes = Array($0) }
                return bytes
            }
        }
    }

    package func add(_ row: any Row) throws -> Bool {
        if skipped < bounds.offset {
            skipped += 1
            return true
        }
        if let limit = bounds.limit(reachedBy: end.rows, buffer.total) {
            end.limit = limit
            end.nextOffset = bounds.offset + end.rows
            return false
        }
        let start = buffer.count
        let room = bounds.maximumBytes - buffer.total
        let most = start + (room > Self.largestRow ? Self.largestRow : room + Self.overhang)
        checkpoint = min(most, start + Self.pieceSize)
        let isWhole: Bool
        do {
            isWhole =
                switch format {
                case .json: try addJSON(row, upTo: most)
                case .ndjson: try addNDJSON(row, upTo: most)
                case .csv: try addCSV(row, upTo: most)
                }
        } catch {
            buffer.cut(to: start)
            throw error
        }
        guard isWhole else {
            let isTooLarge = end.rows == 0 || room > Self.largestRow
            buffer.cut(to: start)
            guard !isTooLarge else {
                throw MarqueeError(
                    .byteLimit, "row \(bounds.offset + end.rows + 1) alone has more than \((most - start) >> 20) MB",
                    hint: "ask for fewer columns, or for shorter values")
            }
            end.limit = .bytes
            end.nextOffset = bounds.offset + end.rows
            return false
        }
        end.rows += 1
        if buffer.count >= Self.pieceSize { try flush() }
        return true
    }

    /// Closes the result; nothing may follow.
    ///
    /// - Throws: what the writer throws.
    package func finish() throws {
        let body = hasHeader ? "" : header
        // The header of a small result is only known now; what follows it has been written already.
        if !hasHeader {
            hasHeader = true
            try onHeader?(typedColumns)
            try prepend(body)
        }
        if format == .json { buffer.append("]") }
        end.checksum = "crc32:\(buffer.checksumText())"
        switch format {
        case .json: buffer.append(",\"end\":\(endText)}\n")
        case .ndjson: buffer.append("{\"end\":\(endText)}\n")
        case .csv(_, hasEnd: true, _): buffer.append("#end \(endText)\n")
        case .csv: break
        }
        try buffer.flush(write)
    }

    /// Ends a result of which a part has been handed over by an error, so that nobody takes it for whole.
    ///
    /// - Parameter error: the error as JSON.
    /// - Returns: false when nothing was handed over yet, or the format has no place for an error.
    package func fail(_ error: String) throws -> Bool {
        guard hasHeader, format.endsItself else { return false }
        switch format {
        case .json: buffer.append("],\"error\":\(error)}\n")
        case .ndjson: buffer.append("{\"error\":\(error)}\n")
        case .csv: buffer.append("#error \(error)\n")
        }
        try buffer.flush(write)
        return true
    }

    private var typedColumns: [ResultColumn] {
        zip(columns, end.types).map { ResultColumn($0.name, $1) }
    }

    private var header: String {
        switch format {
        case .json: "{\"columns\":\(ResultHeader.json(typedColumns)),\"rows\":["
        case .ndjson: ""
        case .csv: ResultHeader.csv(columns, forSpreadsheets: isForSpreadsheets)
        }
    }

    private func flush() throws {
        if !hasHeader {
            let body = header
            hasHeader = true
            try onHeader?(typedColumns)
            try prepend(body)
        }
        try buffer.flush(write)
    }

    /// Puts the header before the rows that have been written meanwhile.
    private func prepend(_ header: String) throws {
        var rows = OutputBuffer(capacity: buffer.count + header.utf8.count + 256)
        rows.append(header)
        buffer.flushUnsummed { rows.append($0) }
        swap(&rows, &buffer)
    }

    private var endText: String { ResultHeader.end(end) }

    /// A cell, after it was noted what it holds where the column's declaration does not say it, or says something else.
    @inline(__always)
    private func noted(_ row: any Row, _ column: Int) -> Cell {
        let cell = row[column]
        let type = end.types[column]
        switch cell {
        case .null: break
        case .integer where type == .integer || type == .real || type == .decimal: break
        case .real where type == .real || type == .decimal: break
        // SQLite keeps any text in a column that declares an exact number.
        case .text(let bytes) where type == .decimal:
            if !Self.isNumber(bytes) { end.types[column] = .text }
        case .text where type != .integer && type != .real && type != .blob && type != .unknown: break
        case .bytes where type == .blob: break
        case .integer: end.types[column] = type.widened(to: .integer)
        case .real: end.types[column] = type.widened(to: .real)
        case .text: end.types[column] = type.widened(to: .text)
        case .bytes: end.types[column] = type.widened(to: .blob)
        }
        return cell
    }

    /// Whether a text is a number as JSON writes it.
    static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        func digits(from place: Int) -> Int {
            text[place...].prefix { $0 >= 0x30 && $0 <= 0x39 }.count
        }
        var place = text.first == UInt8(ascii: "-") ? 1 : 0
        let whole = digits(from: place)
        guard whole > 0, whole == 1 || text[place] != UInt8(ascii: "0") else { return false }
        place += whole
        if place < text.count, text[place] == UInt8(ascii: ".") {
            let fraction = digits(from: place + 1)
            guard fraction > 0 else { return false }
            place += 1 + fraction
        }
        return place == text.count
    }

    /// Looks at the bytes and the clock in the middle of a row.
    ///
    /// - Throws: `MQ305` when the time is over.
    private func goesOn(upTo most: Int) throws -> Bool {
        guard buffer.count <= most else { return false }
        if let deadline, ContinuousClock.now >= deadline { throw Stopped.error(.timeLimit) }
        checkpoint = min(most, buffer.count + Self.pieceSize)
        return true
    }

    /// Writes a row, as the two that follow.
    ///
    /// - Returns: false as soon as there are more bytes than `most`, with a part of the row written.
    private func addJSON(_ row: any Row, upTo most: Int) throws -> Bool {
        if end.rows > 0 { buffer.append(",") }
        buffer.append("\n[")
        for column in columns.indices {
            if column > 0 { buffer.append(",") }
            buffer.appendJSON(noted(row, column), isNumber: end.types[column] == .decimal)
            if buffer.count > checkpoint, try !goesOn(upTo: most) { return false }
        }
        buffer.append("]")
        return true
    }

    private func addNDJSON(_ row: any Row, upTo most: Int) throws -> Bool {
        for column in columns.indices {
            buffer.append(column > 0 ? UInt8(ascii: ",") : UInt8(ascii: "{"))
            names[column].withUnsafeBufferPointer { buffer.append($0) }
            buffer.appendJSON(noted(row, column), isNumber: end.types[column] == .decimal)
            if buffer.count > checkpoint, try !goesOn(upTo: most) { return false }
        }
        buffer.append("}\n")
        return true
    }

    private func addCSV(_ row: any Row, upTo most: Int) throws -> Bool {
        for column in columns.indices {
            if column > 0 { buffer.append(",") }
            let cell = noted(row, column)
            if isForSpreadsheets, let text = cell.string, SpreadsheetText.isFormula(text) {
                buffer.appendCSV(SpreadsheetText.guarded(text))
            } else {
                null.withUnsafeBufferPointer { buffer.appendCSV(cell, null: $0) }
            }
            if buffer.count > checkpoint, try !goesOn(upTo: most) { return false }
        }
        buffer.append("\n")
        return true
    }
}

/// How much of a result is wanted.
package struct ResultBounds: Sendable {
    /// Rows that are passed over first.
    package let offset: Int
    /// Rows wanted; nil for all that the role may have.
    package let requested: Int?
    package let maximumRows: Int
    package let maximumBytes: Int

    package init(offset: Int = 0, requested: Int? = nil, maximumRows: Int = .max, maximumBytes: Int = .max) {
        self.offset = offset
        self.requested = requested
        self.maximumRows = maximumRows
        self.maximumBytes = maximumBytes
    }

    /// The limit that keeps a further row out.
    func limit(reachedBy rows: Int, _ bytes: Int) -> ResultEnd.Limit? {
        if let requested, rows >= requested { return .requested }
        if rows >= maximumRows { return .rows }
        return bytes >= maximumBytes ? .bytes : nil
    }
}
