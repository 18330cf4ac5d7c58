import Foundation
import Testing

/// The commands of the program as it describes them itself: a command or option that is added is there by itself.
struct CommandTree: Sendable {
    struct Argument: Sendable {
        /// With its dashes; nil for one that is known by its place.
        let option: String?
        let name: String
        let isFlag, isOptional: Bool
    }

    struct Leaf: Sendable {
        /// The words by which it is called.
        let words: [String]
        let arguments: [Argument]

        var name: String { words.joined(separator: " ") }
    }

    let leaves: [Leaf]

    init() throws {
        let help = try Marquee.run(["--experimental-dump-help"])
        let tree = try JSONSerialization.jsonObject(with: Data(help.out.utf8)) as? [String: Any]
        leaves = Self.leaves(of: try #require(tree?["command"] as? [String: Any]), below: nil)
    }

    private static func leaves(of command: [String: Any], below words: [String]?) -> [Leaf] {
        let name = command["commandName"] as? String ?? ""
        let words = words.map { $0 + [name] } ?? []
        let inner = (command["subcommands"] as? [[String: Any]] ?? []).filter { $0["commandName"] as? String != "help" }
        guard inner.isEmpty else { return inner.flatMap { leaves(of: $0, below: words) } }
        return [Leaf(words: words, arguments: (command["arguments"] as? [[String: Any]] ?? []).map(argument))]
    }

    private static func argument(_ node: [String: Any]) -> Argument {
        let kind = node["kind"] as? String
        let name = (node["preferredName"] as? [String: Any])?["name"] as? String ?? node["valueName"] as? String ?? ""
        return Argument(
            option: kind == "positional" ? nil : "--\(name)", name: name, isFlag: kind == "flag",
            isOptional: node["isOptional"] as? Bool ?? false)
    }
}
