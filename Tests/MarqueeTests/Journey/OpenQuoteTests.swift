import Foundation
import Testing

/// Files of which nearly nothing can be read.
struct OpenQuoteTests {
    /// Bytes of the generated files; 300 MB take half a minute.
    private static let size = (ProcessInfo.processInfo.environment["MARQUEE_LARGE_FILES"].flatMap(Int.init) ?? 8) << 20

    @Test(arguments: ["a\n", "\"\n", "a,b\n", "\n\"\""])
    func file_afterAnOpenQuote_isRefusedInLittleMemory(_ line: String) throws {
        let folder = TemporaryFolder()
        let path = folder("titles.csv")
        var text = Data("id,title,type,release_year\ntm1,\"never closed,MOVIE,2000\n".utf8)
        let lines = Data(String(repeating: line, count: (1 << 20) / line.utf8.count).utf8)
        while text.count < Self.size { text += lines }
        try text.write(to: URL(fileURLWithPath: path))
        let script = "ulimit -v 1500000; exec \"$@\""
        let result = try Command(
            [
                "sh", "-c", script, "sh", Marquee.binary, "import", path, "--database",
                "sqlite:\(folder.path)/w.sqlite", "--format", "json",
            ]
        ).finished()
        #expect(
            [0, 65].contains(result.status), "\(result.status) \(result.out.prefix(300)) \(result.err.suffix(600))")
        if result.status == 65 { #expect((result.out + result.err).contains("MQ412"), "\(result.out)\(result.err)") }
    }
}
