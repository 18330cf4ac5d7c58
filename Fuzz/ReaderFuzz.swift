import MarqueeCatalog
import MarqueeIngest

/// Called by libFuzzer with one input after the other; see scripts/fuzz.sh.
///
/// The first byte chooses how the rest is read: its last digit the file that stands beside a good catalog (titles, credits,
/// a best-of list) and the encoding. A broken promise traps, which libFuzzer reports together with the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let kind = bytes.first else { return 0 }
    let input = Array(bytes.dropFirst())
    checkWindows(input, small: Int(kind % 61) + 1)
    checkImport(input, kind: Int(kind % 4), encoding: kind % 8 >= 4 ? .latin1 : .automatic)
    return 0
}

/// The size of the reader's window changes nothing but speed.
private func checkWindows(_ input: [UInt8], small: Int) {
    do {
        let (one, other) = (try items(input, windowSize: small), try items(input, windowSize: 1 << 14))
        precondition(one == other, "the window's size matters")
    } catch {
        preconditionFailure("bytes in memory cannot be unreadable")
    }
}

private enum Item: Equatable {
    case record(line: Int, fields: [[UInt8]], places: [Int])
    case damage(Damage)
}

private func items(_ input: [UInt8], windowSize: Int) throws -> [Item] {
    let reader = RecordReader(MemorySource(input), windowSize: windowSize)
    var items: [Item] = []
    while true {
        switch try reader.next() {
        case .end:
            precondition(reader.consumedBytes == input.count, "bytes were lost")
            return items
        case .damage(let damage): items.append(.damage(damage))
        case .record:
            let places = (0..<reader.fieldCount).flatMap { field in
                let place = reader.place(ofField: field)
                return [place.line, place.column]
            }
            items.append(
                .record(
                    line: reader.line, fields: (0..<reader.fieldCount).map { Array(reader.field($0)) }, places: places))
            if reader.expectedFields == 0 { reader.expectedFields = reader.fieldCount }
        }
    }
}

private let goodTitles = Array(
    "id,title,type,release_year,imdb_id\ntm1,Alpha,MOVIE,2001,tt1\ntm2,Beta,SHOW,2002,\n".utf8)
private let names = ["titles.csv", "credits.csv", "Best Movies.csv", "Best Shows by Year.csv"]

/// No record is lost between the ledgers and the catalog, and every text of the catalog is UTF-8.
private func checkImport(_ input: [UInt8], kind: Int, encoding: SourceEncoding) {
    do {
        let arena = TextArena()
        let files = [
            try SourceFile(name: "good.csv", bytes: MemorySource(goodTitles), encoding: .automatic),
            try SourceFile(name: names[kind], bytes: MemorySource(input), encoding: encoding),
        ]
        let result = try Ingestion(files, known: KnownTitles()).run(arena)
        var loaded: [String: Int] = [:]
        for ledger in result.ledgers {
            precondition(ledger.rowsLoaded >= 0)
            let tables = ["titles": "titles", "credits": "credits"]
            loaded[tables[ledger.layout] ?? "title_best_of", default: 0] += ledger.rowsLoaded
        }
        for batch in result.catalog.batches {
            if let rows = loaded[batch.table.name] { precondition(rows == batch.count, "rows were lost") }
            for case .text(let texts) in batch.values {
                for text in texts {
                    precondition(String(validating: arena.bytes(text), as: UTF8.self) != nil, "a text is not UTF-8")
                }
            }
        }
    } catch {
        // A file that is refused as a whole.
        precondition(error is MarqueeError)
    }
}
