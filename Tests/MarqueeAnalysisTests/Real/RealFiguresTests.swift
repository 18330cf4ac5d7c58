import MarqueeAnalysis
import MarqueeCatalog
import Testing

@Suite(.enabled(if: RealCatalog.source != nil, "MARQUEE_REAL_DATA names no folder with a netflix-2022 in it"))
struct RealFiguresTests {
    private static let whole = RealCatalog.report
    private static let deduplicated = RealCatalog.deduplicatedReport

    @Test func missingValues_areTheKnownShares() throws {
        let report = try Self.whole.get()
        let shares = [
            ("seasons", 64.7434), ("age_certification", 44.9535), ("imdb_votes", 9.2835), ("imdb_score", 9.0079),
            ("imdb_id", 7.6473), ("title", 0.0172),
        ]
        for (column, percent) in shares {
            try expect(report.number("missing", "share", where: "titles", .text(column)) * 100, percent, 4, column)
        }
        try expect(report.number("missing", "share", where: "credits", "character_name") * 100, 12.4681, 4)
        for (role, missing) in [("ACTOR", 5104.0), ("DIRECTOR", 4523)] {
            #expect(try report.number("missing_by_group", "missing", where: "credits", "role", .text(role)) == missing)
        }
        #expect(try report.number("missing_by_group", "total", where: "credits", "role", "DIRECTOR") == 4523)
        #expect(try report.number("missing_by_group", "missing", where: "titles", "type", "SHOW", "seasons") == 0)
        #expect(try report.number("missing_by_group", "missing", where: "titles", "type", "MOVIE", "seasons") == 3759)
        #expect(try report.number("missing_pairs", "only_b", where: "imdb_score", "imdb_votes") == 16)
        #expect(try report.number("missing_pairs", "only_a", where: "imdb_score", "imdb_votes") == 0)
        #expect(try report.number("missing_pairs", "only_a", where: "imdb_id", "imdb_score") == 0)
        #expect(try report.number("columns", "missing", where: "titles", "genres") == 68)
        #expect(try report.number("columns", "missing", where: "titles", "countries") == 232)
    }

    @Test func columns_haveTheKnownMoments() throws {
        let report = try Self.whole.get()
        func raw(_ column: String, _ statistic: String) throws -> Double {
            try report.number("columns", statistic, where: "titles", .text(column), "raw")
        }
        #expect(try raw("release_year", "min") == 1945)
        #expect(try raw("release_year", "max") == 2022)
        #expect(try raw("release_year", "mode") == 2019)
        #expect(try raw("release_year", "mode_count") == 848)
        #expect(try raw("release_year", "mode_ties") == 1)
        try expect(raw("runtime_minutes", "mean"), 77.644, 4)
        #expect(try raw("runtime_minutes", "median") == 84)
        #expect(try raw("runtime_minutes", "max") == 251)
        #expect(try raw("runtime_minutes", "min") == 0)
        #expect(try raw("seasons", "q3") == 2)
        #expect(try raw("seasons", "max") == 42)
        #expect(try raw("seasons", "median") == 1)
        #expect(try report.number("columns", "q3", where: "titles", "seasons", "imputed") == 1)
        #expect(try report.number("columns", "median", where: "titles", "seasons", "imputed") == 0)
        try expect(raw("imdb_score", "mean"), 6.5334, 4)
        try expect(raw("imdb_score", "std"), 1.1609, 4)
        #expect(try raw("imdb_score", "median") == 6.6)
        #expect(try raw("imdb_score", "max") == 9.6)
        try expect(report.number("columns", "mean", where: "titles", "imdb_score", "imputed"), 6.5394, 4)
        #expect(try raw("imdb_votes", "median") == 2279)
        try expect(raw("imdb_votes", "mean"), 23407.19, 2)
        #expect(try raw("imdb_votes", "max") == 2_268_288)
        #expect(try report.number("columns", "distinct", where: "persons", "name") == 53_687)
        #expect(try report.number("columns", "longest", where: "credits", "character_name") == 298)
        #expect(try report.number("columns", "longest_bytes", where: "credits", "character_name") == 298)
        #expect(try report.number("columns", "longest", where: "titles", "title") == 104)
        #expect(try report.number("columns", "longest", where: "persons", "name") == 73)
        for (table, column) in [("titles", "title"), ("credits", "character_name"), ("persons", "name")] {
            #expect(try report.number("columns", "beyond_basic_plane", where: .text(table), .text(column)) == 0)
        }
    }

    @Test func outliers_areAsMany_asKnown() throws {
        for (report, imputed, known): (Report, Bool, [Double]) in [
            (try Self.whole.get(), false, [15.0, 305, 64, 804, 498]),
            (try Self.whole.get(), true, [15, 486, 130, 935, 498]),
            (try Self.deduplicated.get(), true, [9, 476, 90, 822, 468]),
        ] {
            for (column, count) in zip(
                ["runtime_minutes", "seasons", "imdb_score", "imdb_votes", "release_year"], known)
            {
                let hasRule = ["seasons", "imdb_score", "imdb_votes"].contains(column)
                let variant: FigureValue = imputed && hasRule ? "imputed" : "raw"
                #expect(
                    try report.number("columns", "outliers", where: "titles", .text(column), variant) == count,
                    "\(column)")
                if !imputed { #expect(try report.number("outliers", "outliers", where: .text(column)) == count) }
            }
        }
    }

