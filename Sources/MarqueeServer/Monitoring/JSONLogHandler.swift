import Foundation
package import Logging
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
        var fields: [(String, String)] = [
            ("at", Timestamp.now().text), ("level", event.level.rawValue), ("message", event.message.description),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            let hasDots = key.utf8.contains(UInt8(ascii: "."))
            fields.append((hasDots ? key.replacing(".", with: "_") : key, value.description))
        }
        let text = fields.map { "\(Self.quoted($0.0)):\(Self.value($0.1, of: $0.0))" }.joined(separator: ",")
        FileHandle.standardError.write(Data("{\(text)}\n".utf8))
    }

    private static let numbers: Set<String> = ["milliseconds", "seconds", "rows", "status"]

    private static func value(_ text: String, of key: String) -> String {
        numbers.contains(key) && Double(text)?.isFinite == true ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain { return "\"\(text)\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
