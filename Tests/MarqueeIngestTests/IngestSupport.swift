import Foundation
import MarqueeCatalog
import MarqueeIngest

/// A source file that lives in memory.
struct Source: Sendable {
    let name: String
    let bytes: [UInt8]

    init(_ name: String, _ text: String) { self.init(name, bytes: Array(text.utf8)) }

    init(_ name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// A file of titles: the four columns that each must have, then `more`.
    static func titles(_ more: String = "", _ rows: String...) -> Source {
        let header = "id,title,type,release_year" + (more.isEmpty ? "" : ",\(more)")
        return Source("titles.csv", ([header] + rows).joined(separator: "\n") + "\n")
    }

    static func credits(_ rows: String...) -> Source {
        Source("credits.csv", (["person_id,id,name,character,role"] + rows).joined(separator: "\n") + "\n")
    }

    static func bestMovies(_ rows: String...) -> Source {
        let header = "TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,DURATION,MAIN_GENRE,MAIN_PRODUCTION"
        return Source("Best Movies.csv", ([header] + rows).joined(separator: "\n") + "\n")
    }
}

/// A source that gives a few bytes at a time, as a slow pipe does.
final class DribbleSource: ByteSource {
    private let bytes: [UInt8]
    private let step: Int
    private var position = 0

    init(_ bytes: [UInt8], step: Int) {
        self.bytes = bytes
        self.step = step
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, step, bytes.count - position)
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }
}

/// What an import of sources gave, as texts.
struct Imported {
    let catalog: NormalisedCatalog
    let ledgers: [FileLedger]

    /// Imports the sources into an empty warehouse, or one that holds `known` titles. The sources give `step` bytes at a time.
    init(
        _ sources: [Source], encoding: SourceEncoding = .automatic, step: Int = .max,
        known: (TextArena) -> KnownTitles = { _ in KnownTitles() }
    ) throws {
        let arena = TextArena()
        let files = try sources.map {
            try SourceFile(name: $0.name, bytes: DribbleSource($0.bytes, step: step), encoding: encoding)
        }
        let result = try Ingestion(files, known: known(arena)).run(arena)
        (catalog, ledgers) = (result.catalog, result.ledgers)
    }

    init(_ sources: Source...) throws { try self.init(sources) }

    /// Number of rows of a table; nil when the import has none for it.
    func count(_ table: String) -> Int? { batch(table)?.count }

    /// The rows of a table, columns joined with "|"; a missing value is NULL.
    func rows(_ table: String, _ columns: String...) -> [String] { rows(table, columns) }

    func rows(_ table: String, _ columns: [String]) -> [String] {
        guard let batch = batch(table) else { return [] }
        let places = columns.isEmpty ? Array(batch.columns.indices) : columns.compactMap(batch.columns.firstIndex)
        return (0..<batch.count).map { row in
            places.map { text(batch.values[$0], row) }.joined(separator: "|")
        }
    }

    private func batch(_ table: String) -> RowBatch? { catalog.batches.first { $0.table.name == table } }

    private func text(_ values: ColumnValues, _ row: Int) -> String {
        let arena = catalog.arena
        func integer(_ value: Int64) -> String { value == ColumnValues.missingInteger ? "NULL" : String(value) }
        return switch values {
        case .integer(let numbers): integer(numbers[row])
        case .smallInteger(let numbers): String(numbers[row])
        case .real(let numbers): numbers[row].isNaN ? "NULL" : String(numbers[row])
        case .text(let texts): arena.string(texts[row]) ?? "NULL"
        case .textLookup(let indices, let texts):
            indices[row] < 0 ? "NULL" : arena.string(texts[Int(indices[row])]) ?? "NULL"
        case .integerLookup(let indices, let numbers): indices[row] < 0 ? "NULL" : integer(numbers[Int(indices[row])])
        case .reference(let indices, let table): indices[row] < 0 ? "NULL" : rows(table, "name")[Int(indices[row])]
        case .serial(let first): String(first + Int64(row))
        }
    }

