import ArgumentParser
import MarqueeAnalysis
import MarqueeCatalog

/// `marquee claims`.
struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims", abstract: "Hold sentences about the catalog against the data.",
        discussion: """
            Each claim of the file names a figure of the report, or a statement that reads, and what is expected of it. It holds, \
            holds under another rule, is tied, or fails; where a verdict is not the one that the file expects, the exit status \
            says so. See docs/claims.md.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, junit
    }

    @Argument(help: "The file of claims, in YAML.")
    var file: String

    @OptionGroup var warehouse: DatabaseOption

    @Option(help: "text, json or junit.")
    var format: Format = .text

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    func run() throws {
        var isAsExpected = true
        try CommandOutcome.written(as: format == .json ? .json : .text) {
            let claims = try ClaimsFile.read(file)
            let outcomes = try WarehouseStudy(DatabaseURL(warehouse.url).engine()).check(claims)
            isAsExpected = outcomes.isAsExpected
            return switch format {
            case .json: outcomes.json.json
            case .junit: outcomes.junit
            case .text: quiet && isAsExpected ? nil : outcomes.text
            }
        }
        if !isAsExpected { throw ExitCode(ErrorCode.claimsRefuted.exitStatus) }
    }
}
