import MarqueeAnalysis
import MarqueeCatalog
import Testing

@Suite(.enabled(if: RealCatalog.source != nil, "MARQUEE_REAL_DATA names no folder with a netflix-2022 in it"))
struct RealRankingsTests {
    private static let whole = RealCatalog.report
    private static let deduplicated = RealCatalog.deduplicatedReport

    /// The first entries of a column in descending order are these.
    private func expectFirst(
        _ report: Result<Report, any Error>, _ figure: String, _ column: String, _ decimals: Int,
        _ known: KeyValuePairs<String, Double>, by key: String? = nil
    ) throws {
        let report = try report.get()
        let key = try key ?? #require(report.figure(figure)).table.columns[0]
        let found = try report.numbers(figure, column, by: key).sorted { $0.value > $1.value }
        for (name, value) in known {
            expect(
                try #require(found.first { $0.key == name }, "\(name)").value, value, decimals,
                "\(figure) \(column) \(name)")
        }
        let least = known.map(\.value).min() ?? 0
        #expect(found.prefix(known.count).allSatisfy { $0.value >= least - 0.1 }, "\(figure) \(column)")
    }

    @Test func genres_areRankedAsKnown() throws {
        try expectFirst(
            Self.whole, "genres", "titles", 0,
            ["drama": 2901, "comedy": 2269, "thriller": 1178, "action": 1053, "romance": 958, "documentation": 910])
        try expectFirst(
            Self.whole, "genres", "mean_score", 4,
            [
                "history": 7.1498, "war": 7.0883, "documentation": 7.0428, "animation": 6.7288, "sport": 6.7115,
                "crime": 6.6812,
            ])
        try expectFirst(
            Self.whole, "genres", "mean_score_imputed", 4,
            ["history": 7.1498, "war": 7.0752, "documentation": 6.9966, "sport": 6.7108, "crime": 6.6795])
        try expectFirst(
            Self.whole, "genres", "mean_votes", 1,
            [
                "western": 102965.3, "war": 54822.7, "scifi": 48293.3, "thriller": 47123.6, "horror": 45479.9,
                "action": 39399.6,
            ])
        try expectFirst(
            Self.whole, "genres", "mean_votes_imputed", 1,
            [
                "western": 96100.3, "war": 53059.5, "scifi": 46176.8, "thriller": 45486.7, "horror": 43547.2,
                "action": 38306.8,
            ])
        try expectFirst(
            Self.whole, "genres", "first_titles", 0,
            ["drama": 1432, "comedy": 1310, "documentation": 588, "thriller": 442, "action": 292, "scifi": 289])
        try expectFirst(
            Self.whole, "genres", "first_mean_score", 4,
            ["war": 7.16, "history": 7.1222, "documentation": 7.0845, "sport": 6.975, "scifi": 6.7893, "drama": 6.7454])
        try expectFirst(
            Self.whole, "genres", "first_mean_score_imputed", 4,
            [
                "history": 7.1222, "war": 7.1209, "documentation": 7.0145, "sport": 6.975, "scifi": 6.7782,
                "drama": 6.7348,
            ])
        try expectFirst(
            Self.whole, "genres", "first_mean_votes", 1,
            [
                "western": 154982.4, "scifi": 52427.9, "horror": 47755.1, "thriller": 45087.0, "fantasy": 39329.2,
                "crime": 32366.1,
            ])
        try expectFirst(
            Self.whole, "genres", "first_mean_votes_imputed", 1,
            [
                "western": 141100.2, "scifi": 49478.0, "horror": 43996.7, "thriller": 42278.3, "fantasy": 36220.1,
                "crime": 31063.1,
            ])
        try expectFirst(
            Self.deduplicated, "genres", "titles", 0,
            ["drama": 2795, "comedy": 2171, "thriller": 1142, "action": 1028, "romance": 947, "crime": 878])
        try expectFirst(
            Self.deduplicated, "genres", "first_mean_votes_imputed", 1,
            [
                "western": 147710.8, "scifi": 52427.9, "horror": 46950.2, "thriller": 44880.7, "fantasy": 39048.5,
                "crime": 32120.5,
            ])
    }

