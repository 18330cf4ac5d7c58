import Foundation
import MarqueeCatalog
import MarqueeRecommender
import Testing

struct IndexFileTests {
    private let snapshot = CatalogSnapshot.random(titles: 300, seed: 3)

    private func withFile(_ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "marquee-index-\(UUID()).idx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test func index_sameCatalogTwice_givesTheSameBytes() throws {
        let one = try RecommenderIndex(of: snapshot, dataVersion: "v1")
        let other = try RecommenderIndex(of: snapshot, dataVersion: "v1")
        #expect(one.checksum == other.checksum)
        #expect(try one.checksum != RecommenderIndex(of: snapshot, dataVersion: "v2").checksum)
    }

    @Test func file_writtenAndMapped_answersAlike() throws {
        var weights = RecommenderWeights()
        weights[.genres] = 0.5
        let index = try RecommenderIndex(of: snapshot, weights: weights, dataVersion: "2026-11-22 of a test")
        try withFile { path in
            try index.write(to: path)
            let mapped = try RecommenderIndex(mapping: path)
            #expect(mapped.dataVersion == "2026-11-22 of a test")
            #expect(mapped.weights == weights)
            #expect(mapped.checksum == index.checksum)
            for place in stride(from: 0, to: 300, by: 17) {
                let query = RecommenderQuery(liked: [place], count: 20)
                #expect(try mapped.recommend(query) == index.recommend(query))
            }
        }
    }

    @Test func file_damagedAnywhere_isRefused() throws {
        let index = try RecommenderIndex(of: snapshot)
        try withFile { path in
            try index.write(to: path)
            let whole = try Data(contentsOf: URL(filePath: path))
            for place in stride(from: 0, to: whole.count, by: 997) {
                var damaged = whole
                damaged[place] ^= 0x40
                try damaged.write(to: URL(filePath: path))
                #expect(throws: RecommenderError.self, "byte \(place)") { try RecommenderIndex(mapping: path) }
            }
            for count in [0, 7, 100, whole.count / 2, whole.count - 1] {
                try whole.prefix(count).write(to: URL(filePath: path))
                #expect(throws: RecommenderError.self, "\(count) bytes") { try RecommenderIndex(mapping: path) }
            }
        }
    }

    @Test func file_notThere_saysSo() {
        #expect { try RecommenderIndex(mapping: "/nowhere/an.idx") } throws: { error in
            "\(error)".contains("No such file")
        }
    }

    @Test func parameters_writtenAndRead_areTheSame() throws {
        var weights = RecommenderWeights()
        (weights.yearScale, weights.votes, weights[.cast]) = (20, 10...1_000, 0.25)
        #expect(try RecommenderWeights(parameters: weights.parameters) == weights)
        #expect(throws: RecommenderError.parameter("colour")) { try RecommenderWeights(parameters: [("colour", 1)]) }
        #expect(throws: RecommenderError.parameter("weight_cast")) {
            try RecommenderWeights(parameters: [("weight_cast", -1)])
        }
    }
}
