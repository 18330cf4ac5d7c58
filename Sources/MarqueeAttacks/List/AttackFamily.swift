/// Attacks of one kind, kept in one file of the list.
package struct AttackFamily: Sendable {
    package let name: String
    /// One sentence.
    package let summary: String
    package let attacks: [Attack]

    package init(name: String, summary: String, attacks: [Attack]) {
        self.name = name
        self.summary = summary
        self.attacks = attacks
    }

    /// Reads families, each of which begins with a line `=== NAME: SENTENCE`.
    package static func all(in text: String) -> [AttackFamily] {
        "\n\(text)".split(separator: "\n=== ").map { family in
            let head = family.prefix { $0 != "\n" }.split(separator: ":", maxSplits: 1)
            return AttackFamily(
                name: head.first.map(String.init) ?? "", summary: head.count > 1 ? String(head[1].dropFirst()) : "",
                attacks: AttackList.parse(String(family)))
        }
    }

    /// The families as a Markdown table, with the number of attacks for each engine.
    package static func table(of families: [AttackFamily]) -> String {
        func row(_ name: String, _ summary: String, _ attacks: [Attack]) -> String {
            let counts = ["sqlite", "mysql"].map { dialect in attacks.count { $0.dialects.contains(dialect) } }
            return "| \(name) | \(summary) | \(attacks.count) | \(counts[0]) | \(counts[1]) |\n"
        }
        let head = "| family | attacks | entries | SQLite | MariaDB |\n|---|---|---|---|---|\n"
        return head + families.map { row($0.name, $0.summary, $0.attacks) }.joined()
            + row("**all**", "\(families.count) families", families.flatMap(\.attacks))
    }
}
