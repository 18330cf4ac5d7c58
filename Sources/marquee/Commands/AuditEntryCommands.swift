import ArgumentParser
import Foundation
import MarqueeAccess
import MarqueeCatalog
import MarqueeServer
import MarqueeWarehouse

extension AuditCommand {
    /// `marquee audit show`.
    struct ShowCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show an entry with the rows that it changed, before and after.")

        @Argument(help: "Number of the entry.")
        var id: Int64

        @Option(help: "Rows to show.")
        var limit: Int = 100

        @Option(help: "Only rows behind the change of this number.")
        var after: Int64?

        @OptionGroup var copy: SandboxOption
        @OptionGroup var common: CommonOptions

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                guard (1...100_000).contains(limit) else {
                    throw MarqueeError(.invalidArgument, "--limit is from 1 to 100,000")
                }
                let governance = try copy.engine(of: DatabaseURL(common.database).engine()).connectGovernance()
                let page = try EntryPage(of: id, behind: after, limit: limit, governance, digest: Digest.sha256)
                return common.format == .json ? page.json.json : text(page)
            }
        }

        private func text(_ page: EntryPage) -> String {
            var lines = AuditLog.fields(of: page.entry).filter { $0.value != .null }
                .map { "  \($0.name.padding(toLength: 16, withPad: " ", startingAt: 0))\($0.value.text)" }
            lines.append("")
            if let undoes = page.record?.undoes { lines.append("It takes entry \(undoes) back.") }
            for entry in page.undoneBy { lines.append("It was taken back by entry \(entry).") }
            if let obstacle = page.obstacle { lines.append("It can't be taken back: \(obstacle).") }
            lines += page.rows.map(\.text)
            if let next = page.next { lines.append("… and more: --after \(next)") }
            return lines.joined(separator: "\n")
        }
    }

    /// `marquee audit undo`.
    struct UndoCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo", abstract: "Take a write back, as long as no later one stands in the way.",
            discussion: "Taking back is a write itself: it has an entry, and can be taken back.")

        @Argument(help: "Number of the entry.")
        var id: Int64

        @Flag(help: "Carry it out and roll it back.")
        var dryRun = false

        @OptionGroup var copy: SandboxOption
        @OptionGroup var common: CommonOptions

        private struct Outcome: Encodable {
            let undoes: Int64
            let rowsAffected: Int
            let outcome: String
        }

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let engine = try copy.engine(of: DatabaseURL(common.database).engine())
                let write = GovernedWrite(
                    author: LocalAuthor.current, action: "undo", statement: "undo of entry \(id)", parametersHash: nil,
                    mode: dryRun ? .dryRun : .commit, key: nil, note: ChangeNote(undoes: id))
                let place = try GovernedWrite.Place(local: engine)
                _ = try AuditLog(place.governance, digest: Digest.sha256).entry(id)
                let outcome = try write.run(local: place) {
                    let steps = try Undo(of: id, governance: place.governance, on: place.writer).run()
                    return try place.writer.takeChangedRows() ?? steps
                }
                let rows = outcome.rowsAffected
                if common.format == .json {
                    return try JSONText.encoded(
                        Outcome(undoes: id, rowsAffected: rows, outcome: dryRun ? "rolled-back" : "committed"))
                }
                guard !common.quiet else { return nil }
                let words = "\(rows.grouped) row\(rows == 1 ? "" : "s")"
                return dryRun
                    ? "Taking entry \(id) back would change \(words)." : "Entry \(id) is taken back: \(words)."
            }
        }
    }
}

extension RowChange {
    /// The change in a line for a terminal.
    fileprivate var text: String {
        let sign =
            switch kind {
            case .added: "+"
            case .changed: "~"
            case .removed: "-"
            }
        let values = columns.indices.map { place -> String in
            let images = [before, after].compactMap { $0.map { RowImage.node($0[place]).json } }
            return "\(columns[place]) \(Set(images).count == 1 ? images[0] : images.joined(separator: " → "))"
        }
        return "\(sign) \(table)  \(values.joined(separator: ", "))"
    }
}

extension GovernedWrite.Place {
    /// The place of a write that a command on the machine makes.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    init(local engine: any Engine) throws {
        let governance = try engine.connectGovernance()
        let writer = try engine.connectGuarded(writes: true, layers: .all)
        // One file has one lock: a writer can't wait for itself.
        self.init(
            writer: writer, governance: engine.dialect == .sqlite ? writer.own : governance, digest: Digest.sha256)
    }
}

extension GovernedWrite {
    /// Carries out a write of a command on the machine, which has no answer to be kept.
    ///
    /// - Parameter body: gives the rows changed.
    /// - Throws: as ``run(at:failure:_:)``.
    func run(local place: Place, _ body: () throws -> Int) throws -> Outcome {
        try run(at: place, failure: { .init(status: $0.code.httpStatus, response: "") }) {
            (try body(), .init(status: 200, response: ""))
        }
    }
}
