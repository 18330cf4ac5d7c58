/// What each value of a feature gives, in units of a score, to a title that has it: the question, worked out once before the
/// search.
///
/// With several source titles, likeness is the mean of the likeness to each.
struct ScoreTables: ~Copyable {
    /// All tables one after the other; ``values`` says where each begins.
    private let memory: UnsafeMutableBufferPointer<Int32>
    private(set) var values: ScoreValues
    /// What a title gets that has the term with weight 1. A term may stand here more than once.
    private(set) var terms: [(term: UInt32, units: Int32)] = []

    /// - Parameters:
    ///   - sources: positions of the titles, not empty.
    ///   - sign: 1 for titles that are liked; for those that are avoided, less than 0, and the prior is left out.
    init(_ index: RecommenderIndex, sources: [Int], sign: Double) {
        let codes = index.codes
        let sizes = (
            sets: index.genres.count + index.countries.count + index.bestOf.count + index.kinds.count,
            codes: codes.years + codes.runtimes + codes.types + codes.certifications
        )
        memory = .allocate(capacity: sizes.sets + sizes.codes)
        memory.initialize(repeating: 0)
        // A buffer of more than nothing has an address.
        values = ScoreValues(index, memory.baseAddress.unsafelyUnwrapped)
        let share = sign / Double(sources.count)
        for source in sources { add(index.rows[source], index.kind(of: source), index, share) }
        for (number, kind) in index.kinds.enumerated() {
            values.kind[number] =
                values.type[Int(kind.type)] + values.certification[Int(kind.certification)]
                + values.bestOf[Int(kind.bestOf)]
        }
        addTerms(index, sources, share)
        if sign > 0 { setPrior(index, sources) }
    }

    deinit { memory.deallocate() }

    /// Adds the tables of the avoided titles, in whose units the sign is.
    mutating func add(_ other: borrowing ScoreTables) {
        for place in memory.indices { memory[place] += other.memory[place] }
        terms += other.terms
        values.sourceCountries |= other.values.sourceCountries
    }

    private mutating func add(_ row: TitleRow, _ kind: TitleKind, _ index: RecommenderIndex, _ share: Double) {
        func units(_ block: FeatureBlock) -> Double { index.blockUnits[block.rawValue] * share }
        Self.add(index.genres, row.genres, units(.genres), to: values.genres)
        Self.add(index.countries, row.countries, units(.countries), to: values.countries)
        values.sourceCountries |= index.countries.bits(Int(row.countries))
        Self.add(index.bestOf, UInt32(kind.bestOf), units(.bestOf), to: values.bestOf)
        if share == 1 {
            Self.add(row.year, index.codes.years, to: values.year) { index.yearUnits[$0] }
            Self.add(row.runtime, index.codes.runtimes, to: values.runtime) { index.runtimeUnits[$0] }
        } else {
            let (year, runtime) = (units(.year), units(.runtime))
            Self.add(row.year, index.codes.years, to: values.year) { ScoreUnits.round(year * index.yearLikeness[$0]) }
            Self.add(row.runtime, index.codes.runtimes, to: values.runtime) {
                ScoreUnits.round(runtime * index.runtimeLikeness[$0])
            }
        }
        if kind.type > 0 { values.type[Int(kind.type)] += ScoreUnits.round(units(.type)) }
        let certifications = index.codes.certifications
        guard kind.certification > 0 else { return }
        for code in 1..<certifications {
            let likeness = index.certificationLikeness[(Int(kind.certification) - 1) * (certifications - 1) + code - 1]
            values.certification[code] += ScoreUnits.round(units(.certification) * likeness)
        }
    }

    private static func add(
        _ view: SetView, _ combination: UInt32, _ units: Double, to table: UnsafeMutablePointer<Int32>
    ) {
        for place in view.range(Int(combination)) {
            let given = ScoreUnits.round(units * Fraction.decode(view.sourceWeights[place]))
            for place in view.postings(of: Int(view.values[place])) {
                table[Int(view.postings[place])] &+= Fraction.of(given, view.postingWeights[place])
            }
        }
    }

