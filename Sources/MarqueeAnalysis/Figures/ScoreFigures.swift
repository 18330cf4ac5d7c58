extension Figure {
    /// Scores in bins of half a point, as they are and imputed.
    static func scores(_ study: Study) -> Figure {
        var table = FigureTable("variant", "from", "to", "titles")
        for (variant, column) in [("raw", study.numbers.scores), ("imputed", study.numbers.imputedScores)] {
            var histogram = Histogram(width: scoreBin)
            for place in 0..<column.count { histogram.add(column.sorted(place)) }
            for (bin, count) in histogram.bins {
                table.add(.text(variant), .number(histogram.from(bin)), .number(histogram.to(bin)), .integer(count))
            }
        }
        let moments = NumberSummary(study.numbers.scores)
        let finding =
            if moments.moments.count > 0 {
                """
                The mean score is \(English.number(moments.moments.mean, 2)), the median \
                \(English.plain(moments.median)), over \(English.count(moments.moments.count, "title")) with a score.
                """
            } else { study.count == 0 ? English.noTitles : "No title has a score." }
        return Figure(
            "scores", title: "Scores",
            rule:
                "raw: titles with a score; imputed: all titles, missing scores at the median; bins of half a "
                + "point, [from, to), empty ones left out.", n: moments.moments.count, finding: finding, table: table)
    }

    /// Votes in bins of equal width on a logarithmic axis.
    static func votesHistogram(_ study: Study) -> Figure {
        var table = FigureTable("from", "to", "titles")
        let votes = study.numbers.votes
        var (from, place) = (0.0, 0)
        for to in quarterDecades() {
            let start = place
            while place < votes.count, votes.sorted(place) < to { place += 1 }
            if place > start { table.add(.number(from), .number(to), .integer(place - start)) }
            from = to
        }
        let median = votes.quantile(0.5)
        return Figure(
            "votes_histogram", title: "Votes",
            rule: """
                raw; n is the number of titles with votes; four bins for each power of ten, [from, to), the first from \
                0; empty ones left out.
                """,
            n: votes.count,
            finding: votes.count > 0
                ? "Half of \(English.count(votes.count, "title")) with votes "
                    + "\(votes.count == 1 ? "has" : "have") at most "
                    + "\(English.plain(median)), the most voted \(English.plain(votes.quantile(1)))."
                : study.count == 0 ? English.noTitles : "No title has votes.", table: table)
    }

    /// 1, 10^¼, 10^½, 10^¾, 10 … 10^12.
    private static func quarterDecades() -> [Double] {
        var (edges, decade) = ([Double](), 1.0)
        while decade < 1e12 {
            edges += [1, 1.778279410038923, 3.1622776601683795, 5.623413251903491].map { $0 * decade }
            decade *= 10
        }
        return edges + [decade]
    }
}
