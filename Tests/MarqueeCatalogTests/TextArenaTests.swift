import MarqueeCatalog
import Testing

struct TextArenaTests {
    @Test func texts_comeBackAsTheyWereStored() {
        let arena = TextArena()
        let texts = ["", "a", "Raúl", "日本語", String(repeating: "x", count: 1_000_000)]
        let stored = texts.map(arena.store)
        #expect(stored.map { arena.string($0) } == texts)
        #expect(stored.map(\.count) == texts.map(\.utf8.count))
    }

    @Test func emptyText_isNotAMissingOne() {
        let arena = TextArena()
        #expect(!arena.store("").isMissing)
        #expect(arena.string(.missing) == nil)
    }

    @Test func texts_overManyChunks_stayWhereTheyAre() {
        let arena = TextArena()
        let early = arena.bytes(arena.store("early")).baseAddress
        let longest = String(repeating: "y", count: TextArena.longestText)
        let first = arena.store("early")
        for _ in 0..<3 { #expect(arena.bytes(arena.store(longest)).count == TextArena.longestText) }
        #expect(early != nil)
        #expect(arena.string(first) == "early")
    }

    @Test func rowsOfEveryKindOfColumn_giveTheirValues() throws {
        let arena = TextArena()
        let columns: [ColumnValues] = [
            .integer([7, ColumnValues.missingInteger]), .smallInteger([1, 2]), .real([1.5, .nan]),
            .text([arena.store("x"), .missing]), .textLookup(indices: [0, -1], texts: [arena.store("y")]),
            .integerLookup(indices: [1, -1], numbers: [3, 4]), .serial(from: 10),
        ]
        try columns.withCells(in: arena) { cells in
            #expect(cells.map { Self.text($0.cell(0)) } == ["7", "1", "1.5", "x", "y", "4", "10"])
            #expect(cells.map { Self.text($0.cell(1)) } == ["-", "2", "-", "-", "-", "-", "11"])
        }
        #expect(columns.map { $0.presentCount(nil, count: 2) } == [1, 2, 1, 1, 1, 1, 2])
        #expect(columns.map { $0.presentCount([1], count: 2) } == [0, 1, 0, 0, 0, 0, 1])
    }

    @Test func columnThatIsNotResolved_isAnInternalFault() {
        let column = [ColumnValues.reference(indices: [0], table: "genres")]
        #expect(throws: MarqueeError.self) { try column.withCells(in: TextArena()) { _ in } }
    }

    private static func text(_ cell: Cell) -> String {
        switch cell {
        case .null: "-"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let bytes), .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        }
    }
}
