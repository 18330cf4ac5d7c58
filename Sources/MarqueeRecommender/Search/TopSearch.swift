/// The exact search for the titles of the highest scores.
///
/// The posting lists of the question's rarer terms are walked and summed up by title. Long lists are not walked: what they can
/// give at most is part of every bound, and only a title that could be among the best because of it is looked up. Then the
/// groups of neighbouring titles are taken by falling bound, until none can hold a better title: the idea of MaxScore (Turtle
/// and Flood 1995) with the blocks of Ding and Suel ("Faster top-k document retrieval using block-max indexes", 2011).
struct TopSearch {
    private let index: RecommenderIndex
    private let rows: UnsafeBufferPointer<TitleRow>
    private let places: UnsafeBufferPointer<UInt32>
    private let terms: TermView
    private let allowed: TitleSet?
    private(set) var top: TopTitles
    /// Terms whose lists are not walked, and the most that they can give together.
    private var deferred: [(term: UInt32, units: Int32)] = []
    private var deferredMost: Int32 = 0
    private var least = Self.excludedBelow

    /// No score is below it but that of a title which is left out; it is half of the least number, so that sums fit.
    private static let excludedBelow: Int32 = -1_000_000_000
    private static let excluded: Int32 = -1_600_000_000

    init(_ index: RecommenderIndex, most: Int, allowed: TitleSet?) {
        self.index = index
        rows = index.rows
        places = index.places
        terms = index.terms
        self.allowed = allowed
        top = TopTitles(most: most)
    }

    mutating func run(_ tables: borrowing ScoreTables, leavingOut: [Int], in work: Workspace) {
        addTerms(tables, to: work)
        for position in leavingOut { work.sums[position] = Self.excluded }
        if let allowed, allowed.count < rows.count / 64 {
            for place in allowed.places {
                evaluate(Int(index.positions[place]), tables.values, work.sums)
            }
        } else {
            searchGroups(tables.values, work)
        }
        clear(tables, leavingOut, work)
    }

    /// Longer lists are not walked.
    private var longestWalked: Int { rows.count / 64 + 128 }

    /// Sums up the terms by title.
    private mutating func addTerms(_ tables: borrowing ScoreTables, to work: Workspace) {
        for (term, units) in tables.terms {
            let list = terms.postings(of: Int(term))
            guard list.count <= longestWalked else {
                deferred.append((term, units))
                deferredMost += max(0, Fraction.of(units, terms.peaks[Int(term)]))
                continue
            }
            for place in list {
                let position = Int(terms.postings[place])
                let sum = work.sums[position] &+ Fraction.of(units, terms.weights[place])
                work.sums[position] = sum
                let group = position / GroupBound.size
                if sum > work.groupSums[group] { work.groupSums[group] = sum }
            }
        }
    }

    private func clear(_ tables: borrowing ScoreTables, _ leavingOut: [Int], _ work: Workspace) {
        for (term, _) in tables.terms {
            let list = terms.postings(of: Int(term))
            guard list.count <= longestWalked else { continue }
            for place in list {
                let position = Int(terms.postings[place])
                work.sums[position] = 0
                work.groupSums[position / GroupBound.size] = 0
            }
        }
        for position in leavingOut { work.sums[position] = 0 }
    }

    private mutating func searchGroups(_ values: ScoreValues, _ work: Workspace) {
        let bounds = GroupBounds(index, values, deferred: deferredMost)
        let step = bounds.order(work)
        for place in work.order.indices {
            let group = Int(work.order[place])
            let bound = work.bounds[group]
            // Within a step the groups are in no order, but none of a later step has a higher bound.
            if Int64(bound) + step < Int64(least) { return }
            if bound < least || bounds.closer(bound, group) < least { continue }
            let start = group * GroupBound.size
            let titles = start..<min(start + GroupBound.size, rows.count)
            let others = bounds.withoutSets(bound, group) &- work.groupSums[group]
            var promising = promising(titles, others, values, work.sums)
            while promising != 0 {
                evaluate(start &+ promising.trailingZeroBitCount, values, work.sums)
                promising &= promising &- 1
            }
        }
    }

    /// The titles of a group that could be among the best by their genres, countries and terms, if they had for all else the
    /// most that any title of the group has: a bit each, the lowest for the first.
    ///
    /// These are a few of the many, and nobody could foresee which: so the many are looked at without a branch.
    @inline(__always)
    private func promising(
        _ titles: Range<Int>, _ others: Int32, _ values: ScoreValues, _ sums: UnsafeMutableBufferPointer<Int32>
    ) -> UInt32 {
        let floor = least &- others
        let (rows, genres, countries) = (rows, values.genres, values.countries)
        @inline(__always)
        func bit(_ position: Int) -> UInt32 {
            let sets = rows[position].sets
            let known = sums[position] &+ genres[Int(sets & 0xFFFF_FFFF)] &+ countries[Int(sets >> 32)]
            return known >= floor ? 1 : 0
        }
        var bits: UInt32 = 0
        var position = titles.upperBound
        while position &- titles.lowerBound >= 4 {
            position &-= 4
            let four = bit(position) | bit(position &+ 1) &<< 1 | bit(position &+ 2) &<< 2 | bit(position &+ 3) &<< 3
            bits = bits &<< 4 | four
        }
        while position > titles.lowerBound {
            position &-= 1
            bits = bits &<< 1 | bit(position)
        }
        return bits
    }

    private mutating func evaluate(_ position: Int, _ values: ScoreValues, _ sums: UnsafeMutableBufferPointer<Int32>) {
        let row = rows[position]
        let prior = values.prior(popularity: row.popularity, rating: row.rating)
        let score = sums[position] &+ values.content(row) &+ prior
        if score >= least &- deferredMost { offer(position, score, prior) }
    }

    /// Looks up the deferred terms of a title that could be among the best, and whether it is asked for.
    private mutating func offer(_ position: Int, _ known: Int32, _ prior: Int32) {
        var score = known
        if !deferred.isEmpty {
            for place in terms.range(ofTitle: position) {
                for (term, units) in deferred where term == terms.titleTerms[place] {
                    score += Fraction.of(units, terms.titleWeights[place])
                }
            }
        }
        guard score >= least else { return }
        let place = places[position]
        if let allowed, !allowed.contains(Int(place)) { return }
        top.offer(FoundTitle(score: score, prior: prior, place: place))
        least = max(least, top.leastScore)
    }
}
