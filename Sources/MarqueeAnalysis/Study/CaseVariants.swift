import MarqueeCatalog

/// Different texts of a column that are the same in lower case.
struct CaseVariants {
    /// A row is one of the different texts here, however many rows of the column have it.
    let repetitions: Repetitions
    /// One of the texts of the first group.
    let example: String?

    init(_ texts: TextColumn) {
        var (index, firsts, variants) = (HashIndex(expecting: texts.count), [Int32](), [Int: Set<String>]())
        var (lowercase, folded, other) = (Lowercase(), [UInt8](), [UInt8]())
        texts.bytes.withUnsafeBufferPointer { bytes in
            for row in 0..<texts.count where !texts.isMissing(row) {
                lowercase.fold(UnsafeBufferPointer(rebasing: bytes[texts.range(row)]), into: &folded)
                let hash = folded.withUnsafeBufferPointer { HashIndex.hash($0) }
                let number = index.number(hash) { known in
                    let first = Int(firsts[known])
                    if texts.isSame(first, row) { return true }
                    lowercase.fold(UnsafeBufferPointer(rebasing: bytes[texts.range(first)]), into: &other)
                    return folded == other
                }
                if number == firsts.count {
                    firsts.append(Int32(row))
                } else if !texts.isSame(Int(firsts[number]), row), let text = texts[row] {
                    variants[number, default: []].insert(text)
                }
            }
        }
        repetitions = Repetitions(groups: variants.count, rows: variants.reduce(0) { $0 + 1 + $1.value.count })
        example = variants.keys.min().flatMap { texts[Int(firsts[$0])] }
    }
}