    @Test func countries_areRankedAsKnown() throws {
        let counts: KeyValuePairs<String, Double> = [
            "US": 2327, "IN": 629, "GB": 406, "JP": 291, "FR": 248, "CA": 216, "KR": 216, "ES": 212, "DE": 139,
            "MX": 123,
        ]
        try expectFirst(Self.whole, "countries", "titles", 0, counts)
        #expect(try Self.whole.get().column("top_countries", "country") == counts.map { FigureValue.text($0.key) })
        #expect(try Self.whole.get().column("top_countries", "rank") == [1, 2, 3, 4, 5, 6, 6, 8, 9, 10])
        try expectFirst(
            Self.whole, "top_countries", "mean_score", 4,
            [
                "KR": 7.2154, "JP": 7.0023, "GB": 6.7918, "US": 6.5481, "FR": 6.443, "DE": 6.4338, "ES": 6.3975,
                "IN": 6.3936, "MX": 6.3491, "CA": 6.3218,
            ])
        try expectFirst(
            Self.whole, "top_countries", "mean_score_imputed", 4,
            [
                "KR": 7.1356, "JP": 6.9636, "GB": 6.7786, "US": 6.552, "FR": 6.4512, "DE": 6.4446, "ES": 6.408,
                "IN": 6.4048, "MX": 6.3715, "CA": 6.3514,
            ])
        try expectFirst(
            Self.whole, "countries", "first_titles", 0,
            [
                "US": 2087, "IN": 619, "GB": 304, "JP": 277, "KR": 214, "ES": 181, "FR": 172, "CA": 156, "MX": 110,
                "BR": 91,
            ])
        for (country, raw, imputed) in [
            ("KR", 7.2237, 7.1421), ("JP", 7.0685, 7.0245), ("GB", 6.8688, 6.852), ("US", 6.5575, 6.5607),
            ("IN", 6.392, 6.4034), ("FR", 6.3804, 6.3919), ("ES", 6.3653, 6.3757), ("MX", 6.3535, 6.3736),
            ("CA", 6.3397, 6.3647), ("BR", 6.154, 6.1736),
        ] {
            let report = try Self.whole.get()
            try expect(report.number("countries", "first_mean_score", where: .text(country)), raw, 4, country)
            try expect(
                report.number("countries", "first_mean_score_imputed", where: .text(country)), imputed, 4, country)
        }
        for (list, titles, raw, imputed) in [
            ("US", 1950.0, 6.5551, 6.5585), ("IN", 605, 6.3935, 6.4051), ("JP", 266, 7.077, 7.0376),
            ("(none)", 232, 6.3212, 6.3957), ("GB", 219, 7.003, 6.9735), ("KR", 210, 7.2383, 7.1562),
            ("ES", 159, 6.4033, 6.4132), ("FR", 124, 6.3658, 6.379), ("CA", 103, 6.4659, 6.4816),
            ("MX", 95, 6.3705, 6.3874),
        ] {
            let report = try Self.whole.get()
            #expect(try report.number("country_lists", "titles", where: .text(list)) == titles)
            try expect(report.number("country_lists", "mean_score", where: .text(list)), raw, 4, list)
            try expect(report.number("country_lists", "mean_score_imputed", where: .text(list)), imputed, 4, list)
        }
    }

    @Test func periods_haveTheKnownCounts() throws {
        let report = try Self.whole.get()
        let decades: [(Int, Double, Double, Double)] = [
            (1940, 1, .nan, 6.6), (1950, 6, 7.1, 7.1), (1960, 11, 7.336, 7.336), (1970, 23, 6.986, 6.952),
            (1980, 56, 6.694, 6.688), (1990, 133, 6.626, 6.625), (2000, 397, 6.81, 6.795), (2010, 3399, 6.589, 6.59),
            (2020, 1780, 6.323, 6.363),
        ]
        for (decade, titles, raw, imputed) in decades {
            #expect(try report.number("decades", "titles", where: .integer(decade)) == titles)
            if raw.isFinite { try expect(report.number("decades", "mean_score", where: .integer(decade)), raw, 3) }
            try expect(report.number("decades", "mean_score_imputed", where: .integer(decade)), imputed, 3)
        }
        #expect(try report.value("decades", "mean_score", where: 1940) == .missing)
        for (year, titles) in [
            (2015, 236), (2016, 371), (2017, 580), (2018, 774), (2019, 848), (2020, 805), (2021, 758), (2022, 217),
        ] {
            #expect(try report.number("years", "titles", where: .integer(year)) == Double(titles))
        }
        #expect(try report.number("eras", "titles", where: "before 1970") == 18)
        #expect(try report.number("eras", "scored", where: "before 1970") == 17)
        try expect(report.number("eras", "mean_score", where: "before 1970"), 7.2529, 4)
        try expect(report.number("eras", "mean_score", where: "from 1970"), 6.5311, 4)
        try expect(report.number("eras", "mean_score_imputed", where: "before 1970"), 7.2167, 4)
        try expect(report.number("eras", "mean_score_imputed", where: "from 1970"), 6.5373, 4)
        let deduplicated = try Self.deduplicated.get()
        try expect(deduplicated.number("eras", "mean_score_imputed", where: "from 1970"), 6.5321, 4)
        #expect(try deduplicated.number("decades", "titles", where: 2010) == 3199)
    }

