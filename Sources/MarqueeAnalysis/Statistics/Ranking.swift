/// Places of things that are in order already: equal ones share a rank, and the ranks after them are skipped (1, 2, 2,
/// 4; the "competition" ranking).
enum Ranking {
    /// - Parameter keys: in the order of the ranking, equal ones side by side.
    /// - Returns: for each key its rank, from 1, and how many keys have it.
    static func ranks<Key: Equatable>(of keys: [Key]) -> [(rank: Int, tied: Int)] {
        var ranks: [(rank: Int, tied: Int)] = []
        var start = 0
        while start < keys.count {
            let end = keys[start...].firstIndex { $0 != keys[start] } ?? keys.count
            ranks += repeatElement((rank: start + 1, tied: end - start), count: end - start)
            start = end
        }
        return ranks
    }
}
