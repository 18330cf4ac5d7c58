import ArgumentParser
import Foundation
import MarqueeAccess
import MarqueeCatalog
import MarqueeServer
import MarqueeWarehouse

/// `marquee recommend`.
struct RecommendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recommend", abstract: "What to watch next after one title or many, and why.",
        subcommands: [AskCommand.self, ReplayCommand.self], defaultSubcommand: AskCommand.self)

    fileprivate static func snapshot(_ database: DatabaseURL) throws -> CatalogSnapshot {
        guard let connection = try database.engine().openForReading() else {
            throw MarqueeError(
                .noWarehouse, "there is no warehouse at \(database.redacted)", hint: "make one with `marquee import`")
        }
        return try CatalogSnapshot(of: connection)
    }

    /// `marquee recommend ID…`.
    struct AskCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ask", abstract: "Recommend titles (this is what `marquee recommend ID…` does).")

        @Argument(help: "Titles that are liked: ids, IMDb ids, names, or names with year: 'Heat (1995)'.")
        var ids: [String]

        @OptionGroup var common: CommonOptions

        @Option(name: [.customShort("k"), .customLong("count")], help: "How many titles, 1 to 1,000.")
        var k: Int = 5

        @Option(parsing: .upToNextOption, help: "Titles that are not liked: they and what is like them.")
        var avoid: [String] = []

        @Option(
            name: .customLong("where"),
            help: ArgumentHelp("Only titles like this: release_year >= 2000 AND country = 'KR'.", valueName: "filter"))
        var filter: String?

        @Option(help: "0 for the best titles whatever they have in common, towards 1 for titles that differ.")
        var diversity: Double = 0

        @Flag(help: "A list for each title, in place of one for all together.")
        var each = false

        @Flag(help: "Say what each feature contributes.")
        var explain = false

        @Flag(help: "Keep the answer in the warehouse, so that it can be replayed.")
        var save = false

        private var request: RecommendationRequest {
            var request = RecommendationRequest(ids: ids)
            request.avoid = avoid
            request.k = k
            request.filter = filter
            request.diversity = diversity
            request.each = each
            return request
        }

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let database = DatabaseURL(common.database)
                let answer = try request.answer(from: RecommenderCatalog(RecommendCommand.snapshot(database)))
                let run = save ? try keep(answer, database) : nil
                return switch common.format {
                case .json: answer.json(explained: true, run: run).json
                case .text: text(answer, run)
                }
            }
        }

        private func text(_ answer: RecommendationAnswer, _ run: Int64?) -> String {
            var parts = answer.lists.map { RecommendationTable(answer, $0, isExplained: explain).text }
            if let run, !common.quiet { parts.append("Kept as run \(run).") }
            return parts.joined(separator: "\n\n")
        }

        private func keep(_ answer: RecommendationAnswer, _ database: DatabaseURL) throws -> Int64 {
            let engine = try database.engine()
            let author = LocalAuthor.current
            let run = try answer.run(of: request, by: author.principal)
            let governance = try engine.connectGovernance()
            let writer = try engine.connectLoading() ?? engine.connectGuarded(writes: true, layers: .all)
            let write = GovernedWrite(
                author: author, action: "recommend", statement: "INSERT INTO recommendation_runs, recommendations",
                parametersHash: Digest.sha256(run.parameters), mode: .commit, key: nil)
            _ = try write.run(
                at: .init(
                    writer: writer, governance: engine.dialect == .sqlite ? writer.own : governance,
                    digest: Digest.sha256),
                failure: { .init(status: $0.code.httpStatus, response: "") }
            ) {
                try RecommendationStore(writer.own).keep(run)
                return (run.rows.count + 1, .init(status: 200, response: ""))
            }
            return run.id
        }
    }

    /// `marquee recommend replay RUN`.
    struct ReplayCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "Ask the question of a kept run again, and see whether the answer is the same.")

        @Argument(help: ArgumentHelp("Number of the run.", valueName: "run"))
        var number: Int64

        @OptionGroup var common: CommonOptions

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let database = DatabaseURL(common.database)
                let snapshot = try RecommendCommand.snapshot(database)
                guard let connection = try database.engine().openForReading() else { return nil }
                let replayed = try ReplayedRun(RecommendationStore(connection).run(number), snapshot)
                guard common.format == .text else {
                    return JSONNode.object([
                        (key: "run", value: .integer(number)), (key: "same", value: .bool(replayed.isSame)),
                        (key: "changed", value: .list(replayed.changedParts.map(JSONNode.text))),
                        (key: "lists", value: replayed.answer.lists(explained: true)),
                    ]).json
                }
                let lists = replayed.answer.lists.map {
                    RecommendationTable(replayed.answer, $0, isExplained: false).text
                }
                return (lists + [verdict(replayed)]).joined(separator: "\n\n")
            }
        }

        private func verdict(_ replayed: ReplayedRun) -> String {
            let same = replayed.isSame ? "The same as run \(number), to the byte." : "Not the same as run \(number)."
            let engine = replayed.isOtherEngine ? " Another version of the recommender made it." : ""
            guard !replayed.changedParts.isEmpty else { return same + engine }
            return "\(same)\(engine) Since then these parts of the catalog have changed: "
                + "\(replayed.changedParts.joined(separator: ", "))."
        }
    }
}
