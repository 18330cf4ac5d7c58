import ArgumentParser

/// The `marquee` command.
@main
struct Marquee: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "marquee",
        abstract: "Turns the messy files of a streaming catalog into a governed warehouse.",
        version: Version.current,
        subcommands: [
            SampleCommand.self, ImportCommand.self, RejectsCommand.self, SchemaCommand.self, SQLCommand.self,
            ReportCommand.self, ClaimsCommand.self, RecommendCommand.self, EvaluateCommand.self,
            ServeCommand.self, UserCommand.self, SandboxCommand.self, AuditCommand.self, DoctorCommand.self,
        ])
}

/// The version of this program.
enum Version {
    static let current = "0.1.0"
}
