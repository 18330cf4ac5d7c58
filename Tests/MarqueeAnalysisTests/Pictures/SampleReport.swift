package import MarqueeAnalysis

/// A report of made-up numbers with every figure that has a picture, and names that would like to be scripts.
enum SampleReport {
    static let hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&<!--\u{2028}\u{202E}"
    static let rightToLeft = "פוקסטרוט"

    static let report = Report(sections: [
        ReportSection("quality", title: "Quality of the data", quality),
        ReportSection("catalog", title: "The catalog", catalog),
        ReportSection("scores", title: "Runtimes and scores", scores),
        ReportSection("time", title: "Over the years", time),
        ReportSection("people", title: "People", people),
        ReportSection("words", title: "Words", words),
        ReportSection("drift", title: "Since the import before", drift),
    ])

    /// Names of the figures that have a picture: all but two.
    static let drawn = report.sections.flatMap(\.figures).map(\.name).filter { $0 != "alerts" && $0 != "people_links" }

    static func figure(_ name: String, _ title: String, _ table: FigureTable, finding: String? = nil) -> Figure {
        Figure(
            name, title: title, rule: "Raw values; ties stand in the order of their ids.", n: 5_850,
            finding: finding ?? "\(title): what is seen here is made up, and serves the tests alone.", table: table)
    }

    static func table(_ columns: FigureTable, _ rows: [[FigureValue]]) -> FigureTable {
        var table = columns
        for row in rows { table.add(row) }
        return table
    }

    static let names = ["runtime_minutes", "imdb_score", "imdb_votes", "seasons", "tmdb_score", "release_year"]

    static var quality: [Figure] {
        let columns = [
            "seasons", "age_certification", "imdb_votes", "imdb_score", "imdb_id", "tmdb_score", "description",
        ]
        let missing = columns.enumerated().map { place, name -> [FigureValue] in
            ["titles", .text(name), .integer(3_744 / (place + 1)), 5_850, .number(0.64 / Double(place + 1))]
        }
        let pairs = columns.prefix(5).enumerated().flatMap { i, a in
            columns.prefix(5).enumerated().map { j, b -> [FigureValue] in
                [.text(a), .text(b), .integer(100 * (i + j)), .number(i == j ? 1 : Double(i - j) / 6)]
            }
        }
        let correlations = ["raw", "imputed"].flatMap { variant in
            names.enumerated().flatMap { i, a in
                names.enumerated().map { j, b -> [FigureValue] in
                    let r = i == j ? 1 : Double((i * 7 + j * 7) % 11 - 5) / 7
                    return [.text(a), .text(b), .text(variant), .number(r), .number(r * 0.9), .integer(5_368 - i)]
                }
            }
        }
        let alerts: [[FigureValue]] = [
            ["high_missing", "titles", "seasons", 0.64, 0.5, "titles.seasons has no value in 64% of its rows."],
            ["skew", "titles", "imdb_votes", 11.2, 5, .text("Hostile: \(hostile)")],
        ]
        return [
            figure(
                "alerts", "Alerts",
                table(FigureTable("kind", "table", "column", "value", "threshold", "message"), alerts)),
            figure(
                "missing", "Missing values", table(FigureTable("table", "column", "missing", "total", "share"), missing)
            ),
            figure(
                "missing_together", "What is missing together",
                table(
                    FigureTable("columns", "titles", "share"),
                    [
                        ["seasons", 2_104, 0.36], ["age_certification, seasons", 1_202, 0.2],
                        ["imdb_score, imdb_votes", 94, 0.016],
                    ])),
            figure("missing_pairs", "Missing in pairs", table(FigureTable("a", "b", "both", "phi"), pairs)),
            figure(
                "outliers", "Values beyond the fences",
                table(
                    FigureTable("column", "n", "below", "above", "outliers"),
                    names.enumerated().map { [.text($1), 5_850, .integer($0 * 20), .integer(300 - $0 * 40), 300] })),
            figure(
                "correlations", "Correlations",
                table(FigureTable("a", "b", "variant", "pearson", "spearman", "n"), correlations)),
            figure(
                "associations", "Associations",
                table(
                    FigureTable("a", "b", "measure", "value", "n"),
                    [["type", "genre", "Cramér’s V", 0.62, 5_850], ["type", "runtime_minutes", "eta²", 0.55, 5_850]])),
        ]
    }

    static var catalog: [Figure] {
        let genres = [
            "drama", "comedy", "thriller", "action", "romance", "documentation", "crime", "animation", "family", "war",
        ]
        let rows = genres.enumerated().map { place, genre -> [FigureValue] in
            [
                .text(genre), .integer(2_901 / (place + 1)), .number(0.49 / Double(place + 1)),
                .number(6.2 + Double(place % 5) / 5), .integer(2_000 / (place + 1)),
                .number(23_407.2 / Double(place % 3 + 1)),
                .integer(1_990),
            ]
        }
        let countries = (0..<60).map { place -> [FigureValue] in
            let name: FigureValue =
                switch place {
                case 3: .text(hostile)
                case 4: .text(rightToLeft)
                case 5: .missing
                default: .text("Country number \(place)")
                }
            return [
                .text("C\(place)"), name, .integer(2_000 / (place + 1)), .number(0.3 / Double(place + 1)),
                .number(6 + Double(place % 7) / 5), 40,
            ]
        }
        let country = FigureTable("country", "name", "titles", "share", "mean_score", "scored")
        return [
            figure(
                "types", "Movies and shows",
                table(
                    FigureTable("type", "titles", "share", "mean_score", "median_runtime"),
                    [["MOVIE", 3_744, 0.64, 6.25, 100], ["SHOW", 2_106, 0.36, 6.98, 42]])),
            figure(
                "genres", "Genres",
                table(FigureTable("genre", "titles", "share", "mean_score", "scored", "mean_votes", "voted"), rows)),
            figure("countries", "Countries", table(country, countries)),
            figure("top_countries", "Countries by mean score", table(country, Array(countries.prefix(10)))),
            figure(
                "certifications", "Age certifications",
                table(
                    FigureTable("certification", "titles", "share", "mean_score", "scored", "max_movie_score"),
                    [
                        ["R", 556, 0.24, 6.3, 550, 8.9], ["TV-MA", 883, 0.38, 7.0, 860, .missing],
                        [.missing, 2_600, 0.4, 6.1, 1, 2],
                    ])),
            figure(
                "co_production", "Made together",
                table(
                    FigureTable("country_a", "country_b", "titles"),
                    (0..<30).map { [.text("C\($0 % 6)"), .text("D\($0 % 5)"), .integer(1 + $0 * $0)] })),
            figure(
                "best_of_lists", "Best-of lists",
                table(
                    FigureTable("list", "titles", "mean_score", "median_year"),
                    [["Best Movies", 387, 7.5, 2_011], ["Best Shows", 246, 8.1, 2_015]])),
        ]
    }
}

/// Lets rows of the sample be written as they are read.
extension FigureValue: ExpressibleByFloatLiteral {
    package init(floatLiteral value: Double) { self = .number(value) }
}
