/// Terms by title turned round: titles by term, ascending, with their weights.
struct PostingLists {
    /// Titles of term `t` are at `starts[t]..<starts[t + 1]`.
    private(set) var starts: [UInt32]
    private(set) var titles: [UInt32]
    private(set) var weights: [UInt16]

    init(starts titleStarts: [UInt32], terms: [UInt32], weights termWeights: [UInt16], termCount: Int) {
        starts = Array(repeating: 0, count: termCount + 1)
        for term in terms { starts[Int(term) + 1] += 1 }
        for term in 0..<termCount { starts[term + 1] += starts[term] }
        var next = starts
        titles = Array(repeating: 0, count: terms.count)
        weights = Array(repeating: 0, count: terms.count)
        for title in 0..<titleStarts.count - 1 {
            for place in Int(titleStarts[title])..<Int(titleStarts[title + 1]) {
                let target = Int(next[Int(terms[place])])
                next[Int(terms[place])] += 1
                titles[target] = UInt32(title)
                weights[target] = termWeights[place]
            }
        }
    }

    /// The largest weight of each term.
    var peaks: [UInt16] {
        (0..<starts.count - 1).map { term in
            weights[Int(starts[term])..<Int(starts[term + 1])].max() ?? 0
        }
    }
}
