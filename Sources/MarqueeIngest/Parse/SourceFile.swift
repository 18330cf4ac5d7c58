package import MarqueeCatalog

/// A source file whose header has been read and recognised; its records are still to come.
package struct SourceFile {
    /// File name without its folder.
    package let name: String
    package let layout: SourceLayout
    /// Columns as the file names them.
    package let header: [String]
    /// Columns as diagnostics name them: like ``header``, and as short as a key column of the ledger needs them.
    let columnNames: [String]
    /// The header as it was found: one line, unless a quoted name spans several.
    package let headerLine: String
    /// Columns that no layout knows; they are reported and not loaded.
    package let unknownColumns: [Int]
    package let reader: RecordReader
    /// What ``reader`` reads, when it is a rejects file.
    let rejects: RejectsSource?
    /// The records that the numbers of a rejects file mean.
    package var refused: [Int64: RefusedRecord] = [:]
    private let places: [String: Int]

    /// Columns that other tools add and that say nothing about a record.
    private static let ignoredColumns: Set<String> = ["", "index", "unnamed: 0"]

    /// Reads the header.
    ///
    /// - Throws: `MQ404` when no layout fits, `MQ405` for a file without a header, `MQ406` for a header that names a
    ///   column twice, `MQ407` and `MQ402` as the encoding and the source do.
    package init(name: String, bytes: any ByteSource, encoding: SourceEncoding) throws {
        let reader = RecordReader(try encoding.decoded(bytes, of: name))
        reader.delimiter = Self.delimiter(of: try reader.firstLine())
        switch try reader.next() {
        case .end: throw MarqueeError(.emptyFile, "\(name) is empty: it has no header")
        case .damage(let damage): throw Self.unknown(name, String(decoding: damage.original, as: UTF8.self))
        case .record: break
        }
        let line = Array(reader.recordBytes)
        let rejectsHeader = RejectsFile.headerStart(line, reader.delimiter)
        headerLine = String(decoding: line[(rejectsHeader ?? 0)...], as: UTF8.self)
        header = Self.names(reader).suffix(from: rejectsHeader == nil ? 0 : RejectsFile.columnCount).map { $0 }
        columnNames = header.map(Self.short)
        let columns = header.map { $0.lowercased() }
        guard let layout = SourceLayout.recognised(columns: Set(columns), fileName: name) else {
            throw Self.unknown(name, headerLine)
        }
        places = Dictionary(zip(columns, 0...)) { first, _ in first }
        let repeated = Set(columns.filter { !Self.ignoredColumns.contains($0) }).filter { column in
            columns.filter { $0 == column }.count > 1
        }
        guard repeated.isEmpty else {
            throw MarqueeError(
                .duplicateHeader, "\(name) has more than one column named \(repeated.sorted().joined(separator: ", "))",
                details: ["header: \(headerLine)"], hint: "rename or remove the column that is not meant")
        }
        let known = Set(layout.columns.required + layout.columns.optional).union(Self.ignoredColumns)
        unknownColumns = columns.indices.filter { !known.contains(columns[$0]) }
        rejects = try rejectsHeader.map { _ in
            let (rest, line) = try reader.remainder(of: name)
            return RejectsSource(rest, line: line, delimiter: reader.delimiter)
        }
        self.name = name
        self.layout = layout
        self.reader = rejects.map { RecordReader($0, delimiter: reader.delimiter) } ?? reader
        self.reader.expectedFields = columns.count
    }

    /// The fields of the header that the reader has read.
    private static func names(_ reader: RecordReader) -> [String] {
        (0..<reader.fieldCount).map { String(decoding: reader.field($0), as: UTF8.self).trimmed }
    }

    /// Place of a column in each record; nil when the file does not have it.
    package func place(of column: String) -> Int? { places[column] }

    /// Numbers of the rejects that the file's records were repaired from; nil when it is no rejects file.
    package var retriedRejects: Set<Int64>? { rejects?.rejects }

    /// The delimiter of the file that has this header; its first line decides.
    package static func delimiter(ofHeader header: String) -> String {
        var line = String(header.prefix { !$0.isNewline })
        return line.withUTF8 { String(decoding: [delimiter(of: $0)], as: UTF8.self) }
    }

    /// The delimiter that takes the header apart into most fields; a comma when none does.
    private static func delimiter(of line: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in line {
            if byte == Byte.quote { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
        }
        var best = UInt8(ascii: ",")
        for candidate in [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
        where counts[candidate, default: 0] > counts[best, default: 0] {
            best = candidate
        }
        return best
    }

    private static let longestColumnName = 64

    /// A column's name, cut where it has more than ``longestColumnName`` characters (Unicode scalars).
    private static func short(_ name: String) -> String {
        let scalars = name.unicodeScalars
        guard scalars.count > longestColumnName else { return name }
        return String(scalars.prefix(longestColumnName - 1)) + "…"
    }

    private static func unknown(_ name: String, _ header: String) -> MarqueeError {
        MarqueeError(
            .unknownLayout, "\(name) is no file of a kind that is known",
            details: ["header found: \(String(header.prefix(500)))"] + SourceLayout.descriptions.map { "known: \($0)" },
            hint: "name the source files one by one if the folder holds others too")
    }
}
