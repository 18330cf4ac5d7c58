import Foundation
import MarqueeCatalog
import MarqueeIngest

/// The files that a user names on the command line.
enum SourceFiles {
    private static let endings: Set<String> = ["csv", "tsv", "psv", "txt"]

    /// Opens files, and the files in folders, in the order of their names.
    ///
    /// - Returns: the files and their size together in bytes.
    /// - Throws: `MQ401` … `MQ407` when one cannot be opened or recognised.
    static func open(_ sources: [String], encoding: SourceEncoding) throws -> (files: [SourceFile], bytes: Int) {
        var total = 0
        let files = try sources.flatMap(paths).map { path in
            let source = try FileSource(path: path)
            total += source.size
            return try SourceFile(
                name: URL(fileURLWithPath: path).lastPathComponent, bytes: source, encoding: encoding)
        }
        return (files, total)
    }

    private static func paths(_ source: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: source, isDirectory: &isFolder) else {
            throw MarqueeError(.sourceNotFound, "there is no file or folder \(source)")
        }
        guard isFolder.boolValue else { return [source] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: source)
        } catch {
            throw MarqueeError(.sourceUnreadable, "the folder \(source) cannot be read")
        }
        let found = names.filter { isSource($0, in: source) }.sorted()
        guard !found.isEmpty else {
            throw MarqueeError(
                .noSourceFiles, "the folder \(source) has no source files",
                hint: "files that end in .csv, .tsv, .psv or .txt are taken")
        }
        return found.map { "\(source)/\($0)" }
    }

    /// Files by their endings; hidden ones and folders are somebody else's.
    private static func isSource(_ name: String, in folder: String) -> Bool {
        var isFolder: ObjCBool = false
        guard !name.hasPrefix("."), endings.contains(URL(fileURLWithPath: name).pathExtension.lowercased()) else {
            return false
        }
        let exists = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
        return !(exists && isFolder.boolValue)
    }
}
