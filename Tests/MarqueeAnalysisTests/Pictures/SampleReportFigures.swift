import MarqueeAnalysis

extension SampleReport {
    static var scores: [Figure] {
        let runtimes = (0..<20).flatMap { bin in
            ["MOVIE", "SHOW"].enumerated().map { place, type -> [FigureValue] in
                let titles =
                    place == 0 ? max(0, 400 - (bin - 9) * (bin - 9) * 9) : max(0, 500 - (bin - 3) * (bin - 3) * 60)
                return [.text(type), .integer(bin * 10), .integer(bin * 10 + 10), .integer(titles)]
            }
        }
        let scores = ["raw", "imputed"].flatMap { variant in
            (2..<20).map { bin -> [FigureValue] in
                let titles = max(3, 700 - (bin - 13) * (bin - 13) * 14) + (variant == "imputed" && bin == 13 ? 480 : 0)
                return [.text(variant), .number(Double(bin) / 2), .number(Double(bin) / 2 + 0.5), .integer(titles)]
            }
        }
        let cells = (0..<15).flatMap { x in
            (0..<12).map { y -> [FigureValue] in
                let titles = max(0, 90 - (x - 8) * (x - 8) * 3 - (y - 7) * (y - 7) * 4)
                return [
                    .integer(x * 12), .integer(x * 12 + 12), .number(Double(y) * 0.75 + 1),
                    .number(Double(y) * 0.75 + 1.75),
                    .integer(titles),
                ]
            }
        }
        let best = FigureTable("rank", "tied", "id", "title", "type", "release_year", "score", "votes")
        let titles = (0..<12).map { place -> [FigureValue] in
            let name = place == 0 ? hostile : place == 1 ? rightToLeft : "The Paper Verdict"
            return [
                .integer(place / 2 + 1), .bool(true), .text("tm\(place)"), .text(name), "MOVIE", 2_008,
                .number(9.5 - Double(place) / 10), 1_727_694,
            ]
        }
        return [
            figure("runtime_histogram", "Runtimes", table(FigureTable("type", "from", "to", "titles"), runtimes)),
            figure(
                "runtime_by_type", "Runtimes by type",
                table(
                    FigureTable(
                        "type", "n", "min", "q1", "median", "q3", "max", "mean", "lower_whisker", "upper_whisker",
                        "outliers"),
                    [
                        ["MOVIE", 3_744, 2, 84, 98, 113, 240, 98.2, 41, 156, 88],
                        ["SHOW", 2_106, 0, 24, 42, 50, 190, 39.1, 0, 89, 12],
                    ])),
            figure(
                "runtime_score", "Runtime and score",
                table(FigureTable("runtime_from", "runtime_to", "score_from", "score_to", "titles"), cells)),
            figure("scores", "Scores", table(FigureTable("variant", "from", "to", "titles"), scores)),
            figure(
                "votes_histogram", "Votes",
                table(
                    FigureTable("from", "to", "titles"),
                    (0..<14).map {
                        [.integer(5 << $0), .integer(5 << ($0 + 1)), .integer(900 - ($0 - 7) * ($0 - 7) * 16)]
                    })),
            figure("best_titles", "The best titles", table(best, titles)),
        ]
    }

    static var time: [Figure] {
        let decades = FigureTable("decade", "titles", "movies", "shows", "mean_score", "scored")
        let years = FigureTable("release_year", "titles", "movies", "shows", "mean_score", "scored")
        let row = { (year: Int, scale: Int) -> [FigureValue] in
            let titles = scale * max(1, year - 1_940) / 4
            return [
                .integer(year), .integer(titles), .integer(titles * 2 / 3), .integer(titles / 3),
                .number(8 - Double(year - 1_950) / 60), .integer(titles),
            ]
        }
        let genres = stride(from: 1_950, through: 2_020, by: 10).flatMap { decade in
            ["drama", "comedy", "thriller", "war"].enumerated().map { place, genre -> [FigureValue] in
                [
                    .integer(decade), .text(genre), .integer(40 * place),
                    .number(0.1 + Double(place * (decade - 1_940)) / 400),
                ]
            }
        }
        return [
            figure("years", "Titles by year", table(years, (1_954...2_022).map { row($0, 1) })),
            figure(
                "decades", "Titles by decade",
                table(decades, stride(from: 1_950, through: 2_020, by: 10).map { row($0, 10) })),
            figure(
                "genres_by_decade", "Genres by decade", table(FigureTable("decade", "genre", "titles", "share"), genres)
            ),
        ]
    }

    static var people: [Figure] {
        let columns = FigureTable("rank", "person_id", "name", "titles", "tied", "mean_score")
        let persons = (0..<10).map { place -> [FigureValue] in
            [
                .integer(place + 1), .integer(place), .text(place == 2 ? hostile : "Same Name"), .integer(30 - place),
                .bool(false), 6.5,
            ]
        }
        let graph = (0..<120).map { place -> [FigureValue] in
            let (community, turn) = (place % 8, Double(place) * 2.4)
            return [
                .integer(place), .text(place == 0 ? hostile : "Person \(place)"), .integer(community),
                .integer(1 + place % 9), 4,
                .number(Double(community % 3) * 300 + wave(turn) * 70),
                .number(Double(community / 3) * 200 + wave(turn + 1.57) * 60),
            ]
        }
        let links = (0..<200).map { place -> [FigureValue] in
            [.integer(place % 120), .integer((place * 8 + 8) % 120), .integer(1 + place % 3)]
        }
        return [
            figure("actors", "Actors", table(columns, persons)),
            figure("directors", "Directors", table(columns, persons)),
            figure(
                "people", "Who works with whom",
                table(FigureTable("person_id", "name", "community", "titles", "degree", "x", "y"), graph)),
            figure("people_links", "Links", table(FigureTable("source", "target", "titles"), links)),
        ]
    }

    /// About a sine, by the parabola of Bhaskara.
    static func wave(_ turn: Double) -> Double {
        let half = turn.truncatingRemainder(dividingBy: 6.2832)
        let x = half > 3.1416 ? half - 3.1416 : half
        let sine = 16 * x * (3.1416 - x) / (49.348 - 4 * x * (3.1416 - x))
        return half > 3.1416 ? -sine : sine
    }

    static var words: [Figure] {
        let words = [
            "love", "christmas", "girl", "life", "world", "night", "story", "man", "dead", "king", "last", rightToLeft,
        ]
        let cloud = words.enumerated().map { place, word -> [FigureValue] in
            [
                .text(word), .integer(120 / (place + 1)), .integer(120 + place % 4 * 190),
                .integer(60 + place / 4 * 130),
                .integer(64 - place * 4), .integer(place % 5 == 4 ? 90 : 0),
            ]
        }
        let columns = FigureTable("word", "titles", "x", "y", "size", "angle")
        return [
            figure("title_words", "Words of titles", table(columns, cloud)),
            figure("description_words", "Words of descriptions", table(columns, cloud)),
        ]
    }

    static var drift: [Figure] {
        [
            figure(
                "drift_columns", "Columns that changed",
                table(
                    FigureTable("column", "kind", "ks", "psi", "n_before", "n_after", "alert"),
                    names.enumerated().map {
                        [
                            .text($1), "number", .number(0.03 * Double($0)), .number(0.05 * Double($0)), 5_000, 5_850,
                            .bool($0 > 4),
                        ]
                    }))
        ]
    }
}
