import ArgumentParser
import Foundation
import MarqueeAccess
import MarqueeCatalog
import MarqueeServer
import MarqueeWarehouse

/// `marquee sandbox`.
struct SandboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox", abstract: "Work on private copies of the warehouse, and bring back what is good.",
        subcommands: [
            CreateCommand.self, ListCommand.self, ResetCommand.self, DiffCommand.self, PromoteCommand.self,
            DropCommand.self,
        ])

    /// The sandboxes of a warehouse.
    fileprivate static func sandboxes(_ common: CommonOptions) throws -> Sandboxes {
        let engine = try DatabaseURL(common.database).engine()
        return try Sandboxes(engine, engine.connectGovernance(), digest: Digest.sha256)
    }

    /// The author of an act in somebody's name.
    fileprivate static func author(for owner: String) -> Author {
        let local = LocalAuthor.current
        return Author(
            principalID: local.principalID, principal: owner, role: local.role, tokenID: nil, address: local.address,
            requestID: local.requestID)
    }

    /// The argument that names a sandbox.
    struct Name: ParsableArguments {
        @Argument(help: "The sandbox: its name, or OWNER/NAME.")
        var sandbox: String

        var parts: (owner: String, name: String) { SandboxOption.parts(of: sandbox) }
    }

    fileprivate static func show(_ sandbox: Sandbox, _ verb: String, _ common: CommonOptions) throws -> String? {
        if common.format == .json { return SandboxAnswer.node(sandbox).json }
        guard !common.quiet else { return nil }
        return "The sandbox \(sandbox.name) of \(sandbox.owner) is \(verb); it stays until \(sandbox.expiresAt) UTC."
    }

    /// `marquee sandbox create`.
    struct CreateCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Copy the warehouse as it is now.")

        @OptionGroup var target: Name
        @OptionGroup var common: CommonOptions

        @Option(help: "Days after which it is removed.")
        var days: Int?

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let (owner, name) = target.parts
                let progress = SlowProgress("copying", isQuiet: common.quiet)
                let sandbox = try SandboxCommand.sandboxes(common).create(
                    name, by: SandboxCommand.author(for: owner), days: days, progress: progress.tell)
                progress.end()
                return try SandboxCommand.show(sandbox, "ready", common)
            }
        }
    }

    /// `marquee sandbox reset`.
    struct ResetCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset", abstract: "Make a sandbox anew from the warehouse as it is now.")

        @OptionGroup var target: Name
        @OptionGroup var common: CommonOptions

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let (owner, name) = target.parts
                let progress = SlowProgress("copying", isQuiet: common.quiet)
                let sandbox = try SandboxCommand.sandboxes(common).reset(
                    name, by: SandboxCommand.author(for: owner), progress: progress.tell)
                progress.end()
                return try SandboxCommand.show(sandbox, "as the warehouse is", common)
            }
        }
    }

    /// `marquee sandbox list`.
    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List everybody's sandboxes.")

        @OptionGroup var common: CommonOptions

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let found = try SandboxCommand.sandboxes(common).list(of: nil)
                if common.format == .json { return SandboxAnswer.list(found).json }
                guard !found.isEmpty else { return "There is none: marquee sandbox create NAME" }
                var table = TextTable(["sandbox", "owner", "made", "until", "MB"])
                for listed in found {
                    let sandbox = listed.sandbox
                    table.add([
                        .word(sandbox.name), .word(sandbox.owner), .word(sandbox.createdAt), .word(sandbox.expiresAt),
                        .digits("\((Double(listed.size) / 1e6).rounded(to: 1))"),
                    ])
                }
                return table.text
            }
        }
    }

    /// `marquee sandbox drop`.
    struct DropCommand: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "drop", abstract: "Remove a sandbox.")

        @OptionGroup var target: Name
        @OptionGroup var common: CommonOptions

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let (owner, name) = target.parts
                try SandboxCommand.sandboxes(common).drop(name, of: owner, by: LocalAuthor.current)
                if common.format == .json { return JSONNode.object([("dropped", .text(name))]).json }
                return common.quiet ? nil : "The sandbox \(name) of \(owner) is removed."
            }
        }
    }
}

/// Says how far something is, once it takes longer than a second.
final class SlowProgress {
    private let name: String
    private let display: ProgressDisplay
    private let start = ContinuousClock.now
    private var told = 0
    private var isShown = false

    private static let parts = 1000

    init(_ name: String, isQuiet: Bool) {
        self.name = name
        display = ProgressDisplay(isQuiet: isQuiet)
    }

    func tell(_ share: Double) {
        guard isShown || ContinuousClock.now - start > .seconds(1) else { return }
        if !isShown { display.begin(name, total: Self.parts) }
        isShown = true
        let done = Int(share * Double(Self.parts))
        display.advance(done - told)
        told = done
    }

    func end() { display.end() }
}
