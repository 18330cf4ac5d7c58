import MarqueeCatalog
import Testing

@Suite struct TextArenaTests {
    @Test func store_emptyTextFirst_isKept() {
        let arena = TextArena()
        #expect(arena.string(arena.store("")) == "")
    }

    @Test func store_emptyTextAtTheEndOfAChunk_isKept() {
        let arena = TextArena()
        let long = arena.store(String(repeating: "x", count: TextArena.longestText))
        let last = arena.store("y")
        let empty = arena.store("")
        #expect(arena.string(empty) == "")
        #expect(arena.string(last) == "y")
        #expect(arena.bytes(long).count == TextArena.longestText)
    }
}
