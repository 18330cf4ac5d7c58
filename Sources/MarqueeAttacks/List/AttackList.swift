import Foundation

/// The attacks of `attacks.txt`, which says at its beginning how it is written.
package enum AttackList {
    package static let all = parse(String(decoding: PackageResources.attacks_txt, as: UTF8.self))

    /// Reads attacks; what is not understood gives an attack without a refusal, which ``problems(of:)`` names.
    package static func parse(_ text: String) -> [Attack] {
        var attacks: [Attack] = []
        var block: [Substring] = []
        func end() {
            if let attack = attack(block) { attacks.append(attack) }
            block = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("== ") { end() }
            // Whatever stands before the first attack explains the file.
            if line.hasPrefix("== ") || !block.isEmpty { block.append(line) }
        }
        end()
        return attacks
    }

    private static func attack(_ block: [Substring]) -> Attack? {
        guard let head = block.first else { return nil }
        let words = head.split(separator: " ").dropFirst().map(String.init)
        guard words.count >= 5, let door = Attack.Door(rawValue: words[2]) else {
            return Attack(
                id: String(head), dialects: [], door: .http, role: "", refusals: [], timeout: nil, why: "", text: "")
        }
        let timeout = words.first { $0.hasPrefix("timeout=") }.flatMap { Double($0.dropFirst(8)) }
        var lines = Array(block.dropFirst())
        let why = lines.first?.hasPrefix("# ") == true ? String(lines.removeFirst().dropFirst(2)) : ""
        // Raw requests end in an empty line of their own, which is written as {{end}}.
        while lines.last?.isEmpty == true { lines.removeLast() }
        return Attack(
            id: words[0], dialects: words[1] == "both" ? ["sqlite", "mysql"] : [words[1]], door: door, role: words[3],
            refusals: Set(words[4...].compactMap(refusal)), timeout: timeout, why: why,
            text: lines.joined(separator: "\n"))
    }

    private static func refusal(_ word: String) -> Attack.Refusal? {
        switch word {
        case "closed": .closed
        case "ignored": .ignored
        default: word.hasPrefix("MQ") ? .code(word) : Int(word).map(Attack.Refusal.status)
        }
    }

    /// What is wrong with a list, for the test that reads it.
    package static func problems(of attacks: [Attack]) -> [String] {
        var seen: Set<String> = []
        return attacks.flatMap { attack -> [String] in
            var problems: [String] = []
            if !seen.insert(attack.id).inserted { problems.append("\(attack.id) stands there twice") }
            if attack.refusals.isEmpty { problems.append("\(attack.id) does not say how it is refused") }
            if attack.why.isEmpty { problems.append("\(attack.id) does not say why") }
            if attack.text.isEmpty { problems.append("\(attack.id) has no text") }
            if !["analyst", "scientist", "none"].contains(attack.role) {
                problems.append("\(attack.id) has the role \(attack.role)")
            }
            if !attack.dialects.isSubset(of: ["sqlite", "mysql"]) { problems.append("\(attack.id) has no engine") }
            return problems
        }
    }
}
