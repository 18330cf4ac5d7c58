import MarqueeAccess

/// A limit that may be another one for each role.
enum RoleNumbers {
    /// Reads `100` for all roles, or `scientist=100,engineer=1000` for some.
    ///
    /// - Returns: nil for anything else.
    static func read(_ text: String) -> [Role: Int]? {
        if let number = Int(text) {
            return number > 0 ? Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, number) }) : nil
        }
        var numbers: [Role: Int] = [:]
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(separator: "=", omittingEmptySubsequences: false)
            guard words.count == 2, let role = Role(rawValue: String(words[0])), let number = Int(words[1]), number > 0
            else { return nil }
            numbers[role] = number
        }
        return numbers
    }
}
