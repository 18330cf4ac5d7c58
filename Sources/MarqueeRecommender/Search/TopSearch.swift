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
        let walked = addTerms(tables, to: work)
        for position in leavingOut { work.sums[position] = Self.excluded }
        if let allowed, allowed.count < rows.count / 64 {
            for place in allowed.places { evaluate(Int(index.positions[place]), tables, work.sums) }
        } else {
            searchGroups(tables, work)
        }
        clear(walked, leavingOut, work)
    }

    /// Sums up the terms by title; says whose lists were walked.
    private mutating func addTerms(_ tables: borrowing ScoreTables, to work: Workspace) -> [UInt32] {
        let longest = rows.count / 64 + 256
        var walked: [UInt32] = []
        for (term, units) in tables.terms {
            let list = terms.postings(of: Int(term))
            guard list.count <= longest else {
                deferred.append((term, units))
                deferredMost += max(0, Fraction.of(units, terms.peaks[Int(term)]))
                continue
            }
            walked.append(term)
            for place in list {
                let position = Int(terms.postings[place])
                let sum = work.sums[position] + Fraction.of(units, terms.weights[place])
                work.sums[position] = sum
                let group = position / GroupBound.size
                if sum > work.groupSums[group] { work.groupSums[group] = sum }
            }
        }
        return walked
    }

    private func clear(_ walked: [UInt32], _ leavingOut: [Int], _ work: Workspace) {
        for term in walked {
            for place in terms.postings(of: Int(term)) {
                let position = Int(terms.postings[place])
                work.sums[position] = 0
                work.groupSums[position / GroupBound.size] = 0
            }
        }
        for position in leavingOut { work.sums[position] = 0 }
    }

    private mutating func searchGroups(_ tables: borrowing ScoreTables, _ work: Workspace) {
        let (low, step) = setBounds(tables, work)
        let count = order(work, low: low, step: step)
        for place in 0..<count {
            let group = Int(work.order[place])
            let bound = work.bounds[group]
            // Within a step the groups are in no order, but none of a later step has a higher bound.
            if Int64(bound) + step < Int64(least) { return }
            if bound < least { continue }
            let start = group * GroupBound.size
            for position in start..<min(start + GroupBound.size, rows.count) { evaluate(position, tables, work.sums) }
        }
    }

    /// Puts the groups in order of falling bound, by steps (counting sort).
    private func order(_ work: Workspace, low: Int32, step: Int64) -> Int {
        let (counts, steps) = (work.counts, Workspace.steps)
        for place in 0...steps { counts[place] = 0 }
        func slot(_ bound: Int32) -> Int { steps - 1 - Int((Int64(bound) - Int64(low)) / step) }
        for bound in work.bounds { counts[slot(bound) + 1] += 1 }
        for place in 0..<steps { counts[place + 1] += counts[place] }
        for (group, bound) in work.bounds.enumerated() {
            let place = slot(bound)
            work.order[counts[place]] = UInt32(group)
            counts[place] += 1
        }
        return work.bounds.count
    }

    /// - Returns: the lowest bound, and the width of a step between it and the highest.
    private func setBounds(_ tables: borrowing ScoreTables, _ work: Workspace) -> (low: Int32, step: Int64) {
        let groups: UnsafeBufferPointer<GroupBound> = index.image.array(.groups)
        let combinations: UnsafeBufferPointer<UInt32> = index.image.array(.groupCombinations)
        var extra = deferredMost
        for table in [tables.runtime, tables.certification] {
            extra += (0..<ScoreTables.codes).reduce(0) { max($0, table[$1]) }
        }
        let listed = (0..<index.bestOf.count).reduce(Int32(0)) { max($0, tables.bestOf[$1]) }
        var (low, high) = (Int32.max, Int32.min)
        for (place, group) in groups.enumerated() {
            var bound = extra + work.groupSums[place] + (group.listed == 1 ? listed : 0)
            bound += Fraction.of(tables.popularity, group.popularity) + Fraction.of(tables.rating, group.rating)
            bound += Self.most(tables.year, group.years) + Self.most(tables.type, group.types)
            let countries = Int(group.combinations) + Int(group.genreCount)
            bound += Self.most(tables.genres, combinations, Int(group.combinations)..<countries)
            bound += Self.most(tables.countries, combinations, countries..<countries + Int(group.countryCount))
            work.bounds[place] = bound
            (low, high) = (min(low, bound), max(high, bound))
        }
        return (low, (Int64(high) - Int64(low)) / Int64(Workspace.steps) + 1)
    }

    @inline(__always)
    private static func most(_ table: UnsafeMutablePointer<Int32>, _ codes: (low: UInt8, high: UInt8)) -> Int32 {
        var most = table[Int(codes.low)]
        var code = Int(codes.low) + 1
        while code <= Int(codes.high) {
            most = max(most, table[code])
            code += 1
        }
        return most
    }

    @inline(__always)
    private static func most(
        _ table: UnsafeMutablePointer<Int32>, _ combinations: UnsafeBufferPointer<UInt32>, _ range: Range<Int>
    ) -> Int32 {
        var most = Int32.min
        for place in range { most = max(most, table[Int(combinations[place])]) }
        return most
    }

    @inline(__always)
    private mutating func evaluate(
        _ position: Int, _ tables: borrowing ScoreTables, _ sums: UnsafeMutableBufferPointer<Int32>
    ) {
        let row = rows[position]
        var score = sums[position] + tables.genres[Int(row.genres)] + tables.countries[Int(row.countries)]
        score += tables.bestOf[Int(row.bestOf)] + tables.year[Int(row.year)] + tables.runtime[Int(row.runtime)]
        score += tables.type[Int(row.type)] + tables.certification[Int(row.certification)]
        let prior = Fraction.of(tables.popularity, row.popularity) + Fraction.of(tables.rating, row.rating)
        score += prior
        if score + deferredMost >= least { offer(position, score, prior) }
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
