import ArgumentParser
import MarqueeCatalog

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
            ConfigCommand.self,
        ])

    static func main() async {
        do {
            try CommandOutcome.written(as: asksForJSON ? .json : .text) {
                try Settings.load()
                return nil
            }
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// Whether the command line wants JSON, also when it is not understood otherwise.
    private static var asksForJSON: Bool {
        CommandLine.arguments.joined(separator: " ").replacing("--format=", with: "--format ").contains("--format json")
    }

    /// Ends the process as ArgumentParser would, but that a command line which is not understood is an object in JSON too.
    private static func end(with error: any Error) -> Never {
        // An exit status alone comes from a command that has said what was wrong.
        guard asksForJSON, !(error is ExitCode), exitCode(for: error) == .validationFailure else {
            exit(withError: error)
        }
        let refusal = MarqueeError(.invalidArgument, message(for: error), hint: "see `marquee --help`")
        do { try CommandOutcome.written(as: .json) { throw refusal } } catch { exit(withError: error) }
        exit()
    }
}

/// The version of this program.
enum Version {
    static let current = "0.1.0"
}
