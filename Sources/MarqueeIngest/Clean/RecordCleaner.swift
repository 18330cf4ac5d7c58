import MarqueeCatalog

/// Why a record is refused.
struct Rejection: Error {
    let rule: Rule
    /// Place of the column to blame among the record's fields; nil where the whole record is meant.
    let field: Int?
    let message: String

    init(_ rule: Rule, field: Int? = nil, _ message: String) {
        self.rule = rule
        self.field = field
        self.message = message
    }
}

/// A record about which later ones decide: what the ledger keeps if it is taken, and if it is refused.
struct UndecidedRecord {
    let isMerged: Bool
    let findings: [Finding]
    /// How often rules applied that are only counted.
    let counts: [(rule: Rule, count: Int)]
    let diagnostic: Diagnostic
}

/// Reads the cells of one file's records by the cleaning rules, and keeps the file's ledger.
///
/// A record is taken or refused as a whole: repairs and suspicions of a record count only once ``accept()`` has been called.
struct RecordCleaner {
    let file: SourceFile
    let arena: TextArena
    private(set) var ledger: FileLedger
    private var pending: [Finding] = []
    private var missingValues = 0
    private var integralDecimals = 0
    private var pendingMissing = 0
    private var pendingIntegral = 0

    init(_ file: SourceFile, _ arena: TextArena) {
        self.file = file
        self.arena = arena
        ledger = FileLedger(
            name: file.name, layout: file.layout.name, header: file.columnNames, headerLine: file.headerLine,
            texts: arena)
        for column in file.unknownColumns {
            ledger.note(
                Finding(
                    .unknownColumn, line: 1, columnIndex: column,
                    original: arena.store(String(file.header[column].unicodeScalars.prefix(500))),
                    proposal: .missing))
        }
    }

    private var reader: RecordReader { file.reader }

    /// Reads all records; `take` gets each whole one and throws to have it refused.
    ///
    /// - Throws: `MQ402` when the file cannot be read, `MQ412` when most of it is refused.
    mutating func forEachRecord(
        progress: Ingestion.Progress, _ take: (inout RecordCleaner) throws(Rejection) -> Void
    ) throws {
        var reported = (bytes: 0, records: 0)
        func report() {
            progress(reader.consumedBytes - reported.bytes, ledger.rowsRead - reported.records)
            reported = (reader.consumedBytes, ledger.rowsRead)
        }
        reading: while true {
            switch try reader.next() {
            case .end:
                guard let stretch = file.rejects?.goOn() else { break reading }
                reader.goOn(atLine: stretch.line, indent: stretch.indent, passedBytes: stretch.markLength)
            case .damage(let damage):
                countRecord()
                ledger.reject(Diagnostic(damage))
                try ledger.requireSomeSense()
            case .record:
                countRecord()
                (pendingMissing, pendingIntegral) = (0, 0)
                do throws(Rejection) {
                    try take(&self)
                } catch {
                    reject(error)
                    try ledger.requireSomeSense()
                }
            }
            if reader.consumedBytes - reported.bytes >= 1 << 20 { report() }
        }
        report()
        ledger.bytes = reader.consumedBytes
        ledger.count(.missingValue, times: missingValues)
        ledger.count(.integralDecimal, times: integralDecimals)
    }

    /// Takes the record: its repairs and suspicions become part of the ledger.
    mutating func accept() {
        if !pending.isEmpty {
            for finding in pending { ledger.note(finding) }
            pending.removeAll(keepingCapacity: true)
        }
        missingValues += pendingMissing
        integralDecimals += pendingIntegral
    }

    /// Says that the record is another record once more; its own repairs do not count.
    ///
    /// - Throws: ``Rejection`` by `text_too_long` when the record cannot be kept in the ledger.
    mutating func merge(_ rule: Rule, into other: TextRef) throws(Rejection) {
        let trace = try trace(of: rule, into: other)
        pending.removeAll(keepingCapacity: true)
        ledger.rowsMerged += 1
        if let trace { ledger.note(trace) } else { ledger.count(rule) }
    }

