import ArgumentParser
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// `marquee user`.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Say who may use the warehouse over the server.",
        subcommands: [AddCommand.self, ListCommand.self, RotateCommand.self, RevokeCommand.self])

    fileprivate static func administration(_ common: CommonOptions) throws -> PrincipalAdministration {
        try PrincipalAdministration(DatabaseURL(common.database).engine(), author: LocalAuthor.current)
    }

    /// A principal with the token that is shown this once.
    private struct IssuedBody: Encodable {
        let name, role, token: String
        let expiresAt, databasePassword: String?
    }

    fileprivate static func show(_ issued: PrincipalAdministration.Issued, _ common: CommonOptions) throws -> String {
        let body = IssuedBody(
            name: issued.name, role: issued.role.rawValue, token: issued.token, expiresAt: issued.expiresAt,
            databasePassword: issued.databasePassword)
        if common.format == .json { return try JSONText.encoded(body) }
        guard !common.quiet else { return issued.token }
        let article = issued.role == .scientist ? "a" : "an"
        let end = issued.expiresAt.map { " until \($0) UTC" } ?? ""
        let account = issued.databasePassword.map {
            "\n\nAccount of the database server, which may read: user \(issued.name), password \($0)"
        }
        return """
            \(issued.name) is \(article) \(issued.role.rawValue)\(end). The token, shown this once:

              \(issued.token)\(account ?? "")
            """
    }

    /// `marquee user add`.
    struct AddCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add somebody, and print the token.")

        @Argument(help: "A name of up to 64 characters, without quotation marks and control characters.")
        var name: String

        @Option(help: "analyst (reads), scientist (reads and writes) or engineer (also sees the audit log).")
        var role: Role

        @Option(help: "Days after which the token ends to hold.")
        var expiresIn: Int?

        @Flag(help: "Also make an account of the MariaDB server that may read the warehouse with any tool.")
        var databaseAccount = false

        @OptionGroup var common: CommonOptions

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let issued = try UserCommand.administration(common).add(
                    name, role: role, days: expiresIn, hasAccount: databaseAccount)
                return try UserCommand.show(issued, common)
            }
        }
    }

    /// `marquee user rotate`.
    struct RotateCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "Give somebody a new token; those before end to hold at once.")

        @Argument(help: "The name.")
        var name: String

        @Option(help: "Days after which the token ends to hold.")
        var expiresIn: Int?

        @OptionGroup var common: CommonOptions

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                try UserCommand.show(try UserCommand.administration(common).rotate(name, days: expiresIn), common)
            }
        }
    }

    /// `marquee user revoke`.
    struct RevokeCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Revoke somebody's tokens, on every server at once.")

        @Argument(help: "The name.")
        var name: String

        @OptionGroup var common: CommonOptions

        private struct Outcome: Encodable {
            let name: String
            let revoked: Int
        }

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let count = try UserCommand.administration(common).revoke(name)
                return switch common.format {
                case .json: try JSONText.encoded(Outcome(name: name, revoked: count))
                case .text: common.quiet ? nil : "\(count) token\(count == 1 ? "" : "s") of \(name) revoked."
                }
            }
        }
    }

    /// `marquee user list`.
    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List who there is.")

        @OptionGroup var common: CommonOptions

        private struct Entry: Encodable {
            let name, role, createdAt: String
            let tokens: Int
            let expiresAt: String?
        }

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let principals = try PrincipalStore(DatabaseURL(common.database).engine().connectGovernance()).all()
                if common.format == .json {
                    return try JSONText.encoded(
                        principals.map {
                            Entry(
                                name: $0.name, role: $0.role, createdAt: $0.createdAt, tokens: $0.tokens,
                                expiresAt: $0.expiresAt)
                        })
                }
                guard !principals.isEmpty else { return "There is nobody yet: marquee user add NAME --role analyst" }
                var table = TextTable(["name", "role", "since", "tokens", "until"])
                for principal in principals {
                    table.add([
                        .word(principal.name), .word(principal.role), .word(principal.createdAt),
                        .number(principal.tokens),
                        .word(principal.expiresAt ?? (principal.tokens > 0 ? "no end" : "revoked")),
                    ])
                }
                return table.text
            }
        }
    }
}

extension Role: ExpressibleByArgument {}
