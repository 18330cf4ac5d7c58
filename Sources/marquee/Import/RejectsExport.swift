import Foundation
import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse

/// Writes open rejects as files that can be repaired in an editor and imported again: the record as it was, behind its
/// number and the reason. One file holds the records of one source file, or of several with the same name, kind and header.
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

    /// What the records of a file have in common.
    private struct Kind: Hashable {
        /// The source's name without its ending, which may tell the kind of a list.
        let stem: String
        let layout: String
        let header: String
    }

    private struct Target {
        let name: String
        var bytes: [UInt8]
        var count = 0
    }

    private let folder: String
    private var targets: [Target] = []
    private var places: [Kind: Int] = [:]

    init(folder: String) { self.folder = folder }

    mutating func add(_ reject: RejectStore.Reject) {
        let (header, record) = RejectsFile.unmarked(header: reject.header, reject.original)
        let kind = Kind(stem: stem(reject.fileName), layout: reject.layout, header: header)
        let index = places[kind] ?? targets.count
        if index == targets.count {
            targets.append(Target(name: freeName(kind.stem), bytes: Array("\(RejectsFile.header(of: header))\n".utf8)))
            places[kind] = index
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

    /// A name that no other file of the export has; another source's own name may be one that this one needs.
    private func freeName(_ stem: String) -> String {
        let taken = Set(targets.map(\.name))
        var (name, number) = ("\(stem).rejects.csv", 1)
        while taken.contains(name) {
            number += 1
            name = "\(stem)-\(number).rejects.csv"
        }
        return name
    }
}
