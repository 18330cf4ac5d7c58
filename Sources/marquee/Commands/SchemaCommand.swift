import ArgumentParser
import MarqueeCatalog
import MarqueeWarehouse

/// `marquee schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Show the warehouse's schema, or bring an older database up to it.",
        subcommands: [DDLCommand.self, DiagramCommand.self, DictionaryCommand.self, UpgradeCommand.self])
}

/// `marquee schema ddl`.
struct DDLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ddl", abstract: "Print the SQL that makes the schema.")

    @Option(help: "sqlite or mysql.")
    var dialect: Dialect = .sqlite

    func run() throws {
        print(DDL(dialect).statements(for: .current).map { "\($0);" }.joined(separator: "\n\n"))
    }
}

/// `marquee schema erd`.
struct DiagramCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erd", abstract: "Print the entity-relationship diagram.")

    enum Notation: String, ExpressibleByArgument, CaseIterable {
        case mermaid
        case svg
    }

    @Option(help: "mermaid, or svg (laid out by Graphviz).")
    var notation: Notation = .mermaid

    func run() throws {
        try CommandOutcome.written(as: .text) {
            switch notation {
            case .mermaid: EntityDiagram().mermaid
            case .svg: try Graphviz.svg(of: EntityDiagram().graphviz)
            }
        }
    }
}

/// `marquee schema dictionary`.
struct DictionaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictionary", abstract: "Print what every table and column means, as Markdown.")

    func run() throws { print(DataDictionary().markdown) }
}

/// `marquee schema upgrade`.
struct UpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade", abstract: "Bring a database of an earlier version up to this one's schema.")

    @OptionGroup var common: CommonOptions

    private struct Outcome: Encodable {
        let database: String
        let schemaVersion: Int
    }

    func run() throws {
        try CommandOutcome.written(as: common.format) {
            let database = DatabaseURL(common.database)
            _ = try database.engine().openForWriting()
            let version = Schema.current.version
            return switch common.format {
            case .json: try JSONText.encoded(Outcome(database: database.redacted, schemaVersion: version))
            case .text: common.quiet ? nil : "\(database.redacted) has schema version \(version)."
            }
        }
    }
}

extension Dialect: ExpressibleByArgument {}
