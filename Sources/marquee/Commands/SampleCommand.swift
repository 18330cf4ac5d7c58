import ArgumentParser
import Foundation
import MarqueeCatalog
import MarqueeIngest

/// `marquee sample`.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Write an invented catalog with the proportions and the quirks of a real one.")

    @Option(help: "Number of titles; there are about 13 credits for each.")
    var titles: Int = 6_000

    @Option(help: "The same seed gives the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "The folder to write to; it is made if there is none.")
    var out: String

    @OptionGroup var results: ResultOption

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    private var format: OutputFormat { results.format }

    private struct Outcome: Encodable {
        let folder: String
        let titles: Int
        let seed: UInt64
        let bytes: Int
    }

    func run() throws {
        try CommandOutcome.written(as: format) {
            guard (0...10_000_000).contains(titles) else {
                throw MarqueeError(.invalidArgument, "--titles takes a number from 0 to 10,000,000")
            }
            let progress = ProgressDisplay(isQuiet: quiet)
            progress.begin("writing sample", total: titles * 800, unit: "B")
            let files = try SampleFiles(folder: out)
            try SampleCatalog(titles: titles, seed: seed).generate { file, bytes in
                try files.write(bytes, to: file)
                progress.advance(bytes.count)
            }
            progress.end()
            let outcome = Outcome(folder: out, titles: titles, seed: seed, bytes: files.bytesWritten)
            return switch format {
            case .json: try JSONText.encoded(outcome)
            case .text:
                quiet
                    ? nil
                    : "\(out): an invented catalog of \(titles.grouped) titles, \(files.bytesWritten.grouped) bytes"
            }
        }
    }
}

/// The files of a sample catalog on disk.
private final class SampleFiles {
    private let folder: String
    private var handles: [SampleFile: FileHandle] = [:]
    private(set) var bytesWritten = 0

    /// - Throws: `MQ408` when the folder or one of the files cannot be made.
    init(folder: String) throws {
        self.folder = folder
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for file in SampleFile.allCases {
                let path = "\(folder)/\(file.rawValue)"
                try Data().write(to: URL(fileURLWithPath: path))
                handles[file] = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            }
        } catch {
            throw MarqueeError(.outputNotWritable, "\(folder) cannot be written", details: [error.localizedDescription])
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer, to file: SampleFile) throws {
        do {
            try handles[file]?.write(contentsOf: bytes)
        } catch {
            throw MarqueeError(.outputNotWritable, "\(folder) cannot be written", details: [error.localizedDescription])
        }
        bytesWritten += bytes.count
    }
}