    @Test func tables_haveTheKnownRows() throws {
        let report = try Self.whole.get()
        let rows = [
            ("titles", 5_806), ("title_types", 2), ("genres", 19), ("title_genres", 14_558), ("countries", 106),
            ("title_countries", 6_494), ("persons", 53_956), ("credits", 77_213),
            ("title_best_of", 387 + 246 + 49 + 31),
        ]
        for (table, count) in rows {
            #expect(try report.number("tables", "rows", where: .text(table)) == Double(count))
        }
        #expect(try report.number("types", "titles", where: "MOVIE") == 3759)
        #expect(try report.number("types", "titles", where: "SHOW") == 2047)
        #expect(try report.number("types", "median_runtime", where: "MOVIE") == 98)
        #expect(try report.number("types", "median_runtime", where: "SHOW") == 41)
        #expect(try report.number("id_prefixes", "titles", where: "tm", "MOVIE") == 3759)
        #expect(try report.number("id_prefixes", "titles", where: "ts", "SHOW") == 2047)
        #expect(try report.column("id_prefixes", "titles").count == 2)
    }

    @Test func duplicates_areAsMany_asKnown() throws {
        let report = try Self.whole.get()
        let extra = [
            ("titles that are the same in all but their id", 0), ("titles with the same title", 54),
            ("titles with the same title and year", 4), ("titles with the same title, year and type", 0),
            ("titles with the same imdb_id", 0), ("titles without an imdb_id, were all of these taken for one", 443),
            ("credits that are the same", 0), ("credits of a person for a title in the same role", 91),
            ("credits of a person for a title", 421), ("different names that are the same but for case", 3),
        ]
        for (what, count) in extra {
            #expect(try report.number("duplicates", "extra", where: .text(what)) == Double(count), "\(what)")
        }
        #expect(try report.number("duplicates", "groups", where: "persons with the same name") == 259)
        #expect(try report.number("duplicates", "rows", where: "titles without credits") == 372)
        #expect(try report.number("duplicates", "rows", where: "credits of titles without an imdb_id") == 3825)
        #expect(try report.number("duplicates", "groups", where: "credits of titles without an imdb_id") == 410)
        let alerts = try #require(report.figure("alerts")).table.rows
        #expect(alerts.contains { $0.prefix(4) == ["suspicious_value", "titles", "runtime_minutes", .integer(24)] })
        #expect(alerts.contains { $0.last?.text?.contains("tm1063792") == true && $0[2] == "title" })
    }

    @Test func bestOfLists_matchAsKnown() throws {
        let report = try Self.whole.get()
        for (list, title, year, type) in [
            ("best_movies", 397.0, 387.0, 387.0), ("best_shows", 253, 247, 246), ("best_movies_by_year", 52, 49, 49),
            ("best_shows_by_year", 32, 31, 31),
        ] {
            #expect(try report.number("best_of_lists", "same_title", where: .text(list)) == title)
            #expect(try report.number("best_of_lists", "same_title_and_year", where: .text(list)) == year)
            #expect(try report.number("best_of_lists", "same_title_year_and_type", where: .text(list)) == type)
            #expect(try report.number("best_of_lists", "titles", where: .text(list)) == type)
            #expect(try report.number("best_of_lists", "differing_scores", where: .text(list)) == 0)
        }
    }

    @Test func correlations_areTheKnownOnes() throws {
        let names = ["release_year", "runtime_minutes", "seasons", "imdb_score", "imdb_votes"]
        let known: [(Result<Report, any Error>, FigureValue, [[Double]])] = [
            (
                Self.whole, "raw",
                [[-0.2111, -0.5058, -0.1028, -0.197], [-0.1327, -0.1593, 0.1386], [0.0977, 0.2126], [0.19]]
            ),
            (
                Self.whole, "imputed",
                [[-0.2111, -0.1189, -0.0974, -0.1924], [-0.4313, -0.1519, 0.1394], [0.2124, 0.0618], [0.1879]]
            ),
            (
                Self.deduplicated, "imputed",
                [[-0.2008, -0.1203, -0.1014, -0.1957], [-0.4521, -0.1581, 0.1399], [0.2157, 0.0592], [0.1894]]
            ),
        ]
        for (report, variant, rows) in known {
            let table = try #require(try report.get().figure("correlations")).table.rows
            for (place, row) in rows.enumerated() {
                for (offset, value) in row.enumerated() {
                    let pair = [FigureValue.text(names[place]), .text(names[place + offset + 1])]
                    for (a, b) in [(pair[0], pair[1]), (pair[1], pair[0])] {
                        let found = try #require(table.first { Array($0.prefix(3)) == [a, b, variant] })
                        expect(try #require(found[3].number), value, 4, "\(a) \(b) \(variant)")
                    }
                }
            }
        }
        func spearman(_ report: Report, _ variant: FigureValue) throws -> Double {
            try report.number("correlations", "spearman", where: "imdb_score", "imdb_votes", variant)
        }
        try expect(spearman(Self.whole.get(), "raw"), 0.2187, 4)
        try expect(spearman(Self.whole.get(), "imputed"), 0.2104, 4)
        try expect(spearman(Self.deduplicated.get(), "imputed"), 0.2171, 4)
        #expect(try Self.whole.get().figure("runtime_score")?.finding.contains("Pearson −0.159") == true)
    }
}

/// Whether a number is another to so many decimals.
func expect(_ found: Double, _ known: Double, _ decimals: Int, _ what: String = "") {
    var half = 0.5000001
    for _ in 0..<decimals { half /= 10 }
    #expect(abs(found - known) <= half, "\(what): \(found) instead of \(known)")
}
