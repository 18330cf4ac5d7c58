import Glibc
package import Logging
import MarqueeCatalog
import MarqueeWarehouse

/// Writes each log message as one line of JSON to standard error.
package struct JSONLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let label: String

    package init(label: String, level: Logger.Level) {
        self.label = label
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line: [UInt8] = []
        line.reserveCapacity(400)
        line += "{\"at\":\"\(Timestamp.now().text)\",\"level\":\"\(event.level.rawValue)\",\"message\":".utf8
        JSONNode.text(event.message.description).write(into: &line)
        var all = event.metadata ?? [:]
        all.merge(metadata) { own, _ in own }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            line.append(UInt8(ascii: ","))
            let hasDots = key.utf8.contains(UInt8(ascii: "."))
            JSONNode.text(hasDots ? key.replacing(".", with: "_") : key).write(into: &line)
            line.append(UInt8(ascii: ":"))
            Self.write(value.description, of: key, into: &line)
        }
        line += "}\n".utf8
        // One call a line, so that lines of several threads don't mix.
        line.withUnsafeBytes { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static let numbers: Set<String> = ["milliseconds", "seconds", "rows", "status"]

    private static func write(_ text: String, of key: String, into line: inout [UInt8]) {
        if numbers.contains(key), Double(text)?.isFinite == true {
            line += text.utf8
        } else {
            JSONNode.text(text).write(into: &line)
        }
    }
}
