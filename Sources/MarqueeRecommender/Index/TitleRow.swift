import Glibc

/// What the search reads of a title, as it lies in memory and in an index file: 16 bytes.
struct TitleRow: BitwiseCopyable {
    /// ``genres`` in the lower half and ``countries`` in the upper one, so that a search reads them at once.
    var sets: UInt64 = 0
    /// In steps of ``Fraction``.
    var popularity: UInt16 = 0
    var rating: UInt16 = 0
    /// Number of the title's ``TitleKind``.
    var kind: UInt16 = 0
    /// Years from the one before the catalog's first; 0 is unknown.
    var year: UInt8 = 0
    /// Step of the logarithm of the runtime, from 1; 0 is unknown.
    var runtime: UInt8 = 0

    /// Numbers of the title's combinations.
    var genres: UInt32 {
        get { UInt32(truncatingIfNeeded: sets) }
        set { sets = UInt64(countries) << 32 | UInt64(newValue) }
    }
    var countries: UInt32 {
        get { UInt32(truncatingIfNeeded: sets >> 32) }
        set { sets = UInt64(newValue) << 32 | UInt64(genres) }
    }
}

/// What a title has of the blocks of which few combinations occur: the search looks these up as one.
struct TitleKind: BitwiseCopyable, Hashable {
    /// Place of the type and of the certification, from 1; 0 is unknown.
    var type: UInt8 = 0
    var certification: UInt8 = 0
    /// Number of the combination of best-of lists.
    var bestOf: UInt16 = 0
}

/// Of which blocks something is known of a title: a bit each.
struct KnownBlocks: BitwiseCopyable {
    private(set) var bits: UInt16 = 0

    static let all = KnownBlocks(bits: .max)

    func contains(_ block: FeatureBlock) -> Bool { bits >> UInt16(block.rawValue) & 1 == 1 }

    mutating func note(_ block: FeatureBlock, _ isKnown: Bool) {
        if isKnown { bits |= 1 << UInt16(block.rawValue) }
    }

    mutating func formUnion(_ other: KnownBlocks) { bits |= other.bits }
}

/// The most that the titles of a group can have, so that a search can pass over the whole group.
///
/// Groups are neighbours in the index, which is ordered by type, year, rating and genres, so that they are alike.
struct GroupBound: BitwiseCopyable {
    /// At most 32, as a search keeps a group's promising titles as the bits of one number.
    static let size = 32

    var popularity: UInt16 = 0
    var rating: UInt16 = 0
    var years: (low: UInt8, high: UInt8) = (.max, 0)
    var types: (low: UInt8, high: UInt8) = (.max, 0)
    /// Where the group's combinations of genres begin in the index; those of countries follow them.
    var combinations: UInt32 = 0
    var genreCount: UInt8 = 0
    var countryCount: UInt8 = 0
    /// 1 if a title is in a best-of list.
    var listed: UInt8 = 0
    var unused: UInt8 = 0
    /// The countries of the titles, as ``SetView/bits(_:)`` has them.
    var countries: UInt64 = 0

    mutating func cover(_ row: TitleRow, _ kind: TitleKind) {
        popularity = max(popularity, row.popularity)
        rating = max(rating, row.rating)
        years = (min(years.low, row.year), max(years.high, row.year))
        types = (min(types.low, kind.type), max(types.high, kind.type))
        if kind.bestOf > 0 { listed = 1 }
    }
}

/// The scale of a logarithm of minutes, in steps of a twentieth.
enum RuntimeStep {
    static let perUnit = 20.0

    /// The step of a runtime in minutes, from 1; 0 for one that is unknown.
    static func code(_ minutes: Double) -> UInt8 {
        guard minutes.isFinite else { return 0 }
        return UInt8(min((log(max(minutes, 1)) * perUnit).rounded() + 1, 255))
    }
}
