import Foundation
import Testing

/// A warehouse of a few records, whose rejects are exported, edited and sent again.
final class RejectsJourney {
    static let titles = "id,title,type,release_year\n"
    static let credits = "person_id,id,name,character,role\n"

    let warehouse: Warehouse
    /// What the last export has written.
    private(set) var exported = TemporaryFolder()

    init(_ kind: Warehouse.Kind = .sqlite) throws { warehouse = try Warehouse(kind) }

    @discardableResult
    func importing(_ files: [(name: String, text: String)]) throws -> Report {
        let folder = TemporaryFolder()
        for file in files { try folder.write(file.text, to: file.name) }
        return try Marquee.importing([folder.path, "--database", warehouse.url])
    }

    func export() throws {
        exported = TemporaryFolder()
        let result = try Marquee.run(["rejects", "export", "--out", exported.path, "--database", warehouse.url])
        try #require(result.status == 0, "\(result.out)\(result.err)")
    }

    func edit(_ file: String, _ text: String, _ replacement: String) throws {
        let exportedText = try exported.text(file)
        try #require(exportedText.contains(text), "\(exportedText)")
        try exported.write(exportedText.replacing(text, with: replacement), to: file)
    }

    @discardableResult
    func retry() throws -> Report {
        let result = try Marquee.run(
            ["rejects", "retry", exported.path, "--format", "json", "--database", warehouse.url])
        try #require(result.status == 0, "\(result.out)\(result.err)")
        return try Report(result.out)
    }

    /// Open rejects as their number and rule.
    func open() throws -> [String] {
        try warehouse.rows("SELECT id, rule FROM import_rejects WHERE resolved_by_run_id IS NULL ORDER BY id")
    }

    func titles() throws -> [String] {
        try warehouse.rows("SELECT id, title, release_year FROM titles ORDER BY id")
    }

    func persons() throws -> [String] { try warehouse.rows("SELECT id, name FROM persons ORDER BY id") }
}
