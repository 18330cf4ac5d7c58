import Foundation
import MarqueeCatalog
import MarqueeIngest
import Testing

/// Whatever happens to a file on its way: the import ends, nothing is lost, and what is refused is kept as it was.
@Suite struct MutationTests {
    /// Inputs in all; more where time allows.
    private static let inputs = ProcessInfo.processInfo.environment["MARQUEE_MUTATIONS"].flatMap(Int.init) ?? 20_000
    private static let shares = 8

    @Test(arguments: 0..<shares)
    func import_ofDamagedFiles_keepsItsPromises(share: Int) throws {
        let cases = try MutationCase.all()
        var mutator = Mutator(seed: UInt64(share))
        for number in 0..<Self.inputs / Self.shares {
            let mutated = cases[mutator.below(cases.count)].mutated(by: &mutator, beside: cases)
            let faults = try mutated.faults(windowSize: mutator.below(64) + 1, step: mutator.below(64) + 1)
            guard faults.isEmpty else {
                let input = String(decoding: mutated.sources[mutated.target].bytes, as: UTF8.self)
                Issue.record(
                    "share \(share), input \(number), \(faults.joined(separator: "; ")): \(input.debugDescription)")
                return
            }
        }
    }
}

/// Files of one import, one of which is about to be damaged.
struct MutationCase {
    var sources: [Source]
    var target: Int

    /// All fixtures of this target.
    static func all() throws -> [MutationCase] {
        let rules = RuleFixture.all.flatMap { fixture in
            fixture.sources.indices.map { MutationCase(sources: fixture.sources, target: $0) }
        }
        let files = try Fixtures.malformedNames().map { MutationCase(sources: [try Fixtures.malformed($0)], target: 0) }
        let whole: [Source] = [
            .titles(
                "imdb_id,genres", "tm1,Alpha,MOVIE,2001,tt1,\"['drama', 'war']\"", "tm2,\"Be\"\"ta\"\"\",SHOW,2002,,[]"),
            .credits("1,tm1,\"Ann\nB\",A,ACTOR", "2,tm2,Bo,,DIRECTOR"), .bestMovies("Alpha,2001,8,1,1,drama,US"),
        ]
        return rules + files + whole.indices.map { MutationCase(sources: whole, target: $0) }
    }

    func mutated(by mutator: inout Mutator, beside cases: [MutationCase]) -> MutationCase {
        let other = cases[mutator.below(cases.count)]
        var copy = self
        let source = sources[target]
        copy.sources[target] = Source(
            source.name, bytes: mutator.mutated(source.bytes, with: other.sources[other.target].bytes))
        return copy
    }

    /// The promises that an import of these files breaks.
    func faults(windowSize: Int, step: Int) throws -> [String] {
        let bytes = sources[target].bytes
        var faults: [String] = []
        let (whole, small) = (try read(bytes), try read(bytes, windowSize: windowSize, step: step))
        if whole.items != small.items { faults.append("window size \(windowSize) matters") }
        if whole.reader.consumedBytes != bytes.count { faults.append("bytes were lost") }
        do {
            let imported = try Imported(sources)
            faults += imported.imbalances
            faults += Self.textFaults(imported)
            faults += originalFaults(imported)
            let slow = try Imported(sources, step: step)
            if slow.counts != imported.counts { faults.append("pieces of \(step) bytes matter") }
        } catch {
            // A file that is refused as a whole.
            if !(error is MarqueeError) { faults.append("\(error)") }
        }
        return faults
    }

    private static func textFaults(_ imported: Imported) -> [String] {
        var faults: [String] = []
        for batch in imported.catalog.batches {
            for case .text(let texts) in batch.values {
                for text in texts {
                    let string = String(validating: imported.catalog.arena.bytes(text), as: UTF8.self)
                    if string == nil { faults.append("\(batch.table.name) has a text that is not UTF-8") }
                    if string?.contains("\0") == true { faults.append("\(batch.table.name) has a NUL in a text") }
                }
            }
        }
        return faults
    }

    /// Rejects are kept as they stand in the file. (Files in UTF-16 are kept as UTF-8.)
    private func originalFaults(_ imported: Imported) -> [String] {
        guard sources.allSatisfy({ !$0.bytes.starts(with: [0xFF, 0xFE]) && !$0.bytes.starts(with: [0xFE, 0xFF]) })
        else {
            return []
        }
        return imported.ledgers.flatMap { ledger in
            let files = sources.filter { $0.name == ledger.name }
            return ledger.rejects.compactMap { reject in
                files.contains { isIn($0.bytes, reject.original) }
                    ? nil : "the original of \(reject.rule) is not in \(ledger.name)"
            }
        }
    }

    private func isIn(_ bytes: [UInt8], _ piece: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            piece.withUnsafeBytes { piece in
                guard let start = bytes.baseAddress, let wanted = piece.baseAddress else { return piece.isEmpty }
                return (0..<max(bytes.count - piece.count + 1, 0)).contains {
                    memcmp(start + $0, wanted, piece.count) == 0
                }
            }
        }
    }
}
