import ArgumentParser
import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse

/// `marquee rejects`.
struct RejectsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejects", abstract: "Look at the records that imports refused, repair them and send them again.",
        subcommands: [ListCommand.self, ExportCommand.self, RetryCommand.self])

    /// The warehouse's open rejects.
    fileprivate static func store(_ common: CommonOptions) throws -> RejectStore {
        let database = DatabaseURL(common.database)
        guard let connection = try database.engine().openForReading() else {
            throw MarqueeError(
                .noWarehouse, "there is no warehouse at \(database.redacted)", hint: "make one with `marquee import`")
        }
        return RejectStore(connection)
    }

    /// `marquee rejects list`.
    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the records that were refused and not taken in since.")

        @OptionGroup var common: CommonOptions

        @Option(help: "Only those of this run.")
        var importRun: Int64?

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                var list = RejectList()
                try RejectsCommand.store(common).forEachOpen(ofRun: importRun) { list.add($0) }
                return switch common.format {
                case .json: try JSONText.encoded(list)
                case .text: common.quiet ? nil : list.text
                }
            }
        }
    }

    /// `marquee rejects export`.
    struct ExportCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract:
                "Write the refused records, as they were, with a column that says why, one file for each source file.")

        @OptionGroup var common: CommonOptions

        @Option(help: "Only those of this run.")
        var importRun: Int64?

        @Option(help: "The folder to write to; it is made if there is none.")
        var out: String = "rejects"

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                var export = RejectsExport(folder: out)
                try RejectsCommand.store(common).forEachOpen(ofRun: importRun) { export.add($0) }
                let written = try export.write()
                return switch common.format {
                case .json: try JSONText.encoded(written)
                case .text: common.quiet ? nil : written.text
                }
            }
        }
    }

    /// `marquee rejects retry`.
    struct RetryCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry", abstract: "Import exported records that have been repaired.")

        @Argument(help: "Files that `marquee rejects export` wrote, or folders of them.")
        var sources: [String]

        @OptionGroup var common: CommonOptions

        @OptionGroup var references: ReferenceOption

        func run() throws {
            try CommandOutcome.written(as: common.format) {
                let (files, bytes) = try SourceFiles.open(sources, encoding: .automatic)
                for file in files where file.retriedRejects == nil {
                    throw MarqueeError(
                        .notARejectsFile,
                        "\(file.name) does not begin with the columns \(RejectsFile.rejectColumn) and "
                            + RejectsFile.reasonColumn,
                        hint: "take a file that `marquee rejects export` wrote; import others with `marquee import`")
                }
                // Without a warehouse there are no rejects; a new one would be somebody's typing error.
                _ = try RejectsCommand.store(common)
                let report = try ImportJob(
                    database: DatabaseURL(common.database), prune: false, isDryRun: false,
                    onReference: references.policy, isAddition: true,
                    progress: ProgressDisplay(isQuiet: common.quiet)
                ).run(files, totalBytes: bytes)
                return switch common.format {
                case .json: try JSONText.encoded(report)
                case .text: common.quiet ? nil : report.text
                }
            }
        }
    }
}
