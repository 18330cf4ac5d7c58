import ArgumentParser

/// `marquee config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show the settings that hold, and where each comes from.",
        discussion: """
            A setting comes from the command line, else from the environment, else from the configuration file (marquee.yaml, or \
            what MARQUEE_CONFIG names), else it is the default. Passwords are not shown. See docs/configuration.md.
            """)

    @OptionGroup var results: ResultOption

    private struct Outcome: Encodable {
        struct Entry: Encodable {
            let name, environment: String
            let value: String?
            let origin: String
        }

        let settings: [Entry]
    }

    func run() throws {
        try CommandOutcome.written(as: results.format) {
            let entries = Setting.allCases.map { setting in
                let value = Settings.current.value(setting)
                return Outcome.Entry(
                    name: setting.rawValue, environment: setting.environmentName,
                    value: value.map { Self.shown($0.text, setting) }, origin: value?.origin.text ?? "default")
            }
            return switch results.format {
            case .json: try JSONText.encoded(Outcome(settings: entries))
            case .text: Self.table(entries)
            }
        }
    }

    private static func shown(_ text: String, _ setting: Setting) -> String {
        if case .url = setting.kind { DatabaseURL(text).redacted } else { text }
    }

    private static func table(_ entries: [Outcome.Entry]) -> String {
        var table = TextTable(["setting", "value", "from"])
        for entry in entries { table.add([.word(entry.name), .word(entry.value ?? ""), .word(entry.origin)]) }
        return table.text
    }
}
