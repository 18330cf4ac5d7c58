import CAttackList
import Foundation

/// The attacks of the files in `Families`, one file for each family.
///
/// A file begins with a line `=== FAMILY: SENTENCE`. An attack begins with a line
///
///     == NAME ENGINE DOOR ROLE REFUSAL… [timeout=SECONDS]
///
/// and a line `# why`. What follows, up to the next `== `, is what is sent.
///
/// - ENGINE: `sqlite`, `mysql` or `both`
/// - DOOR: see ``Attack/Door``
/// - ROLE: whose token is sent: `analyst`, `scientist` or `none`; raw requests name theirs
/// - REFUSAL, any of: an error's code, an HTTP status, `closed` (no answer), `ignored` (answered as if the hostile part were
///   not there, that is, without ``Attack/marker``)
/// - timeout: the time that the statement is given; it may be overrun by 250 ms
///
/// ``AttackText`` says what `{{…}}` stands for. Attacks aim at ``Attack/probe``, which is not there, or would change nothing
/// but what is easily seen.
package enum AttackList {
    package static let families = AttackFamily.all(
        in: String(
            decoding: UnsafeRawBufferPointer(start: marquee_attack_list_start(), count: marquee_attack_list_length()),
            as: UTF8.self))
    package static let all = families.flatMap(\.attacks)

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
            // Lines before the first attack describe the family.
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
}
