/// How alike two age certifications are.
///
/// Films and shows have scales of their own; both are put on four steps of maturity, so that a film for children is near to a
/// show for children.
enum Maturity {
    private static let levels: [String: Int] = [
        "G": 0, "TV-Y": 0, "TV-G": 0, "PG": 1, "TV-PG": 1, "TV-Y7": 1, "PG-13": 2, "TV-14": 2, "R": 3, "TV-MA": 3,
        "NC-17": 3,
    ]

    /// 1 for the same step, a half for the next one, 0 beyond. A name outside the two scales is only like itself.
    static func likeness(_ one: String, _ other: String) -> Double {
        guard let level = levels[one], let otherLevel = levels[other] else { return one == other ? 1 : 0 }
        return max(0, 1 - Double(abs(level - otherLevel)) / 2)
    }
}
