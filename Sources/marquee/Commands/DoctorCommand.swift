import ArgumentParser
import Foundation
import MarqueeAccess
import MarqueeAttacks
import MarqueeCatalog
import MarqueeWarehouse

/// `marquee doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "See whether a warehouse is sound, or whether a server refuses what it must.",
        discussion: """
            Without --security everything in the database is read and checked: pages, tables and indexes by the engine's own \
            check, schema, foreign keys, audit chain, roles, sandboxes, free space, and on a server accounts, rights, triggers \
            and procedures. The verdict is kept, and /health/ready of a server repeats it. With --security, every \
            attack that Marquee knows is sent to a running server, and each must be refused; the server's data stays as it is. \
            Use tokens of principals made for that, because the refusals appear in the audit log under their names.
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("Attack the server at this address.", valueName: "http://host:port"))
    var security: String?

    @Option(help: "With --security: a token of an analyst.")
    var tokenAnalyst: String?

    @Option(help: "With --security: a token of a scientist.")
    var tokenScientist: String?

    @Option(help: ArgumentHelp("With --security: only attacks whose names begin so.", valueName: "prefix"))
    var only: String?

    func validate() throws {
        guard (security == nil) == (tokenAnalyst == nil), (security == nil) == (tokenScientist == nil) else {
            throw ValidationError("--security, --token-analyst and --token-scientist belong together")
        }
    }

    func run() throws {
        guard let security, let tokenAnalyst, let tokenScientist else { return try WarehouseExamination(common).run() }
        try CommandOutcome.written(as: common.format) {
            let target = try AttackTarget(security, analyst: tokenAnalyst, scientist: tokenScientist)
            let attacks = AttackList.all.filter { $0.id.hasPrefix(only ?? "") }
            return try attack(target, attacks)
        }
    }

    private struct SecurityReport: Encodable {
        let attacks, refused: Int
        let slowest: String
        let slowestSeconds: Double
    }

    private func attack(_ target: AttackTarget, _ attacks: [Attack]) throws -> String? {
        let before = try target.state()
        let outcomes = try AttackRun(target).run(attacks)
        let after = try target.state()
        let slowest = outcomes.max { $0.seconds < $1.seconds }
        let report = SecurityReport(
            attacks: outcomes.count, refused: outcomes.count(where: \.isRefused),
            slowest: slowest?.attack.id ?? "", slowestSeconds: ((slowest?.seconds ?? 0) * 1000).rounded() / 1000)
        let failures =
            outcomes.filter { !$0.isRefused }.map {
                "\($0.attack.id): \($0.answer) (\($0.seconds.rounded(to: 2)) s)"
            }
            + before.keys.sorted().filter { before[$0] != after[$0] }.map {
                "\($0) has changed: \(before[$0] ?? "") before, \(after[$0] ?? "") after"
            }
        guard failures.isEmpty else {
            throw MarqueeError(
                .securityCheckFailed,
                "\(report.attacks - report.refused) of \(report.attacks) attacks were not refused as they should be",
                details: failures, hint: "do not let strangers at this server before it is mended")
        }
        return switch common.format {
        case .json: try JSONText.encoded(report)
        case .text:
            common.quiet
                ? nil
                : """
                \(report.attacks) attacks, all of them refused, and the warehouse is as it was.
                The slowest took \((slowest?.seconds ?? 0).rounded(to: 2)) s: \(report.slowest).
                """
        }
    }
}