    @Test func certifications_areRankedAsKnown() throws {
        let known: [(String, Double, Double, Double)] = [
            ("(missing)", 2610, .nan, 6.3175), ("TV-MA", 841, 7.0659, 7.0388), ("R", 575, 6.3212, 6.3343),
            ("TV-14", 470, 7.2626, 7.2147), ("PG-13", 440, 6.4446, 6.4502), ("PG", 246, 6.2084, 6.2211),
            ("TV-PG", 186, 6.9169, 6.893), ("G", 131, 6.3933, 6.4344), ("TV-Y7", 112, 6.9135, 6.8911),
            ("TV-Y", 105, 6.5479, 6.5533), ("TV-G", 76, 6.3486, 6.3618), ("NC-17", 14, 6.4, 6.4143),
        ]
        let report = try Self.whole.get()
        #expect(try report.column("certifications", "certification") == known.map { .text($0.0) })
        for (name, titles, raw, imputed) in known {
            #expect(try report.number("certifications", "titles", where: .text(name)) == titles)
            if raw.isFinite {
                try expect(report.number("certifications", "mean_score", where: .text(name)), raw, 4, name)
            }
            try expect(report.number("certifications", "mean_score_imputed", where: .text(name)), imputed, 4, name)
        }
        #expect(try report.number("certifications", "max_movie_score", where: "G") == 9)
    }

    @Test func runtimes_fallIntoTheKnownBins() throws {
        let rows = try #require(try Self.whole.get().figure("runtime_histogram")).table.rows
        var all: [Double: Double] = [:]
        var movies: [Double: Double] = [:]
        for row in rows {
            let (from, titles) = (try #require(row[1].number), try #require(row[3].number))
            all[from, default: 0] += titles
            if row[0] == "MOVIE" { movies[from] = titles }
        }
        for (from, titles) in [(90.0, 792.0), (40, 646), (100, 646), (20, 613)] { #expect(all[from] == titles) }
        for (from, titles) in [(90.0, 782.0), (100, 644), (80, 411), (110, 397)] { #expect(movies[from] == titles) }
    }

    @Test func people_areRankedAsKnown() throws {
        let report = try Self.whole.get()
        #expect(
            try report.column("actors", "name").prefix(6).compactMap(\.text)
                == [
                    "Shah Rukh Khan", "Anupam Kher", "Boman Irani", "Kareena Kapoor Khan", "Takahiro Sakurai",
                    "Paresh Rawal",
                ])
        #expect(try report.column("actors", "person_id").prefix(4) == [38632, 1345, 38636, 48004])
        #expect(try report.column("actors", "titles").prefix(6) == [30, 25, 25, 25, 22, 22])
        #expect(try report.column("actors", "rank").prefix(6) == [1, 2, 2, 2, 5, 5])
        #expect(try report.column("actors", "tied").prefix(4) == [1, 3, 3, 3])
        #expect(
            try report.column("directors", "name").prefix(5).compactMap(\.text)
                == ["Raúl Campos", "Jan Suter", "Jay Karas", "Marcus Raboy", "Ryan Polito"])
        #expect(try report.column("directors", "titles").prefix(6) == [21, 20, 16, 15, 13, 12])
        let deduplicated = try Self.deduplicated.get()
        #expect(try deduplicated.column("actors", "titles").prefix(6) == [29, 25, 25, 25, 22, 21])
        #expect(try deduplicated.column("directors", "titles").prefix(6) == [21, 20, 15, 15, 13, 12])
        #expect(try deduplicated.column("directors", "person_id").prefix(3) == [211560, 590250, 37676])
    }

    @Test func bestTitles_areTheKnownOnes() throws {
        let report = try Self.whole.get()
        #expect(
            try report.column("best_movies", "title").prefix(7).compactMap(\.text) == [
                "David Attenborough: A Life on Our Planet", "C/o Kancharapalem", "No Longer Kids",
                "Chhota Bheem & Krishna in Mayanagari", "Inception", "Forrest Gump", "Sky Tour: The Movie",
            ])
        #expect(try report.column("best_movies", "rank").prefix(8) == [1, 1, 1, 1, 5, 5, 5, 8])
        #expect(
            try report.column("best_titles", "score").prefix(4) == [.real(9.6), .real(9.6), .real(9.5), .real(9.3)])
        #expect(Set(try report.column("best_titles", "title").prefix(2)) == ["Khawatir", "#ABtalks"])
    }
}
