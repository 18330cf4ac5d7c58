import ArgumentParser
import Foundation
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// The part of `marquee doctor` that looks at a warehouse: says each check as it runs, keeps the verdict, and ends with the
/// error of the first check that failed.
struct WarehouseExamination {
    private let common: CommonOptions

    init(_ common: CommonOptions) { self.common = common }

    private struct Report: Encodable {
        struct Check: Encodable {
            let name, subject: String
            let outcome: HealthResult.Outcome
            let findings: [String]
            let seconds: Double
        }

        let database: String
        let checks: [Check]
        var schemaVersion: Int?
        var auditEntries: Int64?
        var auditHead: String?
        var error: CommandOutcome.ErrorReport.Body?
    }

    func run() throws {
        try CommandOutcome.written(as: common.format) {
            let database = DatabaseURL(common.database)
            let engine = try database.engine()
            guard try Self.isThere(engine) else {
                throw MarqueeError(
                    .noWarehouse, "there is no warehouse at \(database.redacted)",
                    hint: "make one with `marquee import`")
            }
            let says = common.format == .text && !common.quiet
            let health = WarehouseHealth(engine, roles: Role.allCases.map(\.rawValue), digest: Digest.sha256) {
                result in
                if says { _ = try? StandardStream.output("\(Self.lines(result).printable)\n".utf8) }
            }
            health.run()
            let error = health.error
            keep(HealthVerdict(at: Timestamp.now().rfc3339, code: error?.code), engine)
            if common.format == .json { return try json(health, database, error) }
            if let error { throw error }
            return common.quiet ? nil : Self.summary(health, database)
        }
    }

    /// True if there is a database; what is damaged is there too.
    private static func isThere(_ engine: any Engine) throws -> Bool {
        do { return try engine.connect(createIfMissing: false) != nil } catch let error as MarqueeError
            where [.storeDamaged, .notAMarqueeStore].contains(error.code)
        {
            return true
        }
    }

    /// A verdict that cannot be kept changes nothing of what was found.
    private func keep(_ verdict: HealthVerdict, _ engine: any Engine) {
        do { try engine.health.keep(verdict) } catch {
            StandardStream.error("the verdict was not kept for /health/ready: \("\(error)".printable)\n")
        }
    }

    private static func lines(_ result: HealthResult) -> String {
        let name = result.name.padding(toLength: 18, withPad: " ", startingAt: 0)
        let outcome = result.outcome.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
        let head = "\(outcome) \(name) \(result.subject) (\(result.seconds.rounded(to: 2)) s)"
        return ([head] + result.findings.map { "         \($0)" }).joined(separator: "\n")
    }

    private func json(_ health: WarehouseHealth, _ database: DatabaseURL, _ error: MarqueeError?) throws -> String? {
        var report = Report(
            database: database.redacted,
            checks: health.results.map {
                .init(
                    name: $0.name, subject: $0.subject, outcome: $0.outcome, findings: $0.findings,
                    seconds: ($0.seconds * 1000).rounded() / 1000)
            })
        report.auditEntries = health.audit?.entries
        report.auditHead = health.audit?.head
        guard let error else {
            report.schemaVersion = Schema.current.version
            return try JSONText.encoded(report)
        }
        report.error = .init(error)
        try StandardStream.output("\(try JSONText.encoded(report))\n".utf8)
        throw ExitCode(error.code.exitStatus)
    }

    private static func summary(_ health: WarehouseHealth, _ database: DatabaseURL) -> String {
        let warnings = health.results.count { $0.outcome == .warning }
        let more = warnings == 0 ? "" : " \(warnings) warning\(warnings == 1 ? "" : "s") above."
        return """
            \(database.redacted) is sound: schema version \(Schema.current.version), no row without the row it refers to, \
            \(Int(health.audit?.entries ?? 0).grouped) audit entries, each sealed by the next.\(more)
            """
    }
}
