import MarqueeCatalog
import MarqueeRecommender
import MarqueeServer

/// A list of recommended titles on a terminal.
struct RecommendationTable {
    let text: String

    init(_ answer: RecommendationAnswer, _ list: RecommendationAnswer.List, isExplained: Bool) {
        let titles = answer.catalog.snapshot.titles
        let sources = list.source.prefix(3).map(answer.catalog.label).joined(separator: ", ")
        let more = list.source.count > 3 ? " and \(list.source.count - 3) more" : ""
        var lines = ["After \(sources)\(more)"]
        if list.titles.confidence < 0.5 {
            lines.append("Little is known of that: confidence \(Self.hundredths(list.titles.confidence)).")
        }
        guard !list.titles.titles.isEmpty else {
            text = (lines + ["  no title passes the filter"]).joined(separator: "\n")
            return
        }
        var table = TextTable(["rank", "id", "title", "year", "score"] + (isExplained ? ["why"] : []))
        for title in list.titles.titles {
            let year = titles.releaseYears[title.place]
            let tied = title.tied > 0 ? " =" : ""
            table.add(
                [
                    .number(title.rank), .word(answer.id(title.place)), .word(titles.names[title.place] ?? ""),
                    .digits(year.isNaN ? "" : String(Int(year))), .digits(Self.hundredths(title.score) + tied),
                ] + (isExplained ? [.word(title.sentence)] : []))
        }
        lines.append(table.text)
        let tied = list.titles.titles.filter { $0.tied > 0 }
        if let last = tied.last {
            lines.append("  = \(last.tied) other title\(last.tied == 1 ? "" : "s") of this score")
        }
        if isExplained, let distance = list.titles.intraListDistance {
            lines.append("  mean distance between two of these: \(Self.hundredths(distance))")
        }
        text = lines.joined(separator: "\n")
    }

    private static func hundredths(_ value: Double) -> String { value.rounded(to: 2) }
}
