import Foundation
import MarqueeCatalog
import MarqueeIngest

/// A file of likes: CSV with a column `title_id` and one of viewers.
enum LikesFile {
    private static let viewers = ["viewer", "viewer_id", "user", "user_id"]

    /// - Returns: viewers and the ids of titles that they like.
    /// - Throws: `MQ401` when there is no such file, `MQ607` when it has not these columns.
    static func read(_ path: String) throws -> [(viewer: String, title: String)] {
        let rows = try columns(path)
        guard let viewer = viewers.compactMap({ rows.names.firstIndex(of: $0) }).first,
            let title = rows.names.firstIndex(of: "title_id")
        else {
            throw MarqueeError(
                .invalidLikes, "\(path) has no likes",
                details: ["columns found: \(rows.names.joined(separator: ", "))"],
                hint: "it takes the columns title_id and one of \(viewers.joined(separator: ", "))")
        }
        return rows.values.map { ($0[viewer], $0[title]) }
    }

    /// The column `title_id` of a file.
    static func titles(_ path: String) throws -> [String] {
        let rows = try columns(path)
        guard let title = rows.names.firstIndex(of: "title_id") else {
            throw MarqueeError(.invalidLikes, "\(path) has no column title_id")
        }
        return rows.values.map { $0[title] }
    }

    private static func columns(_ path: String) throws -> (names: [String], values: [[String]]) {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw MarqueeError(.sourceNotFound, "there is no file \(path)")
        }
        let reader = RecordReader(MemorySource(Array(bytes)))
        var names: [String] = []
        var values: [[String]] = []
        while true {
            switch try reader.next() {
            case .end: return (names, values)
            case .damage(let damage):
                throw MarqueeError(
                    .invalidLikes, "\(path) can't be read", details: ["line \(damage.line)", "\(damage.kind)"])
            case .record:
                let fields = (0..<reader.fieldCount).map { String(decoding: reader.field($0), as: UTF8.self) }
                if names.isEmpty {
                    names = fields
                    reader.expectedFields = fields.count
                } else {
                    values.append(fields)
                }
            }
        }
    }
}
