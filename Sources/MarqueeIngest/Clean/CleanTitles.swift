import MarqueeCatalog

/// The titles of the source after cleaning, column by column; row `i` of each array is title `i`.
struct CleanTitles {
    /// Titles of the source, then titles that only the warehouse has; numbers of the former are below ``count``.
    var ids: TextIndex
    var title: [TextRef] = []
    var type: [TitleType] = []
    var releaseYear: [Int64] = []
    var ageCertification: [Int32] = []
    var runtime: [Int64] = []
    var seasons: [Int64] = []
    var imdbID: [TextRef] = []
    var imdbScore: [Double] = []
    var imdbVotes: [Int64] = []
    var description: [TextRef] = []
    var tmdbPopularity: [Double] = []
    var tmdbScore: [Double] = []

    var ageCertifications: TextIndex
    var genres: TextIndex
    var countries: Countries
    var titleGenres = TitleLinks()
    var titleCountries = TitleLinks()
    /// Number of titles that come from the source.
    var count = 0
    /// Titles by IMDb id, for the rule that a work is listed once.
    var imdbIDs: TextIndex
    var imdbTitles: [Int32] = []
    /// Ids of merged titles, and the title that stands for each.
    var mergedIDs: TextIndex
    var mergedInto: [Int32] = []
    /// Ids of records that were refused.
    var refusedIDs: TextIndex
    /// By title: claims to IMDb ids, to be settled once all titles have been read.
    var claims: [Int32: Claim] = [:]
    /// Titles of the source that were refused after all, and those among them of which the warehouse has nothing either, as
    /// far as is known before ``append(_:)``.
    var refused: Set<Int32> = []
    var unknown: Set<Int32> = []

    /// What a title claims that has the IMDb id of another title of the warehouse.
    struct Claim {
        /// Id of that other title.
        let holder: TextRef
        /// The title's record, and those that were merged with it; each with the place of its file among those of titles.
        var records: [(file: Int, record: UndecidedRecord)]
    }

    private let arena: TextArena

    init(_ arena: TextArena) {
        self.arena = arena
        ids = TextIndex(arena)
        ageCertifications = TextIndex(arena)
        genres = TextIndex(arena)
        countries = Countries(arena)
        imdbIDs = TextIndex(arena)
        mergedIDs = TextIndex(arena)
        refusedIDs = TextIndex(arena)
    }

    /// Adds the titles that the warehouse has, once all files of titles have been read: those that are not in the files, and
    /// those whose record in the files was refused, which stay as they are.
    mutating func append(_ known: KnownTitles) {
        for entry in known.titles {
            // The files say that this is another title of theirs.
            guard titleMerged(with: arena.bytes(entry.id)) == nil else { continue }
            let number = ids.insert(entry.id)
            if Int(number) == title.count {
                title.append(entry.title)
                type.append(entry.isShow ? .show : .movie)
                releaseYear.append(entry.releaseYear)
            } else if unknown.remove(number) != nil {
                title[Int(number)] = entry.title
                type[Int(number)] = entry.isShow ? .show : .movie
                releaseYear[Int(number)] = entry.releaseYear
            }
        }
    }

    /// The title that an id stands for.
    func number(of id: UnsafeBufferPointer<UInt8>) -> Int32? {
        if let number = ids.number(of: id) { return unknown.contains(number) ? nil : number }
        return titleMerged(with: id)
    }

    /// The title that the record of an id was merged into.
    private func titleMerged(with id: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard let merged = mergedIDs.number(of: id) else { return nil }
        let title = mergedInto[Int(merged)]
        return refused.contains(title) ? nil : title
    }

    /// The title of the source that has an IMDb id.
    func title(withIMDbID imdbID: UnsafeBufferPointer<UInt8>) -> Int32? {
        imdbIDs.number(of: imdbID).map { imdbTitles[Int($0)] }
    }
}

/// Items of a many-to-many relation: `item[i]` belongs to title `title[i]` at place `position[i]` of its list.
struct TitleLinks {
    private(set) var title: [Int32] = []
    private(set) var item: [Int32] = []
    /// Filled by ``ordered(by:)`` alone.
    private(set) var position: [Int32] = []
    /// Where the items of each title begin.
    private var starts: [Int] = []

    /// Adds the list of the next title.
    mutating func append(_ items: [Int32]) {
        starts.append(item.count)
        item += items
    }

    /// The lists of these titles, one after the other.
    func ordered(by titles: [Int32]) -> TitleLinks {
        var ordered = TitleLinks()
        for title in titles {
            for (place, item) in items(of: Int(title)).enumerated() {
                ordered.title.append(title)
                ordered.item.append(item)
                ordered.position.append(Int32(place + 1))
            }
        }
        return ordered
    }

    /// The list of a title.
    func items(of title: Int) -> ArraySlice<Int32> {
        item[starts[title]..<(title + 1 < starts.count ? starts[title + 1] : item.count)]
    }
}
