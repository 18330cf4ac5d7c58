import MarqueeCatalog
import MarqueeIngest
import Testing

@Suite struct SampleCatalogTests {
    @Test func generate_sameSeed_givesTheSameBytes() {
        #expect(Sample.files(titles: 300, seed: 7) == Sample.files(titles: 300, seed: 7))
    }

    @Test func generate_otherSeed_givesOtherBytes() {
        let (one, other) = (Sample.files(titles: 300, seed: 7), Sample.files(titles: 300, seed: 8))
        for file in [SampleFile.titles, .credits] { #expect(one[file] != other[file]) }
    }

    @Test(arguments: [0, -5])
    func generate_noTitles_givesHeaders(titles: Int) throws {
        let files = Sample.files(titles: titles, seed: 1)
        #expect(Set(files.keys) == Set(SampleFile.allCases))
        let imported = try Imported(Sample.sources(files))
        #expect(imported.ledgers.map(\.rowsRead) == Array(repeating: 0, count: 6))
        #expect(Set(imported.ledgers.map(\.layout)).count == 6)
        for (file, bytes) in files {
            #expect(try read(Array(bytes)).items.count == 1, "\(file)")
        }
    }

    @Test(arguments: SampleFile.allCases)
    func file_hasItsLayout(file: SampleFile) throws {
        let bytes = try #require(Sample.files(titles: 200, seed: 3)[file])
        let marked = file != .titles && file != .credits
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) == marked)
        #expect(bytes.contains(0x0D) != marked)
        #expect(bytes.last.map { $0 == 0x0A } == !marked)
        let (items, _) = try read(Array(bytes.dropFirst(marked ? 3 : 0)))
        #expect(items.count(where: { if case .record = $0 { true } else { false } }) > 1)
    }

    @Test(arguments: [1, 2, 10, 119, 121, 500])
    func generate_anyNumberOfTitles_givesThatMany(titles: Int) throws {
        let imported = try Imported(Sample.sources(Sample.files(titles: titles, seed: 11)))
        let ledger = try #require(imported.ledgers.first { $0.layout == "titles" })
        #expect(ledger.rowsRead - ledger.rowsMerged == titles)
        #expect(imported.imbalances.isEmpty)
    }

    @Test func imported_twoThousandTitles_addUpAndHaveEveryQuirkOnce() throws {
        let imported = try Imported(Sample.sources(Sample.files(titles: 2_000, seed: 1)))
        #expect(imported.imbalances.isEmpty)
        #expect(imported.count("titles") == 1_997)
        let counts = imported.counts.filter { $0.key != .missingValue }
        #expect(
            counts == [
                // In titles: a short row, text after a quote, an impossible score, a row that comes twice.
                .raggedRow: 2, .textAfterQuote: 2, .numberOutOfRange: 1, .runtimeZero: 1, .integralDecimal: 1,
                .spreadsheetDate: 1, .countryName: 2, .countryWithdrawn: 1, .countryUnknown: 1,
                // In titles and in names of persons: a trailing blank and a no-break space, an accent by itself, misread text.
                .edgeBlanks: 4, .unicodeNFC: 2, .wrongEncoding: 2,
                // The title's repeated row and three repeated credits; the orphan, and the credits of the impossible score.
                .duplicateRow: 4, .orphanCredit: 1,
                .titleRefused: 4,
                // The lists of the best name genres otherwise than the titles do.
                .genreAlias: 26,
            ])
    }

    @Test func imported_bestOfLists_matchEveryRow() throws {
        let imported = try Imported(Sample.sources(Sample.files(titles: 2_000, seed: 5)))
        let lists = imported.ledgers.filter { BestOfList(rawValue: $0.layout) != nil }
        #expect(lists.count == 4)
        for ledger in lists {
            #expect(ledger.rowsRead > 0)
            #expect(ledger.rowsLoaded == ledger.rowsRead, "\(ledger.name)")
        }
    }
}

/// Sample catalogs in memory.
enum Sample {
    static func files(titles: Int, seed: UInt64) -> [SampleFile: [UInt8]] {
        var files: [SampleFile: [UInt8]] = [:]
        SampleCatalog(titles: titles, seed: seed).generate { files[$0, default: []] += $1 }
        return files
    }

    static func sources(_ files: [SampleFile: [UInt8]]) -> [Source] {
        SampleFile.allCases.map { Source($0.rawValue, bytes: files[$0] ?? []) }
    }
}
