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
        let name: String
        let header: String
        var bytes: [UInt8]
        var count = 0
    }

    private let folder: String
    private var targets: [Target] = []

    init(folder: String) { self.folder = folder }

    mutating func add(_ reject: RejectStore.Reject) {
        let (header, record) = RejectsFile.unmarked(header: reject.header, reject.original)
        let stem = stem(reject.fileName)
        let index = targets.firstIndex { $0.header == header && $0.name.hasPrefix(stem) } ?? targets.count
        if index == targets.count {
            let number = targets.filter { $0.name.hasPrefix(stem) }.count
            targets.append(
                Target(
                    name: stem + (number == 0 ? "" : "-\(number + 1)") + ".rejects.csv", header: header,
                    bytes: Array("\(RejectsFile.header(of: header))\n".utf8)))
        }
        let mark = RejectsFile.mark(
            reject.id, reason: "\(reject.rule): \(reject.message)", delimiter: SourceFile.delimiter(ofHeader: header))
        targets[index].bytes += Array(mark.utf8) + record + Array("\n".utf8)
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
}
