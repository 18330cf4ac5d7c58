import Foundation
import Testing

/// A database as an earlier version of Marquee left it: a script for the engine's own client, in Tests/Fixtures/upgrade.
/// CONTRIBUTING.md says how to add one.
struct UpgradeFixture: CustomTestStringConvertible, Sendable {
    let name: String
    let kind: Warehouse.Kind

    private static let folder = URL(fileURLWithPath: Fixture.catalog).deletingLastPathComponent()
        .appendingPathComponent("upgrade").path

    /// All fixtures of the engines that tests run on.
    static let tested: [UpgradeFixture] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Warehouse.Kind.tested.flatMap { kind in
            files.filter { $0.hasSuffix(suffix(kind)) }.sorted().map {
                UpgradeFixture(name: String($0.dropLast(suffix(kind).count)), kind: kind)
            }
        }
    }()

    private static func suffix(_ kind: Warehouse.Kind) -> String { kind == .sqlite ? ".sqlite.sql" : ".mariadb.sql" }

    var testDescription: String { "\(name) on \(kind.testDescription)" }

    /// The version of the governance tables; nil for a database that was never served.
    var governance: Int? {
        let parts = name.split(separator: "-")
        return parts[0] == "governance" ? Int(parts[1]) : nil
    }

    /// True if the version kept the rows that writes changed.
    var hasUndo: Bool { governance.map { $0 >= 2 } ?? false }

    func hasSandbox() throws -> Bool { try text().contains("'trial'") }

    /// True if an analyst has an account of the database server.
    func hasAccount() throws -> Bool { try text().contains("CREATE USER `dan_") }

    /// The next edition of the fixture's catalog: one score differs, and there is one title more.
    static func nextEdition() throws -> TemporaryFolder {
        let edition = TemporaryFolder()
        for name in ["raw_titles.csv", "raw_credits.csv", "Best Movies.csv"] {
            let text = try String(contentsOfFile: "\(folder)/catalog/\(name)", encoding: .utf8)
            let more = name == "raw_titles.csv" ? "tm206,Late Entry,MOVIE,2021,R,99,['drama'],['US'],,,5.0,12,\n" : ""
            try edition.write(text.replacing(",6.1,340,", with: ",6.2,341,") + more, to: name)
        }
        return edition
    }

    /// Creates the database.
    func load() throws -> Warehouse {
        let warehouse = try Warehouse(kind)
        warehouse.accounts.append("dan_\(warehouse.name)")
        let file = "fixture.sql"
        try warehouse.folder.write(Self.filled(try text(), warehouse.name), to: file)
        let input = try #require(FileHandle(forReadingAtPath: warehouse.folder(file)))
        let client =
            kind == .sqlite
            ? ["sqlite3", "-bail", "w.sqlite"] : try Server.address().client + ["--default-character-set=utf8mb4"]
        let result = try Command(client, in: warehouse.folder.path, input: input).finished()
        try #require(result.status == 0, "\(result.err)")
        return warehouse
    }

    /// The script; one that begins with `-- after FILE` continues another one.
    private func text(of file: String? = nil) throws -> String {
        let text = try String(
            contentsOfFile: "\(Self.folder)/\(file ?? name + Self.suffix(kind))", encoding: .utf8)
        guard text.hasPrefix("-- after "), let first = text.split(separator: "\n").first else { return text }
        return try self.text(of: String(first.dropFirst("-- after ".count))) + "\n" + text
    }

    /// Fills in the names of schemas, accounts and triggers, which MarqueeMySQL derives from the name of the database.
    private static func filled(_ text: String, _ name: String) -> String {
        let named = text.replacing("{{NAME}}", with: name)
            .replacing("{{PATTERN}}", with: name.replacing("_", with: "\\_"))
            .replacing("{{FINGERPRINT}}", with: fingerprint(name))
        let parts = named.split(separator: "{{TRIGGER}}` ", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts[0])) { filled, part in
            let body = part.range(of: ";;").map { part[..<$0.lowerBound] } ?? part
            filled += "\(fingerprint(String(body)))` \(part)"
        }
    }

    /// FNV-1a, 64 bits.
    private static func fingerprint(_ text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }

    /// A token of the fixtures; its secret is its number, 32 times. 1 to 3 belong to an analyst, a scientist and an engineer,
    /// 4 is revoked, 5 has expired.
    static func token(_ number: UInt8) -> String {
        let secret = Data(repeating: number, count: 32).base64EncodedString()
        return "mq\(number)_\(secret.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""))"
    }
}
