package import MarqueeCatalog

/// From source files to a cleaned and normalised catalog. Nothing but its result leaves it:
///
/// 1. Parse: bytes -> records (`RecordReader`, `SourceFile`)
/// 2. Clean: records -> titles and credits whose cells are right or refused (`TitleCleaning`, `CreditCleaning`)
/// 3. Enrich: best-of rows -> places of titles on lists (`BestOfCleaning`)
/// 4. Normalise: all of it -> rows of the warehouse's tables (`Normalisation`)
///
/// Every step writes into the ledger of the file at hand. The catalog comes in three parts: titles with their lists, persons,
/// and credits, which refer to both and are ten times as many as titles. Credits are read as soon as the titles are known,
/// and put in order once the persons are, so this can be done on another thread while the part before is being loaded.
package struct Ingestion {
    /// What a part of the files gave.
    package struct Part {
        package let catalog: NormalisedCatalog
        /// One for each file, in the order in which the files were read.
        package let ledgers: [FileLedger]
    }

    /// The titles, cleaned.
    package struct Titles {
        fileprivate let titles: CleanTitles
        fileprivate let ledgers: [FileLedger]
    }

    /// The order in which titles are stored.
    package struct TitleOrder {
        fileprivate let order: SortedOrder
    }

    /// The credits, cleaned; an object, because they are given back while they are being put in order.
    package final class Credits {
        /// The persons in them.
        package let persons: Part
        fileprivate var credits: CleanCredits

        fileprivate init(_ persons: Part, _ credits: CleanCredits) {
            self.persons = persons
            self.credits = credits
        }
    }

    /// Called with the bytes and the records that have been read since the last call.
    package typealias Progress = (_ bytes: Int, _ records: Int) -> Void

    private let known: KnownTitles
    private let files: [SourceFile]

    /// - Parameters:
    ///   - files: in any order; files of a kind are read in the order given.
    ///   - known: the titles that the warehouse holds already.
    package init(_ files: [SourceFile], known: KnownTitles) {
        self.files = files
        self.known = known
    }

    /// Makes all parts, one after the other.
    ///
    /// - Parameter arena: keeps the texts; those of ``KnownTitles`` must be in it.
    /// - Throws: `MQ402` when a file cannot be read to its end.
    package func run(_ arena: TextArena) throws -> Part {
        let titles = try readTitles(arena) { _, _ in }
        let (first, order) = try part(of: titles, arena) { _, _ in }
        let credits = try readCredits(of: titles, arena) { _, _ in }
        let parts = [first, credits.persons, part(of: credits, titles, order)]
        return Part(
            catalog: NormalisedCatalog(arena: arena, batches: parts.flatMap(\.catalog.batches)),
            ledgers: Self.arranged(parts.flatMap(\.ledgers)))
    }

    /// Ledgers as a reader expects them: titles, credits, lists, whatever was read first.
    package static func arranged(_ ledgers: [FileLedger]) -> [FileLedger] {
        let ranks = [SourceLayout.titles.name: 0, SourceLayout.credits.name: 1]
        return ledgers.enumerated().sorted { one, other in
            (ranks[one.element.layout] ?? 2, one.offset) < (ranks[other.element.layout] ?? 2, other.offset)
        }.map(\.element)
    }

    /// Reads the files of titles.
    ///
    /// - Parameter arena: keeps the texts; those of ``KnownTitles`` must be in it.
    /// - Throws: `MQ402` when a file cannot be read to its end.
    package func readTitles(_ arena: TextArena, progress: Progress) throws -> Titles {
        var titles = CleanTitles(arena)
        var ledgers: [FileLedger] = []
        let cleaning = TitleCleaning(arena, known: known)
        for file in files where file.layout == .titles {
            ledgers.append(try cleaning.clean(file, number: ledgers.count, into: &titles, progress: progress))
        }
        ClaimSettlement(arena).settle(&titles, &ledgers)
        titles.append(known)
        return Titles(titles: titles, ledgers: ledgers)
    }

    /// The first part: titles, and the best-of lists, which are read here.
    ///
    /// - Parameter arena: that of the titles.
    /// - Throws: `MQ402` when a file cannot be read to its end.
    package func part(of titles: Titles, _ arena: TextArena, progress: Progress) throws -> (Part, TitleOrder) {
        var ledgers = titles.ledgers
        var titles = titles.titles
        var bestOf = CleanBestOf()
        if files.contains(where: { $0.layout.isBestOf }) {
            var cleaning = BestOfCleaning(arena, titles: titles, known: known)
            for file in files {
                guard case .bestOf(let list) = file.layout else { continue }
                ledgers.append(try cleaning.clean(file, list, titles: &titles, into: &bestOf, progress: progress))
            }
        }
        let order = SortedOrder(texts: titles.ids.texts[...], arena)
        let batches = Normalisation.titles(
            titles, order, bestOf, wereRead: files.contains { $0.layout == .titles }, arena)
        let part = Part(catalog: NormalisedCatalog(arena: arena, batches: batches), ledgers: ledgers)
        return (part, TitleOrder(order: order))
    }

    /// Reads the files of credits.
    ///
    /// - Parameters:
    ///   - titles: only read.
    ///   - arena: keeps the texts of persons and credits; one of its own when this runs on another thread.
    /// - Throws: `MQ402` when a file cannot be read to its end.
    package func readCredits(of titles: Titles, _ arena: TextArena, progress: Progress) throws -> Credits {
        var credits = CleanCredits(arena)
        let ledgers = try clean(&credits, titles.titles, arena, progress)
        let batches = credits.wereRead ? [Normalisation.persons(&credits)] : []
        return Credits(Part(catalog: NormalisedCatalog(arena: arena, batches: batches), ledgers: ledgers), credits)
    }

    /// The last part: credits in the order in which they are stored. `credits` is empty afterwards.
    package func part(of credits: Credits, _ titles: Titles, _ order: TitleOrder) -> Part {
        let arena = credits.persons.catalog.arena
        let batches =
            credits.credits.wereRead
            ? Normalisation.credits(&credits.credits, titles.titles.ids, order.order, arena) : []
        return Part(catalog: NormalisedCatalog(arena: arena, batches: batches), ledgers: [])
    }

    /// A function of its own, so that the indexes of the cleaning are gone when the tables are built.
    private func clean(
        _ credits: inout CleanCredits, _ titles: CleanTitles, _ arena: TextArena, _ progress: Progress
    ) throws -> [FileLedger] {
        var cleaning = CreditCleaning(arena)
        var ledgers: [FileLedger] = []
        for file in files where file.layout == .credits {
            ledgers.append(try cleaning.clean(file, titles: titles, into: &credits, progress: progress))
        }
        cleaning.finish(&credits)
        return ledgers
    }
}
