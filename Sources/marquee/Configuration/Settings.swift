import Foundation
import MarqueeCatalog
import Yams

/// What the environment and the configuration file say. Options of a command take their defaults from here, so that the
/// command line comes first, then the environment, then the file, then what holds otherwise.
struct Settings: Sendable {
    /// Where a value comes from.
    enum Origin: Equatable, Sendable {
        case environment(String)
        case file(String)
        case standard

        var text: String {
            switch self {
            case .environment(let name): name
            case .file(let path): path
            case .standard: "default"
            }
        }
    }

    /// The settings of this process. Without ``load()`` before, a file that is not understood counts as none.
    static let current = (try? read(ProcessInfo.processInfo.environment)) ?? Settings()

    /// The file that is read where `MARQUEE_CONFIG` names none; it need not be there.
    static let usualFile = "marquee.yaml"

    private var values: [Setting: (text: String, origin: Origin)] = [:]

    /// Reads the settings of this process.
    ///
    /// - Throws: `MQ113` when the file cannot be read, or a value is not what its setting takes.
    static func load() throws { _ = try read(ProcessInfo.processInfo.environment) }

    /// - Throws: as ``load()``.
    static func read(_ environment: [String: String]) throws -> Settings {
        var settings = Settings()
        let named = environment["MARQUEE_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let path = named ?? usualFile
        if named != nil || FileManager.default.fileExists(atPath: path) {
            for (name, text) in try entries(ofFile: path) {
                guard let setting = Setting(rawValue: name) else {
                    throw refusal("\(path) has an unknown setting: \(name)")
                }
                settings.values[setting] = (text, .file(path))
            }
        }
        for setting in Setting.allCases {
            guard let text = environment[setting.environmentName], !text.isEmpty else { continue }
            settings.values[setting] = (text, .environment(setting.environmentName))
        }
        for (setting, value) in settings.values where !setting.kind.takes(value.text) {
            // The text may be a secret that was put in the wrong place.
            throw refusal("\(setting.rawValue) in \(value.origin.text) is not \(setting.kind.description)")
        }
        return settings
    }

    private static func entries(ofFile path: String) throws -> [(name: String, text: String)] {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw refusal("\(path) cannot be read") }
        let root: Node?
        do { root = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) } catch {
            throw refusal("\(path) is no YAML", details: ["\(error)".prefix(while: { $0 != "\n" })].map(String.init))
        }
        guard let root else { return [] }
        guard let mapping = root.mapping else { throw refusal("\(path) has no lines of the form setting: value") }
        return try mapping.map { name, value in
            guard let name = name.scalar?.string, let text = value.scalar?.string else {
                throw refusal("\(path) has a setting whose value is no text or number")
            }
            return (name, text)
        }
    }

    private static func refusal(_ message: String, details: [String] = []) -> MarqueeError {
        MarqueeError(.invalidConfiguration, message, details: details, hint: "docs/configuration.md lists the settings")
    }

    /// The value of a setting and where it comes from; nil where there is none.
    func value(_ setting: Setting) -> (text: String, origin: Origin)? {
        values[setting] ?? setting.standard.map { ($0, .standard) }
    }

    func text(_ setting: Setting) -> String? { value(setting)?.text }

    /// A number; `read` has made sure that it is one.
    func number<Number: LosslessStringConvertible>(_ setting: Setting) -> Number? {
        text(setting).flatMap { Number($0) }
    }

    func flag(_ setting: Setting) -> Bool { text(setting) == "true" }
}

extension Setting.Kind {
    fileprivate func takes(_ text: String) -> Bool {
        switch self {
        case .text, .url: !text.isEmpty
        case .integer: Int64(text) != nil
        case .number: Double(text).map(\.isFinite) ?? false
        case .flag: text == "true" || text == "false"
        case .choice(let words): words.contains(text)
        }
    }

    fileprivate var description: String {
        switch self {
        case .text, .url: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .flag: "true or false"
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        }
    }
}
