import ArgumentParser

/// The option that names the warehouse.
struct DatabaseOption: ParsableArguments {
    @Option(
        name: .customLong("database"),
        help: ArgumentHelp(
            "The warehouse: sqlite:FILE or mysql://user:password@host:port/name. Without it MARQUEE_DATABASE counts, then the configuration file, then sqlite:marquee.sqlite.",
            valueName: "url"))
    var given: String?

    /// The URL. A password is better put into the environment than into a command line, which others can see.
    var url: String { given ?? Settings.current.text(.database) ?? "" }
}

/// The option of commands that only print.
struct ResultOption: ParsableArguments {
    @Option(help: "How results are written to standard output: text or json.")
    var format: OutputFormat = .text
}

/// The options of commands that work on a warehouse.
struct CommonOptions: ParsableArguments {
    @OptionGroup var warehouse: DatabaseOption
    @OptionGroup var results: ResultOption

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    var format: OutputFormat { results.format }

    /// The URL of the warehouse.
    var database: String { warehouse.url }
}

/// The option of commands that write on a cluster of database servers.
struct SingleWriterOption: ParsableArguments {
    @Flag(help: "Write on a Galera cluster of several nodes: no other Marquee process writes there.")
    var singleWriter = false

    /// True if the option, the environment or the configuration file says so.
    var isSet: Bool { singleWriter || Settings.current.flag(.singleWriter) }
}

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
