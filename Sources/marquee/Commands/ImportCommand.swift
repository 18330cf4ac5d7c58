import ArgumentParser
import MarqueeAnalysis
import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse

/// `marquee import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import, clean and normalise catalog files into the warehouse.")

    @Argument(help: "Folders or files. In a folder, the files that end in .csv, .tsv, .psv or .txt are taken.")
    var sources: [String]

    @OptionGroup var common: CommonOptions

    @Option(help: "How the files are encoded: utf-8 (UTF-16 is told by its byte order mark) or latin-1.")
    var encoding: SourceEncoding = .automatic

    @Flag(help: "Delete what the files no longer have, and what refers to it.")
    var prune = false

    @OptionGroup var references: ReferenceOption
    @OptionGroup var cluster: SingleWriterOption

    @Flag(help: "Show what would be changed, and write nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Hold these claims against the warehouse afterwards and keep how they stood. Without it MARQUEE_CLAIMS counts, then the configuration file.",
            valueName: "file"))
    var claims: String?

    func run() throws {
        try CommandOutcome.written(as: common.format) {
            // Read first, so that a file that can't be read is refused before anything is imported.
            let claims = try (claims ?? Settings.current.text(.claims)).map(ClaimsFile.read)
            let (files, bytes) = try SourceFiles.open(sources, encoding: encoding)
            let job = ImportJob(
                database: DatabaseURL(common.database, isSingleWriter: cluster.isSet), prune: prune, isDryRun: dryRun,
                onReference: references.policy, progress: ProgressDisplay(isQuiet: common.quiet))
            var report = try job.run(files, totalBytes: bytes)
            if let claims, let run = report.run { report.claims = try check(claims, after: run) }
            return switch common.format {
            case .json: try JSONText.encoded(report)
            case .text: common.quiet ? nil : report.text
            }
        }
    }

    private func check(_ claims: [Claim], after run: Int64) throws -> [ImportReport.Claim] {
        let engine = try DatabaseURL(common.database).engine()
        let outcomes = try WarehouseStudy(engine).check(claims).outcomes
        let kept = outcomes.map {
            KeptClaim(sentence: $0.claim.sentence, verdict: $0.verdict.rawValue, found: $0.found)
        }
        if let connection = try engine.connect(createIfMissing: false) {
            try ClaimStore(connection).keep(kept, after: run)
        }
        return outcomes.map {
            .init(
                claim: $0.claim.sentence, verdict: $0.verdict.rawValue, expected: $0.claim.expected.rawValue,
                found: $0.found, asExpected: $0.isAsExpected)
        }
    }
}

extension SourceEncoding: ExpressibleByArgument {}
