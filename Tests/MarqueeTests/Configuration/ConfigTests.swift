import Foundation
import Testing

@Suite struct ConfigTests {
    private struct Config: Decodable {
        struct Setting: Decodable {
            let name, environment, origin: String
            let value: String?
        }

        let settings: [Setting]

        subscript(_ name: String) -> Setting? { settings.first { $0.name == name } }
    }

    /// What `marquee config` shows in a folder with this file and this environment.
    private func config(file: String? = nil, _ environment: [String] = []) throws -> Config {
        let result = try run(file: file, environment, ["config", "--format", "json"])
        #expect(result.status == 0, "\(result.out)")
        let decoder = JSONDecoder()
        return try decoder.decode(Config.self, from: Data(result.out.utf8))
    }

    private func run(file: String?, _ environment: [String], _ arguments: [String]) throws -> Marquee.Result {
        let folder = TemporaryFolder()
        if let file { try folder.write(file, to: "marquee.yaml") }
        return try Command(["env"] + environment + [Marquee.binary] + arguments, in: folder.path).finished()
    }

    @Test func environment_comesBeforeTheFile() throws {
        let file = "port: 9001\npatience: 2.5\nhost: '127.0.0.2'\n"
        let config = try config(file: file, ["MARQUEE_PORT=9002", "MARQUEE_HOST="])
        #expect(config["port"]?.value == "9002" && config["port"]?.origin == "MARQUEE_PORT")
        #expect(config["patience"]?.value == "2.5" && config["patience"]?.origin == "marquee.yaml")
        #expect(config["host"]?.value == "127.0.0.2")
        #expect(config["readers"]?.value == "8" && config["readers"]?.origin == "default")
        #expect(config["claims"]?.value == nil)
    }

    @Test func commandLine_comesBeforeTheEnvironment() throws {
        let warehouse = try Warehouse(.sqlite)
        let environment = ["MARQUEE_DATABASE=sqlite:/nowhere/w.sqlite"]
        let given = ["import", Fixture.catalog, "--database", warehouse.url]
        #expect(try run(file: "database: sqlite:/nor/here", environment, given).status == 0)
        #expect(try warehouse.counts() == Fixture.counts)
        let result = try run(file: nil, environment, ["import", Fixture.catalog])
        #expect(result.status == 73 && result.err.hasPrefix("MQ501"))
    }

    @Test func fileThatIsNamed_isReadInPlaceOfTheUsualOne() throws {
        let folder = TemporaryFolder()
        try folder.write("port: 9009", to: "other.yaml")
        let config = try config(file: "port: 9001", ["MARQUEE_CONFIG=\(folder("other.yaml"))"])
        #expect(config["port"]?.value == "9009")
    }

    @Test func passwords_areNotShown() throws {
        let config = try config(
            file: "replica: mysql://u:hidden@127.0.0.1/x", ["MARQUEE_DATABASE=mysql://u:secret@127.0.0.1:3307/x"])
        #expect(config["database"]?.value == "mysql://u:…@127.0.0.1:3307/x")
        #expect(config["replica"]?.value == "mysql://u:…@127.0.0.1/x")
    }

    @Test(arguments: [
        ("port: many", []), ("allow-insecure: perhaps", []), ("log-level: loud", []), ("ports: 1", []),
        ("port: [1]", []), ("- port", []), ("port: 'unclosed", []), ("", ["MARQUEE_READERS=few"]),
        ("", ["MARQUEE_CONFIG=missing.yaml"]),
    ])
    func whatIsNotUnderstood_endsEveryCommandBeforeItBegins(_ file: String, _ environment: [String]) throws {
        for command in [["config"], ["import", Fixture.catalog]] {
            let result = try run(file: file, environment, command)
            #expect(result.status == 64)
            #expect(result.err.hasPrefix("MQ113 "))
        }
    }

    /// The page is what users know the settings from.
    @Test func settings_areThoseOfThePage() throws {
        let root = Fixture.catalog + "/../../.."
        let page = try String(contentsOfFile: "\(root)/docs/configuration.md", encoding: .utf8)
        let lines = page.split(separator: "\n").filter { $0.hasPrefix("| `") && !$0.hasPrefix("| `MARQUEE") }
        let rows = lines.map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
            }
        }
        let settings = try config().settings
        #expect(rows.map { $0[1] } == settings.map(\.name))
        #expect(rows.map { $0[2] } == settings.map(\.environment))
        #expect(rows.map { $0[4] } == settings.map { $0.value ?? "" })
    }
}
