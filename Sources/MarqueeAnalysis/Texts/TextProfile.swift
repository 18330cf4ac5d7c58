import MarqueeCatalog

/// What is to be said of the texts of one column. Texts are compared by their bytes.
struct TextProfile {
    let table: String
    let column: String
    /// Rows that have a text.
    private(set) var count = 0
    private(set) var missing = 0
    /// Number of different texts.
    private(set) var distinct = 0
    private(set) var minimum: String?
    private(set) var maximum: String?
    /// The text that comes most often, the first of several; nil where none comes twice among two or more.
    private(set) var mode: String?
    private(set) var modeCount = 0
    /// How many texts come as often as ``mode``.
    private(set) var modeTies = 0
    /// Length of the longest text, in Unicode scalars and in bytes of UTF-8.
    private(set) var (longest, longestInBytes) = (0, 0)
    private(set) var characters = CharacterCounts()
    /// Rows that have the same text.
    private(set) var repetitions = Repetitions()

    /// - Parameter texts: of a column whose rows are the table's.
    init(_ table: String, _ column: String, _ texts: TextColumn) {
        (self.table, self.column) = (table, column)
        var tally = TextTally(rows: texts.count)
        texts.bytes.withUnsafeBufferPointer { bytes in
            func text(_ row: Int) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[texts.range(row)])
            }
            for row in 0..<texts.count {
                if texts.isMissing(row) {
                    missing += 1
                } else {
                    take(text(row), times: 1, row)
                    tally.add(row, text(row), textOf: text)
                }
            }
            conclude(tally, text: text)
        }
    }

    /// - Parameters:
    /// - names: the different texts of a column, or of lists.
    /// - counts: how often each comes.
    /// - rows: that have a text, or a list with one.
    /// - missing: rows that have none.
    init(_ table: String, _ column: String, names: [String], counts: [Int], rows: Int, missing: Int) {
        (self.table, self.column, self.missing) = (table, column, missing)
        let texts = TextColumn(names)
        var tally = TextTally(rows: names.count)
        texts.bytes.withUnsafeBufferPointer { bytes in
            func text(_ row: Int) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[texts.range(row)])
            }
            for (row, times) in counts.enumerated() where times > 0 {
                take(text(row), times: times, row)
                tally.add(row, text(row), times: times, textOf: text)
            }
            conclude(tally, text: text)
        }
        count = rows
    }

    private mutating func take(_ text: UnsafeBufferPointer<UInt8>, times: Int, _ row: Int) {
        count += times
        longest = max(longest, characters.add(text, times: times, row))
        longestInBytes = max(longestInBytes, text.count)
    }

    private mutating func conclude(_ tally: TextTally, text: (Int) -> UnsafeBufferPointer<UInt8>) {
        characters.forget()
        distinct = tally.rows.count
        repetitions = Repetitions(firsts: tally.rows, sizes: tally.counts)
        modeCount = Int(tally.counts.max() ?? 0)
        guard var (least, most) = tally.rows.first.map({ ($0, $0) }) else { return }
        var frequent: Int32?
        for (row, count) in zip(tally.rows, tally.counts) {
            let candidate = text(Int(row))
            if candidate.precedes(text(Int(least))) { least = row }
            if text(Int(most)).precedes(candidate) { most = row }
            guard count == modeCount else { continue }
            modeTies += 1
            if frequent.map({ candidate.precedes(text(Int($0))) }) ?? true { frequent = row }
        }
        func string(_ row: Int32) -> String { String(decoding: text(Int(row)), as: UTF8.self) }
        (minimum, maximum) = (string(least), string(most))
        if modeCount > 1 || distinct == 1 { mode = frequent.map(string) }
    }
}
