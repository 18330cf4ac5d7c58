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
        try CommandFailure.reported {
            let job = ImportJob(
                engine: try DatabaseURL(common.database).engine(), prune: prune, isDryRun: dryRun)
            _ = try job.run(try SourceFiles.open(sources, encoding: encoding))
        }
    }
}

extension SourceEncoding: ExpressibleByArgument {}
