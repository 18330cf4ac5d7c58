import MarqueeCatalog

/// The place of each title by its id: an open hash table over the ids' bytes, which are not copied into keys of their own.
struct TitlePlaces {
    private let ids: TextColumn
    private var slots: [Int32]

    init(_ ids: TextColumn = TextColumn()) {
        self.ids = ids
        var size = 16
        while size < ids.count * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        ids.bytes.withUnsafeBufferPointer { bytes in
            for title in 0..<ids.count {
                var slot = Self.hash(UnsafeBufferPointer(rebasing: bytes[ids.range(title)])) & (size - 1)
                while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
                slots[slot] = Int32(title)
            }
        }
    }

    /// The title with that id.
    func place(_ cell: Cell) -> Int32? {
        guard case .text(let id) = cell else { return nil }
        return ids.bytes.withUnsafeBufferPointer { bytes in
            var slot = Self.hash(id) & (slots.count - 1)
            while slots[slot] >= 0 {
                let known = bytes[ids.range(Int(slots[slot]))]
                if known.count == id.count, known.elementsEqual(id) { return slots[slot] }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    /// FNV-1a.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
}

/// The place of each person by number: a table where the numbers lie close together, else a hash table.
struct PersonPlaces {
    private var table: [Int32] = []
    private var places: [Int64: Int32] = [:]

    /// - Parameter ids: in ascending order.
    init(_ ids: [Int64]) {
        if let first = ids.first, let last = ids.last, first >= 0, last < Int64(ids.count) * 64 {
            table = [Int32](repeating: -1, count: Int(last) + 1)
            for (place, id) in ids.enumerated() { table[Int(id)] = Int32(place) }
        } else {
            places = Dictionary(ids.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
        }
    }

    func place(_ id: Int64) -> Int32? {
        if table.isEmpty { return places[id] }
        guard id >= 0, id < table.count, table[Int(id)] >= 0 else { return nil }
        return table[Int(id)]
    }
}

/// Rows that belong to titles, to be put in the titles' order and then in that of their positions.
struct TitleEntries {
    private var titles: [Int32] = []
    private var positions: [Int32] = []

    mutating func add(_ title: Int32, position: Int64) {
        titles.append(title)
        positions.append(Int32(clamping: position))
    }

    /// - Returns: where each title's rows begin, and the rows, in order; rows of one position stay as they came.
    func sorted(titles count: Int) -> (starts: [Int32], rows: [Int32]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for title in titles { starts[Int(title) + 1] += 1 }
        for title in 0..<count { starts[title + 1] += starts[title] }
        var next = starts
        var rows = [Int32](repeating: 0, count: titles.count)
        for (row, title) in titles.enumerated() {
            rows[Int(next[Int(title)])] = Int32(row)
            next[Int(title)] += 1
        }
        for title in 0..<count {
            let range = Int(starts[title])..<Int(starts[title + 1])
            let isSorted = range.dropFirst().allSatisfy { positions[Int(rows[$0 - 1])] <= positions[Int(rows[$0])] }
            if !isSorted {
                rows[range].sort { (positions[Int($0)], $0) < (positions[Int($1)], $1) }
            }
        }
        return (starts, rows)
    }
}

extension TextColumn {
    /// The texts in another order.
    func rearranged(_ rows: [Int32]) -> TextColumn {
        var result = TextColumn()
        result.reserve(rows.count)
        bytes.withUnsafeBufferPointer { bytes in
            for row in rows {
                if isMissing(Int(row)) {
                    result.append(nil as String?)
                } else {
                    result.append(UnsafeBufferPointer(rebasing: bytes[range(Int(row))]))
                }
            }
        }
        return result
    }
}
