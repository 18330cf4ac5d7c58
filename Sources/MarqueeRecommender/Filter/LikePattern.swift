/// `LIKE` of SQL: `%` stands for any characters, `_` for one; case makes no difference.
enum LikePattern {
    /// Takes time in the order of text times pattern at most: after a `%`, only the last one is ever tried again.
    static func matches(_ text: String, _ pattern: String) -> Bool {
        let (text, pattern) = (Array(text.lowercased()), Array(pattern.lowercased()))
        var (place, next) = (0, 0)
        var retry: (place: Int, next: Int)?
        while place < text.count {
            if next < pattern.count, pattern[next] == "%" {
                retry = (place, next + 1)
                next += 1
            } else if next < pattern.count, pattern[next] == "_" || pattern[next] == text[place] {
                (place, next) = (place + 1, next + 1)
            } else if let last = retry {
                retry = (last.place + 1, last.next)
                (place, next) = (last.place + 1, last.next)
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == "%" }
    }
}
