import Foundation
import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse

/// Writes open rejects as files that can be repaired in an editor and imported again: the record as it was, behind its
/// number and the reason. One file holds the records of one source file, or of several with the same header.
struct RejectsExport {
    /// What has been written.
    struct Written: Encodable {
        struct File: Encodable {
            let path: String
            let rejects: Int
        }

        let files: [File]

        var text: String {
            guard !files.isEmpty else { return "No rejects are open." }
            return files.map { "\($0.path): \($0.rejects.grouped) \($0.rejects == 1 ? "record" : "records")" }
                .joined(separator: "\n")
        }
    }

    private struct Target {
        var name: String
        let header: String
        var bytes: [UInt8]
        var count = 0
    }

    private let folder: String
    private var targets: [Target] = []

    init(folder: String) { self.folder = folder }

    mutating func add(_ reject: RejectStore.Reject) {
        let delimiter = SourceFile.delimiter(ofHeader: reject.header)
        let index =
            targets.firstIndex { $0.header == reject.header && $0.name.hasPrefix(stem(reject.fileName)) }
            ?? targets.count
        if index == targets.count {
            let columns = [RejectsFile.rejectColumn, RejectsFile.reasonColumn].joined(separator: delimiter)
            // A header that was exported before, and refused again, has the two columns already.
            let header = original(reject.header, delimiter)
            let number = targets.filter { $0.name.hasPrefix(stem(reject.fileName)) }.count
            targets.append(
                Target(
                    name: stem(reject.fileName) + (number == 0 ? "" : "-\(number + 1)") + ".rejects.csv",
                    header: reject.header,
                    bytes: Array("\(columns)\(delimiter)\(header)\n".utf8)))
        }
        let reason = "\(reject.rule): \(reject.message)".replacing("\"", with: "\"\"")
        targets[index].bytes += Array("\(reject.id)\(delimiter)\"\(reason)\"\(delimiter)".utf8)
        targets[index].bytes += record(reject, delimiter) + Array("\n".utf8)
        targets[index].count += 1
    }

    /// - Throws: `MQ408` when the folder or a file cannot be written.
    func write() throws -> Written {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for target in targets {
                try Data(target.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(target.name)"), options: .atomic)
            }
        } catch {
            throw MarqueeError(.outputNotWritable, "\(folder) cannot be written", details: [error.localizedDescription])
        }
        return Written(files: targets.map { .init(path: "\(folder)/\($0.name)", rejects: $0.count) })
    }

    private func stem(_ fileName: String) -> String {
        let name = URL(fileURLWithPath: fileName).deletingPathExtension().lastPathComponent
        return name.hasSuffix(".rejects") ? String(name.dropLast(8)) : name
    }

    private func original(_ header: String, _ delimiter: String) -> String {
        let prefix = [RejectsFile.rejectColumn, RejectsFile.reasonColumn].joined(separator: delimiter) + delimiter
        return header.hasPrefix(prefix) ? String(header.dropFirst(prefix.count)) : header
    }

    /// The record without the two columns that an earlier export put before it.
    private func record(_ reject: RejectStore.Reject, _ delimiter: String) -> [UInt8] {
        guard original(reject.header, delimiter) != reject.header else { return reject.original }
        var isQuoted = false
        var delimiters = 0
        for (index, byte) in reject.original.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == delimiter.utf8.first, !isQuoted { delimiters += 1 }
            if delimiters == 2 { return Array(reject.original[(index + 1)...]) }
        }
        return reject.original
    }
}
