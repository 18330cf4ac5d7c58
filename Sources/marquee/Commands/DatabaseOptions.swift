import ArgumentParser
import Foundation

/// The option that names the warehouse.
struct DatabaseOption: ParsableArguments {
    @Option(
        name: .customLong("database"),
        help: ArgumentHelp(
            "The warehouse: sqlite:FILE or mysql://user:password@host:port/name. Without it MARQUEE_DATABASE counts, then sqlite:marquee.sqlite.",
            valueName: "url"))
    var given: String?

    /// The URL. A password is better put into the environment than into a command line, which others can see.
    var url: String {
        given ?? ProcessInfo.processInfo.environment["MARQUEE_DATABASE"].flatMap { $0.isEmpty ? nil : $0 }
            ?? "sqlite:marquee.sqlite"
    }
}

/// The options that every command has.
struct CommonOptions: ParsableArguments {
    @OptionGroup var warehouse: DatabaseOption

    @Option(help: "How results are written to standard output: text or json.")
    var format: OutputFormat = .text

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    /// The URL of the warehouse.
    var database: String { warehouse.url }
}

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
