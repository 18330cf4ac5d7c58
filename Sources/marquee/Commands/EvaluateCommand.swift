import ArgumentParser
import Foundation
import MarqueeAnalysis
import MarqueeCatalog
import MarqueeRecommender
import MarqueeServer
import MarqueeWarehouse

/// `marquee evaluate`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "See how well recommendations agree with what viewers like.",
        discussion: """
            The file has a line for each viewer and a title that they like. Recommendations are ranked over the whole catalog, \
            never against samples, and stand beside three baselines. --fit finds the weights that fit the likes best, and judges \
            them on titles that they were not fitted on.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, html
    }

    @Argument(help: "The likes: CSV with the columns title_id and viewer (or user).")
    var likes: String

    @OptionGroup var warehouse: DatabaseOption

    @Option(help: ArgumentHelp("Judge these titles alone: CSV with the column title_id.", valueName: "file"))
    var pool: String?

    @Flag(help: "Fit the weights to the likes, and cross-validate them.")
    var fit = false

    @Option(help: "text, json or html.")
    var format: Format = .text

    @Option(help: ArgumentHelp("Where the page goes.", valueName: "file"))
    var out: String = "evaluation.html"

    func run() throws {
        try CommandOutcome.written(as: format == .json ? .json : .text) {
            let database = DatabaseURL(warehouse.url)
            guard let connection = try database.engine().openForReading() else {
                throw MarqueeError(
                    .noWarehouse, "there is no warehouse at \(database.redacted)",
                    hint: "make one with `marquee import`")
            }
            let pairs = try LikesFile.read(likes)
            let pool = try pool.map(LikesFile.titles)
            let catalog = try RecommenderCatalog(CatalogSnapshot(of: connection))
            let study = try EvaluationStudy(catalog, pairs, pool: pool, fits: fit)
            switch format {
            case .text: return text(study)
            case .json: return study.json.json
            case .html:
                let origin = ReportOrigin(
                    database: database.name, generatedAt: Timestamp.now().rfc3339,
                    dataVersion: catalog.digest.short)
                let page = ReportPage(
                    study.report, title: "How good the recommendations are", bundle: PictureBundle.find(),
                    origin: origin)
                do { try Data(page.bytes).write(to: URL(fileURLWithPath: out), options: .atomic) } catch {
                    throw MarqueeError(
                        .outputNotWritable, "\(out) can't be written", details: [error.localizedDescription])
                }
                return "The evaluation is \(out)."
            }
        }
    }

    private func text(_ study: EvaluationStudy) -> String {
        let shown: [EvaluationMeasure] = [.ndcg10, .novelNDCG10, .precision10, .recall10, .reciprocalRank]
        var table = TextTable(["", "queries"] + shown.map(\.name) + ["coverage", "novelty", "distance", "gini"])
        for evaluation in study.evaluations {
            table.add(
                [.word(evaluation.name), .number(evaluation.queries.count)]
                    + shown.map {
                        .digits("\(evaluation.mean($0).rounded(to: 4))±\(evaluation.standardError($0).rounded(to: 4))")
                    }
                    + [
                        .number(evaluation.coverage), .digits(evaluation.novelty.rounded(to: 2)),
                        .digits(evaluation.intraListDistance.rounded(to: 2)), .digits(evaluation.gini.rounded(to: 2)),
                    ])
        }
        let lines = study.comparisons.map { name, comparison in
            "  nDCG@10 against \(name): \(comparison.difference < 0 ? "" : "+")\(comparison.difference.rounded(to: 4))"
                + ", t \(comparison.t.rounded(to: 1)), p \(comparison.p.rounded(to: 4))"
        }
        let fitted = study.fitted.map { weights in
            "Weights that fit these likes: "
                + FeatureBlock.allCases.map { "\($0.name) \(weights[$0].rounded(to: 4))" }.joined(separator: ", ")
        }
        return ([table.text, lines.joined(separator: "\n")] + [fitted].compactMap(\.self)).joined(separator: "\n\n")
    }
}
