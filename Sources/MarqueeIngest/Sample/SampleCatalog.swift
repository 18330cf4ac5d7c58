/// The six files of a sample catalog; the raw value is the file's name.
package enum SampleFile: String, CaseIterable, Sendable {
    /// One row per title: CRLF, no byte order mark.
    case titles = "raw_titles.csv"
    /// One row per person, title and role, in the order of the titles: CRLF, no byte order mark.
    case credits = "raw_credits.csv"
    /// The movies of the highest score, best first: LF, byte order mark.
    case bestMovies = "Best Movies.csv"
    /// The shows of the highest score, best first: LF, byte order mark.
    case bestShows = "Best Shows.csv"
    /// The best movie of a year, years ascending: LF, byte order mark.
    case bestMoviesByYear = "Best Movie by Year.csv"
    /// The best show of a year, years ascending: LF, byte order mark.
    case bestShowsByYear = "Best Show by Year.csv"
}

/// An invented streaming catalog with the layout, the proportions and the quirks of a real one.
///
/// The same number of titles and the same seed give the same bytes on every machine. Nothing is kept per title
/// or per person, so the memory needed does not grow with the catalog.
package struct SampleCatalog: Sendable {
    /// Row numbers stay far inside `Int` up to here, whatever they are multiplied with.
    private static let mostTitles = 1_000_000_000

    private let titles: Int
    private let seed: UInt64

    /// A catalog that is yet to be generated.
    ///
    /// - Parameters:
    ///   - titles: The number of titles, at most a thousand million; with zero or less, every file is only its
    ///     header. Some 13.3 credits come with each title.
    ///   - seed: Chooses one of 2⁶⁴ catalogs.
    package init(titles: Int, seed: UInt64) {
        self.titles = min(max(titles, 0), Self.mostTitles)
        self.seed = seed
    }

    /// Calls `sink` with the next bytes of a file, in chunks of some 256 KiB, until all six files are complete.
    ///
    /// Titles and credits come by turns, since neither is held back for the other; the lists of the best follow at
    /// the end. Every file is passed at least once. The bytes are valid only during the call.
    ///
    /// - Parameter sink: Takes the bytes of a file in order; what it throws ends the generation.
    /// - Throws: What `sink` throws.
    package func generate(_ sink: (SampleFile, UnsafeRawBufferPointer) throws -> Void) rethrows {
        var run = SampleRun(titles: titles, seed: seed)
        try run.generate(sink)
    }
}
