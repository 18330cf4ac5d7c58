import ArgumentParser

/// The options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The warehouse: sqlite:FILE or mysql://user:password@host:port/name.", valueName: "url"))
    var database: String = "sqlite:marquee.sqlite"

    @Option(help: "How results are written to standard output: text or json.")
    var format: OutputFormat = .text

    @Flag(help: "Say nothing but errors.")
    var quiet = false
}

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
