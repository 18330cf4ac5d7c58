import Glibc
import MarqueeCatalog
import MarqueeSQLite
import MarqueeWarehouse

/// Measures Marquee's recommender, in a process of its own as its peers are, and prints one JSON object.
///
///     RecommenderBenchmark real FILE                        the warehouse in a SQLite file
///     RecommenderBenchmark sample TITLES [CHECKS [QUERIES]] an invented catalog in memory
///
/// CHECKS queries (1,000) are compared with a scan of all titles, QUERIES (1,000) are timed.
@main
enum RecommenderBenchmark {
    static func main() throws {
        let words = CommandLine.arguments.dropFirst()
        let numbers = words.dropFirst().map { Int($0) ?? 0 }
        let result: JSONNode
        switch (words.first, words.count) {
        case ("real", 2): result = try real(file: words.last ?? "")
        case ("sample", 2...4) where numbers.allSatisfy { $0 > 0 }:
            result = try sample(
                titles: numbers[0], checks: numbers.count > 1 ? numbers[1] : 1_000,
                queries: numbers.count > 2 ? numbers[2] : 1_000)
        default:
            print("usage: RecommenderBenchmark real FILE | sample TITLES [CHECKS [QUERIES]]")
            exit(64)
        }
        print(result.json)
    }

    /// A real catalog: single answers with and without reasons, then all titles' top 5.
    private static func real(file: String) throws -> JSONNode {
        guard let connection = try SQLiteEngine(path: file).connect(createIfMissing: false) else {
            throw MarqueeError(.invalidArgument, "there is no file \(file)")
        }
        let (snapshot, read) = try Stopwatch.seconds { try CatalogSnapshot(of: connection) }
        var measured = try Measurements(snapshot)
        measured.add("read_s", .real(read))
        try measured.timeAnswers(queries: 20_000)
        try measured.timeReasons(queries: 3_000)
        try measured.timeAllTitles()
        measured.add("peak_mb", .real(Measurements.peakMegabytes))
        // After the peak: the peers keep nothing in files.
        try measured.timeFile()
        return measured.json
    }

    /// A catalog of any size: single answers, and whether they are those of a scan.
    private static func sample(titles: Int, checks: Int, queries: Int) throws -> JSONNode {
        var measured = try Measurements(SampleSnapshot.make(titles: titles))
        try measured.timeAnswers(queries: queries)
        try measured.timeFile()
        try measured.check(queries: checks)
        return measured.json
    }
}
