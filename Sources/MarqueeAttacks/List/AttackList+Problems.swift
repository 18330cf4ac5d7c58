extension AttackList {
    private static let (fewestFamilies, fewestAttacks, fewestOfAFamily) = (25, 900, 8)

    /// The faults of the list as a whole.
    package static func problems(of families: [AttackFamily]) -> [String] {
        let attacks = families.flatMap(\.attacks)
        var problems = problems(of: attacks)
        if families.count < fewestFamilies { problems.append("there are \(families.count) families") }
        if attacks.count < fewestAttacks { problems.append("there are \(attacks.count) attacks") }
        var seen: Set<String> = []
        for family in families {
            if !seen.insert(family.name).inserted { problems.append("the family \(family.name) stands there twice") }
            if family.name.isEmpty || family.summary.last != "." {
                problems.append("the family \(family.name) is not described by a sentence")
            }
            if family.attacks.count < fewestOfAFamily {
                problems.append("the family \(family.name) has \(family.attacks.count) attacks")
            }
        }
        return problems + likenesses(of: attacks)
    }

    /// The faults of single attacks.
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

    /// Attacks that differ from an earlier one for the same engine and entry point in a literal, in case or in whitespace only.
    package static func likenesses(of attacks: [Attack]) -> [String] {
        var first: [String: String] = [:]
        return attacks.flatMap { attack in
            attack.dialects.sorted().compactMap { dialect in
                let key = "\(dialect) \(attack.door) \(AttackShape.text(of: attack, in: dialect))"
                guard let other = first.updateValue(attack.id, forKey: key) else { return nil }
                return "\(attack.id) is \(other) with other literals on \(dialect)"
            }
        }
    }
}
