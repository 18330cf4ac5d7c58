import ArgumentParser

/// The `marquee` command.
@main
struct Marquee: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "marquee",
        abstract: "Turns the messy files of a streaming catalog into a governed warehouse.",
        version: Version.current,
        subcommands: [SampleCommand.self, ImportCommand.self, RejectsCommand.self, SchemaCommand.self])
}

/// The version of this program.
enum Version {
    static let current = "0.1.0"
}
