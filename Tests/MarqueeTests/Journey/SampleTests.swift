import Foundation
import Testing

@Suite struct SampleTests {
    private static let files = [
        "Best Movie by Year.csv", "Best Movies.csv", "Best Show by Year.csv", "Best Shows.csv", "raw_credits.csv",
        "raw_titles.csv",
    ]

    @Test func sample_sameSeed_givesTheSameBytes() throws {
        let (one, two, other) = (TemporaryFolder(), TemporaryFolder(), TemporaryFolder())
        for (folder, seed) in [(one, "7"), (two, "7"), (other, "8")] {
            let result = try Marquee.run(["sample", "--titles", "300", "--seed", seed, "--out", folder.path])
            #expect(result.status == 0)
            #expect(result.out.hasPrefix("\(folder.path): an invented catalog of 300 titles, "))
        }
        #expect(try one.names() == Self.files)
        for file in Self.files { #expect(try one.bytes(file) == two.bytes(file), "\(file)") }
        #expect(try one.bytes("raw_titles.csv") != other.bytes("raw_titles.csv"))
    }

    @Test func sample_ofAThousandTitles_importsEquallyOnBothEngines() throws {
        let sample = try Sample.folder(titles: 1_000)
        var dumps: [String] = []
        for kind in Warehouse.Kind.tested {
            let warehouse = try Warehouse(kind)
            let report = try Marquee.importing([sample.path, "--database", warehouse.url])
            let rules = Dictionary(grouping: report.rejects, by: \.rule).mapValues(\.count)
            #expect(
                rules == [
                    "number_out_of_range": 1, "ragged_row": 2, "text_after_quote": 2, "title_refused": 4,
                    "orphan_credit": 1,
                ])
            #expect(report.files.allSatisfy { $0.rowsRead == $0.rowsLoaded + $0.rowsMerged + $0.rowsRejected })
            #expect(try warehouse.number("SELECT COUNT(*) FROM titles") == 997)
            #expect(try warehouse.number("SELECT COUNT(*) FROM credits") == 13_666)
            #expect(try warehouse.orphans() == [])
            dumps.append(try warehouse.dump())
        }
        #expect(Set(dumps).count == 1)
    }

    @Test func sample_unusableArguments_areRefused() throws {
        let folder = TemporaryFolder()
        let negative = try Marquee.run(["sample", "--titles=-1", "--out", folder("new")])
        #expect(negative.status == 64)
        #expect(negative.err.hasPrefix("MQ101 "))
        #expect(try folder.names() == [])
        try folder.write("", to: "file")
        let blocked = try Marquee.run(["sample", "--titles", "1", "--out", folder("file")])
        #expect(blocked.status == 73)
        #expect(blocked.err.hasPrefix("MQ408 "))
    }
}
