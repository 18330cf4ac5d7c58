/// What each value of a feature gives, in units of a score, to a title that has it: the question, worked out once before the
/// search.
///
/// With several source titles, likeness is the mean of the likeness to each.
struct ScoreTables: ~Copyable {
    /// All tables one after the other; the members below say where each begins.
    private let memory: UnsafeMutableBufferPointer<Int32>
    let genres: UnsafeMutablePointer<Int32>
    let countries: UnsafeMutablePointer<Int32>
    let bestOf: UnsafeMutablePointer<Int32>
    let year: UnsafeMutablePointer<Int32>
    let runtime: UnsafeMutablePointer<Int32>
    let type: UnsafeMutablePointer<Int32>
    let certification: UnsafeMutablePointer<Int32>
    private(set) var popularity: Int32 = 0
    private(set) var rating: Int32 = 0
    /// What a title gets that has the term with weight 1, by term ascending; then those of avoided titles.
    private(set) var terms: [(term: UInt32, units: Int32)] = []

    static let codes = 256

    /// - Parameters:
    ///   - sources: positions of the titles, not empty.
    ///   - sign: 1 for titles that are liked; for those that are avoided, less than 0, and the prior is left out.
    init(_ index: RecommenderIndex, sources: [Int], sign: Double) {
        let (genreView, countryView, bestOfView) = (index.genres, index.countries, index.bestOf)
        let sizes = [genreView.count, countryView.count, bestOfView.count]
        memory = .allocate(capacity: sizes.reduce(0, +) + 4 * Self.codes)
        memory.initialize(repeating: 0)
        // A buffer of more than nothing has an address.
        let base = memory.baseAddress.unsafelyUnwrapped
        (genres, countries) = (base, base + sizes[0])
        bestOf = countries + sizes[1]
        year = bestOf + sizes[2]
        runtime = year + Self.codes
        type = runtime + Self.codes
        certification = type + Self.codes
        let rows = index.rows
        let share = sign / Double(sources.count)
        func units(_ block: FeatureBlock) -> Double { index.blockUnits[block.rawValue] * share }
        Self.fill(genres, genreView, sources.map { Int(rows[$0].genres) }, units(.genres))
        Self.fill(countries, countryView, sources.map { Int(rows[$0].countries) }, units(.countries))
        Self.fill(bestOf, bestOfView, sources.map { Int(rows[$0].bestOf) }, units(.bestOf))
        Self.fill(year, sources.map { Int(rows[$0].year) }, index.yearLikeness, units(.year))
        Self.fill(runtime, sources.map { Int(rows[$0].runtime) }, index.runtimeLikeness, units(.runtime))
        fillTypes(index, sources, units(.type))
        fillCertifications(index, sources, units(.certification))
        fillTerms(index, sources, share)
        if sign > 0 { setPrior(index, sources) }
    }

    deinit { memory.deallocate() }

    /// Adds the tables of the avoided titles, in whose units the sign is.
    mutating func add(_ other: borrowing ScoreTables) {
        for place in memory.indices { memory[place] += other.memory[place] }
        terms += other.terms
    }

    private static func fill(
        _ table: UnsafeMutablePointer<Int32>, _ view: SetView, _ combinations: [Int], _ units: Double
    ) {
        guard units != 0 else { return }
        var sums = [Int64](repeating: 0, count: view.valueCount)
        for combination in combinations {
            for place in view.range(combination) { sums[Int(view.values[place])] += Int64(view.sourceWeights[place]) }
        }
        for (value, sum) in sums.enumerated() where sum > 0 {
            let given = Int32((units * Double(sum) / Double(Fraction.one)).rounded())
            for place in view.postings(of: value) {
                table[Int(view.postings[place])] += Fraction.of(given, view.postingWeights[place])
            }
        }
    }

    /// Fills a table of codes that are steps on a scale, 0 being unknown.
    private static func fill(
        _ table: UnsafeMutablePointer<Int32>, _ codes: [Int], _ likeness: [Double], _ units: Double
    ) {
        guard units != 0 else { return }
        var counts = [Int](repeating: 0, count: Self.codes)
        for code in codes { counts[code] += 1 }
        let occurring = counts.indices.dropFirst().filter { counts[$0] > 0 }
        for code in 1..<Self.codes {
            var sum = 0.0
            for other in occurring { sum += Double(counts[other]) * likeness[abs(other - code)] }
            table[code] = Int32((units * sum).rounded())
        }
    }

    private func fillTypes(_ index: RecommenderIndex, _ sources: [Int], _ units: Double) {
        var counts = [Int](repeating: 0, count: Self.codes)
        for source in sources { counts[Int(index.rows[source].type)] += 1 }
        for code in 1..<Self.codes { type[code] = Int32((units * Double(counts[code])).rounded()) }
    }

    private func fillCertifications(_ index: RecommenderIndex, _ sources: [Int], _ units: Double) {
        let likeness: UnsafeBufferPointer<Double> = index.image.array(.certificationLikeness)
        let names = Int(Double(likeness.count).squareRoot())
        var sums = [Double](repeating: 0, count: names)
        for source in sources {
            let code = Int(index.rows[source].certification)
            guard code > 0, code <= names else { continue }
            for other in 0..<names { sums[other] += likeness[(code - 1) * names + other] }
        }
        for (place, sum) in sums.enumerated() where place + 1 < Self.codes {
            certification[place + 1] = Int32((units * sum).rounded())
        }
    }

    private mutating func fillTerms(_ index: RecommenderIndex, _ sources: [Int], _ share: Double) {
        let view = index.terms
        var found: [(term: UInt32, weight: Int64)] = []
        for source in sources {
            for place in view.range(ofTitle: source) {
                found.append((view.titleTerms[place], Int64(view.titleWeights[place])))
            }
        }
        found.sort { $0.term < $1.term }
        var place = 0
        while place < found.count {
            let term = found[place].term
            var sum: Int64 = 0
            while place < found.count, found[place].term == term {
                sum += found[place].weight
                place += 1
            }
            let units = index.blockUnits[view.block(of: term).rawValue] * share
            terms.append((term, Int32((units * Double(sum) / Double(Fraction.one)).rounded())))
        }
    }

    private mutating func setPrior(_ index: RecommenderIndex, _ sources: [Int]) {
        let floor = index.weights.priorFloor
        func units(_ block: FeatureBlock, _ part: KeyPath<TitleRow, UInt16>) -> Int32 {
            let sum = sources.reduce(0.0) { $0 + Fraction.decode(index.rows[$1][keyPath: part]) }
            let factor = floor + (1 - floor) * sum / Double(sources.count)
            return Int32((index.blockUnits[block.rawValue] * factor).rounded())
        }
        popularity = units(.popularity, \.popularity)
        rating = units(.rating, \.rating)
    }
}
