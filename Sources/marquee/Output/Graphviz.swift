import Foundation
import MarqueeCatalog

/// Graphviz, which lays diagrams out.
enum Graphviz {
    /// Runs `dot`.
    ///
    /// - Returns: the diagram as SVG.
    /// - Throws: `MQ513` when Graphviz is not installed or fails.
    static func svg(of diagram: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["dot", "-Tsvg"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw missing
        }
        // The diagram is smaller than a pipe's buffer, so writing it first cannot wait for what is read afterwards.
        input.fileHandleForWriting.write(Data(diagram.utf8))
        try? input.fileHandleForWriting.close()
        let svg = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw missing }
        return String(decoding: svg, as: UTF8.self)
    }

    private static var missing: MarqueeError {
        MarqueeError(
            .toolMissing, "Graphviz could not lay the diagram out",
            hint: "install it (Debian: apt-get install graphviz)")
    }
}
