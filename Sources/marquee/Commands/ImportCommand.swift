import ArgumentParser
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

    @Flag(help: "Show what would be changed, and write nothing.")
    var dryRun = false

    func run() throws {
        try CommandOutcome.written(as: common.format) {
            let (files, bytes) = try SourceFiles.open(sources, encoding: encoding)
            let job = ImportJob(
                database: DatabaseURL(common.database), prune: prune, isDryRun: dryRun,
                progress: ProgressDisplay(isQuiet: common.quiet))
            let report = try job.run(files, totalBytes: bytes)
            return switch common.format {
            case .json: try JSONText.encoded(report)
            case .text: common.quiet ? nil : report.text
            }
        }
    }
}

extension SourceEncoding: ExpressibleByArgument {}
