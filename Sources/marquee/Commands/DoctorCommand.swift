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
            Without --security the database is looked at: schema, foreign keys, governance tables, audit chain, roles, and on \
            a server accounts, rights, triggers and procedures. With it, every \
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
        try CommandOutcome.written(as: common.format) {
            guard let security, let tokenAnalyst, let tokenScientist else { return try lookAtDatabase() }
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

    private struct Health: Encodable {
        let database: String
        let schemaVersion: Int
        let auditEntries: Int64
        let auditHead: String
    }

    private func lookAtDatabase() throws -> String? {
        let database = DatabaseURL(common.database)
        let engine = try database.engine()
        // Both say so when there is no warehouse of this version.
        try engine.requireWarehouse()
        guard let connection = try engine.openForReading() else { return nil }
        let orphans = try Orphans.all(connection)
        guard orphans.isEmpty else {
            throw MarqueeError(.constraintViolated, "rows refer to rows that are not there", details: orphans)
        }
        let governance = try engine.connectGovernance()
        let audit = try AuditLog(governance, digest: Digest.sha256).verify(expecting: nil)
        try engine.requireSingleWriter()
        let findings = try engine.findings() + RoleCheck(governance, roles: Role.allCases.map(\.rawValue)).findings()
        guard findings.isEmpty else {
            throw MarqueeError(
                .rightsDiffer, "who may do what is not as it should be", details: findings,
                hint: "`marquee serve` puts rights, procedures and triggers right when it starts; see docs/security.md")
        }
        let health = Health(
            database: database.redacted, schemaVersion: Schema.current.version, auditEntries: audit.entries,
            auditHead: audit.head)
        return switch common.format {
        case .json: try JSONText.encoded(health)
        case .text:
            common.quiet
                ? nil
                : """
                \(health.database) is sound: schema version \(health.schemaVersion), no row without the row it refers to, \
                \(Int(health.auditEntries).grouped) audit entries, each sealed by the next.
                """
        }
    }
}

/// Rows of the schema's tables that refer to rows that are not there.
private enum Orphans {
    static func all(_ connection: any Connection) throws -> [String] {
        try Schema.current.tables.flatMap { table in
            try table.foreignKeys.compactMap { key in
                let count = try connection.integer(
                    """
                    SELECT COUNT(*) FROM \(table.name) c LEFT JOIN \(key.table) p ON p.\(key.key) = c.\(key.column)
                    WHERE c.\(key.column) IS NOT NULL AND p.\(key.key) IS NULL
                    """)
                return (count ?? 0) == 0 ? nil : "\(table.name).\(key.column): \(count ?? 0) rows"
            }
        }
    }
}
