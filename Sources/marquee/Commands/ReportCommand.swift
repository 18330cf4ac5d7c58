import ArgumentParser
import Foundation
import MarqueeAnalysis
import MarqueeCatalog
import MarqueeServer
import MarqueeWarehouse

/// `marquee report`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Make the exploratory report of a warehouse: figures, pictures, what to look at.",
        discussion: """
            The report is one HTML file that opens without a network. --format json writes the same figures, with the \
            specification of each picture (Vega-Lite), to standard output.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case html, json
    }

    enum PictureFormat: String, ExpressibleByArgument, CaseIterable {
        case svg, png
    }

    @OptionGroup var warehouse: DatabaseOption

    @Option(
        help: ArgumentHelp(
            "Where the page is written, or with --format json the JSON; - for standard output.", valueName: "file"))
    var out: String?

    @Option(help: "html or json.")
    var format: Format = .html

    @Option(help: ArgumentHelp("Write each picture as a file of its own into this folder too.", valueName: "folder"))
    var pictures: String?

    @Option(help: "How these are written: svg or png.")
    var pictureFormat: PictureFormat = .svg

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    func run() throws {
        try CommandOutcome.written(as: format == .json ? .json : .text) {
            let database = DatabaseURL(warehouse.url)
            guard let connection = try database.engine().openForReading() else {
                throw MarqueeError(
                    .noWarehouse, "there is no warehouse at \(database.redacted)",
                    hint: "make one with `marquee import`")
            }
            let start = ContinuousClock.now
            let report = try CatalogReport(connection, database: database.name)
            if let pictures { try PictureStills(folder: pictures, format: pictureFormat.rawValue).write(report) }
            let bytes = format == .json ? report.json + [0x0A] : report.page(PictureBundle.find())
            let file = out ?? (format == .json ? "-" : "report.html")
            guard file != "-" else {
                try StandardStream.output(bytes)
                return nil
            }
            do { try Data(bytes).write(to: URL(fileURLWithPath: file), options: .atomic) } catch {
                throw MarqueeError(
                    .outputNotWritable, "\(file) can't be written", details: [error.localizedDescription])
            }
            let seconds = ((ContinuousClock.now - start) / .seconds(1)).rounded(to: 2)
            return quiet || format == .json ? nil : summary(report, file, bytes.count, seconds)
        }
    }

    private func summary(_ report: CatalogReport, _ file: String, _ bytes: Int, _ seconds: String) -> String {
        let figures = report.report.sections.flatMap(\.figures)
        let alerts = report.report.figure("alerts")
        var lines = [
            "\(figures.count) figures of \(report.origin.database) in \(seconds) s: \(file), \(bytes / 1024) KB"
        ]
        if let alerts { lines.append(alerts.finding) }
        if PictureBundle.find() == nil {
            lines.append("The pictures are missing: scripts/report-bundle.sh makes the library that draws them.")
        }
        return lines.joined(separator: "\n")
    }
}
