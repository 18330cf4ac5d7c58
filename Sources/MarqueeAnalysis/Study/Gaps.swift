import MarqueeCatalog

/// Which columns each title lacks, of those that some titles have and some have not.
struct Gaps: Sendable {
    struct Column: Sendable {
        let name: String
        /// The column's bit in ``Gaps/masks``.
        let bit: UInt32
    }

    private(set) var columns: [Column] = []
    /// By title, the bits of the columns that it lacks.
    private(set) var masks: [UInt32]

    init(_ catalog: CatalogSnapshot) {
        masks = [UInt32](repeating: 0, count: catalog.titles.count)
        let titles = catalog.titles
        add("title", titles.names.isMissing)
        add("type") { titles.types[$0] < 0 }
        add("release_year") { !titles.releaseYears[$0].isFinite }
        add("age_certification") { titles.certifications[$0] < 0 }
        add("runtime_minutes") { !titles.runtimes[$0].isFinite }
        add("seasons") { !titles.seasons[$0].isFinite }
        add("imdb_id", titles.imdbIDs.isMissing)
        add("imdb_score") { !titles.scores[$0].isFinite }
        add("imdb_votes") { !titles.votes[$0].isFinite }
        add("description", titles.descriptions.isMissing)
        add("tmdb_popularity") { !titles.tmdbPopularities[$0].isFinite }
        add("tmdb_score") { !titles.tmdbScores[$0].isFinite }
        add("genres") { catalog.genres.of(title: $0).isEmpty }
        add("countries") { catalog.countries.of(title: $0).isEmpty }
    }

    private mutating func add(_ name: String, _ isMissing: (Int) -> Bool) {
        let lacking = masks.indices.filter(isMissing)
        guard !lacking.isEmpty, lacking.count < masks.count else { return }
        let bit: UInt32 = 1 << UInt32(columns.count)
        columns.append(Column(name: name, bit: bit))
        for title in lacking { masks[title] |= bit }
    }

    func names(of mask: UInt32) -> [String] { columns.filter { mask & $0.bit != 0 }.map(\.name) }

    /// Titles that lack the column, among those for which `isIncluded` holds.
    func count(of column: Column, where isIncluded: (Int) -> Bool) -> Int {
        masks.indices.count { masks[$0] & column.bit != 0 && isIncluded($0) }
    }

    func pair(_ a: Column, _ b: Column) -> (both: Int, onlyA: Int, onlyB: Int, phi: Double) {
        var (both, onlyA, onlyB) = (0, 0, 0)
        for mask in masks {
            switch (mask & a.bit != 0, mask & b.bit != 0) {
            case (true, true): both += 1
            case (true, false): onlyA += 1
            case (false, true): onlyB += 1
            case (false, false): break
            }
        }
        let (n, ofA, ofB) = (Double(masks.count), Double(both + onlyA), Double(both + onlyB))
        let phi = (n * Double(both) - ofA * ofB) / (ofA * (n - ofA)).squareRoot() / (ofB * (n - ofB)).squareRoot()
        return (both, onlyA, onlyB, phi)
    }
}
