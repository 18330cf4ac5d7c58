import MarqueeCatalog

/// Tells whether a credit repeats an earlier one.
///
/// Credits mostly come grouped by title. As long as they do, it is enough to look through the credits of the title at hand,
/// which lie side by side; an index of all credits is made only once a title comes back, or has very many.
struct CreditRepetitions {
    /// A credit that is about to be added.
    struct Credit {
        let title, person, role: Int32
        let character: TextRef
    }

    private static let longestRun = 256

    private var runStart = 0
    private var seenTitles: [Bool] = []
    private var index: RowIndex?

    /// Whether `credits` has an equal of the credit. When it has not, the credit must be added next.
    mutating func contains(_ credit: Credit, among credits: CleanCredits, _ arena: TextArena) -> Bool {
        if index == nil {
            let count = credits.title.count
            if count == runStart || credits.title[count - 1] != credit.title { beginRun(credit.title, at: count) }
            if index == nil, count - runStart < Self.longestRun {
                return (runStart..<count).contains { isEqual(credit, $0, credits, arena) }
            }
            index = index ?? indexed(credits, arena)
        }
        let hash = Self.hash(credit, arena)
        if index?.find(hash, isEqual: { isEqual(credit, $0, credits, arena) }) != nil { return true }
        index?.insert(hash) { Self.hash(Self.credit($0, credits), arena) }
        return false
    }

    /// A run of credits of one title begins; an index is needed if that is not its first.
    private mutating func beginRun(_ title: Int32, at start: Int) {
        runStart = start
        while seenTitles.count <= Int(title) { seenTitles.append(false) }
        if seenTitles[Int(title)] { runStart = -Self.longestRun }
        seenTitles[Int(title)] = true
    }

    private func indexed(_ credits: CleanCredits, _ arena: TextArena) -> RowIndex {
        var index = RowIndex()
        for row in credits.title.indices {
            index.insert(Self.hash(Self.credit(row, credits), arena)) { Self.hash(Self.credit($0, credits), arena) }
        }
        return index
    }

    private static func credit(_ row: Int, _ credits: CleanCredits) -> Credit {
        Credit(
            title: credits.title[row], person: credits.person[row], role: credits.role[row],
            character: credits.character[row])
    }

    private func isEqual(_ credit: Credit, _ row: Int, _ credits: CleanCredits, _ arena: TextArena) -> Bool {
        credits.person[row] == credit.person && credits.title[row] == credit.title && credits.role[row] == credit.role
            && credits.character[row].isMissing == credit.character.isMissing
            && arena.bytes(credits.character[row]).isSame(as: arena.bytes(credit.character))
    }

    private static func hash(_ credit: Credit, _ arena: TextArena) -> UInt64 {
        let numbers = UInt64(UInt32(bitPattern: credit.title)) << 32 | UInt64(UInt32(bitPattern: credit.person))
        let text =
            UInt64(TextIndex.hash(arena.bytes(credit.character))) &+ UInt64(UInt32(bitPattern: credit.role)) << 32
        return numbers &* 0x9E37_79B9_7F4A_7C15 ^ text &* 0xFF51_AFD7_ED55_8CCD
    }
}
