import MarqueeCatalog

/// The credits of the source after cleaning, column by column, and the persons in them.
struct CleanCredits {
    /// Number of the title, see ``CleanTitles/ids``.
    var title: [Int32] = []
    var person: [Int32] = []
    var role: [Int32] = []
    var character: [TextRef] = []

    /// In order of first appearance; given back once they have been put in order.
    var persons: [PersonIndex.Person] = []
    /// The ids of the persons once they have been put in order, and the place of each person in it.
    var personIDs: [Int64] = []
    var personRanks: [Int32] = []
    var roles: TextIndex
    /// Numbers of the roles that nothing needs to be said about.
    var knownRoles: Set<Int32> = []
    /// Whether the import had a file of credits.
    var wereRead = false

    init(_ arena: TextArena) { roles = TextIndex(arena) }
}
