/// The combinations of a set block in an index.
struct SetView {
    let starts: UnsafeBufferPointer<UInt32>
    let values: UnsafeBufferPointer<UInt32>
    let sourceWeights: UnsafeBufferPointer<UInt16>
    let weights: UnsafeBufferPointer<UInt16>
    /// Combinations that have value `v` are at `postingStarts[v]..<postingStarts[v + 1]`.
    let postingStarts: UnsafeBufferPointer<UInt32>
    let postings: UnsafeBufferPointer<UInt32>
    let postingWeights: UnsafeBufferPointer<UInt16>

    /// - Parameter first: the first of the block's seven sections.
    init(_ image: IndexImage, first: IndexSection) {
        func array<T: BitwiseCopyable>(_ part: Int) -> UnsafeBufferPointer<T> {
            image.array(IndexSection.allCases[first.rawValue + part])
        }
        (starts, values, sourceWeights, weights) = (array(0), array(1), array(2), array(3))
        (postingStarts, postings, postingWeights) = (array(4), array(5), array(6))
    }

    /// How many combinations there are, the empty one included.
    var count: Int { starts.count - 1 }
    var valueCount: Int { postingStarts.count - 1 }

    func range(_ combination: Int) -> Range<Int> { Int(starts[combination])..<Int(starts[combination + 1]) }
    func postings(of value: Int) -> Range<Int> { Int(postingStarts[value])..<Int(postingStarts[value + 1]) }

    /// The values of a combination, a bit each: those of two combinations without a value in common have a bit in common only
    /// where there are more than 64 values.
    func bits(_ combination: Int) -> UInt64 {
        values[range(combination)].reduce(0) { $0 | Self.bit($1) }
    }

    static func bit(_ value: UInt32) -> UInt64 { 1 << UInt64(value % 64) }
}

extension SetColumn {
    /// Puts the seven sections of the block into an index, beginning with `first`.
    func put(into draft: inout IndexImage.Draft, first: IndexSection) {
        func section(_ part: Int) -> IndexSection { IndexSection.allCases[first.rawValue + part] }
        draft.put(section(0), starts)
        draft.put(section(1), values)
        draft.put(section(2), sourceWeights)
        draft.put(section(3), weights)
        let inverted = PostingLists(starts: starts, terms: values, weights: weights, termCount: valueCount)
        draft.put(section(4), inverted.starts)
        draft.put(section(5), inverted.titles)
        draft.put(section(6), inverted.weights)
    }
}
