package import MarqueeCatalog

/// From source files to a cleaned and normalised catalog. Nothing but its result leaves it:
///
/// 1. Parse: bytes -> records (`RecordReader`, `SourceFile`)
/// 2. Clean: records -> titles and credits whose cells are right or refused (`TitleCleaning`, `CreditCleaning`)
/// 3. Enrich: best-of rows -> places of titles on lists (`BestOfCleaning`)
/// 4. Normalise: all of it -> rows of the warehouse's tables (`Normalisation`)
///
/// Every step writes into the ledger of the file at hand.
package struct Ingestion {
    /// What the files gave.
    package struct Result {
        package let catalog: NormalisedCatalog
        /// One for each file, in the order in which the files were read.
        package let ledgers: [FileLedger]
    }

    /// What is being done, for whoever shows it.
    package enum Progress: Sendable {
        /// A stage begins, such as `clean titles`.
        case stage(String)
        /// That much more of the sources has been read.
        case read(bytes: Int, records: Int)
    }

    private let arena: TextArena
    private let known: KnownTitles
    private let report: (Progress) -> Void

    /// - Parameters:
    ///   - known: the titles that the warehouse holds already; their texts are in `arena`.
    ///   - report: called with what is being done.
    package init(arena: TextArena, known: KnownTitles, report: @escaping (Progress) -> Void = { _ in }) {
        self.arena = arena
        self.known = known
        self.report = report
    }

    /// Reads the files: titles, then credits, then best-of lists, each kind in the order given.
    ///
    /// - Throws: `MQ402` when a file cannot be read to its end.
    package func run(_ files: [SourceFile]) throws -> Result {
        var titles = CleanTitles(arena)
        var credits = CleanCredits(arena)
        var bestOf = CleanBestOf()
        var ledgers: [FileLedger] = []
        let advance = { (bytes: Int, records: Int) in report(.read(bytes: bytes, records: records)) }

        report(.stage("titles"))
        let titleCleaning = TitleCleaning(arena, known: known)
        for file in files where file.layout == .titles {
            ledgers.append(
                try titleCleaning.clean(file, number: ledgers.count, into: &titles, progress: advance))
        }
        titleCleaning.settleClaims(&titles, &ledgers)
        titles.append(known)

        report(.stage("credits"))
        try {
            // The scope ends the life of the indexes before the tables are built.
            var cleaning = CreditCleaning(arena)
            for file in files where file.layout == .credits {
                ledgers.append(try cleaning.clean(file, titles: titles, into: &credits, progress: advance))
            }
        }()

        report(.stage("best-of lists"))
        if files.contains(where: { $0.layout.rank == 2 }) {
            var cleaning = BestOfCleaning(arena, titles: titles)
            for file in files {
                guard case .bestOf(let list) = file.layout else { continue }
                ledgers.append(
                    try cleaning.clean(file, list, titles: &titles, into: &bestOf, progress: advance))
            }
        }

        report(.stage("normalise"))
        let catalog = Normalisation.normalised(
            titles, &credits, bestOf, titlesWereRead: files.contains { $0.layout == .titles }, arena: arena)
        return Result(catalog: catalog, ledgers: ledgers)
    }
}
