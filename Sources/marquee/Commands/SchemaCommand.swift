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

    @OptionGroup var results: ResultOption

    private struct Outcome: Encodable {
        let dialect: String
        let schemaVersion: Int
        let statements: [String]
    }

    func run() throws {
        try CommandOutcome.written(as: results.format) {
            let schema = Schema.current
            let statements = DDL(dialect).statements(for: schema)
            return switch results.format {
            case .json:
                try JSONText.encoded(
                    Outcome(dialect: dialect.rawValue, schemaVersion: schema.version, statements: statements))
            case .text: statements.map { "\($0);" }.joined(separator: "\n\n")
            }
        }
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

    @OptionGroup var results: ResultOption

    private struct Outcome: Encodable {
        let notation, diagram: String
    }

    func run() throws {
        try CommandOutcome.written(as: results.format) {
            let diagram =
                switch notation {
                case .mermaid: EntityDiagram().mermaid
                case .svg: try Graphviz.svg(of: EntityDiagram().graphviz)
                }
            return switch results.format {
            case .json: try JSONText.encoded(Outcome(notation: notation.rawValue, diagram: diagram))
            case .text: diagram
            }
        }
    }
}

/// `marquee schema dictionary`.
struct DictionaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictionary", abstract: "Print what every table and column means, as Markdown.")

    @OptionGroup var results: ResultOption

    private struct Outcome: Encodable {
        struct Table: Encodable {
            struct Column: Encodable {
                let name, meaning: String
                let isOptional: Bool
            }

            let name, meaning: String
            let columns: [Column]
            let primaryKey: [String]
        }

        let schemaVersion: Int
        let tables: [Table]
    }

    func run() throws {
        try CommandOutcome.written(as: results.format) {
            switch results.format {
            case .json: try JSONText.encoded(Self.outcome(of: .current))
            case .text: DataDictionary().markdown
            }
        }
    }

    private static func outcome(of schema: Schema) -> Outcome {
        Outcome(
            schemaVersion: schema.version,
            tables: schema.tables.map { table in
                Outcome.Table(
                    name: table.name, meaning: table.meaning,
                    columns: table.columns.map { .init(name: $0.name, meaning: $0.meaning, isOptional: $0.isOptional) },
                    primaryKey: table.primaryKey)
            })
    }
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
