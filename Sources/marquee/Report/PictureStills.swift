import Foundation
import MarqueeAnalysis
import MarqueeCatalog
import MarqueeServer

/// The pictures of a report as files, drawn by vl-convert of the Python client.
struct PictureStills {
    let folder: String
    let format: String

    /// - Throws: `MQ513` when there is no Python with vl-convert, `MQ408` when the folder can't be written.
    func write(_ report: CatalogReport) throws {
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw MarqueeError(.outputNotWritable, "\(folder) can't be written", details: [error.localizedDescription])
        }
        let python = ProcessInfo.processInfo.environment["MARQUEE_PYTHON"] ?? "python3"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-m", "marquee._stills", "-", folder, "--format", format]
        let (input, errors) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        do { try process.run() } catch { throw missing("\(error)") }
        // The program may end before it has read all, which is said by its status.
        signal(SIGPIPE, SIG_IGN)
        try? input.fileHandleForWriting.write(contentsOf: Data(Pictures.specifications(of: report.report).bytes))
        try? input.fileHandleForWriting.close()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw missing(String(decoding: said.suffix(500), as: UTF8.self)) }
    }

    private func missing(_ detail: String) -> MarqueeError {
        MarqueeError(
            .toolMissing, "the pictures could not be drawn",
            details: detail.split(separator: "\n").suffix(3).map(String.init),
            hint: "name a Python that has the package marquee[pictures] in MARQUEE_PYTHON")
    }
}
