/// The most that any title of a group can score.
///
/// A rough bound is worked out for every group, from few numbers; a closer one, which looks at the combinations of genres and
/// countries that the group has, only for a group that is come to.
struct GroupBounds {
    private let groups: UnsafeBufferPointer<GroupBound>
    private let combinations: UnsafeBufferPointer<UInt32>
    private let values: ScoreValues
    /// The most that a title can get for that of which the rough bound does not look at the group.
    private let rest: Int32
    private let mostForGenres: Int32
    private let mostForCountries: Int32
    private let mostForLists: Int32

    /// - Parameter deferred: the most that the terms give whose lists are not walked.
    init(_ index: RecommenderIndex, _ values: ScoreValues, deferred: Int32) {
        self.values = values
        groups = index.groups
        combinations = index.groupCombinations
        mostForGenres = Self.most(values.genres, 0..<index.genres.count)
        mostForCountries = Self.most(values.countries, 0..<index.countries.count)
        mostForLists = Self.most(values.bestOf, 0..<index.bestOf.count)
        rest =
            deferred + mostForGenres + Self.most(values.runtime, 0..<index.codes.runtimes)
            + Self.most(values.certification, 0..<index.codes.certifications)
    }

    /// Works out the rough bounds and puts the groups in order of falling bound, in steps (a counting sort).
    ///
    /// - Returns: how much bounds within a step may differ.
    func order(_ work: Workspace) -> Int64 {
        var (low, high) = (Int32.max, Int32.min)
        for place in groups.indices {
            let bound = rough(groups[place]) &+ work.groupSums[place]
            work.bounds[place] = bound
            (low, high) = (min(low, bound), max(high, bound))
        }
        // Bounds are far from the ends of their type, so that this is their difference.
        let range = high &- low
        let shift = Int32(max(0, Int32.bitWidth - range.leadingZeroBitCount - Workspace.stepBits))
        let counts = work.counts
        for step in counts.indices { counts[step] = 0 }
        for place in groups.indices { counts[Int((high &- work.bounds[place]) &>> shift)] &+= 1 }
        var first: UInt32 = 0
        for step in counts.indices {
            let count = counts[step]
            counts[step] = first
            first &+= count
        }
        for place in groups.indices {
            let step = Int((high &- work.bounds[place]) &>> shift)
            work.order[Int(counts[step])] = UInt32(truncatingIfNeeded: place)
            counts[step] &+= 1
        }
        return 1 << Int64(shift)
    }

    @inline(__always)
    private func rough(_ group: GroupBound) -> Int32 {
        var bound = rest &+ (group.listed == 1 ? mostForLists : 0)
        bound &+= countries(group)
        bound &+= values.prior(popularity: group.popularity, rating: group.rating)
        bound &+= Self.most(values.year, Int(group.years.low)..<Int(group.years.high) + 1)
        return bound &+ Self.most(values.type, Int(group.types.low)..<Int(group.types.high) + 1)
    }

    /// The most for countries: nothing where no title has one in common with the titles that are asked for.
    @inline(__always)
    private func countries(_ group: GroupBound) -> Int32 {
        group.countries & values.sourceCountries == 0 ? 0 : mostForCountries
    }

    /// The closer bound of a group whose rough one is given; the rough one where to look at the titles costs no more.
    func closer(_ rough: Int32, _ number: Int) -> Int32 {
        let group = groups[number]
        guard group.genreCount + group.countryCount <= Self.fewCombinations else { return rough }
        let countries = Int(group.combinations) + Int(group.genreCount)
        let end = countries + Int(group.countryCount)
        var (genre, country) = (Int32.min, Int32.min)
        for place in Int(group.combinations)..<countries { genre = max(genre, values.genres[Int(combinations[place])]) }
        for place in countries..<end { country = max(country, values.countries[Int(combinations[place])]) }
        return rough - mostForGenres - self.countries(group) + genre + country
    }

    /// The rough bound of a group without what it has for genres and countries.
    @inline(__always)
    func withoutSets(_ rough: Int32, _ number: Int) -> Int32 {
        rough &- mostForGenres &- countries(groups[number])
    }

    private static let fewCombinations: UInt8 = 10

    /// The most of a part of a table that is not empty.
    @inline(__always)
    private static func most(_ table: UnsafeMutablePointer<Int32>, _ codes: Range<Int>) -> Int32 {
        var most = table[codes.lowerBound]
        for code in codes.dropFirst() { most = max(most, table[code]) }
        return most
    }
}