    /// Leaves it to later records whether this one is taken, or refused for that reason.
    mutating func postpone(or rejection: Rejection) -> UndecidedRecord {
        defer { pending.removeAll(keepingCapacity: true) }
        return UndecidedRecord(
            isMerged: false, findings: pending,
            counts: [(.missingValue, pendingMissing), (.integralDecimal, pendingIntegral)],
            diagnostic: diagnostic(rejection))
    }

    /// Leaves it to later records whether this one is another once more, or refused for that reason.
    ///
    /// - Throws: as ``merge(_:into:)``.
    mutating func postponeMerge(
        _ rule: Rule, into other: TextRef, or rejection: Rejection
    ) throws(Rejection) -> UndecidedRecord {
        let trace = try trace(of: rule, into: other)
        pending.removeAll(keepingCapacity: true)
        return UndecidedRecord(
            isMerged: true, findings: trace.map { [$0] } ?? [], counts: trace == nil ? [(rule, 1)] : [],
            diagnostic: diagnostic(rejection))
    }

    /// What a merge leaves in the ledger beside its count; nil where the record says nothing of its own.
    private func trace(of rule: Rule, into other: TextRef) throws(Rejection) -> Finding? {
        guard rule != .duplicateRow else { return nil }
        let text = String(decoding: reader.recordBytes, as: UTF8.self)
        guard text.utf8.count <= TextArena.longestText else {
            throw Rejection(.textTooLong, "a record of more than \(TextArena.longestText) bytes cannot be merged")
        }
        return Finding(rule, line: reader.line, columnIndex: -1, original: arena.store(text), proposal: other)
    }

    /// Counts a record. Whatever comes of it, it is no longer open under the number of the reject that it comes back from.
    private mutating func countRecord() {
        ledger.rowsRead += 1
        if let reject = file.rejects?.current.reject { ledger.resolvedRejects.insert(reject) }
    }

    private mutating func reject(_ rejection: Rejection) {
        pending.removeAll(keepingCapacity: true)
        ledger.reject(diagnostic(rejection))
    }

    /// What is said when the record at hand is refused for that reason.
    func diagnostic(_ rejection: Rejection) -> Diagnostic {
        let place: (line: Int, column: Int) = rejection.field.map(reader.place(ofField:)) ?? (reader.line, 0)
        return Diagnostic(
            rejection.rule, line: place.line, lineColumn: place.column,
            column: rejection.field.map { file.columnNames[$0] }, message: rejection.message,
            original: Array(reader.recordBytes))
    }

    /// Records a repair (`proposal` is what the text became) or a suspicion (`proposal` is what it may have been).
    mutating func note(_ rule: Rule, field: Int, original: TextRef, proposal: TextRef = .missing) {
        pending.append(
            Finding(rule, line: reader.line, columnIndex: field, original: original, proposal: proposal))
    }

    mutating func countMissing() { pendingMissing += 1 }
    mutating func countIntegralDecimal() { pendingIntegral += 1 }
}

extension Diagnostic {
    /// A record that could not be taken apart, as a diagnostic.
    fileprivate init(_ damage: Damage) {
        let (rule, message): (Rule, String) =
            switch damage.kind {
            case .quoteNeverClosed: (.quoteNeverClosed, "a quoted field is never closed")
            case .textAfterQuote: (.textAfterQuote, "text follows the quote that closes a field")
            case .bareQuote: (.bareQuote, "a quote stands inside a field that is not quoted")
            case .recordTooLong:
                (.textTooLong, "the record has more than \(RecordReader.longestRecord) bytes")
            case .wrongFieldCount(let count):
                (.raggedRow, "the record has \(count) fields, the header has \(damage.expectedFields)")
            }
        self.init(
            rule, line: damage.line, lineColumn: damage.column, message: message, original: damage.original)
    }
}