    /// Adds to a table of codes that are steps on a scale, 0 being unknown, what a number of steps between two codes gives.
    @inline(__always)
    private static func add(
        _ code: UInt8, _ end: Int, to table: UnsafeMutablePointer<Int32>, _ given: (_ steps: Int) -> Int32
    ) {
        guard code > 0 else { return }
        for other in 1..<end { table[other] &+= given(abs(other &- Int(code))) }
    }

    private mutating func addTerms(_ index: RecommenderIndex, _ sources: [Int], _ share: Double) {
        let view = index.terms
        terms.reserveCapacity(sources.reduce(0) { $0 + view.range(ofTitle: $1).count })
        for source in sources {
            for place in view.range(ofTitle: source) {
                let term = view.titleTerms[place]
                let units = index.blockUnits[view.block(of: term).rawValue] * share
                terms.append((term, ScoreUnits.round(units * Fraction.decode(view.titleWeights[place]))))
            }
        }
        if sources.count > 1 { mergeTerms() }
    }

    /// Titles of a basket share terms; each list is to be walked once.
    private mutating func mergeTerms() {
        terms.sort { $0.term < $1.term }
        var merged: [(term: UInt32, units: Int32)] = []
        for (term, units) in terms {
            if let last = merged.last, last.term == term {
                merged[merged.count - 1].units += units
            } else {
                merged.append((term, units))
            }
        }
        terms = merged
    }

    private mutating func setPrior(_ index: RecommenderIndex, _ sources: [Int]) {
        let floor = index.weights.priorFloor
        func units(_ block: FeatureBlock, _ part: (TitleRow) -> UInt16) -> Int32 {
            let sum = sources.reduce(0.0) { $0 + Fraction.decode(part(index.rows[$1])) }
            let factor = floor + (1 - floor) * sum / Double(sources.count)
            return ScoreUnits.round(index.blockUnits[block.rawValue] * factor)
        }
        values.popularity = units(.popularity) { $0.popularity }
        values.rating = units(.rating) { $0.rating }
    }
}

/// The tables of ``ScoreTables`` by what a ``TitleRow`` has: valid as long as these are.
struct ScoreValues {
    let genres: UnsafeMutablePointer<Int32>
    let countries: UnsafeMutablePointer<Int32>
    let bestOf: UnsafeMutablePointer<Int32>
    let year: UnsafeMutablePointer<Int32>
    let runtime: UnsafeMutablePointer<Int32>
    let type: UnsafeMutablePointer<Int32>
    let certification: UnsafeMutablePointer<Int32>
    /// Type, certification and best-of lists together.
    let kind: UnsafeMutablePointer<Int32>
    /// What a title gets whose popularity and rating are full.
    var popularity: Int32 = 0
    var rating: Int32 = 0
    /// The countries of the titles that are asked for, as ``SetView/bits(_:)`` has them.
    var sourceCountries: UInt64 = 0

    init(_ index: RecommenderIndex, _ base: UnsafeMutablePointer<Int32>) {
        genres = base
        countries = genres + index.genres.count
        bestOf = countries + index.countries.count
        year = bestOf + index.bestOf.count
        runtime = year + index.codes.years
        type = runtime + index.codes.runtimes
        certification = type + index.codes.types
        kind = certification + index.codes.certifications
    }

    /// What a title gets for all but its terms, popularity and rating. The sum of all blocks is at most ``ScoreUnits/one``, so
    /// that nothing overflows.
    @inline(__always)
    func content(_ row: TitleRow) -> Int32 {
        genres[Int(row.genres)] &+ countries[Int(row.countries)] &+ year[Int(row.year)] &+ runtime[Int(row.runtime)]
            &+ kind[Int(row.kind)]
    }

    @inline(__always)
    func prior(popularity steps: UInt16, rating ratingSteps: UInt16) -> Int32 {
        Fraction.of(popularity, steps) &+ Fraction.of(rating, ratingSteps)
    }
}
