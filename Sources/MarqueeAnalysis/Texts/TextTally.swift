import MarqueeCatalog

/// How often each text comes.
struct TextTally {
    private var index: HashIndex
    /// By text: the first row that has it.
    private(set) var rows: [Int32] = []
    /// By text: in how many rows it is.
    private(set) var counts: [Int32] = []

    /// - Parameter rows: how many will be given.
    init(rows: Int) { index = HashIndex(expecting: rows * 3 / 4) }

    /// - Parameter textOf: the text of a row that was added before.
    @inline(__always)
    mutating func add(
        _ row: Int, _ text: UnsafeBufferPointer<UInt8>, times: Int = 1, textOf: (Int) -> UnsafeBufferPointer<UInt8>
    ) {
        let number = index.number(HashIndex.hash(text)) { textOf(Int(rows[$0])).isSame(as: text) }
        if number == rows.count {
            rows.append(Int32(row))
            counts.append(Int32(times))
        } else {
            counts[number] += Int32(times)
        }
    }
}
