import ArgumentParser
import Foundation
import MarqueeAccess
import MarqueeCatalog
import MarqueeServer
import MarqueeWarehouse

extension SandboxCommand {
    /// `marquee sandbox diff`.
    struct DiffCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff", abstract: "Show what was done in a sandbox, row by row.",
            discussion: "A row that the warehouse has changed too, and in another way, is marked as a conflict.")

        enum Format: String, ExpressibleByArgument, CaseIterable {
            case text, json, csv
        }

        @OptionGroup var target: Name
        @OptionGroup var warehouse: DatabaseOption

        @Option(help: "A table to look at; may be given several times. All without it.")
        var table: [String] = []

        @Option(help: "base: the warehouse as it was when the copy was made; now: as it is now.")
        var against: SandboxDiff.Against = .base

        @Option(help: "Rows to show; json gives as many as a page, text and csv all unless told otherwise.")
        var limit: Int?

        @Option(help: "Only what is behind the page that ended here.")
        var after: String?

        @Option(help: "text, json or csv.")
        var format: Format = .text

        @Flag(help: "Say nothing beside the diff.")
        var quiet = false

        func run() throws {
            try CommandOutcome.written(as: format == .json ? .json : .text) {
                guard limit ?? 1 > 0 else { throw MarqueeError(.invalidArgument, "--limit is above 0") }
                let engine = try DatabaseURL(warehouse.url).engine()
                let (owner, name) = target.parts
                let sandbox = try SandboxStore(engine.connectGovernance()).require(name, of: owner)
                let diff = try SandboxDiff(of: sandbox, in: engine, against: against)
                return try diff.sides.connection.reading {
                    if format == .json { return try page(diff, after, limit ?? 1000).json.json }
                    return try written(diff)
                }
            }
        }

        private func page(_ diff: SandboxDiff, _ place: String?, _ limit: Int) throws -> DiffPage {
            try DiffPage(diff, only: table.isEmpty ? nil : table, behind: place, limit: limit)
        }

        /// Writes page after page.
        private func written(_ diff: SandboxDiff) throws -> String? {
            var (place, count, left) = (after, 0, limit ?? .max)
            if format == .csv { try write(DiffPage.csvHeader + "\n") }
            while left > 0 {
                let page = try page(diff, place, min(left, DiffPage.longest))
                let text = format == .csv ? page.csv : page.text
                // What became of tables themselves stands on every page.
                if format == .csv || place == after || !page.rows.isEmpty {
                    try write(format == .csv || text.isEmpty ? text : text + "\n")
                }
                count += page.rows.count
                left -= page.rows.count
                place = page.next
                if place == nil { break }
            }
            guard format == .text, !quiet else { return nil }
            let more = place.map { "; there are more: --after \($0)" } ?? ""
            let since =
                against == .base ? "the warehouse as it was when the copy was made" : "the warehouse as it is now"
            return count == 0
                ? "No row differs from \(since)."
                : "\n\(count.grouped) row\(count == 1 ? "" : "s") differ from \(since)\(more)."
        }

        private func write(_ text: String) throws { try StandardStream.output(text.utf8) }
    }

    /// `marquee sandbox promote`.
    struct PromoteCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "promote", abstract: "Apply what was done in a sandbox to the warehouse, in one transaction.")

        @OptionGroup var target: Name
        @OptionGroup var common: CommonOptions

        @Option(help: "A table to promote; may be given several times. All without it.")
        var table: [String] = []

        @Option(help: "What happens to rows that both have changed: refuse, sandbox or warehouse.")
        var onConflict: Promotion.Side = .refuse

        @Flag(help: "Carry it out and roll it back.")
        var dryRun = false

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let engine = try DatabaseURL(common.database).engine()
                let place = try GovernedWrite.Place(local: engine)
                let (owner, name) = target.parts
                let sandbox = try SandboxStore(place.governance).require(name, of: owner)
                let promote = Promote(
                    sandbox: sandbox, tables: table.isEmpty ? nil : table, side: onConflict,
                    mode: dryRun ? .dryRun : .commit)
                let author = LocalAuthor.current
                let write = GovernedWrite(
                    author: author, action: "promote", statement: promote.description, parametersHash: nil,
                    mode: promote.mode, key: nil, note: try promote.note(engine))
                var tallies: [Promotion.Tally] = []
                _ = try promote.preparing(engine, place.writer, place.governance, requestID: author.requestID) {
                    try write.run(local: place) {
                        tallies = try promote.run(engine, on: place.writer)
                        return tallies.reduce(0) { $0 + $1.rows }
                    }
                }
                return common.format == .json ? SandboxAnswer.tables(tallies).json : common.quiet ? nil : text(tallies)
            }
        }

        private func text(_ tallies: [Promotion.Tally]) -> String {
            guard !tallies.isEmpty else { return "Nothing differs." }
            var table = TextTable(["table", "added", "changed", "removed", "kept as in the warehouse"])
            for tally in tallies {
                table.add([
                    .word(tally.isNew ? "\(tally.table) (new)" : tally.table), .number(tally.added),
                    .number(tally.changed), .number(tally.removed), .number(tally.kept),
                ])
            }
            return
                "\(table.text)\n\n\(dryRun ? "Nothing was kept of it: this was a dry run." : "It is in the warehouse.")"
        }
    }
}

extension SandboxDiff.Against: ExpressibleByArgument {}
extension Promotion.Side: ExpressibleByArgument {}
