extension Figure {
    /// Runtimes by type, in bins of ten minutes.
    static func runtimeHistogram(_ study: Study) -> Figure {
        var table = FigureTable("type", "from", "to", "titles")
        let types = study.categories.types
        var histograms = [Histogram](repeating: Histogram(width: runtimeBin), count: types.labels.count)
        var all = Histogram(width: runtimeBin)
        for title in study.numbers.runtimes.order.lazy.map(Int.init) {
            all.add(study.numbers.runtimes.values[title])
            if types.codes[title] >= 0 { histograms[Int(types.codes[title])].add(study.numbers.runtimes.values[title]) }
        }
        for (type, histogram) in histograms.enumerated() {
            for (bin, count) in histogram.bins {
                table.add(
                    .text(types.labels[type]), .number(histogram.from(bin)), .number(histogram.to(bin)), .integer(count)
                )
            }
        }
        let finding =
            if let (bin, count) = all.fullest {
                "Most frequent are runtimes from \(English.plain(all.from(bin))) to under "
                    + "\(English.plain(all.to(bin))) minutes: \(English.count(count, "title"))."
            } else { study.count == 0 ? English.noTitles : "No title has a runtime." }
        return Figure(
            "runtime_histogram", title: "Runtimes",
            rule:
                "raw; bins of ten minutes, [from, to); bins without titles are left out; n is the number of "
                + "titles with a runtime.", n: study.numbers.runtimes.count, finding: finding, table: table)
    }

    /// The spread of runtimes of each type.
    static func runtimeByType(_ study: Study) -> Figure {
        var table = FigureTable(
            "type", "n", "min", "q1", "median", "q3", "max", "mean", "std", "lower_whisker", "upper_whisker", "outliers"
        )
        let types = study.categories.types
        var medians: [String] = []
        for (type, name) in types.labels.enumerated() {
            let values = study.numbers.runtimes.values.enumerated()
                .map { types.codes[$0.offset] == Int32(type) ? $0.element : .nan }
            let summary = NumberSummary(NumberColumn(name, values))
            guard summary.moments.count > 0 else { continue }
            table.add(
                .text(name), .integer(summary.moments.count), .number(summary.minimum), .number(summary.q1),
                .number(summary.median), .number(summary.q3), .number(summary.maximum), .number(summary.moments.mean),
                .number(summary.moments.standardDeviation), .number(summary.lowerWhisker),
                .number(summary.upperWhisker),
                .integer(summary.outliers))
            medians.append("\(English.plain(summary.median)) minutes for type \(name)")
        }
        return Figure(
            "runtime_by_type", title: "Runtimes by type",
            rule: """
                raw; n is the number of titles with a runtime; whiskers reach to the last value within 1.5 times the \
                interquartile range; std of a sample; quantiles interpolate.
                """,
            n: study.numbers.runtimes.count,
            finding: medians.isEmpty
                ? (study.count == 0 ? English.noTitles : "No title has a runtime and a type.")
                : "The median runtime is \(English.list(medians)).", table: table)
    }

    /// Runtimes against scores.
    static func runtimeScore(_ study: Study) -> Figure {
        var table = FigureTable("runtime_from", "runtime_to", "score_from", "score_to", "titles")
        let (runtimes, scores) = (Histogram(width: runtimeBin), Histogram(width: scoreBin))
        var cells: [Pair: Int] = [:]
        for title in study.numbers.runtimes.order.lazy.map(Int.init) where study.numbers.scores.values[title].isFinite {
            guard let runtime = runtimes.bin(study.numbers.runtimes.values[title]),
                let score = scores.bin(study.numbers.scores.values[title])
            else { continue }
            cells[Pair(runtime: runtime, score: score), default: 0] += 1
        }
        for (cell, count) in cells.sorted(by: { ($0.key.runtime, $0.key.score) < ($1.key.runtime, $1.key.score) }) {
            table.add(
                .number(runtimes.from(cell.runtime)), .number(runtimes.to(cell.runtime)),
                .number(scores.from(cell.score)),
                .number(scores.to(cell.score)), .integer(count))
        }
        let correlation = Correlation(study.numbers.runtimes, study.numbers.scores)
        let measures = "Pearson \(describe(correlation.pearson)), Spearman \(describe(correlation.spearman))"
        return Figure(
            "runtime_score", title: "Runtime and score",
            rule: "raw; titles that have both; bins of ten minutes and half a point, [from, to), empty ones left out",
            n: correlation.count,
            finding: study.count == 0
                ? English.noTitles
                : correlation.pearson.isFinite
                    ? "\(trend(correlation.pearson)) (\(measures))."
                    : "Too few titles have a runtime and a score to say how these go together.", table: table)
    }

    private struct Pair: Hashable {
        let runtime, score: Histogram.Bin
    }

    private static func trend(_ correlation: Double) -> String {
        switch correlation {
        case ..<(-0.3): "Longer titles tend to score lower"
        case 0.3...: "Longer titles tend to score higher"
        default: "There is no clear trend of score with runtime"
        }
    }

    private static func describe(_ number: Double) -> String {
        number.isFinite ? English.number(number, 3) : "undefined"
    }

    /// Width of the bins of runtimes, in minutes.
    private static let runtimeBin = 10.0
    /// Width of the bins of scores.
    static let scoreBin = 0.5
}