    func string(_ text: TextRef) -> String? { catalog.arena.string(text) }

    /// How often each rule applied in all files together.
    var counts: [Rule: Int] {
        ledgers.flatMap(\.ruleCounts).reduce(into: [:]) { $0[$1.rule, default: 0] += $1.count }
    }

    var rejects: [Diagnostic] { ledgers.flatMap(\.rejects) }

    /// The repairs and suspicions of a rule as `line column: original -> proposal`.
    func findings(_ rule: Rule) -> [String] {
        ledgers.flatMap { ledger in
            ledger.findings.filter { $0.rule == rule }.map { finding in
                let column = finding.columnIndex < 0 ? "record" : ledger.header[finding.columnIndex]
                let proposal = string(finding.proposal).map { " -> \($0)" } ?? ""
                return "\(finding.line) \(column): \(string(finding.original) ?? "NULL")\(proposal)"
            }
        }
    }

    /// What does not add up between the ledgers and the rows of the catalog; empty when nothing is lost.
    var imbalances: [String] {
        let tables = ["titles": "titles", "credits": "credits"]
        var loaded: [String: Int] = [:]
        var faults: [String] = []
        for ledger in ledgers {
            if ledger.rowsRead != ledger.rowsLoaded + ledger.rowsMerged + ledger.rowsRejected || ledger.rowsLoaded < 0 {
                faults.append("\(ledger.name): \(ledger.rowsRead) records read do not add up")
            }
            loaded[tables[ledger.layout] ?? "title_best_of", default: 0] += ledger.rowsLoaded
        }
        // Rows loaded are counted in the ledger as what is left over, so only the catalog itself can prove them.
        for (table, rows) in loaded where rows != count(table) {
            faults.append("\(table): \(rows) rows in the ledgers, \(count(table) ?? -1) in the catalog")
        }
        return faults
    }
}

extension Diagnostic {
    /// `rule line:column` and the original text.
    var summary: String { "\(rule.rawValue) \(line):\(lineColumn) \(String(decoding: original, as: UTF8.self))" }
}

/// What a reader gave for one record.
enum ReadItem: Equatable, CustomStringConvertible {
    case record(line: Int, fields: [String])
    case damage(Damage)

    var description: String {
        switch self {
        case .record(let line, let fields): "\(line): \(fields)"
        case .damage(let damage):
            "\(damage.line):\(damage.column) \(damage.kind) \(String(decoding: damage.original, as: UTF8.self))"
        }
    }
}

/// Reads all records; each must have the first one's number of fields unless `expectsFields` is false.
func read(
    _ bytes: [UInt8], windowSize: Int = 1 << 18, step: Int = .max, delimiter: UInt8 = UInt8(ascii: ","),
    expectsFields: Bool = true
) throws -> (items: [ReadItem], reader: RecordReader) {
    let reader = RecordReader(DribbleSource(bytes, step: step), delimiter: delimiter, windowSize: windowSize)
    var items: [ReadItem] = []
    while true {
        switch try reader.next() {
        case .end: return (items, reader)
        case .damage(let damage): items.append(.damage(damage))
        case .record:
            let fields = (0..<reader.fieldCount).map { String(decoding: reader.field($0), as: UTF8.self) }
            items.append(.record(line: reader.line, fields: fields))
            if expectsFields, reader.expectedFields == 0 { reader.expectedFields = reader.fieldCount }
        }
    }
}

func read(_ text: String, windowSize: Int = 1 << 18) throws -> [ReadItem] {
    try read(Array(text.utf8), windowSize: windowSize).items
}

/// Files that the repository keeps for tests.
enum Fixtures {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func malformed(_ name: String) throws -> Source {
        Source(name, bytes: Array(try Data(contentsOf: root.appending(path: "Tests/Fixtures/malformed/\(name)"))))
    }

    static func malformedNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Tests/Fixtures/malformed").path)
            .filter { $0.hasSuffix(".csv") }.sorted()
    }
}
