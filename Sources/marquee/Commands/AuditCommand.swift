import ArgumentParser
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// `marquee audit`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "See who wrote what, and that nobody has changed the record of it.",
        subcommands: [ListCommand.self, ShowCommand.self, UndoCommand.self, VerifyCommand.self])

    fileprivate static func log(_ common: CommonOptions) throws -> AuditLog {
        AuditLog(try DatabaseURL(common.database).engine().connectGovernance(), digest: Digest.sha256)
    }

    /// `marquee audit list`.
    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the latest entries of the audit log, the latest first.")

        @OptionGroup var common: CommonOptions

        @Option(help: "How many.")
        var limit: Int = 50

        @Option(help: "Only entries before the one of this number.")
        var before: Int64?

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                guard (1...100_000).contains(limit) else {
                    throw MarqueeError(.invalidArgument, "--limit is from 1 to 100,000")
                }
                let entries = try AuditCommand.log(common).latest(limit, before: before)
                let next = entries.count == limit ? entries.last.map(\.id).flatMap { $0 > 1 ? $0 : nil } : nil
                if common.format == .json { return AuditText.json(entries, nextBefore: next) }
                guard !entries.isEmpty else { return "Nothing was written over the server yet." }
                var table = TextTable(["entry", "at", "who", "role", "action", "rows", "outcome", "statement"])
                for entry in entries {
                    let fields = Dictionary(
                        uniqueKeysWithValues: AuditLog.fields(of: entry).map { ($0.name, $0.value) })
                    let text = { (name: String) in fields[name]?.text ?? "" }
                    let statement = text("statement").replacing("\n", with: "⏎")
                    let error = text("error_code")
                    table.add([
                        .number(Int(entry.id)), .word(text("at")), .word(text("principal")), .word(text("role")),
                        .word(text("action")), .digits(text("rows_affected")),
                        .word(text("outcome") + (error.isEmpty ? "" : " \(error)")),
                        .word(statement.count > 60 ? "\(statement.prefix(59))…" : statement),
                    ])
                }
                return table.text
            }
        }
    }

    /// `marquee audit verify`.
    struct VerifyCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Compute the whole chain of the audit log anew.",
            discussion: """
                Note number and hash of the last entry somewhere else; --entry and --hash then show later that the log has not \
                been written anew from the beginning or cut off.
                """)

        @OptionGroup var common: CommonOptions

        @Option(help: "Number of an entry whose hash was noted.")
        var entry: Int64?

        @Option(help: "The hash that was noted.")
        var hash: String?

        private struct Outcome: Encodable {
            let entries: Int64
            let head: String
        }

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                guard (entry == nil) == (hash == nil) else {
                    throw MarqueeError(.invalidArgument, "--entry and --hash belong together")
                }
                let expected = entry.flatMap { entry in hash.map { (entry, $0) } }
                let result = try AuditCommand.log(common).verify(expecting: expected)
                return switch common.format {
                case .json: try JSONText.encoded(Outcome(entries: result.entries, head: result.head))
                case .text:
                    common.quiet
                        ? nil
                        : "\(Int(result.entries).grouped) entries, each sealed by the next. The last one: \(result.head)"
                }
            }
        }
    }
}

extension Value {
    /// The value as text; empty for NULL.
    var text: String {
        switch self {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        case .bytes(let bytes): "\(bytes.count) bytes"
        }
    }
}
