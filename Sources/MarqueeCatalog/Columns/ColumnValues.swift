/// The values of one column, one for each row of a ``RowBatch``.
package enum ColumnValues {
    /// ``missingInteger`` stands for NULL.
    case integer([Int64])
    /// Numbers of which none is missing and none is large.
    case smallInteger([Int32])
    /// NaN stands for NULL.
    case real([Double])
    case text([TextRef])
    /// Row `i` has the text at `indices[i]`; a negative index stands for NULL.
    case textLookup(indices: [Int32], texts: [TextRef])
    /// Row `i` has the number at `indices[i]`; a negative index stands for NULL.
    case integerLookup(indices: [Int32], numbers: [Int64])
    /// Row `i` refers to row `indices[i]` of another batch of the same load, whose generated key is not known before
    /// that batch has been loaded; a negative index stands for NULL.
    case reference(indices: [Int32], table: String)
    /// Row `i` has the number `from + i`.
    case serial(from: Int64)

    /// Stands for NULL among integers.
    package static let missingInteger = Int64.min
}

/// One value as an engine takes or gives it. Texts are borrowed: valid until the source of the value moves on.
package enum Cell {
    case null
    case integer(Int64)
    case real(Double)
    case text(UnsafeBufferPointer<UInt8>)
    case bytes(UnsafeBufferPointer<UInt8>)
}

/// A column of a batch opened for reading by address, for loops that visit millions of cells. What such a loop calls is
/// inlinable, so that an engine's loop needs no call and no detour through memory for a cell.
package struct CellColumn {
    @usableFromInline
    enum Kind { case integer, smallInteger, real, text, textLookup, integerLookup, serial }

    @usableFromInline let kind: Kind
    @usableFromInline let values: UnsafeRawPointer
    @usableFromInline let indices: UnsafePointer<Int32>
    @usableFromInline let first: Int64
    @usableFromInline let chunks: UnsafePointer<UnsafeMutablePointer<UInt8>>

    /// The value of a row.
    @inlinable @inline(__always)
    package func cell(_ row: Int) -> Cell {
        switch kind {
        case .integer: Self.integer(values.load(fromByteOffset: row &* 8, as: Int64.self))
        case .smallInteger: .integer(Int64(values.load(fromByteOffset: row &* 4, as: Int32.self)))
        case .real: Self.real(values.load(fromByteOffset: row &* 8, as: Double.self))
        case .text: text(values.load(fromByteOffset: row &* 8, as: TextRef.self))
        case .serial: .integer(first &+ Int64(row))
        case .textLookup:
            indices[row] < 0
                ? .null : text(values.load(fromByteOffset: Int(indices[row]) &* 8, as: TextRef.self))
        case .integerLookup:
            indices[row] < 0
                ? .null : Self.integer(values.load(fromByteOffset: Int(indices[row]) &* 8, as: Int64.self))
        }
    }

    /// Whether the column is one of texts, each with a place of its own.
    package var isOfTexts: Bool { kind == .text }

    /// Whether row `i` has the number `i + 1`.
    package var isCount: Bool { kind == .serial && first == 1 }

    /// Where the row's text lies, if it is one of a column of texts: to have the processor fetch it ahead of its use.
    @inlinable @inline(__always)
    package func textAddress(_ row: Int) -> UnsafePointer<UInt8>? {
        guard kind == .text else { return nil }
        let text = values.load(fromByteOffset: row &* 8, as: TextRef.self)
        return text.isMissing ? nil : text.bytes(in: chunks).baseAddress
    }

    @inlinable @inline(__always) static func integer(_ value: Int64) -> Cell {
        value == ColumnValues.missingInteger ? .null : .integer(value)
    }

    @inlinable @inline(__always) static func real(_ value: Double) -> Cell {
        value.isNaN ? .null : .real(value)
    }

    @inlinable @inline(__always) func text(_ value: TextRef) -> Cell {
        value.isMissing ? .null : .text(value.bytes(in: chunks))
    }

    private init(
        _ kind: Kind, _ values: UnsafeRawPointer?, _ indices: UnsafePointer<Int32>?, _ arena: TextArena,
        first: Int64 = 0
    ) {
        self.kind = kind
        // An array without elements may have no address; no row of it is ever read.
        self.values = values ?? UnsafeRawPointer(Self.nowhere)
        self.indices = indices ?? UnsafePointer(Self.nowhere.assumingMemoryBound(to: Int32.self))
        chunks = UnsafePointer(arena.chunks)
        self.first = first
    }

    nonisolated(unsafe) private static let nowhere = UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8)

    /// Opens the column for the time of `body`.
    fileprivate static func open<Result>(
        _ values: ColumnValues, _ arena: TextArena, _ body: (CellColumn) throws -> Result
    ) throws -> Result {
        switch values {
        case .integer(let numbers):
            try numbers.withUnsafeBytes { try body(CellColumn(.integer, $0.baseAddress, nil, arena)) }
        case .smallInteger(let numbers):
            try numbers.withUnsafeBytes { try body(CellColumn(.smallInteger, $0.baseAddress, nil, arena)) }
        case .real(let numbers):
            try numbers.withUnsafeBytes { try body(CellColumn(.real, $0.baseAddress, nil, arena)) }
        case .text(let texts):
            try texts.withUnsafeBytes { try body(CellColumn(.text, $0.baseAddress, nil, arena)) }
        case .serial(let first):
            try body(CellColumn(.serial, nil, nil, arena, first: first))
        case .textLookup(let indices, let texts):
            try texts.withUnsafeBytes { texts in
                try indices.withUnsafeBufferPointer {
                    try body(CellColumn(.textLookup, texts.baseAddress, $0.baseAddress, arena))
                }
            }
        case .integerLookup(let indices, let numbers):
            try numbers.withUnsafeBytes { numbers in
                try indices.withUnsafeBufferPointer {
                    try body(CellColumn(.integerLookup, numbers.baseAddress, $0.baseAddress, arena))
                }
            }
        case .reference(_, let table):
            throw MarqueeError(.internalFault, "a column still refers to \(table), which has not been loaded")
        }
    }
}

extension [ColumnValues] {
    /// Opens all columns for the time of `body`.
    ///
    /// - Throws: what `body` throws; `MQ901` when a column is still a ``ColumnValues/reference(indices:table:)``.
    package func withCells<Result>(in arena: TextArena, _ body: ([CellColumn]) throws -> Result) throws -> Result {
        func open(_ next: Int, _ opened: [CellColumn]) throws -> Result {
            guard next < count else { return try body(opened) }
            return try CellColumn.open(self[next], arena) { try open(next + 1, opened + [$0]) }
        }
        return try open(0, [])
    }
}

extension ColumnValues {
    /// Number of values that are not missing among the given rows, or among all of the first `count` rows.
    package func presentCount(_ rows: [Int32]?, count: Int) -> Int {
        func counted(_ isPresent: (Int) -> Bool) -> Int {
            var present = 0
            if let rows {
                for row in rows where isPresent(Int(row)) { present += 1 }
            } else {
                for row in 0..<count where isPresent(row) { present += 1 }
            }
            return present
        }
        return switch self {
        case .integer(let numbers): counted { numbers[$0] != Self.missingInteger }
        case .real(let numbers): counted { !numbers[$0].isNaN }
        case .text(let texts): counted { !texts[$0].isMissing }
        case .textLookup(let indices, _), .integerLookup(let indices, _), .reference(let indices, _):
            counted { indices[$0] >= 0 }
        case .serial, .smallInteger: rows?.count ?? count
        }
    }
}
