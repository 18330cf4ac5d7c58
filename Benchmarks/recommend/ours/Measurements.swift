import Glibc
import MarqueeCatalog
import MarqueeRecommender

/// The index of one catalog, and what has been measured of it so far.
struct Measurements {
    private let index: RecommenderIndex
    private var members: [(key: String, value: JSONNode)] = []

    /// Builds the index, on one thread as everything here, and takes the time of it.
    init(_ snapshot: CatalogSnapshot) throws {
        let built = try Stopwatch.seconds { try RecommenderIndex(of: snapshot) }
        index = built.result
        add("titles", .integer(Int64(index.count)))
        add("features_per_title", .real(Self.features(snapshot) / Double(index.count)))
        add("build_s", .real(built.seconds))
        add("index_mb", .real(Double(index.byteCount) / 1_048_576))
    }

    var json: JSONNode { .object(members) }

    mutating func add(_ key: String, _ value: JSONNode) { members.append((key, value)) }

    /// The top 10 of random titles, as places.
    mutating func timeAnswers(queries: Int) throws {
        try time("top10", queries) { [index] place in
            try !index.ranking(RecommenderQuery(liked: [place], count: 10)).isEmpty
        }
    }

    /// The top 10 of random titles with scores, confidence and reasons.
    mutating func timeReasons(queries: Int) throws {
        try time("reasons_top10", queries) { [index] place in
            try !index.recommend(RecommenderQuery(liked: [place], count: 10)).titles.isEmpty
        }
    }

    /// The top 5 of every title, one after the other.
    mutating func timeAllTitles() throws {
        let (found, seconds) = try Stopwatch.seconds {
            try (0..<index.count).reduce(0) {
                try $0 + index.ranking(RecommenderQuery(liked: [$1], count: 5)).count
            }
        }
        add("all_top5_s", .real(seconds))
        add("all_top5_places", .integer(Int64(found)))
    }

    /// Saving the index and mapping it into memory again.
    mutating func timeFile() throws {
        let path = "/tmp/marquee-recommender-bench.\(getpid()).index"
        defer { unlink(path) }
        add("save_s", .real(try Stopwatch.seconds { try index.write(to: path) }.seconds))
        let (mapped, seconds) = try Stopwatch.seconds { try RecommenderIndex(mapping: path) }
        guard mapped.checksum == index.checksum else { throw RecommenderError.indexFile("\(path) differs") }
        add("map_s", .real(seconds))
    }

    /// How many of random titles' top 10 are not those of a scan that scores all titles.
    mutating func check(queries: Int) throws {
        var random = SplitMix(seed: 11)
        var differing = 0
        for _ in 0..<queries {
            let query = RecommenderQuery(liked: [random.place(below: index.count)], count: 10)
            if try index.ranking(query) != index.scannedRanking(query) { differing += 1 }
        }
        add("checked", .integer(Int64(queries)))
        add("differing", .integer(Int64(differing)))
    }

    /// The largest resident memory that this process has had.
    static var peakMegabytes: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1_024
    }

    /// Median and 99th percentile in microseconds; the first tenth is not counted, as with the peers.
    private mutating func time(_ name: String, _ queries: Int, _ ask: (Int) throws -> Bool) throws {
        var random = SplitMix(seed: 7)
        var times: [Double] = []
        var answered = 0
        for _ in 0..<queries {
            let place = random.place(below: index.count)
            let (found, seconds) = try Stopwatch.seconds { try ask(place) }
            if found { answered += 1 }
            times.append(seconds * 1_000_000)
        }
        let counted = times.dropFirst(queries / 10).sorted()
        add("\(name)_median_us", .real(counted[counted.count / 2]))
        add("\(name)_p99_us", .real(counted[counted.count * 99 / 100]))
        add("\(name)_answered", .integer(Int64(answered)))
    }

    /// Values that titles are compared by: lists, and one each for type, certification, year and runtime.
    private static func features(_ snapshot: CatalogSnapshot) -> Double {
        let listed = snapshot.genres.values.count + snapshot.countries.values.count + snapshot.credits.count
        return Double(listed + 4 * snapshot.titles.count)
    }
}

/// SplitMix64 of Steele, Lea and Flood (2014): the same titles are asked for in every run.
private struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func place(below count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }
}
