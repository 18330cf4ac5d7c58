import Foundation
import Testing

/// What `marquee import --format json` writes.
struct Report: Decodable {
    struct File: Decodable {
        let name, layout: String
        let rowsRead, rowsLoaded, rowsMerged, rowsRejected: Int
    }

    struct Reject: Decodable {
        let file, rule: String
        let line: Int
    }

    struct Finding: Decodable {
        let rule, original: String
        let proposal: String?
    }

    struct Table: Decodable {
        struct Column: Decodable {
            let name: String
            let added, changed, unchanged: Int
        }

        let name: String
        let added, changed, unchanged, gone, removed: Int
        let columns: [Column]

        /// added, changed, unchanged, gone, removed.
        var counts: [Int] { [added, changed, unchanged, gone, removed] }
    }

    struct Pruned: Decodable, Equatable {
        let table: String
        let rows: Int
    }

    struct Reference: Decodable, Equatable {
        let schema, constraint, reason: String?
        let table, refersTo, change, rule, action: String
        let columns, refersToColumns: [String]
        let rows: Int

        /// `picks.title_id > titles.id: 2 delete refuse`.
        var summary: String {
            "\(table).\(columns.joined(separator: "+")) > \(refersTo).\(refersToColumns.joined(separator: "+")): "
                + "\(rows) \(change) \(action)"
        }
    }

    let run: Int64?
    let dryRun, changed: Bool
    let files: [File]
    let tables: [Table]
    let pruned: [Pruned]
    let onReference: String
    let references: [Reference]
    let rejects: [Reject]
    let findings: [Finding]
    let findingsTotal: Int

    /// - Throws: when the text is anything but one JSON object of this shape.
    init(_ text: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Self.self, from: Data(text.utf8))
    }

    func table(_ name: String, _ location: SourceLocation = #_sourceLocation) throws -> Table {
        try #require(tables.first { $0.name == name }, sourceLocation: location)
    }

    /// Columns of a table with changed values, and the number of these.
    func changedColumns(_ table: String) throws -> [String: Int] {
        let changed = try self.table(table).columns.filter { $0.changed > 0 }
        return Dictionary(uniqueKeysWithValues: changed.map { ($0.name, $0.changed) })
    }
}
