package import MarqueeCatalog

/// Images of rows of one table that were changed alike, one after the other, as one row of `row_changes` holds them: to write
/// each of them as a row of its own takes longer than to change what it is about.
package struct ChangeBlock {
    /// Rows that a block holds at most.
    package static let mostRows = 4096
    /// Bytes from which on a block takes no more, because whoever wants one row of it reads all of them.
    private static let mostBytes = 128 << 10

    /// Which rows may lie in one block.
    package struct Kind: Equatable {
        package let shape: Int
        package let hasBefore: Bool
        package let hasAfter: Bool

        package init(shape: Int, hasBefore: Bool, hasAfter: Bool) {
            self.shape = shape
            self.hasBefore = hasBefore
            self.hasAfter = hasAfter
        }
    }

    package private(set) var kind: Kind?
    package private(set) var rows = 0
    private var before: [UInt8] = []
    private var after: [UInt8] = []

    package init() {}

    /// Whether a row of that kind has to go into another block.
    package func isClosed(for kind: Kind) -> Bool {
        rows > 0 && (self.kind != kind || rows == Self.mostRows || before.count + after.count >= Self.mostBytes)
    }

    /// Takes one more row.
    ///
    /// - Parameters:
    ///   - kind: that of the rows before it.
    ///   - before: appends the image before, if the kind has one.
    ///   - after: appends the image afterwards.
    package mutating func add(_ kind: Kind, before: UnsafeBufferPointer<UInt8>?, after: UnsafeBufferPointer<UInt8>?) {
        self.kind = kind
        Self.add(before, to: &self.before)
        Self.add(after, to: &self.after)
        rows += 1
    }

    private static func add(_ image: UnsafeBufferPointer<UInt8>?, to images: inout [UInt8]) {
        guard let image else { return }
        images.append(UInt8(ascii: images.isEmpty ? "[" : ","))
        images += image
    }

    /// Hands the block's images over, as ``RowImage/rows(_:)`` reads them, and is empty then.
    ///
    /// - Throws: what `body` throws.
    package mutating func take(_ body: (_ before: Cell, _ after: Cell) throws -> Void) throws {
        try Self.closed(&before, rows) { before in try Self.closed(&after, rows) { try body(before, $0) } }
        before.removeAll(keepingCapacity: true)
        after.removeAll(keepingCapacity: true)
        rows = 0
    }

    private static func closed(_ images: inout [UInt8], _ rows: Int, _ body: (Cell) throws -> Void) throws {
        guard !images.isEmpty else { return try body(.null) }
        images.append(UInt8(ascii: "]"))
        // One image stands by itself.
        try images.withUnsafeBufferPointer {
            try body(.text(rows == 1 ? UnsafeBufferPointer(rebasing: $0[1..<$0.count - 1]) : $0))
        }
    }
}
